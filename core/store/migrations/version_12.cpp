#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// A row of a long list that tells of somebody what a row before it told names that row in `repeats`, and leaves what both
// print to it: the name, post, state, gender and bodies. It has the same person; before a decision changes either of the
// two, it is written out in full. `mention` and `mention_body` show all rows as if they were.
const char* const fold_repeats = R"sql(
ALTER TABLE appearance ADD COLUMN repeats INTEGER;
CREATE VIEW mention AS
  SELECT a.id, a.person, a.event, a.session, a.role, coalesce(a.name, e.name) AS name,
    coalesce(a.honorific, e.honorific) AS honorific, coalesce(a.position, e.position) AS position,
    coalesce(a.state, e.state) AS state, coalesce(e.state_basis, a.state_basis) AS state_basis,
    coalesce(e.remote, a.remote) AS remote, coalesce(a.gender, e.gender) AS gender,
    coalesce(e.gender_by_masculine_form, a.gender_by_masculine_form) AS gender_by_masculine_form,
    a.document, a.line, a.printed, a.repeats
  FROM appearance a LEFT JOIN appearance e ON e.id = a.repeats;
CREATE VIEW mention_body AS
  SELECT appearance, ordinal, organisation, name, acronym, reference, category, state, parent FROM appearance_body
  UNION ALL SELECT a.id, b.ordinal, b.organisation, b.name, b.acronym, b.reference, b.category, b.state, b.parent
    FROM appearance_body b JOIN appearance e ON e.id = b.appearance
    JOIN appearance a ON a.person = e.person AND a.repeats = e.id;
)sql";

} // namespace entente::store
