#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// Ids are given by the importer; `parent` references are checked at the end of the transaction because a list may name a
// parent that comes later. Dates are ISO 8601 texts, vocabularies are the words of the exchange format.
const char* const create_tables = R"sql(
CREATE TABLE document (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  language TEXT CHECK (language IN ('fr', 'en', 'es')),
  title TEXT);
CREATE TABLE dataset_file (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE line (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  document INTEGER GENERATED ALWAYS AS (id >> 24) VIRTUAL,
  number INTEGER GENERATED ALWAYS AS (id & 16777215) VIRTUAL);
CREATE TABLE process (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  acronym TEXT,
  reference TEXT);
CREATE TABLE event (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  process INTEGER REFERENCES process,
  title TEXT NOT NULL CHECK (title <> ''),
  first_day TEXT,
  last_day TEXT,
  period TEXT,
  place TEXT,
  document INTEGER REFERENCES document,
  line INTEGER,
  printed TEXT);
CREATE INDEX event_process ON event (process);
CREATE TABLE event_document (
  event INTEGER NOT NULL REFERENCES event,
  document INTEGER NOT NULL REFERENCES document,
  title TEXT,
  first_day TEXT,
  last_day TEXT,
  period TEXT,
  place TEXT,
  line INTEGER,
  printed TEXT,
  PRIMARY KEY (event, document)) WITHOUT ROWID;
CREATE INDEX event_document_document ON event_document (document);
CREATE TABLE session (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  event INTEGER NOT NULL REFERENCES event,
  parent INTEGER REFERENCES session DEFERRABLE INITIALLY DEFERRED,
  label TEXT,
  title TEXT,
  kind TEXT NOT NULL,
  date TEXT,
  day INTEGER,
  starts TEXT,
  ends TEXT,
  document INTEGER REFERENCES document,
  line INTEGER,
  printed TEXT);
CREATE INDEX session_event ON session (event);
CREATE TABLE person (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  gender TEXT CHECK (gender IN ('f', 'm')));
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  acronym TEXT,
  category TEXT,
  state TEXT,
  parent INTEGER REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
  reference TEXT);
CREATE INDEX organisation_reference ON organisation (reference) WHERE reference IS NOT NULL;
CREATE TABLE appearance (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  person INTEGER NOT NULL REFERENCES person,
  event INTEGER NOT NULL REFERENCES event,
  session INTEGER REFERENCES session,
  role TEXT NOT NULL,
  name TEXT,
  honorific TEXT,
  position TEXT,
  state TEXT,
  state_basis TEXT NOT NULL CHECK (state_basis IN ('none', 'printed', 'derived')),
  remote INTEGER NOT NULL,
  gender TEXT CHECK (gender IN ('f', 'm')),
  gender_by_masculine_form INTEGER NOT NULL,
  document INTEGER REFERENCES document,
  line INTEGER,
  printed TEXT);
CREATE INDEX appearance_person ON appearance (person);
CREATE TABLE appearance_body (
  appearance INTEGER NOT NULL REFERENCES appearance,
  ordinal INTEGER NOT NULL,
  organisation INTEGER NOT NULL REFERENCES organisation,
  name TEXT,
  acronym TEXT,
  reference TEXT,
  category TEXT,
  state TEXT,
  parent INTEGER,
  PRIMARY KEY (appearance, ordinal)) WITHOUT ROWID;
CREATE INDEX appearance_body_organisation ON appearance_body (organisation);
CREATE TABLE partnership (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  source_kind TEXT NOT NULL,
  source NOT NULL,
  target_kind TEXT NOT NULL,
  target NOT NULL,
  kind TEXT NOT NULL,
  since TEXT,
  until TEXT,
  document INTEGER REFERENCES document,
  line INTEGER,
  printed TEXT);
CREATE TABLE theme (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  event INTEGER NOT NULL REFERENCES event,
  session INTEGER REFERENCES session,
  text TEXT NOT NULL CHECK (text <> ''),
  document INTEGER REFERENCES document,
  line INTEGER,
  printed TEXT);
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
  about TEXT NOT NULL CHECK (about IN ('person', 'organisation', 'event')),
  appearance INTEGER REFERENCES appearance,
  ordinal INTEGER,
  document INTEGER REFERENCES document,
  line INTEGER,
  entity INTEGER NOT NULL,
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  by_rule INTEGER NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL);
CREATE INDEX decision_different ON decision (entity)
  WHERE about = 'person' AND verdict = 'different' AND by_rule = 0;
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  decision INTEGER REFERENCES decision);
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  document INTEGER REFERENCES document,
  line INTEGER,
  printed TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'settled')));
CREATE TABLE person_key (
  key TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person,
  PRIMARY KEY (key, person)) WITHOUT ROWID;
CREATE TABLE organisation_key (
  key TEXT NOT NULL,
  organisation INTEGER NOT NULL REFERENCES organisation,
  PRIMARY KEY (key, organisation)) WITHOUT ROWID;
CREATE TABLE person_fact (
  person INTEGER NOT NULL REFERENCES person,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'gender', 'organisation', 'position', 'state')),
  value NOT NULL,
  PRIMARY KEY (person, kind, value)) WITHOUT ROWID;
CREATE TABLE name_form (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'process', 'event', 'session')),
  entity INTEGER NOT NULL,
  text TEXT NOT NULL,
  carried INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, entity, text));
)sql";

} // namespace entente::store
