/// @file
/// Texts cut into numbers, words and marks for reading dates and hours.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/text/calendar.hpp"

namespace entente::detail {

enum class TokenKind { number, word, mark, end };

struct Token {
  TokenKind kind = TokenKind::end;
  int value = 0;                      ///< of a number; -1 when it has more than nine digits
  std::size_t digits = 0;             ///< of a number
  char32_t mark = 0;                  ///< every dash is '-', every apostrophe is '\''
  const CalendarWord* word = nullptr; ///< meanings; null for words that have none
  bool glued = false;                 ///< no white space before it (and it is not the first)
  bool upper = false;                 ///< a word that starts with a capital
  char letter = 0;                    ///< of a word of one letter, lower case
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool is(char32_t wanted) const { return kind == TokenKind::mark && mark == wanted; }
  [[nodiscard]] bool means(bool CalendarWord::*flag) const { return word != nullptr && word->*flag; }
  [[nodiscard]] bool is_number() const { return kind == TokenKind::number; }
};

/// All tokens, closed by five of kind `end` so that a reader may look ahead without counting. O(n).
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

} // namespace entente::detail
