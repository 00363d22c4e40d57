/// @file
/// The best ways from one actor to another.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

struct Path {
  std::vector<std::uint32_t> nodes; ///< from the first to the last
  double length = 0;                ///< steps, or the sum of 1/weight
};

/// Who could introduce one actor to another: the shortest ways over people who have met, or the strongest ones.
///
/// Definition: the `count` shortest paths without repeated nodes. A tie's length is 1, or 1/weight with `weighted` (a
/// weight is a strength; parallel ties add up). Equal lengths: the path over lower nodes first.
/// Direction: ties have no direction; loops play no part. Nothing when there is no way, or when both ends are the same node.
/// Unit: steps. Time O(count · steps · (m + n log n)), space O(n + m).
/// Source: Yen 1971, Manag. Sci. 17, 712-716, doi:10.1287/mnsc.17.11.712.
[[nodiscard]] std::vector<Path> best_paths(const Rows& rows, std::uint32_t from, std::uint32_t to, std::uint32_t count,
                                           bool weighted, const Work& work = {});

[[nodiscard]] Measure paths_measure();

} // namespace entente
