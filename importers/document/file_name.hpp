/// @file
/// What a document is called.
#pragma once

#include <string>
#include <string_view>

namespace entente::document {

/// The last part of a path, whichever system wrote it.
[[nodiscard]] inline std::string file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

} // namespace entente::document
