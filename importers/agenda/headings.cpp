#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "core/text/calendar.hpp"
#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

bool is_roman(std::string_view word) {
  constexpr std::array<std::string_view, 20> known = {"i",  "ii",  "iii",  "iv",  "v",  "vi",  "vii",  "viii",  "ix",  "x",
                                                      "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"};
  return std::ranges::find(known, word) != known.end();
}

/// "Groupe anglophone", "Grupo francófono": the language that tells a group from the others.
bool is_language_of_group(std::string_view folded) {
  constexpr std::array<std::string_view, 9> languages{"anglophone", "francophone", "lusophone", "hispanophone", "arabophone",
                                                      "anglofono",  "francofono",  "lusofono",  "hispanofono"};
  return std::ranges::find(languages, folded) != languages.end();
}

/// "1", "12", "2a", "iv", one capital letter up to H, or such a letter and a number, "B2".
bool is_number(std::string_view folded, std::string_view printed) {
  std::size_t digits = 0;
  while (digits < folded.size() && folded[digits] >= '0' && folded[digits] <= '9') {
    ++digits;
  }
  if (digits > 0) { return digits <= 2 && folded.size() <= digits + 1; }
  const bool letter = !printed.empty() && printed.front() >= 'A' && printed.front() <= 'H';
  if (folded.size() == 1 && folded.front() <= 'h') { return letter && printed.size() == 1; }
  const std::string_view behind = folded.substr(std::min<std::size_t>(1, folded.size()));
  const bool counted =
      !behind.empty() && behind.size() <= 2 && behind.find_first_not_of("0123456789") == std::string_view::npos;
  return (letter && counted) || is_roman(folded) || is_language_of_group(folded);
}

bool is_separator(std::string_view text) {
  return text.starts_with(':') || text.starts_with('.') || text.starts_with("–") || text.starts_with("—") ||
         text.starts_with('-') || text.starts_with(',') || text.starts_with('|') || text.starts_with('(') ||
         text.starts_with(')') || text.starts_with('/');
}

bool opens_quote(std::string_view text) { return text.starts_with("«") || text.starts_with("“") || text.starts_with('"'); }

bool opens_title(std::string_view text) {
  return starts_upper(text) || opens_quote(text) || text.starts_with("¿") || text.starts_with("¡") ||
         (!text.empty() && text.front() >= '0' && text.front() <= '9');
}

std::string title_of(std::string_view text) {
  text = trim_separators(text);
  if (const std::size_t end = text.find(')'); text.starts_with('(') && end != std::string_view::npos && end < 48) {
    const std::string_view behind = trim(text.substr(end + 1)); // "(Room 4) Coming home"
    if (opens_title(behind)) { text = trim_separators(behind); }
  }
  while (text.starts_with(')') || text.starts_with('/')) {
    text = trim_separators(text.substr(1));
  }
  return std::string(text);
}

/// "Point 3 de l'ordre du jour", "Item 2 of the agenda": where a label ends whose number stands within its words.
std::size_t behind_label(const Words& words, const Cue& cue, std::size_t number, std::size_t end, const Cues& cues) {
  constexpr std::size_t most_words = 5;
  std::string label = cue.folded;
  for (std::size_t n = number + 1; n < words.size() && n <= number + most_words; ++n) {
    label.append(" ").append(words.folded[n]);
    if (cues.session_labels.exact(label) != nullptr) { end = words.bytes[n].second; }
  }
  return end;
}

/// Bytes of " (b)" behind a number, which ends a label or stands before its title; 0 when something else does.
std::size_t part_letter(std::string_view behind) {
  const std::size_t open = behind.starts_with(" (") ? 1 : 0;
  if (behind.size() < open + 3 || behind[open] != '(' || behind[open + 2] != ')') { return 0; }
  const char letter = behind[open + 1];
  const std::string_view rest = trim(behind.substr(open + 3));
  return letter >= 'a' && letter <= 'h' && (rest.empty() || is_separator(rest) || opens_title(rest)) ? open + 3 : 0;
}

