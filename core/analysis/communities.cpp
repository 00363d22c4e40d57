#include "core/analysis/communities.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/groups.hpp"
#include "core/analysis/kernels/barber.hpp"
#include "core/analysis/kernels/leiden.hpp"
#include "core/analysis/kernels/rewiring.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/questions/stability.hpp"
#include "core/analysis/two_mode.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

static_assert(no_community == detail::no_group);

/// One short run a network: what is compared must have been sought equally hard, and there are many networks.
constexpr detail::Effort short_search{1, 2};

/// One way to look for communities, the same for a network and for the random ones that it is held against.
struct CommunitySearch {
  Quality quality = Quality::modularity;
  double resolution = 1;
  Sides sides; ///< of a two-mode network; else empty

  [[nodiscard]] detail::Partition operator()(const detail::WeightedGraph& graph, std::uint64_t seed, detail::Effort effort,
                                             const Work& work) const {
    if (quality == Quality::cpm) {
      // Leiden with every node as strong as any other: ties inside against resolution times the pairs inside.
      detail::WeightedGraph alike = graph;
      alike.strength.assign(graph.size(), 1);
      detail::Partition found = detail::leiden(alike, resolution * graph.total, seed, effort, work);
      if (graph.total > 0) { found.modularity += resolution * graph.size() / graph.total; } // no node is a pair
      return found;
    }
    return sides.empty() ? detail::leiden(graph, resolution, seed, effort, work)
                         : detail::barber(graph, sides, resolution, seed, effort, work);
  }
};

CommunitySearch search_for(const Network& network, const detail::WeightedGraph& graph, const CommunityOptions& options) {
  CommunitySearch search{options.quality, options.resolution.value_or(1), {}};
  if (options.quality == Quality::cpm && !options.resolution) {
    const double pairs = static_cast<double>(graph.size()) * (static_cast<double>(graph.size()) - 1) / 2;
    if (pairs > 0 && graph.total > 0) { search.resolution = graph.total / 2 / pairs; }
  }
  if (network.two_mode() && options.quality == Quality::modularity) { search.sides = sides_of(network); }
  return search;
}

/// Networks of so many ties stop being compared with random ones as soon as these are plainly all alike and far below.
constexpr std::size_t large_network = 5'000;
/// The random networks of those with so many ties are drawn by pairing ends, and each is searched in one round.
constexpr std::size_t huge_network = 50'000;
constexpr double brief_settled = 0.02;
constexpr detail::Effort shortest_search{1, 1, brief_settled};
constexpr std::size_t fewest_compared = 3;
constexpr double far_in_spreads = 10;

/// True when what is reached here lies further above the random networks than ten times what lies between them.
bool far_above(double here, std::span<const double> values) {
  const auto [low, high] = std::ranges::minmax(values);
  return here > high + far_in_spreads * (high - low) + 0.01;
}

