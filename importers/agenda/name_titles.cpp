#include <algorithm>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"
#include "importers/agenda/name_find.hpp"

namespace entente::entries {

namespace {

constexpr std::size_t longest_title = 20; ///< bytes of "(Mr.)", "(Mme)", "(Sr. Dr.)", "(Excmo. Sr. D.)"

/// A title printed behind its name, in brackets or between commas.
struct TitleBehind {
  std::size_t after = 0; ///< number of words before it
  std::size_t begin = 0; ///< bytes [begin, end) of the text, brackets included
  std::size_t end = 0;
  std::string title;
};

bool is_title(const Scan& scan, std::string_view text) {
  if (text.empty() || text.size() > longest_title || !starts_upper(text)) return false;
  const Cue* cue = scan.reference.cues().honorifics.exact(text, scan.language);
  if (cue == nullptr || cue->value.ends_with("plural") || cue->value.ends_with("suffix")) return false;
  return cue->value.starts_with("civil") || (cue->value.starts_with("academic") && text.size() <= 5);
}

/// "H.E. Ms.", "Hon. Mr.": several titles, of which one is a person's own.
bool are_titles(const Scan& scan, const std::string& text) {
  if (text.empty() || text.size() > longest_title || !starts_upper(text)) return false;
  const std::vector<std::string> words = fold_words(text);
  bool own = false;
  for (std::size_t at = 0, length = 0; at < words.size(); at += length) {
    const Cue* cue = scan.reference.cues().honorifics.match(words, at, length, scan.language);
    if (cue == nullptr || cue->value.ends_with("plural") || cue->value.ends_with("suffix")) return false;
    own = own || cue->value.starts_with("civil") || cue->value.starts_with("Excellency") ||
          (cue->value == "political" && cue->gender); // "Hon. Ms."
  }
  return own;
}

std::vector<TitleBehind> titles_behind(const Scan& scan) {
  std::vector<TitleBehind> found;
  for (const Aside& aside : scan.line.asides())
    if (aside.after > 0 && (is_title(scan, aside.content) || are_titles(scan, aside.content)))
      found.push_back({aside.after, aside.begin, aside.end, aside.content});
  const auto& words = scan.line.words();
  for (std::size_t at = 1; at < words.size(); ++at) {
    const bool apart = words[at].gap == Gap::comma && (at + 1 == words.size() || words[at + 1].gap == Gap::comma);
    if (!apart || words[at].end - words[at].begin > 5) continue;
    const std::size_t end = words[at].end + (words[at].abbreviated ? 1 : 0);
    const std::string_view title = scan.line.text().substr(words[at].begin, end - words[at].begin);
    if (is_title(scan, title)) found.push_back({at, words[at].begin, end, std::string(title)});
  }
  return found;
}

/// "Paz, Ana (Ms.)": the line begins with a surname of at most three words and a comma, then one or two given names.
bool opens_with_surname(const Scan& scan, Span surname, std::size_t after) {
  if (surname.size() > 3 || after - surname.last > 2 || !name_like(scan, surname)) return false;
  if (scan.line.next_break(0, after) != surname.last) return false;
  return scan.state(surname) == nullptr && !scan.known_body(surname) && places_in(scan, surname).empty();
}

/// The first word of the name that ends before word `after`; "SURNAME, First" is one name. `after` when there is none.
std::size_t name_before(const Scan& scan, std::size_t after) {
  const auto& words = scan.line.words();
  std::size_t floor = after > 8 ? after - 8 : 0;
  for (const Aside& aside : scan.line.asides())
    if (aside.after < after) floor = std::max(floor, aside.after);
  bool comma = false;
  std::size_t first = after;
  while (first > floor) {
    std::size_t length = 0;
    const std::size_t at = first - 1;
    if (words[at].digits || scan.joiner(at, after, length) == "and") break;
    if (first < after) {
      const Gap gap = words[first].gap;
      const bool in_order = gap == Gap::comma && !comma && !words[after - 1].caps;
      const bool given_behind = in_order && (words[at].caps || opens_with_surname(scan, {0, first}, after));
      if (gap >= Gap::dash && !given_behind) break;
      comma = comma || given_behind;
    }
    first = at;
  }
  while (first < after && !words[first].upper &&
         scan.cue(scan.reference.cues().person_particles, first, after, floor) == nullptr)
    ++first;
  return name_like(scan, {first, after}) ? first : after;
}

bool is_generation(std::string_view word) { return word == "jr" || word == "sr" || word == "ii" || word == "iii"; }

/// "Ana Paz, PhD, Director": blanks in place of degrees behind a name.
std::string without_degrees(const EntryText& entry, const Scan& scan) {
  std::string text = entry.text;
  const auto& words = scan.line.words();
  for (std::size_t at = 1; at < words.size(); ++at) {
    std::size_t length = 0;
    const Cue* cue = scan.cue(scan.reference.cues().honorifics, at, words.size(), length);
    if (words[at].gap != Gap::comma) continue;
    const bool apart = at + 1 == words.size() || words[at + 1].gap == Gap::comma;
    if (apart && is_generation(scan.line.folded()[at])) { // "Ben ROTH, Jr., Director"
      const std::size_t comma = text.rfind(',', words[at].begin);
      if (comma != std::string::npos && comma >= words[at - 1].end) text[comma] = ' ';
      continue;
    }
    if (cue == nullptr || cue->value != "academic suffix") continue;
    const std::size_t next = at + length;
    if (next < words.size() && words[next].gap != Gap::comma) continue;
    const std::size_t comma = text.rfind(',', words[at].begin);
    const std::size_t end = words[next - 1].end + (words[next - 1].abbreviated ? 1 : 0);
    if (comma == std::string::npos || comma < words[at - 1].end) continue;
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(comma), text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  }
  return text;
}

} // namespace

EntryText with_titles_in_front(const EntryText& entry, const Scan& scan) {
  EntryText moved = entry;
  moved.text = without_degrees(entry, scan);
  for (const TitleBehind& behind : titles_behind(scan)) {
    const std::size_t first = name_before(scan, behind.after);
    if (first == behind.after) continue;
    const std::size_t begin = scan.line.words()[first].begin;
    const std::size_t size = behind.end - begin;
    std::string_view name = trim(std::string_view(entry.text).substr(begin, behind.begin - begin));
    if (name.ends_with(',')) name.remove_suffix(1);
    const std::size_t comma = name.find(',');
    const bool in_order = comma != std::string_view::npos && letter_case(name.substr(0, comma)).lower > 0;
    std::string text = behind.title + " " + std::string(name);
    if (in_order) text = fmt::format("{} {} {}", behind.title, trim(name.substr(comma + 1)), name.substr(0, comma));
    if (text.size() > size) continue;
    text.resize(size, ' ');
    moved.text.replace(begin, size, text);
    for (auto& [from, to] : moved.emphasis) {
      if (from >= behind.end || to <= begin) continue;
      from = std::min(from, begin);
      to = std::max(to, behind.end);
    }
  }
  return moved;
}

} // namespace entente::entries
