#include "core/store/decisions/check.hpp"

#include <array>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/impl.hpp"
#include "core/store/text_index.hpp"

namespace entente::store {
namespace {

constexpr std::array reading_rules{
    Rule{"{} sessions whose parent belongs to another event",
         "SELECT count(*) FROM session s JOIN session p ON p.id = s.parent WHERE p.event <> s.event"},
    Rule{"{} appearances whose session belongs to another event",
         "SELECT count(*) FROM appearance a JOIN session s ON s.id = a.session WHERE s.event <> a.event"},
    Rule{
        "{} appearances that do not agree with the one they repeat",
        "SELECT count(*) FROM appearance a LEFT JOIN appearance e ON e.id = a.repeats WHERE a.repeats IS NOT NULL AND (e.id "
        "IS NULL OR e.repeats IS NOT NULL OR e.person <> a.person OR e.document IS NOT a.document OR a.name IS NOT NULL)"},
    Rule{"{} themes whose session belongs to another event",
         "SELECT count(*) FROM theme t JOIN session s ON s.id = t.session WHERE s.event <> t.event"},
    Rule{"{} partnerships with an end that is not there",
         "SELECT count(*) FROM (SELECT source_kind AS kind, source AS id FROM partnership UNION ALL "
         "SELECT target_kind, target FROM partnership) WHERE CASE kind WHEN 'person' THEN id NOT IN (SELECT id FROM person) "
         "WHEN 'organisation' THEN id NOT IN (SELECT id FROM organisation) WHEN 'process' THEN id NOT IN (SELECT id FROM "
         "process) "
         "WHEN 'event' THEN id NOT IN (SELECT id FROM event) ELSE kind <> 'state' END"},
    Rule{"{} people whose name is not among their printed forms",
         "SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT 1 FROM name_form f WHERE f.kind = 'person' AND f.entity = "
         "p.id "
         "AND f.text = p.name) AND id NOT IN (SELECT entity FROM decision_entity WHERE about = 'person')"},
    Rule{"{} organisations whose name is not among their printed forms",
         "SELECT count(*) FROM organisation o WHERE NOT EXISTS (SELECT 1 FROM name_form f WHERE f.kind = 'organisation' "
         "AND f.entity = o.id AND f.text = o.name) AND id NOT IN (SELECT entity FROM decision_entity WHERE about = "
         "'organisation')"},
    Rule{"{} printed forms of people that are not there",
         "SELECT count(*) FROM name_form WHERE kind = 'person' AND entity NOT IN (SELECT id FROM person)"},
    Rule{"{} printed forms of organisations that are not there",
         "SELECT count(*) FROM name_form WHERE kind = 'organisation' AND entity NOT IN (SELECT id FROM organisation)"},
    Rule{"{} printed forms missing from the search index",
         "SELECT count(*) FROM name_form WHERE id <= (SELECT name FROM text_mark) AND id NOT IN (SELECT id FROM "
         "name_text_docsize) AND NOT EXISTS (SELECT 1 FROM unindexed_names WHERE name_form.id BETWEEN first AND last)"},
    Rule{"{} documents superseded by ones that are not there",
         "SELECT count(*) FROM superseded_document WHERE by NOT IN (SELECT id FROM document)"},
    Rule{"{} printed lines of documents that are not there",
         "SELECT count(*) FROM line WHERE document NOT IN (SELECT id FROM document)"},
};

/// Whether the full-text indexes fit their texts; SQLite asks for the right to write to look.
void check_indexes(const Connection& connection, std::vector<Wording>& defects) {
  if (connection.number("PRAGMA query_only") != 0 || connection.in_transaction()) { return; }
  index_all_waiting(connection);
  // Against its texts an index can be held only when it has all of them.
  const char* const lines = indexes_all(connection, Indexed::lines)
                                ? "INSERT INTO line_text (line_text, rank) VALUES ('integrity-check', 1)"
                                : "INSERT INTO line_text (line_text, rank) VALUES ('integrity-check', 0)";
  const char* const names = indexes_all(connection, Indexed::names)
                                ? "INSERT INTO name_text (name_text, rank) VALUES ('integrity-check', 1)"
                                : "INSERT INTO name_text (name_text, rank) VALUES ('integrity-check', 0)";
  for (const char* const sql : {names, lines}) {
    try {
      connection.execute(sql);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::unreadable) { throw; }
      defects.push_back(Wording("a full-text index does not fit its texts"));
    }
  }
}

void check_tables(const Connection& connection, std::vector<Wording>& defects) {
  const Reading reading(connection);
  auto integrity = connection.query("PRAGMA integrity_check");
  while (integrity.step()) {
    if (integrity.view(0) != "ok") { defects.push_back(Wording::as_is(integrity.text(0))); }
  }
  auto foreign = connection.query("PRAGMA foreign_key_check");
  while (foreign.step()) {
    defects.push_back(
        Wording("{} {} refers to a {} that is not there", foreign.view(0), foreign.integer(1), foreign.view(2)));
  }
  check_rules(connection, reading_rules, defects);
}

} // namespace

std::vector<Wording> check(const Connection& connection) {
  std::vector<Wording> defects;
  check_tables(connection, defects);
  check_decisions(connection, defects);
  check_indexes(connection, defects);
  return defects;
}

} // namespace entente::store
