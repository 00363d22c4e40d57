#include "importers/document/entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "importers/document/decode.hpp"

namespace entente::document {

namespace {

struct Named {
  std::string_view name;
  char32_t code;
};

// Sorted by name, for binary search.
constexpr std::array<Named, 113> named = {
    {{"AElig", 0x00C6},  {"Aacute", 0x00C1}, {"Acirc", 0x00C2},  {"Agrave", 0x00C0}, {"Aring", 0x00C5},  {"Atilde", 0x00C3},
     {"Auml", 0x00C4},   {"Ccedil", 0x00C7}, {"Eacute", 0x00C9}, {"Ecirc", 0x00CA},  {"Egrave", 0x00C8}, {"Euml", 0x00CB},
     {"Iacute", 0x00CD}, {"Icirc", 0x00CE},  {"Igrave", 0x00CC}, {"Iuml", 0x00CF},   {"Ntilde", 0x00D1}, {"OElig", 0x0152},
     {"Oacute", 0x00D3}, {"Ocirc", 0x00D4},  {"Ograve", 0x00D2}, {"Oslash", 0x00D8}, {"Otilde", 0x00D5}, {"Ouml", 0x00D6},
     {"Scaron", 0x0160}, {"Uacute", 0x00DA}, {"Ucirc", 0x00DB},  {"Ugrave", 0x00D9}, {"Uuml", 0x00DC},   {"Yacute", 0x00DD},
     {"aacute", 0x00E1}, {"acirc", 0x00E2},  {"acute", 0x00B4},  {"aelig", 0x00E6},  {"agrave", 0x00E0}, {"amp", 0x0026},
     {"apos", 0x0027},   {"aring", 0x00E5},  {"atilde", 0x00E3}, {"auml", 0x00E4},   {"bdquo", 0x201E},  {"bull", 0x2022},
     {"ccedil", 0x00E7}, {"cent", 0x00A2},   {"copy", 0x00A9},   {"deg", 0x00B0},    {"eacute", 0x00E9}, {"ecirc", 0x00EA},
     {"egrave", 0x00E8}, {"emsp", 0x2003},   {"ensp", 0x2002},   {"euml", 0x00EB},   {"euro", 0x20AC},   {"frac12", 0x00BD},
     {"gt", 0x003E},     {"hellip", 0x2026}, {"iacute", 0x00ED}, {"icirc", 0x00EE},  {"iexcl", 0x00A1},  {"igrave", 0x00EC},
     {"iquest", 0x00BF}, {"iuml", 0x00EF},   {"laquo", 0x00AB},  {"ldquo", 0x201C},  {"lsaquo", 0x2039}, {"lsquo", 0x2018},
     {"lt", 0x003C},     {"mdash", 0x2014},  {"middot", 0x00B7}, {"nbsp", 0x00A0},   {"ndash", 0x2013},  {"not", 0x00AC},
     {"ntilde", 0x00F1}, {"oacute", 0x00F3}, {"ocirc", 0x00F4},  {"oelig", 0x0153},  {"ograve", 0x00F2}, {"ordf", 0x00AA},
     {"ordm", 0x00BA},   {"oslash", 0x00F8}, {"otilde", 0x00F5}, {"ouml", 0x00F6},   {"para", 0x00B6},   {"plusmn", 0x00B1},
     {"pound", 0x00A3},  {"quot", 0x0022},   {"rArr", 0x21D2},   {"raquo", 0x00BB},  {"rarr", 0x2192},   {"rdquo", 0x201D},
     {"reg", 0x00AE},    {"rsaquo", 0x203A}, {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"scaron", 0x0161}, {"sect", 0x00A7},
     {"shy", 0x00AD},    {"sup1", 0x00B9},   {"sup2", 0x00B2},   {"sup3", 0x00B3},   {"szlig", 0x00DF},  {"thinsp", 0x2009},
     {"times", 0x00D7},  {"uacute", 0x00FA}, {"ucirc", 0x00FB},  {"ugrave", 0x00F9}, {"uml", 0x00A8},    {"uuml", 0x00FC},
     {"yacute", 0x00FD}, {"yen", 0x00A5},    {"yuml", 0x00FF},   {"zwj", 0x200D},    {"zwnj", 0x200C}}};

std::optional<char32_t> numeric(std::string_view digits) {
  int base = 10;
  if (!digits.empty() && (digits.front() == 'x' || digits.front() == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  std::uint32_t code = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, code, base);
  if (error != std::errc{} || stop != end || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    return std::nullopt;
  }
  return code;
}

} // namespace

std::optional<Reference> read_reference(std::string_view text) {
  constexpr std::size_t longest = 12;
  const std::size_t end = text.substr(0, longest).find(';');
  if (text.size() < 3 || text.front() != '&' || end == std::string_view::npos || end < 2) { return std::nullopt; }
  const std::string_view name = text.substr(1, end - 1);
  std::optional<char32_t> code;
  if (name.front() == '#') {
    code = numeric(name.substr(1));
  } else {
    const auto* const found = std::ranges::lower_bound(named, name, {}, &Named::name);
    if (found != named.end() && found->name == name) { code = found->code; }
  }
  if (!code) { return std::nullopt; }
  Reference reference;
  append_utf8(reference.text, *code);
  reference.size = end + 1;
  return reference;
}

} // namespace entente::document
