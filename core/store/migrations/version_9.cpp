#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// Events and processes are joined, named and judged as people and bodies are.
const char* const join_meetings = R"sql(
ALTER TABLE event ADD COLUMN joined_into INTEGER REFERENCES event;
ALTER TABLE event ADD COLUMN root INTEGER REFERENCES event;
ALTER TABLE event ADD COLUMN declared_name TEXT;
CREATE INDEX event_root ON event (root) WHERE root IS NOT NULL;
ALTER TABLE process ADD COLUMN joined_into INTEGER REFERENCES process;
ALTER TABLE process ADD COLUMN root INTEGER REFERENCES process;
ALTER TABLE process ADD COLUMN declared_name TEXT;
CREATE INDEX process_root ON process (root) WHERE root IS NOT NULL;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (about IN (''person'', ''organisation''))',
  'CHECK (about IN (''person'', ''organisation'', ''event'', ''process''))') WHERE name = 'judged_pair';
PRAGMA writable_schema = RESET;
)sql";

} // namespace entente::store
