#include "core/analysis/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "core/analysis/values.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

constexpr std::size_t value_column = 2;

/// What one network says of a node.
struct Standing {
  std::optional<double> value;
  std::optional<std::int64_t> rank;
  std::string name;
  std::vector<AppearanceId> evidence;
};

std::optional<double> number(const Cell& cell) {
  if (const auto* const real = std::get_if<double>(&cell)) { return *real; }
  if (const auto* const whole = std::get_if<std::int64_t>(&cell)) { return static_cast<double>(*whole); }
  return std::nullopt;
}

/// Ties as tables of ties name them.
std::set<std::string> tie_ids(const Network& network) {
  std::set<std::string> ids;
  for (const Tie& tie : network.ties()) {
    ids.insert(network.nodes()[tie.source].id + "|" + network.nodes()[tie.target].id);
  }
  return ids;
}

std::map<std::string, Standing> standings(const Network& network, const Measure& by, const Options& options) {
  const Table table = by.run(network, options);
  std::vector<double> values;
  for (const Row& row : table.rows) {
    if (const auto value = number(row.cells.at(value_column))) { values.push_back(*value); }
  }
  std::sort(values.begin(), values.end());
  std::map<std::string, Standing> result;
  for (const Row& row : table.rows) {
    Standing standing{number(row.cells[value_column]), {}, std::get<std::string>(row.cells[1]), row.evidence};
    if (standing.value) {
      const auto above = values.end() - std::upper_bound(values.begin(), values.end(), *standing.value);
      standing.rank = above + 1;
    }
    result.emplace(std::get<std::string>(row.cells[0]), std::move(standing));
  }
  const auto nodes = network.nodes();
  const bool of_nodes = result.size() == nodes.size() &&
                        std::all_of(nodes.begin(), nodes.end(), [&](const Node& node) { return result.contains(node.id); });
  const bool of_ties = result.size() == tie_ids(network).size() &&
                       std::all_of(result.begin(), result.end(),
                                   [ids = tie_ids(network)](const auto& row) { return ids.contains(row.first); });
  if (!of_nodes && !(of_ties && by.name == "edge-betweenness")) {
    throw Error(ErrorKind::bad_argument, "{} gives no value for each actor to compare", by.name);
  }
  return result;
}

using TieName = std::tuple<std::string, std::string, TieKind>;

std::vector<TieName> tie_names(const Network& network) {
  std::vector<TieName> names;
  for (const Tie& tie : network.ties()) {
    const std::string& a = network.nodes()[tie.source].id;
    const std::string& b = network.nodes()[tie.target].id;
    names.emplace_back(std::min(a, b), std::max(a, b), tie.kind);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

template <class Value> Cell cell_of(const std::optional<Value>& value) { return value ? Cell{*value} : Cell{}; }

Row row_of(const std::string& id, const Standing* earlier, const Standing* later) {
  const Standing none;
  const Standing& before = earlier != nullptr ? *earlier : none;
  const Standing& after = later != nullptr ? *later : none;
  std::optional<double> change;
  if (before.value && after.value) { change = *after.value - *before.value; }
  std::optional<std::int64_t> risen;
  if (before.rank && after.rank) { risen = *before.rank - *after.rank; }
  const char* const status = earlier == nullptr ? "gained" : later == nullptr ? "lost" : "kept";
  const Standing& shown = later != nullptr ? after : before;
  return {{id, shown.name, status, cell_of(before.value), cell_of(after.value), cell_of(change), cell_of(before.rank),
           cell_of(after.rank), cell_of(risen)},
          shown.evidence};
}

} // namespace

TieChange compare_ties(const Network& before, const Network& after) {
  const auto earlier = tie_names(before);
  const auto later = tie_names(after);
  std::vector<TieName> both;
  std::set_intersection(earlier.begin(), earlier.end(), later.begin(), later.end(), std::back_inserter(both));
  return {both.size(), earlier.size() - both.size(), later.size() - both.size()};
}

Table compare_networks(const Network& before, const Network& after, const Measure& by, const Options& options) {
  const auto earlier = standings(before, by, options);
  const auto later = standings(after, by, options);
  Table table;
  table.name = "comparison";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"status", "", ColumnType::text},
                   {"before", by.name, ColumnType::real},
                   {"after", by.name, ColumnType::real},
                   {"change", by.name, ColumnType::real},
                   {"rank_before", "", ColumnType::integer},
                   {"rank_after", "", ColumnType::integer},
                   {"rank_change", "", ColumnType::integer}};
  std::size_t kept = 0;
  for (const auto& [id, standing] : earlier) {
    const auto other = later.find(id);
    kept += other != later.end() ? 1 : 0;
    table.rows.push_back(row_of(id, &standing, other != later.end() ? &other->second : nullptr));
  }
  for (const auto& [id, standing] : later) {
    if (!earlier.contains(id)) { table.rows.push_back(row_of(id, nullptr, &standing)); }
  }
  const auto size = [](const Row& row) {
    const auto change = number(row.cells[5]);
    return change ? std::abs(*change) : -1.0;
  };
  std::sort(table.rows.begin(), table.rows.end(), [&](const Row& a, const Row& b) {
    if (size(a) != size(b)) { return size(a) > size(b); }
    return compare_ids(std::get<std::string>(a.cells[0]), std::get<std::string>(b.cells[0])) < 0;
  });
  const TieChange ties = compare_ties(before, after);
  const auto text = [](std::size_t count) { return std::to_string(count); };
  table.notes.push_back({"comparison.note.actors", {text(kept), text(earlier.size() - kept), text(later.size() - kept)}});
  const auto figure = [](const char* name, std::size_t count) { return Figure{name, static_cast<std::int64_t>(count)}; };
  table.whole = {figure("actors_kept", kept),
                 figure("actors_lost", earlier.size() - kept),
                 figure("actors_gained", later.size() - kept),
                 figure("ties_kept", ties.kept),
                 figure("ties_lost", ties.lost),
                 figure("ties_gained", ties.gained)};
  table.notes.push_back({"comparison.note.ties", {text(ties.kept), text(ties.lost), text(ties.gained)}});
  return table;
}

} // namespace entente
