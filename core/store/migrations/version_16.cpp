#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// An appearance of an imported dataset may rest on several lines, which decisions made one in the base that it came from.
// `organisations` are the bodies that the line names: their numbers with spaces between.
const char* const keep_stated_lines = R"sql(
CREATE TABLE stated_line (
  appearance INTEGER NOT NULL REFERENCES appearance ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  document INTEGER REFERENCES document ON DELETE SET NULL,
  line INTEGER,
  printed TEXT,
  organisations TEXT NOT NULL,
  PRIMARY KEY (appearance, ordinal)) WITHOUT ROWID;
)sql";

} // namespace entente::store
