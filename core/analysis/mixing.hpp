/// @file
/// Whether ties stay within groups: mixing matrix, E-I index, assortativity.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/measure.hpp"

namespace entente {

struct MixingOptions {
  std::uint32_t permutations = 999; ///< 0 makes no test
  std::uint64_t seed = 1;
};

/// How ties fall within and between groups. Undefined figures are NaN.
struct Mixing {
  std::vector<std::vector<double>> weight;   ///< of the ties between two groups, both ways; within a group twice
  std::vector<std::vector<double>> expected; ///< what the groups' strengths alone would give
  double total = 0;                          ///< sum of `weight`
  double ei = 0;                             ///< (between - within) / (between + within)
  double assortativity = 0; ///< 1: all within; 0: as the groups' strengths would give; below: avoids its own
  double p_value = 1;       ///< share of relabelled networks, the real one included, at least as far from their mean E-I
  double mean_ei = 0;       ///< of the relabelled networks
  std::uint32_t permutations = 0;
};

/// Do people of one region, category, gender meet one another rather than the others?
///
/// Definition: over ties whose ends both have a known group, E is their weight between groups and I within: the E-I index
/// is (E - I) / (E + I) (Krackhardt & Stern 1988). Assortativity is (tr e - ‖e²‖) / (1 - ‖e²‖) with e the mixing matrix as
/// shares (Newman 2003, eq. 2). The test gives the groups to the nodes that have one at random, and asks how many networks
/// are as far from the mean; two-sided.
/// Direction and weights: ties have no direction; the network's weights count, loops are left out, parallel ties add up.
/// Empty network, no ties between known groups: both undefined (NaN here, null in tables), p 1; one group alone: E-I is -1
/// and assortativity undefined. Range: -1 to 1; unit: 1. Time O(permutations · (n + m)), space O(m + groups²). Source:
/// Krackhardt & Stern 1988, Soc. Psychol. Q. 51, 123-140; Newman 2003, Phys. Rev. E 67, 026126.
[[nodiscard]] Mixing mixing(const Rows& rows, std::span<const std::uint32_t> group, std::uint32_t groups,
                            const MixingOptions& options = {});

/// The E-I index of each node: over its ties to nodes of known groups; NaN where the node has no group or no such tie.
[[nodiscard]] std::vector<double> ei_index(const Rows& rows, std::span<const std::uint32_t> group);

[[nodiscard]] Measure mixing_measure();
[[nodiscard]] Measure ei_measure();

} // namespace entente
