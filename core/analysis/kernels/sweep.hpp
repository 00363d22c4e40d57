/// @file
/// Private to core/analysis: the distances from every node to every other, many breadth-first searches in one sweep over the
/// rows. What needs wide registers is compiled for several widths and chosen when the program runs.
#pragma once

#include <cstdint>
#include <vector>

#include "core/network/network.hpp"
#include "core/network/work.hpp"

namespace entente::detail {

/// How far a node is from those that it reaches, itself left out.
struct Nearness {
  double inverse = 0;         ///< sum of 1/steps
  std::uint64_t steps = 0;    ///< sum of steps
  std::uint32_t reached = 0;  ///< how many nodes
  std::uint32_t farthest = 0; ///< steps to the farthest
};

/// For every node; weights play no part. 512 searches go at once, a bit each: time O(n/512 · levels · (n + m)), space
/// O(n) with 232 bytes a node and thread.
[[nodiscard]] std::vector<Nearness> nearness(const Rows& rows, const Work& work);

} // namespace entente::detail
