#include "core/text/tokens.hpp"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "core/text/unicode.hpp"

namespace entente::detail {
namespace {

struct Reader {
  std::string_view text;
  std::size_t at = 0;

  [[nodiscard]] char32_t peek(std::size_t& next) const {
    auto index = static_cast<std::int32_t>(at);
    UChar32 code_point = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), index, static_cast<std::int32_t>(text.size()), code_point);
    next = static_cast<std::size_t>(index);
    return code_point < 0 ? 0xFFFD : static_cast<char32_t>(code_point);
  }
};

bool is_blank(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) {
  if (c < 0x80) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  return u_isalpha(static_cast<UChar32>(c)) != 0 || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}
bool is_invisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

char32_t plain_mark(char32_t c) {
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D) { return '-'; }
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0xB4 || c == '`') { return '\''; }
  return c;
}

void read_number(Reader& reader, Token& token) {
  token.kind = TokenKind::number;
  while (reader.at < reader.text.size() && is_digit(static_cast<unsigned char>(reader.text[reader.at]))) {
    ++token.digits;
    token.value = token.digits > 9 ? -1 : token.value * 10 + (reader.text[reader.at] - '0');
    ++reader.at;
  }
}

void read_word(Reader& reader, Token& token) {
  token.kind = TokenKind::word;
  const std::size_t from = reader.at;
  std::size_t next = 0;
  while (reader.at < reader.text.size()) {
    const char32_t c = reader.peek(next);
    if (!is_letter(c) && !is_invisible(c)) { break; }
    reader.at = next;
  }
  const std::string_view printed = reader.text.substr(from, reader.at - from);
  const std::string folded = fold(printed);
  token.word = calendar_word(folded);
  token.upper = starts_upper(printed);
  if (folded.size() == 1) { token.letter = folded.front(); }
}

} // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  Reader reader{text};
  bool glued = false;
  while (reader.at < text.size()) {
    std::size_t next = 0;
    const char32_t c = reader.peek(next);
    if (is_blank(c) || is_invisible(c)) {
      glued = glued && !is_blank(c);
      reader.at = next;
      continue;
    }
    Token token;
    token.begin = reader.at;
    token.glued = glued;
    if (is_digit(c)) {
      read_number(reader, token);
    } else if (is_letter(c)) {
      read_word(reader, token);
    } else {
      token.kind = TokenKind::mark;
      token.mark = plain_mark(c);
      reader.at = next;
    }
    token.end = reader.at;
    tokens.push_back(token);
    glued = true;
  }
  Token last;
  last.begin = last.end = text.size();
  tokens.insert(tokens.end(), 5, last);
  return tokens;
}

} // namespace entente::detail
