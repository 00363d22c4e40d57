#include "importers/agenda/recognise.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/calendar.hpp"
#include "core/text/unicode.hpp"
#include "importers/agenda/introduced.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

std::string_view from(const Item& item, std::size_t byte) { return std::string_view(item.text).substr(byte); }

/// Bytes of a dash that separates (with a space behind it) at the start of `text`; 0 when there is none.
std::size_t dash(std::string_view text) {
  for (const std::string_view sign : {"–", "—", "-"}) {
    if (text.starts_with(sign) && text.substr(sign.size()).starts_with(' ')) { return sign.size(); }
  }
  return 0;
}

std::size_t spaces(std::string_view text) {
  const std::size_t at = text.find_first_not_of(' ');
  return at == std::string_view::npos ? text.size() : at;
}

/// Endings printed behind a role ("(s)", "(e)s", "/trice"), which belong to it.
std::size_t inflection(std::string_view text) {
  if (text.empty() || (text.front() != '(' && text.front() != '/' && !text.starts_with("·"))) { return 0; }
  const std::size_t end = text.find_first_of(" :");
  const std::size_t size = end == std::string_view::npos ? text.size() : end;
  return size <= 12 ? size : 0;
}

bool is_firm(const Cue& cue, const Cues& cues) {
  return !cue.value.empty() && cues.session_kinds.exact(cue.phrase) == nullptr &&
         cues.session_labels.exact(cue.phrase) == nullptr;
}

bool ends_in_preposition(const Cue& cue) {
  const std::size_t space = cue.folded.rfind(' ');
  if (space == std::string::npos) { return false; }
  const std::string_view word = std::string_view(cue.folded).substr(space + 1);
  return word.size() <= 3;
}

/// "In conversation with Ana Paz", "Expone Ana Paz": a role that ends so, or a verb, and a name that holds no noun of a post
/// or body behind it.
bool meets_somebody(const Cue& cue, std::string_view rest, const Cues& cues) {
  const bool with = cue.folded.ends_with(" with") || cue.folded.ends_with(" avec");
  const Cue* const verb = cues.act_verbs.exact(cue.phrase);
  return (with || (verb != nullptr && verb->language != Language::en)) && begins_with_name(rest) &&
         !holds_noun(words_of(rest.substr(0, rest.find_first_of(",(;:"))), cues);
}

/// A quotation was opened last, and not closed.
bool ends_in_quotation(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"“", "”"}}) {
    const std::size_t begin = text.rfind(open);
    const std::size_t end = text.rfind(close);
    if (begin != std::string_view::npos && (end == std::string_view::npos || end < begin)) { return true; }
  }
  return std::ranges::count(text, '"') % 2 == 1;
}

bool bold_changes_at(const Item& item, std::size_t byte) {
  return std::ranges::any_of(item.emphasis, [&](const auto& range) {
    return (range.second + 2 >= byte && range.second <= byte + 1) || (range.first >= byte && range.first <= byte + 1);
  });
}

} // namespace

