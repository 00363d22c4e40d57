#include "core/text/lower_words.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/text/unicode.hpp"

namespace entente {
namespace {

/// Bytes of the separator at `at`, 0 when a letter or digit stands there: ASCII other than letters and digits, Latin-1
/// signs (U+0080 to U+00BF but ª and º) and general punctuation (U+2000 to U+206F).
std::size_t separator(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at);
  if (first < 0x80) {
    const bool word = (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    return word ? 0 : 1;
  }
  if (first == 0xC2 && byte(at + 1) != 0xAA && byte(at + 1) != 0xBA) { return 2; }
  if (first == 0xE2 && (byte(at + 1) == 0x80 || byte(at + 1) == 0x81)) { return 3; }
  return 0;
}

} // namespace

std::vector<std::string> lower_words(std::string_view text) {
  const std::string small = lower(text);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t length = separator(small, at);
    if (length == 0) {
      word += small[at++];
      continue;
    }
    if (!word.empty()) { words.push_back(std::move(word)); }
    word.clear();
    at = std::min(small.size(), at + length);
  }
  if (!word.empty()) { words.push_back(std::move(word)); }
  return words;
}

} // namespace entente
