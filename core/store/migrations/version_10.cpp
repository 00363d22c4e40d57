#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// The full-text indexes are written for many documents at once. `text_mark` holds up to which line and name they go; what
// lies past it is looked through at a search.
const char* const put_off_indexing = R"sql(
CREATE TABLE text_mark (
  line INTEGER NOT NULL,
  name INTEGER NOT NULL);
INSERT INTO text_mark SELECT coalesce((SELECT max(id) FROM line), 0), coalesce((SELECT max(id) FROM name_form), 0);
)sql";

} // namespace entente::store
