#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// What a document says of a meeting goes to another event by a decision: `read_as` is the event that the document was read
// to speak of, where it is shown under another. An event from which documents went keeps in `as_read` what it was called,
// when and where it took place and where that is printed, while it goes by the documents that stayed.
const char* const part_meetings = R"sql(
ALTER TABLE event_document ADD COLUMN read_as INTEGER;
CREATE INDEX event_document_read_as ON event_document (read_as) WHERE read_as IS NOT NULL;
ALTER TABLE event ADD COLUMN as_read TEXT;
CREATE INDEX decision_change_event ON decision_change (before) WHERE field = 'event_document.event';
)sql";

} // namespace entente::store
