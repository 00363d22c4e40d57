#include "core/analysis/statistics/interval.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

Interval wilson(std::int64_t successes, std::int64_t trials, double quantile) {
  if (trials <= 0) { return {}; }
  const double n = static_cast<double>(trials);
  const double share = static_cast<double>(successes) / n;
  const double square = quantile * quantile;
  const double scale = 1 / (1 + square / n);
  const double centre = scale * (share + square / (2 * n));
  const double half = scale * quantile * std::sqrt(share * (1 - share) / n + square / (4 * n * n));
  return {successes <= 0 ? 0.0 : std::max(0.0, centre - half), successes >= trials ? 1.0 : std::min(1.0, centre + half)};
}

} // namespace entente