std::optional<SessionHeading> numbered(const Item& item, const Cues& cues) {
  const Words& words = item.words;
  for (std::size_t start = 0; start < std::min<std::size_t>(3, words.size()); ++start) {
    std::size_t length = 0;
    const Cue* const cue = cues.session_labels.match(words.folded, start, length);
    if (cue == nullptr) { continue; }
    std::size_t number = start + length;
    while (number < words.size() && (words.folded[number] == "n" || words.folded[number] == "no")) {
      ++number;
    }
    if (number >= words.size()) { continue; }
    const std::size_t label_at = words.bytes[start].first;
    if (label_at > 0 && item.text[label_at - 1] == '(') { continue; } // "Ana Paz (Session 1)"
    const auto [begin, word_end] = words.bytes[number];
    if (!is_number(words.folded[number], std::string_view(item.text).substr(begin, word_end - begin))) { continue; }
    const std::string_view before_number = trim(std::string_view(item.text).substr(0, begin));
    const bool digit = item.text[begin] >= '0' && item.text[begin] <= '9';
    if (before_number.ends_with('(') && digit) { continue; }  // "SECOND PANEL (14h-15h30)"
    if (before_number.ends_with(':') && !digit) { continue; } // "Coordination of the module: D. Paz"
    std::size_t title = 0;                                    // "Coordina el debate D. Juan Paz"
    const bool honorific =
        !digit && item.text.substr(word_end, 2) == ". " && cues.honorifics.match(words.folded, number, title) != nullptr;
    if (start > 0 && honorific) { continue; }
    std::size_t end = word_end;
    std::string digits = words.folded[number];
    while (number + 1 < words.size() && words.bytes[number + 1].first == end + 1 && item.text[end] == '.' &&
           is_number(words.folded[number + 1], "") && item.text[end + 1] <= '9') {
      ++number;
      end = words.bytes[number].second;
      digits.append(".").append(words.folded[number]);
    }
    if (const std::size_t part = part_letter(std::string_view(item.text).substr(end)); part > 0) { // "Item 3 (b)"
      digits.push_back(item.text[end + part - 2]);
      end += part;
    }
    end = behind_label(words, *cue, number, end, cues);
    std::string_view rest = std::string_view(item.text).substr(end);
    const std::string_view tail = trim(rest);
    const bool separated = tail.empty() || is_separator(tail);
    if (rest.starts_with('+') || rest.starts_with('%')) { continue; } // "Dialogue 5+5"
    if (start > 0 && !separated) { continue; }
    if (!separated && (!opens_title(tail) || item.text.size() > 220)) { return std::nullopt; }
    SessionHeading heading;
    heading.label = std::string(trim(std::string_view(item.text).substr(0, end)));
    heading.label_word = cue->folded;
    heading.number = digits;
    heading.separated = separated;
    heading.kind = parse_session_kind(cue->value);
    heading.title = title_of(rest);
    return heading;
  }
  return std::nullopt;
}

/// The number that a word says, "two" or "third"; 0 for others.
int number_word(std::string_view folded, bool ordinal_only) {
  const detail::CalendarWord* const word = detail::calendar_word(folded);
  if (word == nullptr) { return 0; }
  return word->ordinal > 0 || ordinal_only ? word->ordinal : word->cardinal;
}

/// "SEXTA SESIÓN Y CLAUSURA": the byte where words that say what a session is too end behind its label; `end` when there are
/// none.
std::size_t behind_joined_kind(const Item& item, std::size_t word, std::size_t end, const Cues& cues) {
  std::size_t length = 0;
  const Words& words = item.words;
  const Cue* const joiner = word < words.size() ? cues.joiners.match(words.folded, word, length) : nullptr;
  if (joiner == nullptr || joiner->value != "and" || word + length >= words.size()) { return end; }
  const std::size_t kind = word + length;
  const bool told = cues.session_kinds.match(words.folded, kind, length) != nullptr && kind + length == words.size();
  return told ? words.bytes[kind + length - 1].second : end;
}

