#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// Events are looked up by process and days; those that last longer than a month, or have no day, are few. A list of more
// than two words in a CHECK costs a table of its own at every insert, so the checks of the rows that imports write most
// are spelt out; the rows stay as they are (SQLite, ALTER TABLE, section 7).
const char* const speed_up_imports = R"sql(
DROP INDEX event_process;
CREATE INDEX event_process_day ON event (process, first_day);
CREATE INDEX event_process_open ON event (process)
  WHERE first_day IS NULL OR last_day > date(first_day, '+31 days');
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (kind IN (''event'', ''gender'', ''organisation'', ''position'', ''state''))',
  'CHECK (kind = ''event'' OR kind = ''gender'' OR kind = ''organisation'' OR kind = ''position'' OR kind = ''state'')')
  WHERE name = 'person_fact';
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (kind IN (''person'', ''organisation'', ''process'', ''event'', ''session''))',
  'CHECK (kind = ''person'' OR kind = ''organisation'' OR kind = ''process'' OR kind = ''event'' OR kind = ''session'')')
  WHERE name = 'name_form';
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (state_basis IN (''none'', ''printed'', ''derived''))',
  'CHECK (state_basis = ''none'' OR state_basis = ''printed'' OR state_basis = ''derived'')')
  WHERE name = 'appearance';
UPDATE sqlite_schema SET sql = replace(replace(sql, 'CHECK (verdict IN (''same'', ''different'', ''unsure''))',
  'CHECK (verdict = ''same'' OR verdict = ''different'' OR verdict = ''unsure'')'),
  'CHECK (about IN (''person'', ''organisation'', ''event''))',
  'CHECK (about = ''person'' OR about = ''organisation'' OR about = ''event'')')
  WHERE name = 'decision';
PRAGMA writable_schema = RESET;
)sql";

} // namespace entente::store
