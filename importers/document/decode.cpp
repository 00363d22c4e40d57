#include "importers/document/decode.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/text/unicode.hpp"

namespace entente::document {

namespace {

// Windows-1252 from 0x80 to 0x9f (0 where the code page has no character); the rest is Latin-1.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// Well-formed multi-byte sequences and bytes that are part of none.
struct Utf8Count {
  std::size_t sequences = 0;
  std::size_t damaged = 0;
};

std::size_t sequence_length(unsigned lead) {
  if (lead >= 0xC2 && lead <= 0xDF) { return 2; }
  if (lead >= 0xE0 && lead <= 0xEF) { return 3; }
  if (lead >= 0xF0 && lead <= 0xF4) { return 4; }
  return 1;
}

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned lead = byte_at(bytes, at);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const std::size_t size = sequence_length(lead);
    if (size > 1 && at + size <= bytes.size() && is_utf8(bytes.substr(at, size))) {
      ++count.sequences;
      at += size;
    } else {
      ++count.damaged;
      ++at;
    }
  }
  return count;
}

bool looks_binary(std::string_view utf8) {
  std::size_t controls = 0;
  for (const char character : utf8) {
    const auto value = static_cast<unsigned char>(character);
    if (value == 0) { return true; }
    if ((value < 0x20 && character != '\t' && character != '\n' && character != '\r' && character != '\f' &&
         character != '\v') ||
        value == 0x7F) {
      ++controls;
    }
  }
  return controls * 200 > utf8.size();
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t at) {
    const unsigned first = byte_at(bytes, at);
    const unsigned second = byte_at(bytes, at + 1);
    return static_cast<char32_t>(big_endian ? (first << 8U) | second : (second << 8U) | first);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t code = unit(at);
    if (code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(out, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
  }
  return out;
}

std::optional<std::string> from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  std::size_t unknown = 0;
  for (const char character : bytes) {
    const auto value = static_cast<unsigned char>(character);
    if (value < 0x80) {
      out += character;
    } else if (value < 0xA0) {
      const char16_t mapped = windows_1252.at(value - 0x80U);
      if (mapped == 0) { ++unknown; }
      append_utf8(out, mapped == 0 ? U'\uFFFD' : char32_t{mapped});
    } else {
      append_utf8(out, value);
    }
  }
  if (unknown * 100 > bytes.size()) { return std::nullopt; }
  return out;
}

/// UTF-8 in which some bytes are Windows-1252, as where a line of another file was pasted into it.
std::string from_mixed(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned lead = byte_at(bytes, at);
    const std::size_t size = sequence_length(lead);
    if (lead < 0x80 || (size > 1 && at + size <= bytes.size() && is_utf8(bytes.substr(at, size)))) {
      out += bytes.substr(at, size);
      at += size;
      continue;
    }
    const char32_t mapped = lead < 0xA0 ? char32_t{windows_1252.at(lead - 0x80U)} : char32_t{lead};
    append_utf8(out, mapped == 0 ? U'\uFFFD' : mapped);
    ++at;
  }
  return out;
}

/// Big-endian, little-endian, or neither, by where the zero bytes of European text fall.
std::optional<bool> utf16_order(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (head[at] == '\0') { ++(at % 2 == 0 ? even : odd); }
  }
  if (odd * 3 > head.size() && even * 20 < head.size()) { return false; }
  if (even * 3 > head.size() && odd * 20 < head.size()) { return true; }
  return std::nullopt;
}

} // namespace

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&out](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6U));
    put(0x80 | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12U));
    put(0x80 | ((code >> 6U) & 0x3FU));
    put(0x80 | (code & 0x3FU));
  } else {
    put(0xF0 | (code >> 18U));
    put(0x80 | ((code >> 12U) & 0x3FU));
    put(0x80 | ((code >> 6U) & 0x3FU));
    put(0x80 | (code & 0x3FU));
  }
}

CodePoint code_point(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  const std::size_t size = sequence_length(lead);
  if (size == 1 || at + size > text.size()) { return {lead, 1}; }
  char32_t code = size == 2 ? lead & 0x1FU : size == 3 ? lead & 0x0FU : lead & 0x07U;
  for (std::size_t n = 1; n < size; ++n) {
    code = (code << 6U) | (byte_at(text, at + n) & 0x3FU);
  }
  return {code, size};
}

bool is_plain_ascii(std::string_view bytes) {
  constexpr std::size_t block = 4096; // looked at without a branch, so that the compiler takes many at once
  for (std::size_t from = 0; from < bytes.size(); from += block) {
    unsigned strange = 0;
    for (const char character : bytes.substr(from, block)) {
      const auto value = static_cast<unsigned char>(character);
      const unsigned printed = static_cast<unsigned char>(value - ' ') <= '~' - ' ' ? 1U : 0U;
      const unsigned spaced = static_cast<unsigned char>(value - '\t') <= '\r' - '\t' ? 1U : 0U;
      strange |= 1U ^ (printed | spaced);
    }
    if (strange != 0) { return false; }
  }
  return true;
}

std::optional<std::string> decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) { bytes.remove_prefix(3); }
  std::optional<std::string> text;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    text = from_utf16(bytes.substr(2), bytes.front() == '\xFE');
  } else if (const std::optional<bool> order = utf16_order(bytes)) {
    text = from_utf16(bytes, *order);
  } else if (is_utf8(bytes)) {
    text = std::string(bytes);
  } else {
    const Utf8Count count = count_utf8(bytes);
    text = count.sequences > count.damaged ? std::optional(from_mixed(bytes)) : from_windows_1252(bytes);
  }
  if (!text || looks_binary(*text)) { return std::nullopt; }
  return nfc(*text);
}

Wording binary_kind(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) { return Wording("a PDF document"); }
  if (bytes.starts_with("PK\x03\x04")) { return Wording("a ZIP archive or office document"); }
  if (bytes.starts_with("SQLite format 3")) { return Wording("an SQLite database"); }
  if (bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF")) { return Wording("a picture"); }
  return Wording("binary data");
}

} // namespace entente::document