/// "Session Two: Title", "Deuxième table ronde – Title", "TERCERA SESIÓN": the number in words, before or behind.
std::optional<SessionHeading> numbered_in_words(const Item& item, const Cues& cues) {
  const Words& words = item.words;
  if (words.size() < 2 || !item.bullet.empty() || !starts_upper(item.text)) { return std::nullopt; }
  const int before = number_word(words.folded[0], true);
  std::size_t length = 0;
  const Cue* const cue = cues.session_labels.match(words.folded, before > 0 ? 1 : 0, length);
  if (cue == nullptr) { return std::nullopt; }
  const std::size_t last = before > 0 ? length : length + 1;
  if (last > words.size() || (before == 0 && last == words.size() && length == words.size())) { return std::nullopt; }
  const std::size_t number = before > 0 ? 0 : length;
  const int value = before > 0 ? before : number_word(words.folded[number], false);
  const std::size_t last_word = before > 0 ? length : number;
  const std::size_t end = behind_joined_kind(item, last_word + 1, words.bytes[last_word].second, cues);
  const std::string_view rest = std::string_view(item.text).substr(end);
  const std::string_view tail = trim(rest);
  const std::size_t number_at = words.bytes[number].first;
  const bool apart = trim(std::string_view(item.text).substr(0, number_at)).ends_with(':'); // "Dialogue: one-stop shop"
  constexpr std::array<std::string_view, 8> gatherings = {"forum",   "foro",    "conference", "conferencia",
                                                          "reunion", "meeting", "congres",    "congreso"};
  const bool edition = std::ranges::find(gatherings, cue->folded) != gatherings.end() && !find_periods(tail).empty();
  if (edition) { return std::nullopt; } // "Sixth forum – Barcelona, 3 and 4 June 2021"
  if (value == 0 || apart || (!tail.empty() && (!is_separator(tail) || tail.starts_with(',')))) { return std::nullopt; }
  SessionHeading heading;
  heading.label = std::string(trim(std::string_view(item.text).substr(0, end)));
  heading.label_word = cue->folded;
  heading.number = std::to_string(value);
  heading.separated = true;
  heading.kind = parse_session_kind(cue->value);
  heading.title = title_of(rest);
  return heading;
}

/// "Side event: Title", "Opening of the meeting", "Pause".
std::optional<SessionHeading> worded(const Item& item, const Cues& cues) {
  const Words& words = item.words;
  std::size_t length = 0;
  const Cue* cue = cues.session_kinds.match(words.folded, 0, length);
  const bool is_kind = cue != nullptr;
  if (!is_kind) { cue = cues.session_labels.match(words.folded, 0, length); }
  if (cue == nullptr) { return std::nullopt; }
  SessionHeading heading;
  heading.kind = parse_session_kind(cue->value);
  if (!heading.kind) { return std::nullopt; }
  const std::string_view rest = std::string_view(item.text).substr(words.bytes[length - 1].second);
  const std::string_view tail = trim(rest);
  heading.exact = length == words.size();
  heading.title = std::string(trim_separators(item.text));
  if (heading.exact) { return heading; }
  const bool separated = tail.starts_with(':') || tail.starts_with("–") || tail.starts_with("—") || tail.starts_with("- ") ||
                         tail.starts_with('|');
  const bool strips = heading.kind == SessionKind::side_event || !is_kind;
  std::size_t ignored = 0;
  const Cue* const joiner = cues.joiners.match(words.folded, length, ignored);
  const bool more = joiner != nullptr && joiner->value == "and"; // "Book launch and reading"
  const bool opens = heading.kind == SessionKind::side_event && opens_title(tail) && !more;
  if (strips && (separated || opens)) { heading.title = title_of(rest); }
  if (!is_kind && !separated) { return std::nullopt; }
  const std::size_t most_behind = opens && !opens_quote(tail) ? 24 : 9;
  if (is_kind && !separated && words.size() > length + most_behind) { return std::nullopt; }
  return heading;
}

/// "P = plenary; A, B = workshops".
bool is_legend(std::string_view text) {
  const std::size_t sign = text.find(" = ");
  return sign != std::string_view::npos && text.find(" = ", sign + 3) != std::string_view::npos;
}

