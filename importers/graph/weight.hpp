/// @file
/// Weights of ties, as files print them.
#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace entente::graph {

/// A finite number above 0, or nothing.
[[nodiscard]] inline std::optional<double> weight_in(std::string_view text) {
  double weight = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
  const bool whole = error == std::errc{} && stop == text.data() + text.size();
  return whole && weight > 0 && std::isfinite(weight) ? std::optional(weight) : std::nullopt;
}

} // namespace entente::graph
