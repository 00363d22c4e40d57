/// @file
/// Numbers of sixteen searches at once: where they are kept.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace entente::detail {

constexpr std::uint32_t lanes = 16;        ///< sources at once
using Mask = std::uint16_t;                ///< a bit for each source
constexpr float exact_paths = 16777216.0F; ///< 2²⁴: whole numbers below are exact in single precision

/// Numbers of paths, of each source.
struct alignas(64) Paths {
  std::array<float, lanes> count{};
};
/// Shares of dependency, of each source.
struct alignas(64) Shares {
  std::array<double, lanes> share{};
};

/// A node reached at some level, and by which of the sources.
struct Entry {
  std::uint32_t node = 0;
  Mask sources = 0;
};

/// Memory of one thread's searches.
struct Batch {
  explicit Batch(std::uint32_t n) : paths(n), coefficient(n), seen(n), at(n), next(n), open(n), score(n) {}
  std::vector<Paths> paths;
  std::vector<Shares> coefficient; ///< (1 + dependency) / paths
  std::vector<Mask> seen;
  std::vector<Mask> at; ///< the sources for which a node is at the level looked at
  std::vector<Mask> next;
  std::vector<std::uint32_t> open; ///< nodes that some source has yet to reach
  std::vector<Entry> entries;      ///< level by level
  std::vector<std::size_t> levels; ///< where each begins, and the end
  std::vector<double> score;
  std::vector<double> arc_score; ///< of arcs away from the sources; empty unless ties are asked for
  bool exact = true;             ///< no number of paths has reached 2²⁴
};

} // namespace entente::detail
