#include "core/analysis/questions/coverage.hpp"

#include <cmath>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "core/analysis/statistics/discovery.hpp"
#include "core/analysis/statistics/exact.hpp"
#include "core/analysis/statistics/interval.hpp"

namespace entente {

namespace {

std::string_view status_text(CoverageStatus status) {
  switch (status) {
  case CoverageStatus::counted: return "counted";
  case CoverageStatus::outside: return "outside";
  case CoverageStatus::unknown: return "unknown";
  }
  return "";
}

std::vector<Column> columns_for(const Counting& rule) {
  const bool people = rule.unit == CountUnit::people;
  const std::string unit = people ? "people" : "appearances";
  const std::string other = people ? "appearances" : "people";
  std::vector<Column> columns = {{"id", "", ColumnType::text},
                                 {"name", "", ColumnType::text},
                                 {"parent", "", ColumnType::text},
                                 {"status", "", ColumnType::text},
                                 {"states", "states", ColumnType::integer},
                                 {"states_seen", "states", ColumnType::integer},
                                 {"observed", unit, ColumnType::integer},
                                 {other, other, ColumnType::integer}};
  if (rule.moderators == Moderators::apart) { columns.push_back({"moderators", unit, ColumnType::integer}); }
  columns.push_back({"expected", unit, ColumnType::real});
  for (const char* name : {"share", "share_low", "share_high", "ratio", "ratio_low", "ratio_high"}) {
    columns.push_back({name, "1", ColumnType::real});
  }
  for (const char* name : {"chance", "adjusted"}) {
    columns.push_back({name, "1", ColumnType::real});
  }
  return columns;
}

Cell text_or_nothing(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }
Cell count_or_nothing(const std::optional<std::int64_t>& count) { return count ? Cell{*count} : Cell{}; }

/// Expected, share and ratio with their intervals; nothing where the row is no part of the denominator.
void add_shares(std::vector<Cell>& cells, const CoverageCell& cell, std::int64_t observed, std::int64_t denominator) {
  const bool counts = cell.status == CoverageStatus::counted;
  const double n = static_cast<double>(denominator);
  cells.push_back(counts && cell.expected_share ? Cell{*cell.expected_share * n} : Cell{});
  if (!counts || denominator == 0) {
    cells.resize(cells.size() + 6);
    return;
  }
  const double share = static_cast<double>(observed) / n;
  const Interval interval = wilson(observed, denominator);
  for (const double value : {share, interval.low, interval.high}) {
    cells.emplace_back(value);
  }
  const bool comparable = cell.expected_share && *cell.expected_share > 0;
  for (const double value : {share, interval.low, interval.high}) {
    cells.push_back(comparable ? Cell{value / *cell.expected_share} : Cell{});
  }
}

Row row_of(const CoverageCell& cell, const Tally& tally, const Counting& rule, std::int64_t denominator) {
  const bool people = rule.unit == CountUnit::people;
  const std::int64_t observed = tally.count(rule.unit);
  Row row;
  row.cells = {cell.id,
               cell.name,
               text_or_nothing(cell.parent),
               std::string(status_text(cell.status)),
               count_or_nothing(cell.states),
               count_or_nothing(cell.states_seen),
               observed,
               tally.count(people ? CountUnit::appearances : CountUnit::people)};
  if (rule.moderators == Moderators::apart) { row.cells.emplace_back(tally.count_apart(rule.unit)); }
  add_shares(row.cells, cell, observed, denominator);
  row.evidence = tally.evidence();
  return row;
}

/// Whether each row is further from what is expected than chance would have it, and how sure that is with so many rows.
void add_chances(const std::vector<CoverageCell>& cells, const Tallies& tallies, const Counting& rule,
                 std::int64_t denominator, Table& table) {
  std::vector<double> chances;
  for (const CoverageCell& cell : cells) {
    const bool tested = cell.status == CoverageStatus::counted && cell.expected_share && denominator > 0;
    chances.push_back(tested ? binomial_chance(tallies.of(cell.id).count(rule.unit), denominator, *cell.expected_share)
                             : std::numeric_limits<double>::quiet_NaN());
  }
  const std::vector<double> adjusted = adjusted_chances(chances);
  std::size_t tested = 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const bool known = i < chances.size() && !std::isnan(chances[i]);
    table.rows[i].cells.push_back(known ? Cell{chances[i]} : Cell{});
    table.rows[i].cells.push_back(known ? Cell{adjusted[i]} : Cell{});
    tested += known ? 1 : 0;
    found += known && adjusted[i] <= 0.05 ? 1 : 0;
  }
  table.whole = {{"tested", static_cast<std::int64_t>(tested)}, {"beyond_chance", static_cast<std::int64_t>(found)}};
  if (tested > 0) { table.notes.push_back({"note.chances", {std::to_string(found), std::to_string(tested)}}); }
}

} // namespace

Table coverage_table(std::string name, const std::vector<CoverageCell>& cells, const Tallies& tallies, const Counting& rule,
                     std::vector<TableNote> notes) {
  std::set<std::string> counted;
  for (const CoverageCell& cell : cells) {
    if (cell.status == CoverageStatus::counted) { counted.insert(cell.id); }
  }
  const std::int64_t denominator =
      total(tallies, rule.unit, [&](const std::string& value) { return counted.contains(value); });
  Table table{std::move(name), columns_for(rule), {}, std::move(notes)};
  for (const CoverageCell& cell : cells) {
    table.rows.push_back(row_of(cell, tallies.of(cell.id), rule, denominator));
  }
  const CoverageCell unknown{"unknown", "unknown", "", CoverageStatus::unknown, {}, {}, {}};
  table.rows.push_back(row_of(unknown, tallies.unknown, rule, denominator));
  add_chances(cells, tallies, rule, denominator, table);
  const std::int64_t unknown_count = tallies.unknown.count(rule.unit);
  const std::int64_t all = total(tallies, rule.unit, [](const std::string&) { return true; }) + unknown_count;
  table.denominator = denominator;
  table.whole.insert(table.whole.end(), {{"denominator", denominator}, {"unknown", unknown_count}, {"all", all}});
  table.notes.push_back({"note.denominator", {std::to_string(denominator)}});
  table.notes.push_back({"note.unknown", {std::to_string(unknown_count), std::to_string(all)}});
  table.notes.push_back({"note.interval.wilson", {}});
  return table;
}

std::vector<OptionInfo> coverage_options() {
  return {unit_option(), moderators_option(), states_option(), language_option()};
}
std::vector<OptionInfo> plain_coverage_options() { return {unit_option(), moderators_option(), language_option()}; }
std::vector<OptionInfo> role_options() { return {unit_option(), language_option()}; }

} // namespace entente
