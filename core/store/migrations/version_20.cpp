#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// Very long lists, by ids from the first to the last: names that stay out of the full-text index, which a search reads, and
// people whose keys and facts wait for the first import that looks for anybody.
const char* const put_off_people = R"sql(
CREATE TABLE unindexed_names (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL);
CREATE TABLE waiting_people (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL);
)sql";

} // namespace entente::store