/// A quotation that the text opens is not closed yet.
bool inside_quotes(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"“", "”"}}) {
    const std::size_t from = text.rfind(open);
    if (from != std::string_view::npos && text.find(close, from) == std::string_view::npos) { return true; }
  }
  return false;
}

/// "Financer l'accueil", "Table ronde « Premier accueil »": a word of breaks behind an article or in quotes is what a
/// session is about.
bool is_topic(std::string_view text, const Words& words, std::size_t at, const Cues& cues) {
  std::size_t length = 0;
  if (at == 0) { return false; }
  return inside_quotes(text.substr(0, words.bytes[at].first)) ||
         cues.articles.match(words.folded, at - 1, length) != nullptr;
}

/// A title, with the kind that its words tell.
SessionHeading plain_title(const Item& item, const Cues& cues, bool whole) {
  SessionHeading heading;
  heading.title = std::string(trim_separators(item.text));
  if (item.words.size() <= 9) {
    std::size_t at = 0;
    std::size_t length = 0;
    const std::size_t bracket = item.text.find('('); // "WORKSHOPS (on registration)" is no break
    const bool known = whole && bracket == std::string::npos;
    const Words before = known ? Words() : words_of(item.text.substr(0, bracket));
    const Words& words = known ? item.words : before;
    if (const Cue* const cue = cues.session_kinds.find(words.folded, at, length)) {
      const std::optional<SessionKind> kind = parse_session_kind(cue->value);
      if (kind != SessionKind::break_ || !is_topic(item.text, words, at, cues)) { heading.kind = kind; }
    }
  }
  return heading;
}

} // namespace

bool numbers_session(const Item& item, std::size_t word) {
  const auto [begin, end] = item.words.bytes[word];
  return is_number(item.words.folded[word], std::string_view(item.text).substr(begin, end - begin));
}

std::optional<SessionHeading> session_heading(const Item& item, const Cues& cues) {
  if (item.text.empty() || item.text.size() > longest_heading || item.words.size() == 0 || is_legend(item.text)) {
    return std::nullopt;
  }
  std::optional<SessionHeading> heading = numbered(item, cues);
  if (!heading) { heading = numbered_in_words(item, cues); }
  if (!heading && !is_question(item.text)) { heading = worded(item, cues); }
  if (heading && heading->label && heading->kind == SessionKind::session && !heading->title.empty()) {
    const std::optional<SessionHeading> told = worded(item_of(heading->title), cues); // "Item 12. Closing"
    if (told && told->kind) { heading->kind = told->kind; }
  }
  if (!item.code.empty()) {
    if (!heading) { heading = plain_title(item, cues, false); }
    if (!heading->label) {
      heading->label = item.code;
      heading->label_word = "code";
      heading->number = fold(item.code);
    }
  }
  return heading;
}

std::optional<RoleHeading> deed_above_people(const Item& item, const Cues& cues) {
  constexpr std::size_t most_words = 3;
  constexpr std::array<std::string_view, 6> prepositions{"by", "with", "par", "avec", "por", "con"};
  if (item.words.size() < 3 || item.words.size() > 6 || !starts_upper(item.text)) { return std::nullopt; }
  for (std::size_t n = 1; n <= std::min(most_words, item.words.size() - 1); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.roles.match(item.words.folded, n, length);
    if (cue == nullptr || length < 2 || cue->value.empty() || n + length != item.words.size()) { continue; }
    const std::string& small = item.words.folded.back();
    if (std::ranges::find(prepositions, small) == prepositions.end()) { continue; }
    RoleHeading heading;
    heading.role = parse_role(cue->value);
    heading.gender = cue->gender;
    heading.plural = heading.firm = heading.colon = true;
    heading.rest = item.text.size();
    return heading;
  }
  return std::nullopt;
}

