#include "core/analysis/communities.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/groups.hpp"
#include "core/analysis/leiden.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/rewiring.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

static_assert(no_community == detail::no_group);

/// One short run a network: what is compared must have been sought equally hard, and there are many networks.
constexpr detail::Effort short_search{1, 2};

/// Fills in what random networks of the same degrees reach; true when all stay below what the same search reaches here.
bool beats_chance(const Network& network, const detail::WeightedGraph& here, const CommunityOptions& options,
                  Communities& found) {
  const auto ties = detail::merged_ties(network);
  const auto loops = detail::loop_weights(network);
  detail::Random random(options.seed ^ 0x5eed5eed5eed5eedU);
  std::vector<double> values;
  for (std::uint32_t i = 0; i < options.rewirings; ++i) {
    const auto rewired = detail::make_weighted_graph(detail::rewire(ties, network.two_mode(), random), loops);
    values.push_back(detail::leiden(rewired, options.resolution, random.next(), short_search).modularity);
  }
  found.rewirings = options.rewirings;
  found.short_modularity = detail::leiden(here, options.resolution, random.next(), short_search).modularity;
  if (values.empty()) { return true; }
  double squares = 0;
  for (const double value : values) {
    found.random_mean += value / static_cast<double>(values.size());
  }
  for (const double value : values) {
    squares += (value - found.random_mean) * (value - found.random_mean);
  }
  if (values.size() > 1) { found.random_deviation = std::sqrt(squares / static_cast<double>(values.size() - 1)); }
  return found.short_modularity > *std::max_element(values.begin(), values.end()) + 1e-9;
}

const std::vector<OptionInfo>& option_list() {
  static const std::vector<OptionInfo> list{{"resolution", "", "1", "0.001 to 1000", "option.resolution.summary"},
                                            {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"},
                                            {"starts", "runs", "4", "1 to 1000", "option.starts.summary"},
                                            {"rewirings", "networks", "20", "0 to 10000", "option.rewirings.summary"}};
  return list;
}

CommunityOptions read_options(const Options& options) {
  check_options("communities", options, option_list());
  CommunityOptions result;
  result.resolution = real_option(options, option_list(), "resolution", 0.001, 1000);
  result.seed = static_cast<std::uint64_t>(
      integer_option(options, option_list(), "seed", 0, std::numeric_limits<std::int64_t>::max()));
  result.starts = static_cast<std::uint32_t>(integer_option(options, option_list(), "starts", 1, 1000));
  result.rewirings = static_cast<std::uint32_t>(integer_option(options, option_list(), "rewirings", 0, 10000));
  return result;
}

void add_notes(Table& table, const Communities& found) {
  const auto text = [](double value) { return fmt::format("{:.3f}", value); };
  const std::string count = std::to_string(found.sizes.size());
  if (found.rewirings == 0) {
    table.notes.push_back({"communities.note.alone", {count, text(found.modularity)}});
    return;
  }
  table.notes.push_back({found.clear ? "communities.note.clear" : "communities.note.unclear",
                         {count, text(found.modularity), std::to_string(found.rewirings), text(found.random_mean),
                          text(found.random_deviation)}});
}

Table run(const Network& network, const Options& options) {
  const Communities found = communities(network, read_options(options));
  Table table = detail::group_table(network, "communities", found.of_node, found.sizes);
  table.columns.push_back({"label", "", ColumnType::text});
  table.columns.push_back({"label_names", "", ColumnType::text});
  for (Row& row : table.rows) {
    row.cells.resize(table.columns.size());
    const auto* number = std::get_if<std::int64_t>(&row.cells[2]);
    if (number == nullptr || !found.clear) { continue; }
    const ClusterName& name = found.names[static_cast<std::size_t>(*number - 1)];
    if (name.terms.empty()) { continue; }
    row.cells[4] = name.key();
    row.cells[5] = name.names();
  }
  add_notes(table, found);
  return table;
}

} // namespace

Communities communities(const Network& network, const CommunityOptions& options) {
  if (!(options.resolution > 0) || !std::isfinite(options.resolution) || options.starts == 0) {
    throw Error(ErrorKind::bad_argument, "communities: resolution must be above 0 and starts at least 1");
  }
  const auto graph = detail::make_weighted_graph(detail::merged_ties(network), detail::loop_weights(network));
  detail::Partition partition = detail::leiden(graph, options.resolution, options.seed, {options.starts});
  Communities found;
  found.modularity = partition.modularity;
  found.of_node = std::move(partition.of_node);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    if (graph.strength[v] <= 0) { found.of_node[v] = no_community; }
  }
  found.sizes = detail::renumber_by_size(found.of_node);
  found.clear = !found.sizes.empty() && beats_chance(network, graph, options, found) && found.sizes.size() > 1;
  found.names = name_clusters(network, found.of_node, static_cast<std::uint32_t>(found.sizes.size()));
  return found;
}

Measure communities_measure() {
  return {"communities", "measure.communities.summary", "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z",
          option_list(), run};
}

} // namespace entente