/// Fills in what random networks of the same degrees reach; true when all stay below what the same search reaches here.
bool beats_chance(const Network& network, const detail::WeightedGraph& here, const CommunityOptions& options,
                  const CommunitySearch& search, const Work& work, Communities& found) {
  const auto ties = detail::merged_ties(network);
  const auto loops = detail::loop_weights(network);
  detail::Random random(options.seed ^ 0x5eed5eed5eed5eedU);
  std::vector<std::uint64_t> seeds(options.rewirings + std::size_t{1});
  std::ranges::generate(seeds, [&] { return random.next(); });
  std::vector<double> values(seeds.size()); // of the network itself last
  const bool huge = searched_briefly(network);
  const detail::Effort effort = huge ? shortest_search : short_search;
  Pool pool(work);
  const auto one = [&](std::size_t i, std::size_t, unsigned) {
    const Work own{1, work.cancel, {}};
    detail::Random drawn(seeds[i]);
    if (i < options.rewirings) {
      auto mixed =
          huge ? detail::pair_anew(ties, network.two_mode(), drawn) : detail::rewire(ties, network.two_mode(), drawn);
      const auto rewired = detail::make_weighted_graph(std::move(mixed), loops);
      values[i] = search(rewired, drawn.next(), effort, own).modularity;
    } else {
      values[i] = search(here, drawn.next(), effort, own).modularity;
    }
  };
  const std::size_t all = options.rewirings;
  const std::size_t first = ties.size() >= large_network ? std::min(all, fewest_compared) : all;
  pool.run(
      first + 1, 1, [&](std::size_t i, std::size_t end, unsigned worker) { one(i == 0 ? all : i - 1, end, worker); }, true);
  found.short_modularity = values.back();
  const bool enough = first == all || far_above(found.short_modularity, std::span(values).first(first));
  if (!enough) {
    pool.run(
        all - first, 1, [&](std::size_t i, std::size_t end, unsigned worker) { one(first + i, end, worker); }, true);
  }
  values.resize(enough ? first : all);
  found.rewirings = static_cast<std::uint32_t>(values.size());
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

const std::vector<OptionInfo>& communities_options() {
  static const std::vector<OptionInfo> list{
      {"quality", "", "modularity", "modularity, cpm", "option.quality.summary"},
      {"resolution", "", "auto", "auto or 0.000001 to 1000", "option.resolution.summary"},
      {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"},
      {"starts", "runs", "auto", "auto or 1 to 1000", "option.starts.summary"},
      {"rewirings", "networks", "20", "0 to 10000", "option.rewirings.summary"},
      {"runs", "runs", "0", "0 to 1000", "option.runs.summary"}};
  return list;
}

CommunityOptions read_options(const Options& options, std::uint32_t& runs) {
  check_options("communities", options, communities_options());
  CommunityOptions result;
  const std::string quality = text_option(options, communities_options(), "quality");
  if (quality != "modularity" && quality != "cpm") {
    throw Error(ErrorKind::bad_argument, "option quality: \"{}\" is not one of modularity, cpm", quality);
  }
  if (quality == "cpm") { result.quality = Quality::cpm; }
  if (text_option(options, communities_options(), "resolution") != "auto") {
    result.resolution = real_option(options, communities_options(), "resolution", 0.000001, 1000);
  }
  result.seed = static_cast<std::uint64_t>(
      integer_option(options, communities_options(), "seed", 0, std::numeric_limits<std::int64_t>::max()));
  if (text_option(options, communities_options(), "starts") != "auto") {
    result.starts = static_cast<std::uint32_t>(integer_option(options, communities_options(), "starts", 1, 1000));
  }
  runs = static_cast<std::uint32_t>(integer_option(options, communities_options(), "runs", 0, 1000));
  result.rewirings = static_cast<std::uint32_t>(integer_option(options, communities_options(), "rewirings", 0, 10000));
  return result;
}

void add_notes(Table& table, const Communities& found, const CommunityOptions& how, bool brief) {
  const auto text = [](double value) { return fmt::format("{:.3f}", value); };
  table.whole = {{"communities", static_cast<std::int64_t>(found.sizes.size())},
                 {"modularity", found.modularity},
                 {"resolution", found.resolution},
                 {"starts", static_cast<std::int64_t>(found.starts)},
                 {"rewirings", static_cast<std::int64_t>(found.rewirings)}};
  if (found.rewirings > 0) {
    table.whole.insert(table.whole.end(), {{"clear", found.clear},
                                           {"short_modularity", found.short_modularity},
                                           {"random_mean", found.random_mean},
                                           {"random_deviation", found.random_deviation}});
  }
  const std::string count = std::to_string(found.sizes.size());
  if (how.quality == Quality::cpm) {
    table.notes.push_back({"communities.note.cpm", {fmt::format("{:.4g}", found.resolution)}});
  }
  if (brief) { table.notes.push_back({"communities.note.brief", {std::to_string(found.starts)}}); }
  if (found.rewirings == 0) {
    table.notes.push_back({"communities.note.alone", {count, text(found.modularity)}});
    return;
  }
  table.notes.push_back({found.clear ? "communities.note.clear" : "communities.note.unclear",
                         {count, text(found.modularity), std::to_string(found.rewirings), text(found.random_mean),
                          text(found.random_deviation)}});
}

Table run_communities(const Network& network, const Options& options, const Work& work) {
  std::uint32_t runs = 0;
  const CommunityOptions how = read_options(options, runs);
  const Communities found = communities(network, how, work);
  const std::vector<double> stable = seed_stability(network, found, how, runs, work);
  Table table = detail::group_table(network, "communities", found.of_node, found.sizes);
  std::map<std::string, double> stable_of;
  for (std::uint32_t v = 0; v < stable.size(); ++v) {
    stable_of[network.nodes()[v].id] = stable[v];
  }
  if (runs > 0) { table.columns.push_back({"stability", "1", ColumnType::real}); }
  table.columns.push_back({"label", "", ColumnType::text});
  table.columns.push_back({"label_names", "", ColumnType::text});
  for (Row& row : table.rows) {
    row.cells.resize(table.columns.size());
    const double held = stable_of[std::get<std::string>(row.cells[0])];
    if (runs > 0 && !std::isnan(held)) { row.cells[4] = held; }
    const auto* number = std::get_if<std::int64_t>(&row.cells[2]);
    if (number == nullptr || !found.clear) { continue; }
    const ClusterName& name = found.names[static_cast<std::size_t>(*number - 1)];
    if (name.terms.empty()) { continue; }
    row.cells[table.columns.size() - 2] = name.key();
    row.cells[table.columns.size() - 1] = name.names();
  }
  add_notes(table, found, how, searched_briefly(network));
  return table;
}

} // namespace

namespace {

void check(const CommunityOptions& options) {
  const double resolution = options.resolution.value_or(1);
  if (!(resolution > 0) || !std::isfinite(resolution)) {
    throw Error(ErrorKind::bad_argument, "communities: resolution must be above 0");
  }
}

/// What the options ask for, or what the network's size allows.
detail::Effort effort_of(const Network& network, const CommunityOptions& options) {
  constexpr detail::Effort usual{4, 100};
  constexpr detail::Effort brief{2, 4, brief_settled};
  const detail::Effort own = searched_briefly(network) ? brief : usual;
  return {options.starts > 0 ? options.starts : own.starts, options.rounds > 0 ? options.rounds : own.rounds, own.settled};
}

/// Nodes without ties are in no community.
std::vector<std::uint32_t> labels_of(detail::Partition& partition, const detail::WeightedGraph& graph) {
  std::vector<std::uint32_t> labels = std::move(partition.of_node);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    if (graph.strength[v] <= 0) { labels[v] = no_community; }
  }
  return labels;
}

} // namespace

