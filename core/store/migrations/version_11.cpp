#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// The lines of very long documents, by ids from the first to the last, that stay out of the full-text index: a search reads
// them.
const char* const leave_long_lists_unindexed = R"sql(
CREATE TABLE unindexed_lines (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL);
)sql";

} // namespace entente::store
