#include "core/analysis/questions/stability.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/bare_slice.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/analysis/kernels/thinning.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

constexpr double least_firm = 0.5;
constexpr std::uint32_t brief_rounds = 2;

/// Sums and counts of what is defined.
class Means {
public:
  explicit Means(std::size_t size) : sum_(size, 0), count_(size, 0) {}
  void add(std::size_t place, double value) {
    if (std::isnan(value)) { return; }
    sum_[place] += value;
    count_[place] += 1;
  }
  [[nodiscard]] std::vector<double> values() const {
    std::vector<double> result;
    for (std::size_t i = 0; i < sum_.size(); ++i) {
      result.push_back(count_[i] > 0 ? sum_[i] / count_[i] : undefined);
    }
    return result;
  }

private:
  std::vector<double> sum_;
  std::vector<double> count_;
};

/// Which sessions a random draw keeps, in the order of the dataset.
std::vector<bool> draw_sessions(const Dataset& dataset, double share, detail::Random& random) {
  std::vector<bool> kept;
  for (std::size_t i = 0; i < dataset.sessions.size(); ++i) {
    kept.push_back(random.unit() < share);
  }
  return kept;
}

/// What happened on the sessions that are kept.
Dataset some_sessions(const Dataset& dataset, const std::vector<bool>& kept) {
  return detail::bare_slice(dataset, [&](const Appearance& appearance) {
    if (!appearance.session) { return true; }
    const Session* const session = find(dataset.sessions, *appearance.session);
    return session != nullptr && kept[static_cast<std::size_t>(session - dataset.sessions.data())];
  });
}

/// Labels of some nodes, in a list of all; no_community for the others.
std::vector<std::uint32_t> placed(std::size_t nodes, std::span<const std::uint32_t> places,
                                  std::span<const std::uint32_t> labels) {
  std::vector<std::uint32_t> result(nodes, no_community);
  for (std::size_t i = 0; i < places.size(); ++i) {
    result[places[i]] = labels[i];
  }
  return result;
}

/// The communities of the other network, by the nodes of the first; no_community for those that are not there.
std::vector<std::uint32_t> translated(const Network& network, const Network& other, std::span<const std::uint32_t> labels) {
  std::unordered_map<std::string, std::uint32_t> of_id;
  for (std::uint32_t v = 0; v < other.nodes().size(); ++v) {
    of_id.emplace(other.nodes()[v].id, labels[v]);
  }
  std::vector<std::uint32_t> result;
  for (const Node& node : network.nodes()) {
    const auto place = of_id.find(node.id);
    result.push_back(place == of_id.end() ? no_community : place->second);
  }
  return result;
}

struct Tried {
  std::uint32_t times = 0;
  bool briefly = false;
};

Table table_of(const Network& network, const Communities& found, const std::vector<double>& seeds,
               const std::vector<double>& sessions, const Tried& tried) {
  Table table;
  table.name = "stability";
  table.columns = {{"id", "", ColumnType::text},           {"name", "", ColumnType::text},
                   {"community", "", ColumnType::integer}, {"size", "nodes", ColumnType::integer},
                   {"seeds", "1", ColumnType::real},       {"resampled", "1", ColumnType::real}};
  const auto cell = [](double value) { return std::isnan(value) ? Cell{} : Cell{value}; };
  for (std::uint32_t v = 0; v < network.nodes().size(); ++v) {
    if (found.of_node[v] == no_community) { continue; }
    const Node& node = network.nodes()[v];
    table.rows.push_back({{node.id, node.name, static_cast<std::int64_t>(found.of_node[v]) + 1,
                           static_cast<std::int64_t>(found.sizes[found.of_node[v]]), cell(seeds[v]), cell(sessions[v])},
                          node.evidence});
  }
  std::stable_sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    const auto group = [](const Row& row) { return std::get<std::int64_t>(row.cells[2]); };
    if (group(a) != group(b)) { return group(a) < group(b); }
    return compare_ids(std::get<std::string>(a.cells[0]), std::get<std::string>(b.cells[0])) < 0;
  });
  std::size_t firm = 0;
  for (const Row& row : table.rows) {
    const auto* const with_seeds = std::get_if<double>(&row.cells[4]);
    const auto* const with_sessions = std::get_if<double>(&row.cells[5]);
    firm += with_seeds != nullptr && *with_seeds >= least_firm && with_sessions != nullptr && *with_sessions >= least_firm
                ? 1
                : 0;
  }
  table.whole = {{"firm", static_cast<std::int64_t>(firm)}, {"clear", found.clear}};
  table.notes.push_back({"stability.note", {std::to_string(firm), std::to_string(table.rows.size())}});
  if (tried.briefly) { table.notes.push_back({"stability.note.brief", {std::to_string(tried.times)}}); }
  if (!found.clear) { table.notes.push_back({"stability.note.unclear", {}}); }
  return table;
}

} // namespace