bool begins_with_deed(std::string_view rest, const Cues& cues) {
  constexpr std::size_t most_small = 2;
  const Words words = words_of(rest.substr(0, 120), 10);
  std::size_t length = 0;
  const Cue* const cue = cues.roles.match(words.folded, 0, length);
  if (cue == nullptr || cue->value.empty() || !starts_upper(rest)) { return false; }
  std::size_t at = length;
  const auto upper = [&](std::size_t n) { return starts_upper(rest.substr(words.bytes[n].first)); };
  while (at + 1 < words.size() && at < length + most_small && words.folded[at].size() <= 3 && !upper(at)) {
    ++at;
  }
  std::size_t title = 0;
  if (at == length || at + 1 >= words.size() || !upper(at)) { return false; }
  return cues.honorifics.match(words.folded, at, title) != nullptr ||
         cues.post_words.match(words.folded, at, title) != nullptr;
}

SessionHeading titled(const Item& item, const Cues& cues, bool whole) {
  std::optional<SessionHeading> heading = session_heading(item, cues);
  return heading ? std::move(*heading) : plain_title(item, cues, whole);
}

double small_word_share(const Item& item, const Cues& cues) {
  if (item.words.size() == 0) { return 0.0; }
  std::size_t small = 0;
  for (std::size_t n = 0; n < item.words.size(); ++n) {
    std::size_t length = 0;
    if (cues.stop_words.match(item.words.folded, n, length) != nullptr && length == 1) { ++small; }
  }
  return static_cast<double>(small) / static_cast<double>(item.words.size());
}

bool is_venue(const Item& item, const Cues& cues) {
  std::size_t length = 0;
  return item.table == 0 && item.words.size() <= 14 && item.text.find(',') != std::string::npos &&
         cues.place_words.match(item.words.folded, 0, length) != nullptr;
}

bool is_room(const Item& item, const Cues& cues) {
  std::size_t length = 0;
  return item.table > 0 && item.words.size() <= 6 && cues.place_words.match(item.words.folded, 0, length) != nullptr;
}

bool only_room(std::string_view title, const Cues& cues) {
  constexpr std::size_t most_words = 3;
  const Words words = words_of(title, most_words + 1);
  std::size_t length = 0;
  return words.size() > 1 && words.size() <= most_words && title.find_first_of(":,;.") == std::string_view::npos &&
         cues.place_words.match(words.folded, 0, length) != nullptr;
}

std::string without_room(std::string_view title, const Cues& cues) {
  constexpr std::size_t most_words = 5;
  const auto room = [&](std::string_view part) {
    part = trim(part);
    if (part.starts_with('(') && part.ends_with(')')) { part = part.substr(1, part.size() - 2); }
    const Words words = words_of(part, most_words + 1);
    std::size_t length = 0;
    return words.size() > 0 && words.size() <= most_words && cues.place_words.match(words.folded, 0, length) != nullptr;
  };
  for (const std::string_view sign : {" | ", " · ", ". ", ") ", ": "}) {
    const std::size_t at = title.find(sign);
    if (at == std::string_view::npos || !room(title.substr(0, sign == ") " ? at + 1 : at))) { continue; }
    const std::string_view rest = trim_separators(title.substr(at + sign.size()));
    if (!rest.empty()) { title = rest; }
  }
  for (const std::string_view sign : {" | ", " – ", " - ", " — ", " · "}) {
    const std::size_t at = title.rfind(sign);
    if (at != std::string_view::npos && at > 0 && room(title.substr(at + sign.size()))) { title = title.substr(0, at); }
  }
  if (const std::size_t colon = title.rfind(": "); colon != std::string_view::npos) { // "Fair recruitment   Room: Mara"
    const std::size_t word = title.rfind(' ', colon);
    if (word != std::string_view::npos && room(title.substr(word))) { title = title.substr(0, word); }
  }
  if (const std::size_t last = title.rfind(' '); last != std::string_view::npos) { // "Coming home     room G010"
    const std::size_t word = title.rfind(' ', last - 1);
    const bool number = title.find_first_of("0123456789", last) != std::string_view::npos;
    const bool bare = number && word != std::string_view::npos && title.substr(word, 2) != " (" &&
                      !title.ends_with(')'); // "(Seminar Room 3)"
    if (bare && room(title.substr(word))) { title = title.substr(0, word); }
  }
  return std::string(trim_separators(title));
}

} // namespace entente::agenda
