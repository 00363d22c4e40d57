#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "viz/i18n/note_text.hpp"
#include "viz/report/sections.hpp"

namespace entente {

namespace {

constexpr double strip_width = 160;
constexpr double strip_height = 18;

/// The largest share that a table's strips must hold, at least a tenth.
double widest_share(const Table& table) {
  double widest = 0.1;
  for (const Row& row : table.rows) {
    widest = std::max(widest, cell_number(table, row, "share_high").value_or(0));
    const auto ratio = cell_number(table, row, "ratio");
    const auto share = cell_number(table, row, "share");
    if (ratio && share && *ratio > 0) { widest = std::max(widest, *share / *ratio); }
  }
  return std::min(1.0, widest);
}

std::optional<double> expected_share(const Table& table, const Row& row, std::int64_t total) {
  const auto expected = cell_number(table, row, "expected");
  return expected && total > 0 ? std::optional(*expected / static_cast<double>(total)) : std::nullopt;
}

/// Observed share as a dot on its interval, with a mark where it is to be expected.
Html strip(const Page& page, const Table& table, const Row& row, double widest, std::int64_t total) {
  const auto share = cell_number(table, row, "share");
  const auto low = cell_number(table, row, "share_low");
  const auto high = cell_number(table, row, "share_high");
  if (!share || !low || !high) { return {}; }
  const auto expected = expected_share(table, row, total);
  const auto x = [&](double value) { return fmt::format("{:.1f}", 4 + (strip_width - 8) * std::min(1.0, value / widest)); };
  std::string label = page.say("coverage.picture.text", {page.percent(*share), page.percent(*low), page.percent(*high)});
  if (expected) { label += page.say("coverage.picture.expected", {page.percent(*expected)}); }
  Html marks = tag("line", {{"class", "axis"}, {"x1", x(0)}, {"x2", x(widest)}, {"y1", "9"}, {"y2", "9"}}, Html{});
  marks += tag("line", {{"class", "span"}, {"x1", x(*low)}, {"x2", x(*high)}, {"y1", "9"}, {"y2", "9"}}, Html{});
  if (expected) {
    marks += tag("line", {{"class", "mark"}, {"x1", x(*expected)}, {"x2", x(*expected)}, {"y1", "2"}, {"y2", "16"}}, Html{});
  }
  marks += tag("circle", {{"class", "dot"}, {"cx", x(*share)}, {"cy", "9"}, {"r", "4"}}, Html{});
  return tag("svg",
             {{"class", "strip"},
              {"viewBox", fmt::format("0 0 {} {}", strip_width, strip_height)},
              {"role", "img"},
              {"aria-label", label}},
             marks);
}

bool has_values(const Table& table, std::string_view column) {
  return std::any_of(table.rows.begin(), table.rows.end(),
                     [&](const Row& row) { return cell_number(table, row, column).has_value(); });
}

/// How the columns of a dimension's table are chosen: only what it has values for.
struct Shape {
  bool states = false;
  bool expected = false;
};

std::vector<Html> coverage_row(const Page& page, const Table& table, const Row& row, const Shape& shape, double widest,
                               std::int64_t total, std::string_view row_class) {
  const auto with_interval = [&](const char* middle, const char* low, const char* high, auto&& print) -> Html {
    const auto value = cell_number(table, row, middle);
    const auto from = cell_number(table, row, low);
    const auto to = cell_number(table, row, high);
    if (!value || !from || !to) { return text("–"); }
    return text(print(*value)) + tag("span", {{"class", "quiet"}}, " (" + print(*from) + "–" + print(*to) + ")");
  };
  std::vector<Html> cells;
  cells.push_back(tag("span", {{"class", std::string(row_class)}}, page.row_name(table, row)));
  const std::string observed = std::to_string(cell_count(table, row, "observed"));
  cells.push_back(page.evidence(row.evidence, observed));
  cells.push_back(strip(page, table, row, widest, total));
  if (shape.expected) {
    const auto expected = cell_number(table, row, "expected");
    cells.push_back(text(expected ? page.number(*expected, 1) : "–"));
  }
  cells.push_back(with_interval("share", "share_low", "share_high", [&](double value) { return page.percent(value); }));
  if (shape.expected) {
    cells.push_back(with_interval("ratio", "ratio_low", "ratio_high", [&](double value) { return page.number(value, 1); }));
  }
  if (shape.states) {
    const bool has = cell_number(table, row, "states").has_value();
    cells.push_back(text(has ? page.say("coverage.of", {std::to_string(cell_count(table, row, "states_seen")),
                                                        std::to_string(cell_count(table, row, "states"))})
                             : "–"));
  }
  return cells;
}

/// Rows that a reader can do without: parts of a kind that was not seen at all.
bool worth_showing(const Table& table, const Row& row) {
  return table.name != "coverage-category" || cell_count(table, row, "observed") > 0 ||
         cell_text(table, row, "parent").empty();
}

Html coverage_grid(const Page& page, const std::string& dimension) {
  const Table& table = page.ask("coverage-" + dimension);
  const Shape shape{has_values(table, "states"), has_values(table, "expected")};
  const double widest = widest_share(table);
  const std::int64_t total = table.denominator.value_or(0);
  std::vector<GridColumn> columns = {
      {page.say("bridges.name"), false}, {page.say("column.observed"), true}, {page.say("coverage.picture"), false}};
  if (shape.expected) { columns.push_back({page.say("column.expected"), true}); }
  columns.push_back({page.say("column.share"), true});
  if (shape.expected) { columns.push_back({page.say("column.ratio"), true}); }
  if (shape.states) { columns.push_back({page.say("coverage.states-seen"), true}); }
  std::vector<std::vector<Html>> rows;
  for (const Row& row : table.rows) {
    if (!worth_showing(table, row)) { continue; }
    const bool nested = dimension == "category" && !cell_text(table, row, "parent").empty();
    rows.push_back(coverage_row(page, table, row, shape, widest, total, nested ? "nested" : "plain"));
  }
  return tag("section", {{"class", "dimension"}},
             tag("h3", page.say("coverage." + dimension)) + coverage_picture(page, table.name) +
                 grid(page.say("coverage." + dimension), columns, rows) + notes(page, table));
}

/// The states that were seen, most often first.
Html seen_states(const Page& page) {
  const Table& table = page.ask("coverage-state");
  std::vector<std::vector<Html>> rows;
  for (const Row& row : table.rows) {
    if (row.evidence.empty()) { continue; }
    rows.push_back({text(page.row_name(table, row)),
                    page.evidence(row.evidence, std::to_string(cell_count(table, row, "observed"))),
                    text(std::to_string(cell_count(table, row, "people")))});
  }
  const std::vector<GridColumn> columns = {
      {page.say("bridges.name"), false}, {page.say("count.appearances"), true}, {page.say("count.people"), true}};
  return tag("section", {{"class", "dimension"}},
             tag("h3", page.say("coverage.state")) +
                 tag("details", tag("summary", page.say("coverage.seen-states")) +
                                    grid(page.say("coverage.seen-states"), columns, rows) + notes(page, table)));
}

} // namespace

Html grid(std::string_view caption, const std::vector<GridColumn>& columns, const std::vector<std::vector<Html>>& rows) {
  Html head;
  for (const GridColumn& column : columns) {
    head += tag("th", {{"scope", "col"}, {"class", column.number ? "number" : "words"}}, column.heading);
  }
  Html body;
  for (const std::vector<Html>& row : rows) {
    Html line;
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
      line += i == 0 ? tag("th", {{"scope", "row"}}, row[i])
                     : tag("td", {{"class", columns[i].number ? "number" : "words"}}, row[i]);
    }
    body += tag("tr", line);
  }
  const auto wordy = std::count_if(columns.begin(), columns.end(), [](const GridColumn& column) { return !column.number; });
  return tag("div",
             {{"class", wordy > 2 ? "frame wordy" : "frame"},
              {"tabindex", "0"},
              {"role", "region"},
              {"aria-label", std::string(caption)}},
             tag("table", tag("caption", caption) + tag("thead", tag("tr", head)) + tag("tbody", body)));
}

