/// @file
/// Private to core/analysis: lengths of paths.
#pragma once

#include <limits>

namespace entente::detail {

/// The length to where no path leads.
inline constexpr double far_away = std::numeric_limits<double>::infinity();
/// Lengths that differ by less, of themselves, are equal.
inline constexpr double same_length = 1e-10;

} // namespace entente::detail
