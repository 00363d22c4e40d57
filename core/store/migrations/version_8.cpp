#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// `number` is which decision of its own base this was, `changed_at` and `changed_by` when and by whom it was last taken back
// or taken again: what it takes to join the work of two bases in one order, without reviving what was taken back.
const char* const create_standing = R"sql(
ALTER TABLE human_decision ADD COLUMN number INTEGER;
ALTER TABLE human_decision ADD COLUMN changed_at TEXT;
ALTER TABLE human_decision ADD COLUMN changed_by TEXT;
)sql";

} // namespace entente::store
