#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// Bytes that a document had before it was read anew with others: what was decided on them finds the document still.
const char* const create_former_bytes = R"sql(
CREATE TABLE former_bytes (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  document INTEGER NOT NULL REFERENCES document) WITHOUT ROWID;
)sql";

} // namespace entente::store
