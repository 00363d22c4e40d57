/// @file
/// Numbers of sixteen searches at once: where they are kept, and the vectors they are reckoned in.
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

/// Vectors of a width in bytes.
template <std::size_t bytes> struct Register;
template <> struct Register<16> {
  using Floats __attribute__((vector_size(16))) = float;
  using Words __attribute__((vector_size(16))) = std::int32_t;
  using Halves __attribute__((vector_size(8))) = float;
  using Doubles __attribute__((vector_size(16))) = double;
  using LongWords __attribute__((vector_size(16))) = std::int64_t;
  static constexpr Words bits{1, 2, 4, 8};
  static constexpr LongWords long_bits{1, 2};
};
template <> struct Register<32> {
  using Floats __attribute__((vector_size(32))) = float;
  using Words __attribute__((vector_size(32))) = std::int32_t;
  using Halves __attribute__((vector_size(16))) = float;
  using Doubles __attribute__((vector_size(32))) = double;
  using LongWords __attribute__((vector_size(32))) = std::int64_t;
  static constexpr Words bits{1, 2, 4, 8, 16, 32, 64, 128};
  static constexpr LongWords long_bits{1, 2, 4, 8};
};
template <> struct Register<64> {
  using Floats __attribute__((vector_size(64))) = float;
  using Words __attribute__((vector_size(64))) = std::int32_t;
  using Halves __attribute__((vector_size(32))) = float;
  using Doubles __attribute__((vector_size(64))) = double;
  using LongWords __attribute__((vector_size(64))) = std::int64_t;
  static constexpr Words bits{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768};
  static constexpr LongWords long_bits{1, 2, 4, 8, 16, 32, 64, 128};
};

} // namespace entente::detail