std::vector<double> agreement(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;
  std::unordered_map<std::uint32_t, double> size;
  std::unordered_map<std::uint32_t, double> other_size;
  const auto known = [&](std::size_t v) { return one[v] != no_community && other[v] != no_community; };
  for (std::size_t v = 0; v < one.size(); ++v) {
    if (!known(v)) { continue; }
    both[{one[v], other[v]}] += 1;
    size[one[v]] += 1;
    other_size[other[v]] += 1;
  }
  std::vector<double> result(one.size(), undefined);
  for (std::size_t v = 0; v < one.size(); ++v) {
    if (!known(v)) { continue; }
    const double shared = both[{one[v], other[v]}] - 1;
    const double either = size[one[v]] + other_size[other[v]] - shared - 2;
    result[v] = either > 0 ? shared / either : 1;
  }
  return result;
}

namespace {

/// Means over runs, shared among threads, of the agreement with what `labels` finds by the seed of each.
template <class LabelsBy>
std::vector<double> mean_agreement(const Communities& found, std::uint64_t seed, std::uint32_t runs, const Work& work,
                                   const LabelsBy& labels) {
  Means means(found.of_node.size());
  detail::Random random(seed);
  std::vector<std::uint64_t> seeds(runs);
  std::ranges::generate(seeds, [&] { return random.next(); });
  Pool pool(work);
  const auto one = [&](std::size_t run, std::size_t, unsigned) {
    const std::vector<double> alike = agreement(found.of_node, labels(seeds[run], Work{1, work.cancel, {}}));
    pool.in_order(run, [&] {
      for (std::size_t v = 0; v < alike.size(); ++v) {
        means.add(v, alike[v]);
      }
    });
  };
  pool.run(runs, 1, one, true);
  return means.values();
}

} // namespace

std::vector<double> seed_stability(const Network& network, const Communities& found, const CommunityOptions& options,
                                   std::uint32_t runs, const Work& work) {
  const auto search = [&](std::uint64_t seed, const Work& alone) {
    CommunityOptions own = options;
    own.seed = seed;
    own.starts = 1;
    return community_labels(network, own, alone);
  };
  return mean_agreement(found, options.seed ^ 0x57ab1e57ab1eU, runs, work, search);
}

std::vector<double> resampled_stability(const Network& network, const Communities& found, const Dataset& dataset,
                                        const Reference& reference, const CommunityOptions& options, std::uint32_t resamples,
                                        double share, const Work& work) {
  CommunityOptions own = options;
  own.starts = 1;
  std::optional<Thinning> thinning;
  if (Thinning::possible(network)) { thinning.emplace(network, dataset); }
  const auto search = [&](std::uint64_t seed, const Work& alone) {
    detail::Random random(seed);
    const std::vector<bool> kept = draw_sessions(dataset, share, random);
    if (thinning) {
      std::vector<std::uint32_t> left;
      const Network part = thinning->network(kept, left);
      return placed(network.nodes().size(), left, community_labels(part, own, alone));
    }
    const Network part = make_network(some_sessions(dataset, kept), reference, network.kind(), network.weight());
    return translated(network, part, community_labels(part, own, alone));
  };
  return mean_agreement(found, options.seed ^ 0x5e5510U, resamples, work, search);
}

std::vector<OptionInfo> stability_options() {
  return {{"network", "", "people", "people, organisations, states, people-sessions, actors", "option.network.summary"},
          {"weight", "", "count", "none, count, newman", "option.weight.summary"},
          {"resolution", "", "1", "0.001 to 1000", "option.resolution.summary"},
          {"resamples", "networks", "auto", "auto or 1 to 10000", "option.resamples.summary"},
          {"share", "1", "0.8", "0.1 to 1", "option.share.summary"},
          {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"}};
}

Table stability(const Dataset& dataset, const Reference& reference, const Population& /*population*/, const Options& options,
                const Work& work) {
  const std::vector<OptionInfo> declared = stability_options();
  check_options("stability", options, declared);
  const auto kind = parse_network_kind(text_option(options, declared, "network"));
  const auto weight = parse_tie_weight(text_option(options, declared, "weight"));
  if (!kind || !weight) {
    throw Error(ErrorKind::bad_argument, "option {}: not one of {}", kind ? "weight" : "network",
                declared[kind ? 1 : 0].range);
  }
  CommunityOptions how;
  how.resolution = real_option(options, declared, "resolution", 0.001, 1000);
  how.seed =
      static_cast<std::uint64_t>(integer_option(options, declared, "seed", 0, std::numeric_limits<std::int64_t>::max()));
  const double share = real_option(options, declared, "share", 0.1, 1);
  const Network network = make_network(dataset, reference, *kind, *weight);
  Tried tried{20, searched_briefly(network)};
  if (tried.briefly) {
    tried.times = 2;
    how.starts = 1;
  }
  if (text_option(options, declared, "resamples") != "auto") {
    tried.times = static_cast<std::uint32_t>(integer_option(options, declared, "resamples", 1, 10000));
  }
  const Communities found = communities(network, how, work);
  how.starts = 1;
  if (tried.briefly) { how.rounds = brief_rounds; }
  const std::vector<double> seeds = seed_stability(network, found, how, tried.times, work);
  const auto resampled = resampled_stability(network, found, dataset, reference, how, tried.times, share, work);
  return table_of(network, found, seeds, resampled, tried);
}

} // namespace entente
