/// @file
/// Eigenvector centrality.
#pragma once

#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// Who has met those who have themselves met many: weight at the top of one connected circle.
///
/// Definition: the vector x of which A x is a multiple by the largest eigenvalue of A, the matrix of weights, scaled so that
/// its largest entry is 1; where several components share that eigenvalue, the part of it that (1, …, 1) has.
/// Direction and weights: ties have no direction; the network's weights count, parallel ties add up, loops count twice.
/// Empty network: no values; without ties all are 0; nodes outside the components that hold the largest eigenvalue have 0
/// (below 1e-9). Range: 0 to 1; unit: 1. Found by the power method on A + s, with s half the longest row of A, until no
/// entry changes by 1e-13, in 20,000 rounds at most: time O(m · rounds), space O(n). Source: Bonacich 1972, J. Math. Sociol.
/// 2, 113-120, doi:10.1080/0022250X.1972.9989806.
[[nodiscard]] std::vector<double> eigenvector(const Rows& rows, const Work& work = {});

[[nodiscard]] Measure eigenvector_measure();

} // namespace entente
