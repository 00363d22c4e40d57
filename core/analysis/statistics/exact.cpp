#include "core/analysis/statistics/exact.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double as_likely = 1e-7;   ///< outcomes whose chances differ by less than this share count as equally likely
constexpr double negligible = 1e-18; ///< of the sum

double log_choose(double n, double k) { return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1); }

/// The sum of the chances no greater than that of `observed`, over outcomes from `low` to `high` whose chances rise up to
/// `mode` and fall from there.
template <class LogChance>
double sum_of_unlikely(std::int64_t low, std::int64_t mode, std::int64_t high, std::int64_t observed,
                       const LogChance& log_chance) {
  const double limit = log_chance(observed) + as_likely;
  double sum = 0;
  const auto add_from = [&](std::int64_t from, std::int64_t step, std::int64_t last) {
    for (std::int64_t x = from; step > 0 ? x <= last : x >= last; x += step) {
      const double chance = std::exp(log_chance(x));
      sum += chance;
      if (chance < negligible * sum || sum == 0) { break; }
    }
  };
  // The last outcome up to the mode that is unlikely enough, and the first one beyond.
  std::int64_t left = low - 1;
  for (std::int64_t step_low = low, step_high = mode; step_low <= step_high;) {
    const std::int64_t middle = step_low + (step_high - step_low) / 2;
    if (log_chance(middle) <= limit) {
      left = middle;
      step_low = middle + 1;
    } else {
      step_high = middle - 1;
    }
  }
  std::int64_t right = high + 1;
  for (std::int64_t step_low = mode + 1, step_high = high; step_low <= step_high;) {
    const std::int64_t middle = step_low + (step_high - step_low) / 2;
    if (log_chance(middle) <= limit) {
      right = middle;
      step_high = middle - 1;
    } else {
      step_low = middle + 1;
    }
  }
  if (left >= low) { add_from(left, -1, low); }
  if (right <= high) { add_from(right, 1, high); }
  return std::min(1.0, sum);
}

} // namespace

double binomial_chance(std::int64_t successes, std::int64_t trials, double rate) {
  if (trials == 0) { return 1; }
  if (rate <= 0 || rate >= 1) { return successes == (rate <= 0 ? 0 : trials) ? 1 : 0; }
  const auto n = static_cast<double>(trials);
  const auto mode = std::min(trials, static_cast<std::int64_t>((n + 1) * rate));
  return sum_of_unlikely(0, mode, trials, successes, [&](std::int64_t x) {
    const auto k = static_cast<double>(x);
    return log_choose(n, k) + k * std::log(rate) + (n - k) * std::log1p(-rate);
  });
}

double fisher_chance(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  const std::int64_t row = a + b;
  const std::int64_t column = a + c;
  const std::int64_t all = a + b + c + d;
  if (row == 0 || column == 0 || row == all || column == all) { return 1; }
  const std::int64_t low = std::max<std::int64_t>(0, row + column - all);
  const std::int64_t high = std::min(row, column);
  const auto mode = static_cast<std::int64_t>(static_cast<double>(row + 1) * static_cast<double>(column + 1) /
                                              static_cast<double>(all + 2));
  const auto of = [](std::int64_t n, std::int64_t k) { return log_choose(static_cast<double>(n), static_cast<double>(k)); };
  const double whole = of(all, column);
  return sum_of_unlikely(low, std::clamp(mode, low, high), high, a,
                         [&](std::int64_t x) { return of(row, x) + of(all - row, column - x) - whole; });
}

} // namespace entente
