#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <utility>

#include "core/analysis/gap_closing.hpp"
#include "core/analysis/kernels/rewiring.hpp"
#include "core/analysis/likely.hpp"
#include "core/analysis/missing_ties.hpp"
#include "core/analysis/statistics/discovery.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

constexpr std::uint32_t tries_between = 3; ///< a tie, from one random network to the next
constexpr std::size_t many_ties = 50'000;
constexpr std::uint32_t most_by_ends = 1000;
constexpr std::uint32_t most_rows = 8; ///< of random networks; whatever the number of threads

using Ties = std::vector<detail::WeightedTie>;

std::size_t count_pairs(std::uint32_t groups) { return std::size_t{groups} * (std::max(groups, 1U) - 1) / 2; }

/// The pairs of a way to group the nodes, held against random networks.
struct Held {
  NodeGrouping by;
  std::vector<GroupPair> pairs;
};

std::vector<std::uint32_t> count_ties(const Ties& ties, const NodeGrouping& by) {
  const auto [group, groups] = by;
  std::vector<std::uint32_t> counts(count_pairs(groups), 0);
  for (const detail::WeightedTie& tie : ties) {
    const std::uint32_t a = group[tie.source];
    const std::uint32_t b = group[tie.target];
    if (a < groups && b < groups && a != b) { ++counts[pair_number(a, b)]; }
  }
  return counts;
}

/// What random networks have between each pair of groups, as whole numbers: they add up alike in any order.
struct RewiredTally {
  explicit RewiredTally(std::size_t pairs) : sum(pairs, 0), squares(pairs, 0), as_few(pairs, 0), as_many(pairs, 0) {}
  void add(std::span<const std::uint32_t> counts, std::span<const GroupPair> pairs) {
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      sum[p] += counts[p];
      squares[p] += std::uint64_t{counts[p]} * counts[p];
      as_few[p] += counts[p] <= pairs[p].observed ? 1 : 0;
      as_many[p] += counts[p] >= pairs[p].observed ? 1 : 0;
    }
  }
  void add(const RewiredTally& other) {
    const auto all = [](auto& into, const auto& from) { std::ranges::transform(into, from, into.begin(), std::plus<>()); };
    all(sum, other.sum);
    all(squares, other.squares);
    all(as_few, other.as_few);
    all(as_many, other.as_many);
  }
  std::vector<std::uint64_t> sum, squares;
  std::vector<std::uint32_t> as_few, as_many;
};

/// The groups at the ends of the ties of random networks: more is not needed to count what lies between groups.
class Ends {
public:
  /// Groups are numbered below `groups`; all others are one that is not counted.
  Ends(const Ties& ties, bool keep_sides, const NodeGrouping& by)
      : groups_(by.groups), sources_(keep_sides ? ties.size() : 0), square_(std::size_t{by.groups + 1} * (by.groups + 1)) {
    const auto of = [&](std::uint32_t v) { return static_cast<std::uint16_t>(std::min(by.of_node[v], by.groups)); };
    for (std::size_t i = 0; i < ties.size(); ++i) {
      if (keep_sides) {
        sources_[i] = of(ties[i].source);
      } else {
        ends_.push_back(of(ties[i].source));
      }
      ends_.push_back(of(ties[i].target));
    }
  }
  /// Pairs the ends anew; what then lies between the groups.
  std::vector<std::uint32_t> draw(detail::Random& random) {
    random.shuffle(ends_);
    std::ranges::fill(square_, 0U);
    const std::size_t side = groups_ + std::size_t{1};
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      ++square_[sources_[i] * side + ends_[i]];
    }
    for (std::size_t i = 0; sources_.empty() && i < ends_.size(); i += 2) {
      ++square_[ends_[i] * side + ends_[i + 1]];
    }
    std::vector<std::uint32_t> counts;
    for (std::size_t high = 1; high < groups_; ++high) {
      for (std::size_t low = 0; low < high; ++low) {
        counts.push_back(square_[high * side + low] + square_[low * side + high]);
      }
    }
    return counts;
  }

