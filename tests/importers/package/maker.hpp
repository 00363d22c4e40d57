/// @file
/// ZIP archives made in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace entente::test {

/// A ZIP archive of these parts, in this order, deflated.
[[nodiscard]] std::string make_zip(const std::vector<std::pair<std::string, std::string>>& parts);
/// The same bytes with every occurrence of `from` replaced by `to` of equal length (names that libzip would not write).
[[nodiscard]] std::string patched(std::string bytes, const std::string& from, const std::string& to);

} // namespace entente::test
