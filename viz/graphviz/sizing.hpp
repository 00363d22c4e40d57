/// @file
/// Private to viz/graphviz: how large nodes and how wide ties are drawn, and how figures are written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/network/network.hpp"
#include "viz/graphviz/drawing.hpp"

namespace entente::maps {

using Values = std::vector<std::optional<double>>;

/// True where the values are estimated from a sample, the network being too large.
[[nodiscard]] bool is_estimated(const Network& network, const std::string& measure);

/// The measure's value of each node; nothing where it is undefined. Throws Error(bad_argument) for an unknown measure.
[[nodiscard]] Values values_of(const Network& network, const std::string& measure);

/// A scale from a measure to points: areas are proportional to values, down to a smallest size.
struct Scale {
  double largest_value = 0;
  double largest_size = 30;
  double smallest_size = 7;
  [[nodiscard]] double size(std::optional<double> value) const;
};

/// Values for a legend: the largest, and two round ones below it; fewer where they would not differ.
[[nodiscard]] std::vector<double> sample_values(double largest);

/// The width of a tie in points: 0.9 for the least weight drawn, 4 for the largest; 1.1 where all are equal.
[[nodiscard]] double tie_width(double weight, double least, double largest);

/// A figure in the language: at most three digits after a decimal sign, none for whole numbers.
[[nodiscard]] std::string figure(double value, Language language);

} // namespace entente::maps