std::optional<RoleHeading> role_heading(const Item& item, const Cues& cues) {
  std::size_t length = 0;
  const Cue* const cue = cues.roles.match(item.words.folded, 0, length);
  if (cue == nullptr) { return deed_above_people(item, cues); }
  RoleHeading heading;
  if (!cue->value.empty()) { heading.role = parse_role(cue->value); }
  heading.gender = cue->gender;
  heading.plural = cue->plural;
  heading.firm = is_firm(*cue, cues);
  std::size_t end = item.words.bytes[length - 1].second;
  end += inflection(from(item, end));
  std::size_t gap = spaces(from(item, end));
  for (const std::string_view sign : {"'", "’"}) { // "Communications d'Ana Paz"
    if (from(item, end).starts_with(sign)) { gap = sign.size(); }
  }
  const std::string_view rest = from(item, end + gap);
  if (rest.empty()) {
    heading.rest = item.text.size();
    return heading;
  }
  const std::size_t colon = from(item, end).substr(0, 70).find(':');
  if (colon != std::string_view::npos) {
    const std::string_view between = from(item, end).substr(0, colon);
    const bool quoted = ends_in_quotation(between); // "Launch of “Neighbours: twenty stories”"
    const bool inside =
        quoted || (between.find('(') != std::string_view::npos && between.find(')') == std::string_view::npos);
    if (!inside && words_of(between, 8).size() <= 6 && between.find(',') == std::string_view::npos) {
      heading.colon = true;
      heading.firm = heading.firm && words_of(between, 8).size() <= 3;
      heading.rest = end + colon + 1 + spaces(from(item, end + colon + 1));
      return heading;
    }
  }
  heading.rest = end + gap;
  std::size_t honorific = 0;
  if (const std::size_t sign = dash(rest); sign > 0) {
    heading.colon = true;
    heading.rest += sign + spaces(rest.substr(sign));
    return heading;
  }
  std::size_t person = length;
  for (std::size_t n = 0; n < 2 && person + 1 < item.words.size(); ++n) {
    const std::size_t begin = item.words.bytes[person].first;
    if (item.words.folded[person].size() > 3 || starts_upper(from(item, begin))) { break; }
    ++person;
  }
  const bool follows = cues.honorifics.match(item.words.folded, person, honorific) != nullptr && honorific > 0;
  const std::size_t person_begin = follows ? item.words.bytes[person].first : 0;
  // "Modera la senadora Ana Paz": a title in small letters behind an article, and a name.
  const bool behind_article = follows && person > length && person + honorific < item.words.size() &&
                              starts_upper(from(item, item.words.bytes[person + honorific].first));
  const bool person_follows = follows && (honorific_at(from(item, person_begin), cues) || behind_article);
  const std::size_t introduced = follows ? 0 : introduced_at(item.words, item.text, length, cues);
  if (person_follows) {
    heading.rest = person_begin;
  } else if (introduced > 0) { // "A cargo de su autora, Ana Paz"
    heading.rest = item.words.bytes[introduced].first;
  }
  const std::optional<std::size_t> actor = heading.firm ? posted_actor(rest, cues) : std::nullopt;
  if (actor) { heading.rest = end + gap + *actor; }                              // "Participan la alcaldesa de A, Ana Paz"
  const bool by_whom = ends_in_preposition(*cue) && letter_case(rest).upper > 0; // "Statements of the delegations": a title
  if (by_whom || (meets_somebody(*cue, rest, cues) && !given_by(item, cues)) || person_follows || introduced > 0 || actor ||
      (heading.firm && bold_changes_at(item, end))) {
    heading.colon = true;
    return heading;
  }
  return std::nullopt;
}

bool tells_of_many(const Item& item, const Cues& cues) {
  std::size_t length = 0;
  const Cue* const cue = cues.roles.match(item.words.folded, 0, length);
  return cue != nullptr && ends_in_preposition(*cue) && length < item.words.size() && starts_upper(item.text) &&
         letter_case(from(item, item.words.bytes[length].first)).upper == 0;
}