private:
  std::uint32_t groups_;
  std::vector<std::uint16_t> sources_; ///< where sides are kept
  std::vector<std::uint16_t> ends_;
  std::vector<std::uint32_t> square_; ///< ties by the groups of their ends
};

/// One for each way to group.
std::vector<RewiredTally> tallies_of(std::span<const Held> all) {
  std::vector<RewiredTally> tallies;
  for (const Held& held : all) {
    tallies.emplace_back(held.pairs.size());
  }
  return tallies;
}

/// A row of random networks, each drawn from the one before and counted by every way to group.
class RewiredRow {
public:
  RewiredRow(const Network& network, const Ties& ties, std::span<const Held> all, std::uint64_t seed)
      : two_mode_(network.two_mode()), all_(all), random_(seed), tallies_(tallies_of(all)) {
    const bool by_ends = pairs_ends(network.ties().size()) &&
                         std::ranges::all_of(all, [](const Held& held) { return held.by.groups <= most_by_ends; });
    if (!by_ends) { drawn_ = ties; }
    for (std::size_t i = 0; by_ends && i < all.size(); ++i) {
      ends_.emplace_back(ties, two_mode_, all[i].by);
    }
  }

  void draw(bool first) {
    if (ends_.empty()) {
      drawn_ = first ? detail::rewire(std::move(drawn_), two_mode_, random_)
                     : detail::rewire(std::move(drawn_), two_mode_, random_, tries_between);
    }
    for (std::size_t i = 0; i < all_.size(); ++i) {
      tallies_[i].add(ends_.empty() ? count_ties(drawn_, all_[i].by) : ends_[i].draw(random_), all_[i].pairs);
    }
  }
  [[nodiscard]] const std::vector<RewiredTally>& tallies() const { return tallies_; }

private:
  bool two_mode_;
  std::span<const Held> all_;
  detail::Random random_;
  std::vector<RewiredTally> tallies_;
  std::vector<Ends> ends_; ///< of networks with many ties, which are not drawn themselves
  Ties drawn_;
};

/// The rows share the threads.
std::vector<RewiredTally> draw(const Network& network, const Ties& ties, std::uint32_t rewirings, std::uint64_t seed,
                               const Work& work, std::span<const Held> all) {
  detail::Random random(seed);
  const std::uint32_t rows = std::min(rewirings, most_rows);
  std::vector<std::uint64_t> seeds(rows);
  std::ranges::generate(seeds, [&] { return random.next(); });
  std::vector<RewiredTally> sums = tallies_of(all);
  Pool pool(work);
  const auto one_row = [&](std::size_t row, std::size_t, unsigned) {
    RewiredRow own(network, ties, all, seeds[row]);
    for (std::size_t i = row; i < rewirings; i += rows) {
      work.check();
      own.draw(i == row);
    }
    pool.in_order(row, [&] {
      for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i].add(own.tallies()[i]);
      }
    });
  };
  pool.run(rows, 1, one_row, true);
  return sums;
}

void tell_chances(const RewiredTally& tally, std::uint32_t rewirings, std::vector<GroupPair>& pairs) {
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    pairs[p].expected = static_cast<double>(tally.sum[p]) / rewirings;
    const double square = static_cast<double>(tally.squares[p]) / rewirings;
    pairs[p].deviation = std::sqrt(std::max(0.0, square - pairs[p].expected * pairs[p].expected));
    pairs[p].fewer = (1.0 + tally.as_few[p]) / (rewirings + 1.0);
    pairs[p].more = (1.0 + tally.as_many[p]) / (rewirings + 1.0);
  }
  std::vector<double> chances;
  for (const GroupPair& pair : pairs) {
    chances.push_back(std::min(1.0, 2 * std::min(pair.fewer, pair.more)));
  }
  const std::vector<double> adjusted = adjusted_chances(chances);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    pairs[p].adjusted = adjusted[p];
  }
}

