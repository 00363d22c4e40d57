#include "core/analysis/two_mode.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <string>
#include <utility>

#include "core/analysis/betweenness.hpp"
#include "core/analysis/components.hpp"
#include "core/analysis/kernels/sweep.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

using Sizes = std::array<double, 2>;

Sizes sizes_of(const Sides& sides) {
  Sizes sizes{0, 0};
  for (const std::uint8_t side : sides) {
    sizes[side] += 1;
  }
  return sizes;
}

/// The most pairs that a node can stand between with `own` nodes of its set, itself included, and `other` of the other.
double most_between(std::uint64_t own, std::uint64_t other) {
  if (other == 0) { return 0; }
  const auto m = static_cast<double>(other);
  const auto s = static_cast<double>((own - 1) / other);
  const auto t = static_cast<double>((own - 1) % other);
  return (m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2;
}

/// A measure of two-mode networks; in any other all values are undefined, with a note.
Measure two_mode_measure(const std::string& name, std::string source,
                         std::function<std::vector<double>(const Rows&, const Sides&, const Work&)> values) {
  Measure measure{name, "measure." + name + ".summary", std::move(source), {}, {}, NetworkKind::people_sessions};
  measure.run = [name, values = std::move(values)](const Network& network, const Options& options, const Work& work) {
    check_options(name, options, {});
    const Column column{name, "1", ColumnType::real};
    if (network.two_mode()) {
      return value_table(network, column, real_cells(values(network.rows(), sides_of(network), work)));
    }
    Table table = value_table(network, column, std::vector<Cell>(network.nodes().size()));
    table.notes.push_back({"two-mode.note", {}});
    return table;
  };
  return measure;
}

constexpr const char* source_text = "Borgatti & Everett 1997, doi:10.1016/S0378-8733(96)00301-2";

} // namespace

Sides sides_of(const Network& network) {
  Sides sides;
  for (const Node& node : network.nodes()) {
    const bool place =
        node.kind == EntityKind::session || node.kind == EntityKind::event || node.kind == EntityKind::process;
    sides.push_back(place ? 1 : 0);
  }
  return sides;
}

std::vector<double> two_mode_degree(const Rows& rows, const Sides& sides) {
  const Sizes sizes = sizes_of(sides);
  std::vector<double> result(rows.size(), undefined);
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    const auto around = rows.neighbours(v);
    double different = 0;
    for (std::size_t i = 0; i < around.size(); ++i) {
      different += i == 0 || around[i] != around[i - 1] ? 1 : 0;
    }
    if (sizes[1 - sides[v]] > 0) { result[v] = different / sizes[1 - sides[v]]; }
  }
  return result;
}

std::vector<double> two_mode_closeness(const Rows& rows, const Sides& sides, const Work& work) {
  const Components parts = components(rows);
  std::vector<Sizes> within(parts.sizes.size(), Sizes{0, 0});
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    within[parts.of_node[v]][sides[v]] += 1;
  }
  const double others = static_cast<double>(rows.size()) - 1;
  const auto near = detail::nearness(rows, work);
  std::vector<double> result(rows.size(), undefined);
  for (std::uint32_t v = 0; v < rows.size() && others > 0; ++v) {
    const Sizes& reach = within[parts.of_node[v]];
    const double nearest = reach[1 - sides[v]] + 2 * (reach[sides[v]] - 1);
    result[v] = near[v].reached == 0 ? 0 : nearest / static_cast<double>(near[v].steps) * (near[v].reached / others);
  }
  return result;
}

std::vector<double> two_mode_betweenness(const Rows& rows, const Sides& sides, const Work& work) {
  const Sizes sizes = sizes_of(sides);
  std::vector<double> result = betweenness(rows, false, work);
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    const double most =
        most_between(static_cast<std::uint64_t>(sizes[sides[v]]), static_cast<std::uint64_t>(sizes[1 - sides[v]]));
    result[v] = most > 0 ? result[v] / most : undefined;
  }
  return result;
}

Measure two_mode_degree_measure() {
  return two_mode_measure("two-mode-degree", source_text, [](const Rows& rows, const Sides& sides, const Work& /*work*/) {
    return two_mode_degree(rows, sides);
  });
}

Measure two_mode_closeness_measure() { return two_mode_measure("two-mode-closeness", source_text, two_mode_closeness); }

Measure two_mode_betweenness_measure() {
  return two_mode_measure("two-mode-betweenness", source_text, two_mode_betweenness);
}

} // namespace entente
