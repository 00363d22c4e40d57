/// @file
/// Private to core/analysis: random numbers that are the same on every machine, unlike the standard distributions.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2714064.2660195).
class Random {
public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  [[nodiscard]] std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  /// Uniform in [0, bound); the bias is below bound / 2³².
  [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
  }
  /// Uniform in [0, 1).
  [[nodiscard]] double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

  template <class Value> void shuffle(std::vector<Value>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1], values[below(static_cast<std::uint32_t>(i))]);
    }
  }

private:
  std::uint64_t state_;
};

} // namespace entente::detail
