#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// What people decide lies over what documents say. A joined entity stays as a row and leads to the one it was joined into;
// `root` is where that chain ends, null for an entity that stands for itself. Declared values hide the printed ones.
// `turn` grows with every change of what stands: it tells which decision was taken, taken back or taken again last.
// `content` is what the file said of a decision that came with one.
const char* const create_decisions = R"sql(
ALTER TABLE person ADD COLUMN joined_into INTEGER REFERENCES person;
ALTER TABLE person ADD COLUMN root INTEGER REFERENCES person;
ALTER TABLE person ADD COLUMN declared_name TEXT;
CREATE INDEX person_root ON person (root) WHERE root IS NOT NULL;
ALTER TABLE organisation ADD COLUMN joined_into INTEGER REFERENCES organisation;
ALTER TABLE organisation ADD COLUMN root INTEGER REFERENCES organisation;
ALTER TABLE organisation ADD COLUMN declared_name TEXT;
ALTER TABLE organisation ADD COLUMN declared_category TEXT;
ALTER TABLE organisation ADD COLUMN declared_state TEXT;
ALTER TABLE organisation ADD COLUMN declared_parent INTEGER;
CREATE INDEX organisation_root ON organisation (root) WHERE root IS NOT NULL;
CREATE TABLE human_decision (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'same', 'different', 'rename', 'set', 'answer')),
  about TEXT NOT NULL,
  subject TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  made INTEGER,
  active INTEGER NOT NULL DEFAULT 1,
  turn INTEGER NOT NULL,
  content TEXT);
CREATE UNIQUE INDEX human_decision_turn ON human_decision (active, turn);
CREATE INDEX human_decision_made ON human_decision (about, made) WHERE made IS NOT NULL;
CREATE TABLE decision_change (
  decision INTEGER NOT NULL REFERENCES human_decision,
  ordinal INTEGER NOT NULL,
  field TEXT NOT NULL,
  row INTEGER NOT NULL,
  part INTEGER NOT NULL,
  before,
  after,
  PRIMARY KEY (decision, ordinal)) WITHOUT ROWID;
CREATE INDEX decision_change_cell ON decision_change (field, row, part);
CREATE INDEX decision_change_person ON decision_change (before) WHERE field = 'appearance.person';
CREATE INDEX decision_change_organisation ON decision_change (before) WHERE field = 'body.organisation';
CREATE TABLE decision_entity (
  about TEXT NOT NULL,
  entity INTEGER NOT NULL,
  decision INTEGER NOT NULL REFERENCES human_decision,
  PRIMARY KEY (about, entity, decision)) WITHOUT ROWID;
CREATE TABLE judged_pair (
  about TEXT NOT NULL CHECK (about IN ('person', 'organisation')),
  a INTEGER NOT NULL,
  b INTEGER NOT NULL CHECK (a < b),
  verdict TEXT CHECK (verdict IN ('same', 'different')),
  PRIMARY KEY (about, a, b)) WITHOUT ROWID;
CREATE INDEX judged_different_first ON judged_pair (about, a, b) WHERE verdict = 'different';
CREATE INDEX judged_different_second ON judged_pair (about, b, a) WHERE verdict = 'different';
CREATE INDEX appearance_place ON appearance (document, line);
CREATE INDEX partnership_place ON partnership (document, line);
CREATE VIEW mention_fact AS
  SELECT person, 'event' AS kind, event AS value FROM appearance
  UNION ALL SELECT a.person, 'organisation', b.organisation FROM appearance a JOIN appearance_body b ON b.appearance = a.id
  UNION ALL SELECT person, 'position', position FROM appearance WHERE position IS NOT NULL
  UNION ALL SELECT person, 'state', state FROM appearance WHERE state IS NOT NULL
  UNION ALL SELECT person, 'gender', gender FROM appearance WHERE gender IS NOT NULL AND gender_by_masculine_form = 0;
CREATE TABLE pending_decision (
  uid TEXT PRIMARY KEY,
  why TEXT NOT NULL,
  content TEXT NOT NULL) WITHOUT ROWID;
ALTER TABLE review ADD COLUMN about TEXT;
ALTER TABLE review ADD COLUMN a INTEGER;
ALTER TABLE review ADD COLUMN b INTEGER;
ALTER TABLE review ADD COLUMN score REAL;
)sql";

} // namespace entente::store
