#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/error.hpp"
#include "core/text/code_points.hpp"
#include "core/text/unicode.hpp"

namespace entente {
namespace {

using text::add_space;
using text::append;
using text::is_removed;
using text::next_code_point;

const icu::Normalizer2& decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const found = icu::Normalizer2::getNFKDInstance(status);
  if (found == nullptr) { throw Error(ErrorKind::internal, "the Unicode normal forms could not be loaded"); }
  return *found;
}

/// Letters that Unicode does not decompose but that people leave without their stroke or spell out.
std::string_view spelt_out(char32_t lower_case) {
  switch (lower_case) {
  case U'æ': return "ae";
  case U'œ': return "oe";
  case U'ø': return "o";
  case U'ł': return "l";
  case U'đ':
  case U'ð': return "d";
  case U'ħ': return "h";
  case U'ı': return "i";
  case U'ŧ': return "t";
  case U'þ': return "th";
  default: return {};
  }
}

/// What `fold` makes of one code point: letters and digits, " " for a separator, nothing for marks. Exact, since
/// compatibility decomposition works code point by code point and the marks it would reorder are dropped.
std::string fold_code_point(char32_t code_point) {
  if (is_removed(code_point)) { return {}; }
  icu::UnicodeString text(static_cast<UChar32>(code_point));
  text.foldCase();
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString plain = decomposer().normalize(text, status).foldCase();
  if (U_FAILURE(status) != 0) { return " "; }
  std::string out;
  for (std::int32_t i = 0; i < plain.length(); i = plain.moveIndex32(i, 1)) {
    const UChar32 part = plain.char32At(i);
    if ((U_GET_GC_MASK(part) & U_GC_M_MASK) != 0) { continue; }
    if (const std::string_view spelt = spelt_out(static_cast<char32_t>(part)); !spelt.empty()) {
      out += spelt;
    } else if (u_isalpha(part) != 0 || u_isdigit(part) != 0) {
      append(out, static_cast<char32_t>(part));
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

constexpr std::size_t latin_end = 0x250; ///< past Latin Extended-B
/// The folded forms of all code points below `latin_end`, made once.
const std::array<std::string, latin_end>& latin_folds() {
  static const auto table = [] {
    std::array<std::string, latin_end> made;
    for (std::size_t i = 0; i < latin_end; ++i) {
      made[i] = fold_code_point(static_cast<char32_t>(i));
    }
    return made;
  }();
  return table;
}

/// What `fold` makes of every ASCII character.
constexpr std::array<char, 128> ascii_folds = [] {
  std::array<char, 128> made{};
  for (std::size_t i = 0; i < made.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    made.at(i) = kept ? c : c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : ' ';
  }
  return made;
}();

/// Calls `take(folded, begin, end)` for every code point in turn.
template <class Take> void for_each_folded(std::string_view text, Take take) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t from = at;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      take(std::string_view(&ascii_folds[byte], 1), from, at);
      continue;
    }
    const char32_t code_point = next_code_point(text, at);
    if (code_point < latin_end) {
      take(std::string_view(latin_folds()[code_point]), from, at);
    } else if ((code_point >= 0x2010 && code_point <= 0x2022) || code_point == 0x202F) {
      take(std::string_view(" "), from, at);
    } else {
      take(std::string_view(fold_code_point(code_point)), from, at);
    }
  }
}

void add_folded(std::string& out, std::string_view folded) {
  for (const char c : folded) {
    if (c == ' ') {
      add_space(out);
    } else {
      out += c;
    }
  }
}

} // namespace

std::string fold(std::string_view text) {
  std::string out(text.size(), ' ');
  std::size_t size = 0;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) { break; }
    const char folded = ascii_folds[byte];
    if (folded != ' ' || (size > 0 && out[size - 1] != ' ')) { out[size++] = folded; }
  }
  out.resize(size);
  for_each_folded(text.substr(at), [&](std::string_view folded, std::size_t, std::size_t) { add_folded(out, folded); });
  if (!out.empty() && out.back() == ' ') { out.pop_back(); }
  return out;
}

std::vector<std::string> fold_words(std::string_view text) {
  std::string folded = fold(text);
  std::vector<std::string> words;
  if (folded.find(' ') == std::string::npos) {
    if (!folded.empty()) { words.push_back(std::move(folded)); }
    return words;
  }
  words.reserve(static_cast<std::size_t>(std::ranges::count(folded, ' ')) + 1);
  std::size_t from = 0;
  while (from < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', from), folded.size());
    words.emplace_back(folded, from, end - from);
    from = end + 1;
  }
  return words;
}

std::vector<FoldedWord> folded_spans(std::string_view text) {
  std::vector<FoldedWord> words;
  bool open = false;
  for_each_folded(text, [&](std::string_view folded, std::size_t begin, std::size_t end) {
    for (const char c : folded) {
      if (c == ' ') {
        open = false;
        continue;
      }
      if (!open) { words.push_back({{}, begin, end}); }
      open = true;
      words.back().word += c;
      words.back().end = end;
    }
    if (folded.empty() && open) { words.back().end = end; }
  });
  return words;
}

} // namespace entente
