/// @file
/// PageRank.
#pragma once

#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// Whom one would meet most often by following ties at random: who is met by those who are themselves much met.
///
/// Definition: the stationary distribution of a walk that follows a tie with probability `damping`, chosen by its weight,
/// and else starts anew at any node; from an isolated node it always starts anew. Direction and weights: ties go both ways;
/// the network's weights count; parallel ties add up, a loop counts twice, as it does for the strength. Empty network: no
/// values; components share as their sizes; an isolated node has the least value. Range: above 0, all sum to 1; unit:
/// probability. The result is within `tolerance` of the exact one in the sum of absolute differences, as far as double
/// precision goes. Since ties have no direction the equations are symmetric, and conjugate gradients solve them: time
/// O(m √((1 + damping) / (1 - damping)) log(1 / tolerance)), space O(n). Source: Brin & Page 1998, Comput. Netw. ISDN Syst.
/// 30, 107-117, doi:10.1016/S0169-7552(98)00110-X; Hestenes & Stiefel 1952, J. Res. NBS 49, 409-436.
/// @pre 0 <= damping < 1, tolerance > 0
[[nodiscard]] std::vector<double> pagerank(const Rows& rows, double damping = 0.85, double tolerance = 1e-12,
                                           const Work& work = {});
[[nodiscard]] std::vector<double> pagerank(const Network& network, double damping = 0.85, const Work& work = {});

[[nodiscard]] Measure pagerank_measure();

} // namespace entente