/// The pairs of groups with the ties between them.
std::vector<GroupPair> counted_pairs(const Ties& ties, const NodeGrouping& by) {
  const auto counts = count_ties(ties, by);
  std::vector<GroupPair> pairs;
  for (std::uint32_t high = 1; high < by.groups; ++high) {
    for (std::uint32_t low = 0; low < high; ++low) {
      GroupPair pair;
      pair.one = low;
      pair.other = high;
      pair.observed = counts[pairs.size()];
      pairs.push_back(std::move(pair));
    }
  }
  return pairs;
}

} // namespace

bool pairs_ends(std::size_t ties) { return ties >= many_ties; }

std::size_t pair_number(std::uint32_t a, std::uint32_t b) {
  const std::size_t high = std::max(a, b);
  return high * (high - 1) / 2 + std::min(a, b);
}

std::uint32_t affordable_rewirings(std::size_t ties, std::size_t pairs) {
  constexpr std::size_t work = 2'500'000; // ties looked at: a tenth of a second
  constexpr std::size_t pairs_a_tie = 8;  // whose counts cost as much as one tie
  const std::size_t needed = std::max<std::size_t>(resolution_of(pairs, 0).networks, 499);
  const std::size_t afforded = std::max<std::size_t>(work / std::max<std::size_t>(ties + pairs / pairs_a_tie, 1), 99);
  return static_cast<std::uint32_t>(std::min({needed, afforded, most_rewirings}));
}

Resolution resolution_of(std::size_t pairs, std::uint32_t rewirings) {
  const double rarest = 2 / (rewirings + 1.0); // two-sided, no random network as extreme
  const auto count = static_cast<double>(pairs);
  constexpr double rounding = 1e-9;
  return {std::min(1.0, rarest * count), static_cast<std::size_t>(std::ceil(rarest * count / unlikely - rounding)),
          static_cast<std::size_t>(std::llround(2 * count / unlikely))};
}

std::vector<std::vector<GroupPair>> group_pairs(const Network& network, std::span<const NodeGrouping> ways,
                                                std::uint32_t rewirings, std::uint64_t seed, const LeftOut& left_out,
                                                const Work& work) {
  const Ties ties = detail::merged_ties(network);
  std::vector<Held> all;
  bool any = false;
  for (const NodeGrouping& by : ways) {
    all.push_back({by, counted_pairs(ties, by)});
    any = any || !all.back().pairs.empty();
  }
  std::vector<std::vector<GroupPair>> result(ways.size());
  if (!any) { return result; }
  const std::vector<RewiredTally> tallies = draw(network, ties, rewirings, seed, work, all);
  std::vector<PlainTie> plain;
  for (const detail::WeightedTie& tie : ties) {
    plain.emplace_back(tie.source, tie.target);
  }
  const Adjacency adjacency = make_adjacency(static_cast<std::uint32_t>(network.nodes().size()), plain);
  const LeftOut not_proposed = left_out || network.two_mode() ? left_out : spoken_for_at_once(network);
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& [by, pairs] = all[i];
    tell_chances(tallies[i], rewirings, pairs);
    detail::find_between(adjacency.rows(), by.of_node, by.groups, pairs);
    if (!network.two_mode()) { // where who shares a contact is of one side, and can have no tie
      detail::find_closing(adjacency.rows(), by.of_node, by.groups, not_proposed, work, pairs);
    }
    result[i] = std::move(pairs);
  }
  return result;
}

std::vector<GroupPair> group_pairs(const Network& network, std::span<const std::uint32_t> group, std::uint32_t groups,
                                   std::uint32_t rewirings, std::uint64_t seed, const LeftOut& left_out, const Work& work) {
  const NodeGrouping by{group, groups};
  return group_pairs(network, std::span(&by, 1), rewirings, seed, left_out, work).front();
}

} // namespace entente
