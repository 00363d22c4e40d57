/// @file
/// Texts of libxml2.
#pragma once

#include <string_view>

namespace entente {

/// A text of libxml2 (`const xmlChar*`), which keeps it; empty for none.
[[nodiscard]] inline std::string_view view(const unsigned char* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

} // namespace entente
