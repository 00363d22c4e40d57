#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// A later version of an agenda takes the place of the earlier one: `superseded_by` is what an import judged, and
// `declared_superseded_by` what a person said of it, 0 for "of none".
const char* const create_versions = R"sql(
ALTER TABLE document ADD COLUMN superseded_by INTEGER REFERENCES document;
ALTER TABLE document ADD COLUMN declared_superseded_by INTEGER;
CREATE VIEW superseded_document AS
  SELECT id, coalesce(declared_superseded_by, superseded_by) AS by FROM document
  WHERE coalesce(declared_superseded_by, superseded_by, 0) <> 0;
CREATE INDEX appearance_event ON appearance (event);
)sql";

} // namespace entente::store
