/// @file
/// Intervals for shares of small numbers.
#pragma once

#include <cstdint>

namespace entente {

/// Both ends of an interval, each from 0 to 1 for a share.
struct Interval {
  double low = 0;
  double high = 1;
};

/// Two-sided 95 % quantile of the normal distribution.
inline constexpr double normal_quantile_95 = 1.959963984540054;

/// The score interval of a share `successes / trials` (Wilson 1927, J. Am. Stat. Assoc. 22, 209-212), without continuity
/// correction; fit for small numbers and for shares of 0 and 1, where its end is exactly 0 or 1. With no trials it is
/// [0, 1]. Requires 0 <= successes <= trials. O(1).
[[nodiscard]] Interval wilson(std::int64_t successes, std::int64_t trials, double quantile = normal_quantile_95);

} // namespace entente
