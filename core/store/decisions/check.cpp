#include "core/store/decisions/check.hpp"

#include <array>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "core/store/decisions/cells.hpp"
#include "core/store/decisions/derived.hpp"
#include "core/store/impl.hpp"

namespace entente::store {
namespace {

constexpr std::array decision_rules{
    Rule{"{} people whose group is not the one they are joined into",
         "SELECT count(*) FROM person p LEFT JOIN person i ON i.id = p.joined_into WHERE p.root IS NOT "
         "CASE WHEN p.joined_into IS NULL THEN NULL ELSE coalesce(i.root, i.id) END"},
    Rule{"{} organisations whose group is not the one they are joined into",
         "SELECT count(*) FROM organisation p LEFT JOIN organisation i ON i.id = p.joined_into WHERE p.root IS NOT "
         "CASE WHEN p.joined_into IS NULL THEN NULL ELSE coalesce(i.root, i.id) END"},
    Rule{"{} people that were judged different and are joined",
         "SELECT count(*) FROM judged_pair j JOIN person a ON a.id = j.a JOIN person b ON b.id = j.b WHERE j.about = "
         "'person' "
         "AND j.verdict = 'different' AND coalesce(a.root, a.id) = coalesce(b.root, b.id)"},
    Rule{"{} organisations that were judged different and are joined",
         "SELECT count(*) FROM judged_pair j JOIN organisation a ON a.id = j.a JOIN organisation b ON b.id = j.b WHERE "
         "j.about = 'organisation' AND j.verdict = 'different' AND coalesce(a.root, a.id) = coalesce(b.root, b.id)"},
    Rule{"{} events whose group is not the one they are joined into",
         "SELECT count(*) FROM event p LEFT JOIN event i ON i.id = p.joined_into WHERE p.root IS NOT "
         "CASE WHEN p.joined_into IS NULL THEN NULL ELSE coalesce(i.root, i.id) END"},
    Rule{"{} events that were judged different and are joined",
         "SELECT count(*) FROM judged_pair j JOIN event a ON a.id = j.a JOIN event b ON b.id = j.b WHERE j.about = 'event' "
         "AND j.verdict = 'different' AND coalesce(a.root, a.id) = coalesce(b.root, b.id)"},
    Rule{"{} processes whose group is not the one they are joined into",
         "SELECT count(*) FROM process p LEFT JOIN process i ON i.id = p.joined_into WHERE p.root IS NOT "
         "CASE WHEN p.joined_into IS NULL THEN NULL ELSE coalesce(i.root, i.id) END"},
    Rule{"{} processes that were judged different and are joined",
         "SELECT count(*) FROM judged_pair j JOIN process a ON a.id = j.a JOIN process b ON b.id = j.b WHERE j.about = "
         "'process' "
         "AND j.verdict = 'different' AND coalesce(a.root, a.id) = coalesce(b.root, b.id)"},
    Rule{"{} printed names of mentions missing from the forms of people that decisions touched",
         "SELECT count(*) FROM appearance a WHERE a.name <> '' AND a.person IN (SELECT entity FROM decision_entity WHERE "
         "about = 'person') AND NOT EXISTS (SELECT 1 FROM name_form f WHERE f.kind = 'person' AND f.entity = a.person AND "
         "f.text = a.name)"},
    Rule{"{} printed names of mentions missing from the forms of organisations that decisions touched",
         "SELECT count(*) FROM appearance_body b WHERE b.name <> '' AND b.organisation IN (SELECT entity FROM "
         "decision_entity WHERE about = 'organisation') AND NOT EXISTS (SELECT 1 FROM name_form f WHERE "
         "f.kind = 'organisation' AND f.entity = b.organisation AND f.text = b.name)"},
};

/// What the last standing decision about each cell left there, or what the cell held before any.
void check_cells(const Connection& connection, std::vector<Wording>& defects) {
  using Key = std::tuple<std::string, std::int64_t, std::int64_t>;
  std::map<Key, std::pair<Cell, Value>> expected;
  {
    auto row = connection.query("SELECT c.field, c.row, c.part, c.before, c.after, d.active FROM decision_change c JOIN "
                                "human_decision d ON d.id = c.decision ORDER BY c.decision, c.ordinal");
    while (row.step()) {
      const Field field = parse_field(connection, row.view(0));
      const Cell cell{field, row.integer(1), row.integer(2)};
      const auto [at, first] = expected.try_emplace({row.text(0), cell.row, cell.part}, cell, value_at(row, 3, field));
      if (row.integer(5) != 0) { at->second.second = value_at(row, 4, field); }
    }
  }
  std::size_t wrong = 0;
  for (const auto& [key, held] : expected) {
    wrong += read_cell(connection, held.first) == held.second ? 0 : 1;
  }
  if (wrong > 0) { defects.push_back(Wording("{} values that do not agree with the decisions about them", wrong)); }
}

using Facts = std::set<std::pair<std::string, std::string>>;

Facts kept_facts(const Connection& connection, std::int64_t person) {
  auto row = connection.query("SELECT kind, value FROM person_fact WHERE person = ?");
  row.bind(person);
  Facts facts;
  while (row.step()) {
    facts.emplace(row.text(0), row.text(1));
  }
  return facts;
}

Facts printed_facts(const Connection& connection, std::int64_t person) {
  auto row = connection.query("SELECT kind, value FROM mention_fact WHERE person = ?");
  row.bind(person);
  Facts facts;
  while (row.step()) {
    facts.emplace(row.text(0), row.text(1));
  }
  return facts;
}

void check_facts(const Connection& connection, std::vector<Wording>& defects) {
  std::vector<std::int64_t> people;
  {
    auto row = connection.query("SELECT entity FROM decision_entity WHERE about = 'person' AND NOT EXISTS (SELECT 1 "
                                "FROM waiting_people WHERE entity BETWEEN first AND last) GROUP BY entity");
    while (row.step()) {
      people.push_back(row.integer(0));
    }
  }
  std::size_t wrong = 0;
  for (const std::int64_t person : people) {
    wrong += kept_facts(connection, person) == printed_facts(connection, person) ? 0 : 1;
  }
  if (wrong > 0) { defects.push_back(Wording("{} people whose facts do not agree with their mentions", wrong)); }
}

} // namespace

void check_rules(const Connection& connection, std::span<const Rule> rules, std::vector<Wording>& defects) {
  for (const Rule& rule : rules) {
    if (const auto count = connection.number(rule.count); count > 0) { defects.push_back(Wording(rule.defect, count)); }
  }
}

void check_decisions(const Connection& connection, std::vector<Wording>& defects) {
  const Reading reading(connection);
  check_rules(connection, decision_rules, defects);
  check_cells(connection, defects);
  check_facts(connection, defects);
}

} // namespace entente::store