bool searched_briefly(const Network& network) { return network.ties().size() >= huge_network; }

Communities communities(const Network& network, const CommunityOptions& options, const Work& work) {
  check(options);
  const auto graph = detail::make_weighted_graph(detail::merged_ties(network), detail::loop_weights(network));
  const CommunitySearch search = search_for(network, graph, options);
  Communities found;
  const detail::Effort effort = effort_of(network, options);
  found.starts = effort.starts;
  detail::Partition partition = search(graph, options.seed, effort, work);
  found.resolution = search.resolution;
  found.modularity = partition.modularity;
  found.of_node = labels_of(partition, graph);
  found.sizes = detail::renumber_by_size(found.of_node);
  found.clear = !found.sizes.empty() && beats_chance(network, graph, options, search, work, found) && found.sizes.size() > 1;
  found.names = name_clusters(network, found.of_node, static_cast<std::uint32_t>(found.sizes.size()));
  return found;
}

std::vector<std::uint32_t> community_labels(const Network& network, const CommunityOptions& options, const Work& work) {
  check(options);
  const auto graph = detail::make_weighted_graph(detail::merged_ties(network), detail::loop_weights(network));
  detail::Partition partition = search_for(network, graph, options)(graph, options.seed, effort_of(network, options), work);
  std::vector<std::uint32_t> labels = labels_of(partition, graph);
  detail::renumber_by_size(labels);
  return labels;
}

Measure communities_measure() {
  return {"communities", "measure.communities.summary", "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z",
          communities_options(), run_communities};
}

} // namespace entente
