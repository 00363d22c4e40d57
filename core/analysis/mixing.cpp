#include "core/analysis/mixing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/groups.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

using detail::no_group;

struct KnownTie {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 1;
};

/// Ties between nodes of known groups, loops left out.
std::vector<KnownTie> known_ties(const Rows& rows, std::span<const std::uint32_t> group) {
  std::vector<KnownTie> ties;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      const std::uint32_t w = rows.targets[arc];
      if (w > v && group[v] != no_group && group[w] != no_group) { ties.push_back({v, w, rows.weight(arc)}); }
    }
  }
  return ties;
}

double ei_of(const std::vector<KnownTie>& ties, std::span<const std::uint32_t> group) {
  double between = 0;
  double within = 0;
  for (const KnownTie& tie : ties) {
    (group[tie.source] == group[tie.target] ? within : between) += tie.weight;
  }
  return (between - within) / (between + within);
}

/// Fills in the share of relabelled networks that are as far from their mean as the real one.
void test(const std::vector<KnownTie>& ties, std::span<const std::uint32_t> group, const MixingOptions& options,
          Mixing& found) {
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> labels;
  for (std::uint32_t v = 0; v < group.size(); ++v) {
    if (group[v] == no_group) { continue; }
    nodes.push_back(v);
    labels.push_back(group[v]);
  }
  detail::Random random(options.seed);
  std::vector<std::uint32_t> dealt(group.begin(), group.end());
  std::vector<double> values;
  for (std::uint32_t i = 0; i < options.permutations; ++i) {
    random.shuffle(labels);
    for (std::size_t k = 0; k < nodes.size(); ++k) {
      dealt[nodes[k]] = labels[k];
    }
    values.push_back(ei_of(ties, dealt));
    found.mean_ei += values.back() / options.permutations;
  }
  const double distance = std::abs(found.ei - found.mean_ei) - 1e-12;
  const auto far =
      std::count_if(values.begin(), values.end(), [&](double value) { return std::abs(value - found.mean_ei) >= distance; });
  found.permutations = options.permutations;
  found.p_value = (static_cast<double>(far) + 1) / (options.permutations + 1.0);
}

const std::vector<OptionInfo>& mixing_options() {
  static const std::vector<OptionInfo> list{
      detail::by_option(),
      {"permutations", "networks", "999", "0 to 100000", "option.permutations.summary"},
      {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"}};
  return list;
}

Table matrix_table(const Mixing& found, const detail::NodeGroups& groups, const std::string& attribute) {
  Table table;
  table.name = "mixing";
  table.columns = {{"id", "", ColumnType::text},         {"name", "", ColumnType::text},
                   {"mixing", "ties", ColumnType::real}, {"expected", "ties", ColumnType::real},
                   {"ratio", "1", ColumnType::real},     {"label", "", ColumnType::text},
                   {"label_names", "", ColumnType::text}};
  for (std::size_t a = 0; a < groups.values.size(); ++a) {
    for (std::size_t b = a; b < groups.values.size(); ++b) {
      const double weight = a == b ? found.weight[a][b] / 2 : found.weight[a][b];
      const double expected = a == b ? found.expected[a][b] / 2 : found.expected[a][b];
      if (expected == 0) { continue; }
      const std::string& one = groups.values[a];
      const std::string& other = groups.values[b];
      table.rows.push_back({{one + "|" + other, one + " + " + other, weight, expected, weight / expected,
                             fmt::format("{0}:{1} + {0}:{2}", attribute, one, other), one + " + " + other},
                            {}});
    }
  }
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const Row& x, const Row& y) { return std::get<double>(x.cells[4]) < std::get<double>(y.cells[4]); });
  return table;
}

