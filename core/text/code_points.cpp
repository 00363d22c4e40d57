#include "core/text/code_points.hpp"

#include <array>
#include <cstdint>

#include <unicode/utf8.h>

namespace entente::text {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    ++at;
    return first;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto index = static_cast<std::int32_t>(at);
  UChar32 code_point = 0;
  U8_NEXT(bytes, index, static_cast<std::int32_t>(text.size()), code_point);
  at = static_cast<std::size_t>(index);
  return code_point < 0 ? replacement : static_cast<char32_t>(code_point);
}

void append(std::string& out, char32_t code_point) {
  std::array<std::uint8_t, 4> buffer{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(buffer.data(), size, static_cast<UChar32>(code_point));
  out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(size));
}

void add_space(std::string& out) {
  if (!out.empty() && out.back() != ' ') { out += ' '; }
}

} // namespace entente::text
