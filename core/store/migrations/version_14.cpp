#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// Sessions of one document go to another event by a decision: the document then speaks of that event too, in a part of its
// own that names in `parted_from` the event which the sessions were read to be of. What is declared of when and where such a
// meeting is held lies over what its sessions print. A decision keeps the text that it had when it was taken, so that every
// file tells it in the same words.
const char* const part_sessions = R"sql(
ALTER TABLE event_document ADD COLUMN parted_from INTEGER;
ALTER TABLE event ADD COLUMN declared_first_day TEXT;
ALTER TABLE event ADD COLUMN declared_last_day TEXT;
ALTER TABLE event ADD COLUMN declared_place TEXT;
ALTER TABLE human_decision ADD COLUMN text TEXT;
)sql";

} // namespace entente::store
