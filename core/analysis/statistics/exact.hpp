/// @file
/// Exact tests for small numbers.
#pragma once

#include <cstdint>

namespace entente {

/// The chance of `successes` of `trials`, or anything as unlikely, when each succeeds with chance `rate` (two-sided exact
/// binomial test: the sum of all outcomes no likelier than the observed one). 1 with no trials. Requires 0 <= successes <=
/// trials and 0 <= rate <= 1. Time O(√trials) mostly. Source: Clopper & Pearson 1934, Biometrika 26, 404-413.
[[nodiscard]] double binomial_chance(std::int64_t successes, std::int64_t trials, double rate);

/// The chance of a table a b / c d, or anything as unlikely, with the same margins when rows and columns have nothing to do
/// with one another (Fisher's exact test, two-sided as above). 1 where a row or column is empty. Requires all >= 0. Source:
/// Fisher 1935, J. R. Stat. Soc. 98, 39-54.
[[nodiscard]] double fisher_chance(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d);

} // namespace entente
