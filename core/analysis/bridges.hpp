/// @file
/// Bridges: ties that alone hold two parts together, and ties that rest on one person.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure.hpp"

namespace entente {

/// A tie whose loss would cut its component in two.
struct Bridge {
  std::uint32_t source = 0; ///< source < target
  std::uint32_t target = 0;
  std::uint32_t behind = 0; ///< nodes in the smaller of the two parts
};

/// Which single ties hold parts of the network together: if the two lose sight of each other, the parts do.
///
/// Definition: ties whose removal raises the number of components. A pair with parallel ties is no bridge, nor is a loop.
/// Direction and weights: none play a part. Empty network: none; each component is seen by itself. Rows of the table by the
/// smaller part cut off, the largest first. Unit: nodes. Time O(n + m), space O(n); no recursion.
/// Source: Tarjan 1974, Inf. Process. Lett. 2, 160-161, doi:10.1016/0020-0190(74)90003-9.
[[nodiscard]] std::vector<Bridge> bridges(const Rows& rows);

[[nodiscard]] Measure bridges_measure();

} // namespace entente
