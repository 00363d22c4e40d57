#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// External-content indexes: the texts stand once, in `name_form` and `line`. Lines are listed in order, not by rank, so
// their index needs no sizes.
const char* const create_text_search = R"sql(
CREATE VIRTUAL TABLE name_text USING fts5(text, content='name_form', content_rowid='id',
  tokenize='unicode61 remove_diacritics 2');
INSERT INTO name_text(name_text) VALUES('rebuild');
CREATE VIRTUAL TABLE line_text USING fts5(text, content='line', content_rowid='id', columnsize=0,
  tokenize='unicode61 remove_diacritics 2');
INSERT INTO line_text(line_text) VALUES('rebuild');
)sql";

} // namespace entente::store
