/// @file
/// Many tests at once: how many of those that look unlikely may be chance.
#pragma once

#include <span>
#include <vector>

namespace entente {

/// Up to this adjusted chance a finding is told as one.
inline constexpr double unlikely = 0.05;

/// Each chance (p value) adjusted so that calling all those up to 0.05 a finding lets one in twenty findings be false at
/// most, on the mean (false discovery rate; valid for independent or positively dependent tests). The smallest over j >= i
/// of p(j) · n / j, with p sorted and at most 1. NaN stays NaN and is not counted; nothing in, nothing out. Range: 0 to 1.
/// O(n log n). Source: Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57, 289-300.
[[nodiscard]] std::vector<double> adjusted_chances(std::span<const double> chances);

} // namespace entente
