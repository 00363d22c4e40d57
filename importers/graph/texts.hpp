/// @file
/// Weights of ties, as files print them, and how messages quote what a file holds.
#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "core/text/unicode.hpp"

namespace entente::graph {

/// A finite number above 0, or nothing.
[[nodiscard]] inline std::optional<double> weight_in(std::string_view text) {
  double weight = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
  const bool whole = error == std::errc{} && stop == text.data() + text.size();
  return whole && weight > 0 && std::isfinite(weight) ? std::optional(weight) : std::nullopt;
}

/// What an attribute says; empty where it is missing.
[[nodiscard]] inline std::string value_of(std::optional<std::string_view> attribute) {
  return std::string(attribute.value_or(""));
}

/// At most 80 bytes of the text, on one line; "…" for what is no UTF-8.
[[nodiscard]] inline std::string quoted(std::string_view text) {
  std::string_view head = text.substr(0, 80);
  for (int cut = 0; cut < 3 && !is_utf8(head); ++cut) {
    head.remove_suffix(1);
  }
  return is_utf8(head) ? squeeze(head) : "…";
}

} // namespace entente::graph