Table run_mixing(const Network& network, const Options& options) {
  check_options("mixing", options, mixing_options());
  const std::string attribute = text_option(options, mixing_options(), "by");
  const detail::NodeGroups groups = detail::group_nodes(network, attribute);
  MixingOptions how;
  how.permutations = static_cast<std::uint32_t>(integer_option(options, mixing_options(), "permutations", 0, 100000));
  how.seed = static_cast<std::uint64_t>(
      integer_option(options, mixing_options(), "seed", 0, std::numeric_limits<std::int64_t>::max()));
  const Mixing found = mixing(network.rows(), groups.of_node, static_cast<std::uint32_t>(groups.values.size()), how);
  Table table = matrix_table(found, groups, attribute);
  const auto text = [](double value) { return std::isnan(value) ? std::string("–") : fmt::format("{:.3f}", value); };
  const auto chance = [&](double value) { return value < 0.0005 ? std::string("<0.001") : text(value); };
  if (found.total <= 0) {
    table.notes.push_back({"mixing.note.none", {}});
  } else if (found.permutations == 0) {
    table.notes.push_back({"mixing.note.untested", {text(found.ei), text(found.assortativity)}});
  } else {
    const char* const key = found.p_value > 0.05       ? "mixing.note.chance"
                            : found.ei < found.mean_ei ? "mixing.note.apart"
                                                       : "mixing.note.across";
    table.notes.push_back({key,
                           {text(found.ei), text(found.assortativity), std::to_string(found.permutations),
                            text(found.mean_ei), chance(found.p_value)}});
  }
  if (found.total > 0) { table.whole = {{"ei", found.ei}, {"assortativity", found.assortativity}}; }
  if (found.total > 0 && found.permutations > 0) {
    table.whole.insert(table.whole.end(), {{"chance", found.p_value},
                                           {"mean_ei", found.mean_ei},
                                           {"permutations", static_cast<std::int64_t>(found.permutations)}});
  }
  return table;
}

} // namespace

Mixing mixing(const Rows& rows, std::span<const std::uint32_t> group, std::uint32_t groups, const MixingOptions& options) {
  Mixing found;
  found.weight.assign(groups, std::vector<double>(groups, 0));
  found.expected = found.weight;
  const std::vector<KnownTie> ties = known_ties(rows, group);
  for (const KnownTie& tie : ties) {
    found.weight[group[tie.source]][group[tie.target]] += tie.weight;
    found.weight[group[tie.target]][group[tie.source]] += tie.weight;
    found.total += 2 * tie.weight;
  }
  found.ei = found.assortativity = found.mean_ei = undefined;
  if (ties.empty()) { return found; }
  double inside = 0;
  double by_chance = 0;
  std::vector<double> strength(groups, 0);
  for (std::uint32_t a = 0; a < groups; ++a) {
    for (std::uint32_t b = 0; b < groups; ++b) {
      strength[a] += found.weight[a][b];
    }
  }
  for (std::uint32_t a = 0; a < groups; ++a) {
    for (std::uint32_t b = 0; b < groups; ++b) {
      found.expected[a][b] = strength[a] * strength[b] / found.total;
    }
    inside += found.weight[a][a] / found.total;
    by_chance += found.expected[a][a] / found.total;
  }
  found.ei = ei_of(ties, group);
  if (by_chance < 1 - 1e-12) { found.assortativity = (inside - by_chance) / (1 - by_chance); }
  found.mean_ei = 0;
  if (options.permutations > 0) { test(ties, group, options, found); }
  return found;
}

std::vector<double> ei_index(const Rows& rows, std::span<const std::uint32_t> group) {
  std::vector<double> result(rows.size(), undefined);
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    if (group[v] == no_group) { continue; }
    double between = 0;
    double within = 0;
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      const std::uint32_t w = rows.targets[arc];
      if (w == v || group[w] == no_group) { continue; }
      (group[w] == group[v] ? within : between) += rows.weight(arc);
    }
    if (between + within > 0) { result[v] = (between - within) / (between + within); }
  }
  return result;
}

Measure mixing_measure() {
  return {"mixing", "measure.mixing.summary",
          "Krackhardt & Stern 1988, doi:10.2307/2786835; Newman 2003, doi:10.1103/PhysRevE.67.026126", mixing_options(),
          run_mixing};
}

Measure ei_measure() {
  Measure measure{"ei", "measure.ei.summary", "Krackhardt & Stern 1988, doi:10.2307/2786835", {detail::by_option()}, {}};
  measure.run = [declared = measure.options](const Network& network, const Options& options) {
    check_options("ei", options, declared);
    const detail::NodeGroups groups = detail::group_nodes(network, text_option(options, declared, "by"));
    return value_table(network, {"ei", "1", ColumnType::real}, real_cells(ei_index(network.rows(), groups.of_node)));
  };
  return measure;
}

} // namespace entente