std::optional<RoleSuffix> role_suffix(const Item& item, const Cues& cues) {
  std::string_view text = item.text;
  while (text.ends_with(' ') || text.ends_with('.') || text.ends_with(';') || text.ends_with(',')) {
    text.remove_suffix(1);
  }
  std::size_t begin = std::string_view::npos;
  std::string_view inner;
  bool loose = false;
  if (text.ends_with(')') || text.ends_with(']')) {
    begin = text.find_last_of("([");
    if (begin != std::string_view::npos) { inner = text.substr(begin + 1, text.size() - begin - 2); }
  } else {
    for (const std::string_view sign : {" – ", " — ", " - ", ", "}) {
      const std::size_t found = text.rfind(sign);
      if (found == std::string_view::npos || (begin != std::string_view::npos && found < begin)) { continue; }
      begin = found;
      inner = text.substr(found + sign.size());
      loose = sign == ", ";
    }
  }
  if (begin == std::string_view::npos || begin < 4 || inner.empty() || inner.size() > 40) { return std::nullopt; }
  const Cue* cue = cues.roles.exact(inner);
  if (const std::size_t last = inner.rfind(' '); loose && cue == nullptr && last != inner.npos && inner.size() - last == 2) {
    cue = cues.roles.exact(inner.substr(0, last)); // ", rapporteur of group A"
  }
  if (cue == nullptr || cue->value.empty() || cues.remote.exact(inner) != nullptr) { return std::nullopt; }
  const std::optional<Role> role = parse_role(cue->value);
  if (!role || (loose && role != Role::moderator && role != Role::rapporteur) ||
      (!is_firm(*cue, cues) && !text.ends_with(')'))) {
    return std::nullopt;
  }
  return RoleSuffix{*role, cue->gender, begin};
}

Announcement announces(const Item& item, const Cues& cues) {
  constexpr std::size_t short_line = 16;
  Announcement none;
  none.rest = item.text.size();
  const auto lookup = [&](const std::vector<std::string>& words, std::size_t& found) {
    std::size_t at = 0;
    std::size_t length = 0;
    if (cues.theme_intros.find(words, at, length) != nullptr) {
      found = length;
      return Announces::themes;
    }
    at = 0;
    if (cues.not_themes.find(words, at, length) != nullptr) {
      found = length;
      return Announces::other;
    }
    return Announces::nothing;
  };
  std::size_t length = 0;
  const std::string_view text = item.text;
  if (text.ends_with(':')) {
    std::size_t begin = 0;
    for (const std::string_view stop : {". ", "? ", "! "}) {
      const std::size_t found = text.rfind(stop);
      if (found != std::string_view::npos) { begin = std::max(begin, found + 1); }
    }
    const Announces what = lookup(words_of(text.substr(begin), 90).folded, length);
    return {what, text.size()};
  }
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos && colon < 130) {
    const Words head = words_of(text.substr(0, colon), short_line);
    const Announces what = head.size() < short_line ? lookup(head.folded, length) : Announces::nothing;
    if (what != Announces::nothing && length * 2 >= head.size()) {
      return {what, colon + 1 + spaces(text.substr(colon + 1))};
    }
  }
  if (item.words.size() < short_line && item.bullet.empty() && !is_question(text)) {
    const Announces what = lookup(item.words.folded, length);
    std::size_t at_start = 0;
    const bool leads = cues.theme_intros.match(item.words.folded, 0, at_start) != nullptr && at_start >= 2;
    const bool heading = item.stands_out() || length * 2 >= item.words.size() || leads;
    if (heading && (!text.ends_with('.') || length * 2 >= item.words.size())) { return {what, text.size()}; }
  }
  return none;
}

bool stands_before_hours(const std::vector<Item>& items, std::size_t index, const Cues& cues) {
  constexpr std::size_t most_words = 24;
  if (index + 1 >= items.size()) { return false; }
  const Item& item = items[index];
  const Item& next = items[index + 1];
  const bool beside = item.table > 0 && next.table == item.table && next.row == item.row && next.column > item.column;
  if (!beside || item.hours || !next.hours || !next.hours->end || next.words.size() > 0) { return false; }
  const std::optional<RoleHeading> role = role_heading(item, cues);
  return item.words.size() > 0 && item.words.size() <= most_words && !is_prose(item, cues) && !(role && role->colon) &&
         starts_upper(item.text);
}

