#include "core/text/pages.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "core/text/unicode.hpp"

namespace entente {

namespace {

constexpr std::size_t wide = 3; ///< spaces that set a bare number apart
constexpr int most_pages = 999;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

std::optional<int> number_of(std::string_view digits) {
  int value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || stop != digits.data() + digits.size() || value < 1 || value > most_pages) {
    return std::nullopt;
  }
  return value;
}

/// Takes the last word off the text.
std::string_view take_word(std::string_view& text) {
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  const std::size_t space = text.rfind(' ');
  const std::string_view word = space == std::string_view::npos ? text : text.substr(space + 1);
  text.remove_suffix(word.size());
  return word;
}

bool is_page_word(std::string_view word) {
  static constexpr std::string_view known[] = {"page", "página", "pagina", "pág", "pág.", "pag", "pag.", "p."};
  return std::ranges::find(known, lower(word)) != std::end(known);
}

bool is_of(std::string_view word) {
  static constexpr std::string_view known[] = {"of", "sur", "de", "/"};
  return std::ranges::find(known, lower(word)) != std::end(known);
}

/// Without the white space, dash or bar at the end.
std::size_t stem_size(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    for (const std::string_view sign : {"–", "—", "-", "|", "·", "•"}) {
      if (!text.ends_with(sign)) { continue; }
      text.remove_suffix(sign.size());
      more = true;
    }
  }
  return text.size();
}

} // namespace

std::optional<PageMark> page_mark(std::string_view text) {
  text = text.substr(0, text.find_last_not_of(" \t\r\f") + 1);
  if (text.empty() || !is_digit(text.back())) { return std::nullopt; }
  std::string_view rest = text;
  std::string_view word = take_word(rest);
  PageMark mark;
  bool of = false;
  if (const std::size_t slash = word.find('/'); slash != std::string_view::npos) {
    const std::optional<int> last = number_of(word.substr(slash + 1));
    const std::optional<int> page = number_of(word.substr(0, slash));
    if (!page || !last || *page > *last) { return std::nullopt; }
    mark.page = *page;
    of = true;
  } else {
    const std::optional<int> number = number_of(word);
    if (!number) { return std::nullopt; }
    mark.page = *number;
    std::string_view before = rest;
    if (is_of(take_word(before))) {
      const std::optional<int> page = number_of(take_word(before));
      if (page && *page <= *number) {
        mark.page = *page;
        of = true;
        rest = before;
      }
    }
  }
  std::string_view before = rest;
  const bool worded = is_page_word(take_word(before));
  if (worded) { rest = before; }
  const bool apart = rest.size() >= wide && rest.substr(rest.size() - wide).find_first_not_of(' ') == std::string_view::npos;
  if (!worded && !of && !apart) { return std::nullopt; }
  mark.worded = worded;
  mark.sure = worded && of;
  mark.begin = stem_size(rest);
  return mark;
}

std::vector<bool> numbered_furniture(const std::vector<std::string>& lines) {
  constexpr std::size_t shortest = 8; ///< bytes
  constexpr std::ptrdiff_t fewest_spaces = 3;
  struct Seen {
    int page = 0;
    bool others = false;
  };
  std::unordered_map<std::string, Seen> seen;
  std::vector<std::string> stems(lines.size());
  std::vector<bool> marked(lines.size(), false);
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const std::optional<PageMark> mark = page_mark(lines[n]);
    if (!mark) { continue; }
    marked[n] = mark->sure;
    std::string stem = squeeze(std::string_view(lines[n]).substr(0, mark->begin));
    const bool long_enough = mark->worded || std::ranges::count(stem, ' ') >= fewest_spaces;
    if (stem.size() < shortest || !long_enough) { continue; }
    Seen& own = seen[stem];
    own.others = own.others || (own.page > 0 && own.page < mark->page);
    own.page = mark->page;
    stems[n] = std::move(stem);
  }
  for (std::size_t n = 0; n < lines.size(); ++n) {
    if (!stems[n].empty() && seen.at(stems[n]).others) { marked[n] = true; }
  }
  return marked;
}

} // namespace entente