Html notes(const Page& page, const Table& table) {
  constexpr std::array general = {"note.unit.appearances", "note.moderators.with",     "note.states.all",
                                  "note.population",       "note.expected.population", "note.interval.wilson"};
  Html items;
  for (const TableNote& note : table.notes) {
    if (std::find(general.begin(), general.end(), note.key) != general.end()) { continue; }
    std::vector<std::string> arguments = note_arguments(note, page.language());
    if (note.key == "note.population" && !arguments.empty()) { arguments[0] = page.population_name(); }
    items += tag("li", page.say(note.key, arguments));
  }
  return tag("ul", {{"class", "notes"}}, items);
}

Html coverage_section(const Page& page) {
  Html content =
      tag("h2", {{"id", "coverage-title"}}, page.say("page.coverage")) +
      tag("p", {{"class", "lead"}},
          page.say("coverage.unit") + " " + page.say("coverage.legend") + " " + page.say("note.expected.population"));
  for (const char* dimension : {"region", "subregion", "group"}) {
    content += coverage_grid(page, dimension);
  }
  content += seen_states(page);
  for (const char* dimension : {"category", "level", "gender", "role"}) {
    content += coverage_grid(page, dimension);
  }
  return tag("section", {{"id", "coverage"}, {"aria-labelledby", "coverage-title"}}, content);
}

} // namespace entente