bool is_end_mark(const Item& item, const Cues& cues) {
  std::size_t length = 0;
  std::size_t of_role = 0;
  const std::size_t number = item.words.size() > 1 && numbers_session(item, 0) ? 1 : 0; // "IV. Practical information"
  const Cue* const cue = cues.end_marks.match(item.words.folded, number, length);
  const bool role = cues.roles.match(item.words.folded, 0, of_role) != nullptr && item.text.find(':') != std::string::npos;
  if (role) { return false; } // "Note-taker: Ms A"
  return cue != nullptr && cue->value.empty() && item.words.size() <= number + length + 5;
}

bool is_page_mark(const Item& item, const Cues& cues) {
  if (item.text.starts_with("©")) { return true; }
  std::size_t length = 0;
  const Cue* const cue = cues.end_marks.match(item.words.folded, 0, length);
  return cue != nullptr && cue->value == "page" && item.words.size() <= 5;
}

std::optional<std::size_t> place_line(const Item& item, const Cues& cues) {
  std::size_t length = 0;
  if (item.text.size() > 200 || cues.place_words.match(item.words.folded, 0, length) == nullptr) { return std::nullopt; }
  const std::size_t end = item.words.bytes[length - 1].second;
  const std::string_view rest = from(item, end);
  const std::size_t gap = spaces(rest);
  if (gap < rest.size() && rest[gap] == ':') { return end + gap + 1 + spaces(rest.substr(gap + 1)); }
  return std::nullopt;
}

bool in_capitals(std::string_view text) {
  const LetterCase letters = letter_case(text);
  return letters.upper > 3 && letters.lower == 0;
}

bool is_question(std::string_view text) {
  text = trim(text);
  while (text.ends_with(')') || text.ends_with("»") || text.ends_with("”") || text.ends_with('"') || text.ends_with(' ') ||
         text.ends_with(';')) {
    text.remove_suffix(text.ends_with("»") ? 2 : text.ends_with("”") ? 3 : 1);
  }
  return text.ends_with('?') || text.starts_with("¿");
}

bool is_abbreviation(std::string_view word, const Cues& cues) {
  if (word.ends_with(')') || word.ends_with("»") || word.ends_with("”")) { return false; }
  constexpr std::size_t longest = 6; // "General" and "Magistrado" are titles in full
  if (word.find('.') != std::string_view::npos) { return true; }
  if (length(word) <= longest && cues.honorifics.exact(word) != nullptr) { return true; }
  if (cues.field_words.exact(word) != nullptr) { return false; } // "el Cono Sur. Moderará …"
  const LetterCase letters = letter_case(word);
  return letters.lower + letters.upper < 4 && !(letters.lower == 0 && letters.upper >= 2);
}

std::size_t sentence_end(std::string_view text, const Cues& cues) {
  for (std::size_t found = text.find(". ", 30); found != std::string_view::npos; found = text.find(". ", found + 1)) {
    const std::size_t space = text.rfind(' ', found);
    if (ends_title_in_list(text, found)) { continue; }
    if (!is_abbreviation(text.substr(space + 1, found - space - 1), cues) && starts_upper(text.substr(found + 2))) {
      return found + 1;
    }
  }
  return text.size();
}

bool is_prose(const Item& item, const Cues& cues) {
  const std::size_t count = item.words.size();
  if (count >= 45) { return true; }
  const std::string_view text = item.text;
  const std::string_view last = text.substr(text.rfind(' ') + 1);
  const bool initials = last.size() > 2 && last.find('.') + 1 < last.size(); // "9.00 - 9.30 a.m."
  const bool stop = text.ends_with('.') && !text.ends_with("..") && !initials;
  const bool sentences = stop && sentence_end(text, cues) < text.size();
  if (sentences && count >= 14) { return true; }
  return stop && count >= 8 && small_word_share(item, cues) >= 0.25;
}

