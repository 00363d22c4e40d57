#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// Who was at which event is read off the index of appearances: kept as facts of people too, it was a fifth of what an
// import writes.
const char* const read_events_off_appearances = R"sql(
DROP INDEX appearance_person;
CREATE INDEX appearance_person_event ON appearance (person, event);
DELETE FROM person_fact WHERE kind = 'event';
DROP VIEW mention_fact;
CREATE VIEW mention_fact AS
  SELECT a.person, 'organisation' AS kind, b.organisation AS value
    FROM appearance a JOIN appearance_body b ON b.appearance = a.id
  UNION ALL SELECT person, 'position', position FROM appearance WHERE position IS NOT NULL
  UNION ALL SELECT person, 'state', state FROM appearance WHERE state IS NOT NULL
  UNION ALL SELECT person, 'gender', gender FROM appearance WHERE gender IS NOT NULL AND gender_by_masculine_form = 0;
)sql";

} // namespace entente::store
