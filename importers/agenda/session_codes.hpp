/// @file
/// Short codes of sessions: "PL1", "W12", "SV".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::agenda {

/// "PL1", "W12", "SV": the capitals and the number that begin a text; empty for others.
[[nodiscard]] std::string_view code_at(std::string_view text);

/// A code and what is said of it in brackets or behind it: "A1 (m)", "P3 online".
struct MarkedCode {
  std::string code;
  std::string mark; ///< "m", "online"; empty without one
};

/// "P1, A1 (m)": a list of codes and nothing else; nothing for other texts.
[[nodiscard]] std::optional<std::vector<MarkedCode>> codes_listed(std::string_view text);

} // namespace entente::agenda