namespace {

/// "Opening of the meeting 9h00 – 9h30": from and to behind the last word of a short line, which no small word joins to it.
std::optional<FoundHours> hours_at_end(std::string_view text) {
  constexpr std::size_t longest_hours = 40;
  constexpr std::size_t longest_line = 200;
  constexpr std::size_t small = 3;
  if (text.size() > longest_line || !starts_upper(text)) { return std::nullopt; }
  const std::size_t from = text.size() > longest_hours ? text.size() - longest_hours : 1;
  for (std::size_t space = text.find(' ', from); space != std::string_view::npos; space = text.find(' ', space + 1)) {
    std::optional<FoundHours> hours = hours_at(text.substr(space + 1));
    if (!hours || !hours->end || !trim_separators(text.substr(space + 1 + hours->end_byte)).empty()) { continue; }
    const std::string_view before = text.substr(text.rfind(' ', space - 1) + 1, space - text.rfind(' ', space - 1) - 1);
    if (before.size() <= small && letter_case(before).upper == 0) { return std::nullopt; }
    hours->begin = space;
    hours->end_byte = text.size();
    return hours;
  }
  return std::nullopt;
}

} // namespace

std::optional<FoundHours> hours_inside(std::string_view text) {
  if (text.size() > longest_heading) { return std::nullopt; }
  for (std::size_t begin = text.find_first_of("(["); begin != std::string_view::npos;
       begin = text.find_first_of("([", begin + 1)) {
    const std::size_t end = text.find_first_of(")]", begin);
    if (end == std::string_view::npos) { break; }
    const std::string_view inside = trim_front_separators(text.substr(begin + 1, end - begin - 1));
    std::optional<FoundHours> hours = hours_at(inside);
    const std::string_view behind = hours ? inside.substr(hours->end_byte) : std::string_view();
    const bool room = trim(behind).starts_with(',') && words_of(behind, 12).size() <= 8;
    if (hours && hours->end && (room || trim_separators(behind).size() <= 6)) {
      hours->begin = begin;
      hours->end_byte = end + 1;
      return hours;
    }
  }
  for (const std::string_view sign : {", ", " – ", " — ", " | ", ": ", " - "}) {
    for (std::size_t found = text.find(sign); found != std::string_view::npos; found = text.find(sign, found + 1)) {
      std::optional<FoundHours> hours = hours_at(text.substr(found + sign.size()));
      if (!hours || !hours->end) { continue; }
      const std::string_view behind = text.substr(found + sign.size() + hours->end_byte);
      constexpr std::size_t most_words = 4;
      const bool hall = behind.starts_with(", ") && words_of(behind, most_words + 1).size() <= most_words &&
                        starts_upper(behind.substr(2)); // "Opening, 9.30-10.15, Assembly Hall"
      if (trim_separators(behind).empty() || hall) {
        hours->begin = found;
        hours->end_byte = hall ? text.size() - behind.size() : text.size();
        return hours;
      }
    }
  }
  return hours_at_end(text);
}

Item without_hours(const Item& item, const FoundHours& hours) {
  Item before = part_of(item, 0, hours.begin);
  const Item behind = part_of(item, hours.end_byte, item.text.size());
  if (behind.text.empty()) {
    constexpr std::size_t most_words = 3; // "Parallel sessions (Wednesday, 11:00 – 12:30)"
    const std::size_t open = before.text.rfind(" (");
    const bool left = open != std::string::npos && before.text.find(')', open) == std::string::npos;
    return left && words_of(before.text.substr(open)).size() <= most_words ? part_of(item, 0, open) : before;
  }
  const bool dash = behind.text.starts_with("–") || behind.text.starts_with("—") || behind.text.starts_with("- ");
  if (dash && !before.text.empty()) { before.text += " "; } // "Opening (9.00 – 9.45) – Main Hall"
  const std::size_t offset = before.text.size();
  before.text += behind.text;
  for (const auto& [begin, end] : behind.emphasis) {
    before.emphasis.emplace_back(begin + offset, end + offset);
  }
  before.words = words_of(before.text);
  return before;
}

} // namespace entente::agenda
