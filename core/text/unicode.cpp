#include "core/text/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "core/error.hpp"
#include "core/text/code_points.hpp"

namespace entente {
namespace {

using text::append;
using text::is_removed;
using text::next_code_point;
using text::replacement;

constexpr unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// True when the text is surely in form NFC: only characters below U+0300 and punctuation of U+2010 to U+203F, none of
/// which composes with another.
bool is_plainly_composed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char lead = byte_at(text, at);
    if (lead < 0x80) {
      ++at;
    } else if (lead >= 0xC2 && lead <= 0xCB) {
      if (at + 1 >= text.size() || (byte_at(text, at + 1) & 0xC0) != 0x80) { return false; }
      at += 2;
    } else {
      const bool punctuation =
          lead == 0xE2 && at + 2 < text.size() && byte_at(text, at + 1) == 0x80 && (byte_at(text, at + 2) & 0xC0) == 0x80;
      if (!punctuation || byte_at(text, at + 2) < 0x90) { return false; }
      at += 3;
    }
  }
  return true;
}

constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/// The bytes of the white space that the text ends with; 0 when it ends otherwise.
std::size_t space_at_end(std::string_view text) {
  if (text.empty()) { return 0; }
  if (const unsigned char last = byte_at(text, text.size() - 1); last < 0x80) { return is_space(last) ? 1 : 0; }
  for (std::size_t size = 2; size <= 3 && size <= text.size(); ++size) {
    std::size_t at = text.size() - size;
    if (byte_at(text, at) >= 0xC2 && is_space(next_code_point(text, at)) && at == text.size()) { return size; }
  }
  return 0;
}

const icu::Normalizer2& composer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const found = icu::Normalizer2::getNFCInstance(status);
  if (found == nullptr) { throw Error(ErrorKind::internal, "the Unicode normal forms could not be loaded"); }
  return *found;
}

/// True only for ASCII letters, digits and signs with single spaces between.
bool is_squeezed_ascii(std::string_view text) {
  bool after_space = true;
  for (const char c : text) {
    const bool space = c == ' ';
    if ((space && after_space) || (!space && (c <= ' ' || c > '~'))) { return false; }
    after_space = space;
  }
  return !after_space || text.empty();
}

} // namespace

bool is_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t from = at;
    if (next_code_point(bytes, at) == replacement && bytes.substr(from, at - from) != "\xEF\xBF\xBD") { return false; }
  }
  return true;
}

std::string nfc(std::string_view text) {
  if (is_plainly_composed(text)) { return std::string(text); }
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string out;
  composer().normalize(source, status).toUTF8String(out);
  if (U_FAILURE(status) != 0) { throw Error(ErrorKind::internal, "a text could not be put into Unicode form NFC"); }
  return out;
}

LetterCase letter_case(std::string_view text) {
  LetterCase counted;
  std::size_t at = 0;
  while (at < text.size()) {
    if (const unsigned char byte = byte_at(text, at); byte < 0x80) {
      counted.lower += byte >= 'a' && byte <= 'z' ? 1 : 0;
      counted.upper += byte >= 'A' && byte <= 'Z' ? 1 : 0;
      ++at;
      continue;
    }
    const auto code_point = static_cast<UChar32>(next_code_point(text, at));
    if (u_isULowercase(code_point) != 0) {
      ++counted.lower;
    } else if (u_isUUppercase(code_point) != 0 || u_istitle(code_point) != 0) {
      ++counted.upper;
    }
  }
  return counted;
}

bool starts_upper(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (const unsigned char byte = byte_at(text, at); byte < 0x80) {
      if (byte >= 'A' && byte <= 'Z') { return true; }
      if (byte >= 'a' && byte <= 'z') { return false; }
      ++at;
      continue;
    }
    const auto code_point = static_cast<UChar32>(next_code_point(text, at));
    if (u_isalpha(code_point) != 0) { return u_isUUppercase(code_point) != 0 || u_istitle(code_point) != 0; }
  }
  return false;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    next_code_point(text, at);
  }
  return count;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] >= ' ' && text[at] <= '~') {
      ++columns;
      ++at;
      continue;
    }
    const auto code_point = static_cast<UChar32>(next_code_point(text, at));
    const bool is_mark = (U_GET_GC_MASK(code_point) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0;
    if (is_mark) { continue; }
    const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
    columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return columns;
}

std::string lower(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return out;
  }
  auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string out;
  source.toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_space(next_code_point(text, at))) { break; }
    text.remove_prefix(at);
  }
  for (std::size_t size = space_at_end(text); size > 0; size = space_at_end(text)) {
    text.remove_suffix(size);
  }
  return text;
}

std::string_view squeezed(std::string_view text, std::string& room) {
  if (is_squeezed_ascii(text)) { return text; }
  return room = squeeze(text);
}

std::string squeeze(std::string_view text) {
  if (is_squeezed_ascii(text)) { return std::string(text); }
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t from = at;
    while (at < text.size() && byte_at(text, at) > ' ' && byte_at(text, at) < 0x80) {
      ++at;
    }
    if (at > from) {
      if (pending) { out += ' '; }
      pending = false;
      out.append(text.substr(from, at - from));
      continue;
    }
    const char32_t code_point = next_code_point(text, at);
    if (is_removed(code_point)) { continue; }
    if (is_space(code_point)) {
      pending = !out.empty();
      continue;
    }
    if (pending) { out += ' '; }
    pending = false;
    if (code_point == replacement) {
      append(out, replacement);
    } else {
      out.append(text.substr(from, at - from));
    }
  }
  return nfc(out);
}

std::string printable(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = [&](std::size_t n) { return at + n < text.size() ? static_cast<unsigned char>(text[at + n]) : 0U; };
    if (byte(0) < 0x20 || byte(0) == 0x7F) {
      clean += ' ';
    } else if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) {
      clean += ' ';
      ++at;
    } else if (byte(0) == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                                   (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9))) {
      at += 2;
    } else {
      clean += text[at];
    }
  }
  return clean;
}

bool collate_less(std::string_view a, std::string_view b, std::string_view language) {
  // Collators are not safe to share between threads, so each thread keeps its own.
  thread_local std::map<std::string, std::unique_ptr<icu::Collator>, std::less<>> collators;
  auto found = collators.find(language);
  if (found == collators.end()) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale(std::string(language).c_str()), status));
    if (U_FAILURE(status) != 0 || !made) { throw Error(ErrorKind::internal, "the collation rules could not be loaded"); }
    made->setStrength(icu::Collator::PRIMARY);
    found = collators.emplace(std::string(language), std::move(made)).first;
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto order = found->second->compareUTF8(icu::StringPiece(a.data(), static_cast<std::int32_t>(a.size())),
                                                icu::StringPiece(b.data(), static_cast<std::int32_t>(b.size())), status);
  return order == UCOL_EQUAL ? a < b : order == UCOL_LESS;
}

} // namespace entente
