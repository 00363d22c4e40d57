/// @file
/// Local clustering.
#pragma once

#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// What share of an actor's contacts have met one another: high inside a circle, low between circles.
///
/// Definition: the tied pairs among the node's neighbours over all pairs of them.
/// Direction and weights: none play a part; parallel ties count once, loops not at all. In two-mode networks it is 0
/// wherever it is defined. Empty network: no values; components do not touch one another; with fewer than two neighbours
/// there is no pair, so the value is undefined (NaN here, null in tables).
/// Range: 0 to 1; unit: 1. Time at most O(m √m), as each triangle is found once from its busiest tie; space O(n + m).
/// Source: Watts & Strogatz 1998, Nature 393, 440-442, doi:10.1038/30918.
[[nodiscard]] std::vector<double> clustering(const Rows& rows, const Work& work = {});
[[nodiscard]] std::vector<double> clustering(const Network& network, const Work& work = {});

[[nodiscard]] Measure clustering_measure();

} // namespace entente
