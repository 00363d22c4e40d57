/// @file
/// Colours that colour-blind people can tell apart.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace entente::palette {

/// Okabe & Ito 2008, "Color Universal Design", without black; the order puts the most distant first.
inline constexpr std::array<std::string_view, 7> few{"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                                     "#d55e00", "#56b4e9", "#f0e442"};
/// Paul Tol 2021, "Colour Schemes" (SRON/EPS/TN/09-002), the muted scheme.
inline constexpr std::array<std::string_view, 9> many{"#332288", "#ddcc77", "#117733", "#cc6677", "#88ccee",
                                                      "#882255", "#44aa99", "#999933", "#aa4499"};
inline constexpr std::string_view other = "#bbbbbb";   ///< groups beyond the palette
inline constexpr std::string_view unknown = "#dddddd"; ///< no group known

/// The smallest of the two palettes that holds `groups` colours, else the larger one.
[[nodiscard]] inline std::span<const std::string_view> for_groups(std::size_t groups) {
  if (groups <= few.size()) { return few; }
  return many;
}

/// A colour of the form #rrggbb, mixed with white: 0 is the colour, 1 white.
[[nodiscard]] std::string lighten(std::string_view colour, double towards_white);

/// The colour, dark enough to be read as text on white.
[[nodiscard]] std::string for_text(std::string_view colour);

} // namespace entente::palette
