#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// A body that an entry names beside a person, as what supports or hosts something or as a partner, is no body of the
// person's.
const char* const set_bodies_beside = R"sql(
ALTER TABLE appearance_body ADD COLUMN beside INTEGER NOT NULL DEFAULT 0;
DROP VIEW mention_fact;
CREATE VIEW mention_fact AS
  SELECT a.person, 'organisation' AS kind, b.organisation AS value
    FROM appearance a JOIN appearance_body b ON b.appearance = a.id AND b.beside = 0
  UNION ALL SELECT person, 'position', position FROM appearance WHERE position IS NOT NULL
  UNION ALL SELECT person, 'state', state FROM appearance WHERE state IS NOT NULL
  UNION ALL SELECT person, 'gender', gender FROM appearance WHERE gender IS NOT NULL AND gender_by_masculine_form = 0;
)sql";

} // namespace entente::store
