#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// Who is who is judged by what is printed: the facts of a person leave declared values out. What a cell printed is what
// the first standing decision about it found.
const char* const judge_by_print = R"sql(
CREATE VIEW printed_mark AS
  SELECT a.id, a.person,
    CASE WHEN EXISTS (SELECT 1 FROM decision_change c JOIN human_decision d ON d.id = c.decision
      WHERE d.active AND c.field = 'appearance.role' AND c.row = a.id)
      THEN (SELECT c.before FROM decision_change c JOIN human_decision d ON d.id = c.decision
      WHERE d.active AND c.field = 'appearance.role' AND c.row = a.id ORDER BY c.decision, c.ordinal LIMIT 1)
      ELSE a.role END AS role,
    CASE WHEN EXISTS (SELECT 1 FROM decision_change c JOIN human_decision d ON d.id = c.decision
      WHERE d.active AND c.field = 'appearance.state' AND c.row = a.id)
      THEN (SELECT c.before FROM decision_change c JOIN human_decision d ON d.id = c.decision
      WHERE d.active AND c.field = 'appearance.state' AND c.row = a.id ORDER BY c.decision, c.ordinal LIMIT 1)
      ELSE a.state END AS state,
    CASE WHEN EXISTS (SELECT 1 FROM decision_change c JOIN human_decision d ON d.id = c.decision
      WHERE d.active AND c.field = 'appearance.gender' AND c.row = a.id)
      THEN (SELECT c.before FROM decision_change c JOIN human_decision d ON d.id = c.decision
      WHERE d.active AND c.field = 'appearance.gender' AND c.row = a.id ORDER BY c.decision, c.ordinal LIMIT 1)
      ELSE a.gender END AS gender,
    CASE WHEN EXISTS (SELECT 1 FROM decision_change c JOIN human_decision d ON d.id = c.decision
      WHERE d.active AND c.field = 'appearance.gender_by_masculine_form' AND c.row = a.id)
      THEN (SELECT c.before FROM decision_change c JOIN human_decision d ON d.id = c.decision
      WHERE d.active AND c.field = 'appearance.gender_by_masculine_form' AND c.row = a.id ORDER BY c.decision, c.ordinal LIMIT 1)
      ELSE a.gender_by_masculine_form END AS generic
    FROM appearance a;
DROP VIEW mention_fact;
CREATE VIEW mention_fact AS
  SELECT a.person, 'organisation' AS kind, b.organisation AS value
    FROM appearance a JOIN appearance_body b ON b.appearance = a.id AND b.beside = 0
  UNION ALL SELECT person, 'position', position FROM appearance WHERE position IS NOT NULL
  UNION ALL SELECT person, 'state', state FROM printed_mark WHERE state IS NOT NULL
  UNION ALL SELECT person, 'gender', gender FROM printed_mark WHERE gender IS NOT NULL AND generic = 0;
DELETE FROM person_fact WHERE person IN (SELECT a.person FROM decision_change c JOIN appearance a ON a.id = c.row
  WHERE c.field IN ('appearance.state', 'appearance.gender', 'appearance.gender_by_masculine_form'));
INSERT OR IGNORE INTO person_fact (person, kind, value)
  SELECT person, kind, value FROM mention_fact WHERE person IN (SELECT a.person FROM decision_change c JOIN appearance a
    ON a.id = c.row
    WHERE c.field IN ('appearance.state', 'appearance.gender', 'appearance.gender_by_masculine_form'));
)sql";

} // namespace entente::store
