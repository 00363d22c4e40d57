/// @file
/// Which groups are tied less than their members' ties would lead one to expect, who stands between them, and which tie
/// would close the gap.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/analysis/likely.hpp"
#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// Two groups, the lower one first, held against random networks with the same degrees.
struct GroupPair {
  std::uint32_t one = 0;
  std::uint32_t other = 0;
  std::uint32_t observed = 0; ///< ties between them
  double expected = 0;        ///< mean of the random networks
  double deviation = 0;       ///< its standard deviation; 0 when all are alike
  double fewer = 1;           ///< chance of as few ties or fewer, the real network counted among the random ones
  double more = 1;            ///< chance of as many ties or more, likewise
  double adjusted = 1;        ///< `fewer` or `more`, whichever is less, twice, adjusted for all pairs of groups
  /// Who is tied into both, those with the most pairs of contacts first: three at most, with a quarter of the first's pairs.
  std::vector<std::uint32_t> between;
  std::optional<std::pair<std::uint32_t, std::uint32_t>> closing; ///< of `one` and of `other`, not tied
  std::vector<std::uint32_t> shared; ///< common contacts of the two of `closing`, who know the fewest first

  /// Fewer ties than expected, and not by chance: below 5 % after adjustment.
  [[nodiscard]] bool fewer_than_chance() const { return adjusted <= 0.05 && observed < expected; }
  [[nodiscard]] bool more_than_chance() const { return adjusted <= 0.05 && observed > expected; }
};

/// Groups without a common tie or with few of them, though their members tie much: what is missing between circles.
///
/// Definition: for each pair of groups the number of ties between them, held against `rewirings` random networks in which
/// every node keeps its number of ties (two-mode networks stay two-mode), each made from the one before by three tries a
/// tie; in networks of 50,000 ties and more (pairs_ends) each by pairing all ends of ties anew at random, where two nodes
/// may be tied more than once and a node to itself, which lets the busiest groups have somewhat more expected between them.
/// Chances are (1 + random networks as extreme) / (1
/// + rewirings), a Monte Carlo test; two-sided ones are adjusted for the number of pairs (Benjamini & Hochberg). The
/// tie that would close a gap is the pair, one of each group, with the most said by common contacts (Adamic & Adar); where
/// no two share a contact, the two that have the most ties. Only pairs with fewer ties than expected get one, and none in
/// two-mode networks; `left_out` names pairs that are not to be proposed, when it is empty those that one appearance stands
/// for. Direction and weights: ties have no direction; each tied pair counts once, whatever its weight; loops are left out.
/// Nodes of no group (not below `groups`) count for degrees only. Empty network, fewer than two groups: no pairs; isolated
/// nodes play no part. Range: observed from 0 to the product of sizes; unit: ties. The same seed gives the same result. Time
/// O(rewirings · m + sum over nodes of their neighbours' degrees); space O(m + groups²). Source: Maslov & Sneppen 2002,
/// Science 296, 910-913; Besag & Clifford 1989, Biometrika 76, 633-642; Burt 1992, Structural Holes.
[[nodiscard]] std::vector<GroupPair> group_pairs(const Network& network, std::span<const std::uint32_t> group,
                                                 std::uint32_t groups, std::uint32_t rewirings, std::uint64_t seed,
                                                 const LeftOut& left_out = {}, const Work& work = {});

/// A way to group the nodes; those of no group have a number not below `groups`.
struct NodeGrouping {
  std::span<const std::uint32_t> of_node;
  std::uint32_t groups = 0;
};

/// The same for several ways to group the nodes, held against the same random networks: these are drawn once. By the order
/// of `ways`.
[[nodiscard]] std::vector<std::vector<GroupPair>> group_pairs(const Network& network, std::span<const NodeGrouping> ways,
                                                              std::uint32_t rewirings, std::uint64_t seed,
                                                              const LeftOut& left_out = {}, const Work& work = {});

/// True for networks of so many ties that group_pairs pairs the ends of ties instead of drawing simple networks.
[[nodiscard]] bool pairs_ends(std::size_t ties);

/// The place of a pair of different groups in what group_pairs returns.
[[nodiscard]] std::size_t pair_number(std::uint32_t a, std::uint32_t b);

/// As many random networks as may be asked for.
inline constexpr std::size_t most_rewirings = 100'000;

/// As many random networks as so many pairs of groups need, where a network of this many ties can afford them: enough for
/// one pair alone to pass 5 % after adjustment, 499 at least; fewer on large ones, down to 99.
[[nodiscard]] std::uint32_t affordable_rewirings(std::size_t ties, std::size_t pairs);

/// What a test with so many random networks can tell at best of pairs held against them at once.
struct Resolution {
  double least_adjusted = 1; ///< the smallest adjusted chance that one pair alone can reach
  std::size_t together = 0;  ///< pairs that must reach it together to pass 5 %; may be more than there are
  std::size_t networks = 0;  ///< that let one pair alone pass 5 %
  [[nodiscard]] bool coarse() const { return together > 1; }
};
[[nodiscard]] Resolution resolution_of(std::size_t pairs, std::uint32_t rewirings);

[[nodiscard]] Measure missing_ties_measure();

} // namespace entente
