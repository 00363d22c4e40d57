/// @file
/// Burt's constraint.
#pragma once

#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// How far an actor's contacts all know one another; a low value is a place across the gaps between circles.
///
/// Definition: with p(i,j) the share of i's strength that its ties with j have, the sum over the contacts j of i of
/// (p(i,j) + sum over other contacts q of p(i,q) p(q,j))².
/// Direction and weights: ties have no direction; the network's weights count; parallel ties add up; loops are left out.
/// Empty network: no values; components do not touch one another; an isolated node has no contacts, so its value is
/// undefined (NaN here, null in tables). Range: above 0; 1 for one contact alone, at most 9/8; unit: 1.
/// Time at most O(m √m), as each triangle is found once from its busiest tie; space O(n + m).
/// Source: Burt 1992, Structural Holes, Harvard University Press; 2004, Am. J. Sociol. 110, 349-399.
[[nodiscard]] std::vector<double> constraint(const Rows& rows, const Work& work = {});
[[nodiscard]] std::vector<double> constraint(const Network& network, const Work& work = {});

[[nodiscard]] Measure constraint_measure();

} // namespace entente
