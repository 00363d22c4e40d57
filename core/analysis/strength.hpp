/// @file
/// Strength: the weight of a node's ties.
#pragma once

#include <vector>

#include "core/analysis/measure.hpp"

namespace entente {

/// How much an actor has met others: with Newman's weights, the number of panels shared with at least one other.
///
/// Definition: the sum of the weights of the ties at the node; a loop counts twice.
/// Direction and weights: ties have no direction; the weight is the network's own (none, count, newman), so with "none" the
/// strength is the degree. In two-mode networks with counts it is the number of appearances. Empty network: no values; a
/// disconnected network needs no care; an isolated node has 0.
/// Range: 0 upwards; unit: the weight's. Time O(n + m), space O(n).
/// Source: Barrat et al. 2004, PNAS 101, 3747-3752; Newman 2001, Phys. Rev. E 64, 016132.
[[nodiscard]] std::vector<double> strength(const Rows& rows);
[[nodiscard]] std::vector<double> strength(const Network& network);

[[nodiscard]] Measure strength_measure();

} // namespace entente
