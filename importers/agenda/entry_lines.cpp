#include "importers/agenda/entry_lines.hpp"

#include <algorithm>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/body_headings.hpp"
#include "importers/agenda/commas.hpp"
#include "importers/agenda/neighbours.hpp"
#include "importers/agenda/parallel.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/roster.hpp"
#include "importers/agenda/sides.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// "Presidente" between "Sr. Ana Paz" and "Asociación B", line below line: a word for a role that is the person's post.
bool role_is_post(const Reading& reading, std::size_t index) {
  const std::vector<Item>& items = reading.items;
  const Cues& cues = reading.cues;
  const Item& item = items[index];
  if (index == 0 || index + 1 >= items.size() || item.gap || !item.bullet.empty() || item.hours) { return false; }
  const Item& above = items[index - 1];
  const Item& below = items[index + 1];
  const auto same_place = [&](const Item& other) { return other.table == item.table && other.column == item.column; };
  if (!same_place(above) || !same_place(below) || below.gap || !below.bullet.empty() || below.hours) { return false; }
  const std::optional<RoleHeading> role = role_heading(item, cues);
  if (!role || role->rest < item.text.size() || role->plural || item.text.ends_with(':') || item.words.size() > 4) {
    return false;
  }
  std::size_t length = 0;
  const bool titled = cues.honorifics.match(above.words.folded, 0, length) != nullptr;
  const bool named =
      is_bare_name(above, reading.reference) && (titled || (begins_with_name(above.text) && !holds_noun(above.words, cues)));
  if (!named || cues.post_words.match(item.words.folded, 0, length) == nullptr) { return false; }
  if (cues.honorifics.match(below.words.folded, 0, length) != nullptr || role_heading(below, cues)) { return false; }
  if (reading.names[index - 1] && !reading.names[index + 1] && !in_capitals(item.text)) { return true; }
  std::size_t at = 0;
  const bool three = above.gap && (index + 2 >= items.size() || items[index + 2].gap); // a name, this and one line more
  return three || is_post_line(below, reading.reference) || cues.body_words.find(below.words.folded, at, length) != nullptr;
}

/// The item can be the continuation of an entry: it opens nothing of its own.
bool ordinary(const Reading& reading, std::size_t index) {
  const Item& item = reading.items[index];
  if (item.hours || item.footnote() || item.words.size() == 0 || item.kind == BlockKind::heading || is_question(item.text)) {
    return false;
  }
  if (hours_inside(item.text) || is_end_mark(item, reading.cues) || day_heading(item, reading.cues, reading.header.year) ||
      announces(item, reading.cues).what != Announces::nothing) {
    return false;
  }
  const std::optional<RoleHeading> role = role_heading(item, reading.cues);
  constexpr std::size_t long_role = 4; // words: "Con la presencia del autor, Ana Paz"
  std::size_t length = 0;
  if (role && (role->firm || role->colon)) { return false; }
  if (reading.cues.roles.match(item.words.folded, 0, length) != nullptr && length >= long_role) { return false; }
  return !session_heading(item, reading.cues) && !is_prose(item, reading.cues) && !tells_of_many(item, reading.cues);
}

/// "Ben Roth" below "Ana Paz", "Director", "Ministry of X": the line above holds the noun of a body and ends it, and this
/// one neither begins nor holds a noun.
bool below_body_line(const Reading& reading, std::size_t index) {
  const Cues& cues = reading.cues;
  const Item& item = reading.items[index];
  const Item& body = reading.items[index - 1];
  if (!is_bare_body(body, cues) || !ends_with_word(body.text) || item.text.find_first_of(",()") != std::string::npos) {
    return false;
  }
  const bool capitals = std::ranges::all_of(item.words.bytes, [&](const auto& word) {
    return starts_upper(std::string_view(item.text).substr(word.first)) || word.second - word.first <= 3;
  });
  return !holds_noun(item.words, cues) && capitals && reading.reference.find_states(item.text, false, true).empty();
}

/// "Head of Unit, Agency A", "Jesuit Refugee Service".
bool tells_post_or_body(const Reading& reading, std::size_t index) {
  const Item& item = reading.items[index];
  return is_post_line(item, reading.reference) || is_bare_body(item, reading.cues);
}

/// A bare name in capitals, or with a post or body on the next line.
bool begins_person(const Reading& reading, const Roster& roster, std::size_t index, const Item& above) {
  const Item& item = reading.items[index];
  const std::size_t words = words_of(std::string_view(item.text).substr(0, item.text.find('('))).size();
  if (!is_bare_name(item, reading.reference) || words < 2 || words > 5) { return false; }
  if (roster.chance(item) < under_heading) { return false; }
  const auto capitals = [](const Item& one) {
    const LetterCase letters = letter_case(std::string_view(one.text).substr(0, one.text.find('(')));
    return letters.upper > 6 && letters.lower <= 2;
  };
  if (capitals(item) || capitals(above)) { return capitals(item); }
  if (below_body_line(reading, index) && item.words.size() >= 2) { return true; }
  const bool more =
      index + 1 < reading.items.size() && !reading.items[index + 1].gap && reading.items[index + 1].column == item.column;
  return more && ordinary(reading, index + 1) && tells_post_or_body(reading, index + 1);
}

/// "BEN ROTH" below "Host: ANA PAZ" and above "Mayor of A": a name in capitals below one that has no post of its own.
bool heads_post_in_small(const Reading& reading, std::size_t index, std::size_t above) {
  if (index + 1 >= reading.items.size() || reading.items[index + 1].gap) { return false; }
  const Item& below = reading.items[index + 1];
  const std::string_view whole = reading.items[above].text;
  const std::size_t colon = whole.find(':');
  const std::string_view host = trim_separators(whole.substr(colon == std::string_view::npos ? 0 : colon));
  return in_capitals(reading.items[index].text) && in_capitals(host) && !in_capitals(below.text) &&
         is_post_line(below, reading.reference);
}

/// "Team members: Egypt, Ghana" below an entry that brackets end: a label of its own, and a list of states.
bool lists_states(std::string_view line, std::string_view above, const Reference& reference) {
  constexpr std::size_t longest = 40;
  constexpr std::size_t most_words = 3;
  const std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos || colon > longest || !above.ends_with(')') || !starts_upper(line)) { return false; }
  const std::string_view list = line.substr(colon + 2);
  const std::size_t first = list.find(", ");
  const std::size_t second = first == std::string_view::npos ? first : std::min(list.find(", ", first + 2), list.size());
  return words_of(line.substr(0, colon), most_words + 1).size() <= most_words && first != std::string_view::npos &&
         reference.state_named(list.substr(0, first)) != nullptr &&
         reference.state_named(list.substr(first + 2, second - first - 2)) != nullptr;
}

/// One of the first lines below a name with a capital surname, which looks like no name and is not in capitals.
bool below_name(const Reading& reading, std::size_t name, std::size_t line) {
  constexpr std::size_t most_lines = 3;
  const Item& item = reading.items[line];
  return reading.names[name] && line <= name + most_lines && !in_capitals(item.text) &&
         !is_bare_name(item, reading.reference) && behind_bracketed_name(item.text) == 0;
}

/// A name, and no more behind it than the letters of a post: "Hon. Ana Paz, MP".
bool names_only(const Item& item, const Reference& reference) {
  constexpr std::size_t most_letters = 4;
  if (is_bare_name(item, reference)) { return true; }
  const std::size_t comma = item.text.rfind(", ");
  if (comma == std::string::npos) { return false; }
  const std::string_view letters = std::string_view(item.text).substr(comma + 2);
  return letters.size() <= most_letters && letter_case(letters).lower == 0 &&
         reference.cues().post_words.exact(letters) != nullptr && is_bare_name(part_of(item, 0, comma), reference);
}

/// "Chief Ana Sow" above "Head of A": a title that is also a post's noun, a name of two words or more in capitals with no
/// noun in it, and a post on the line below.
bool titled_above_post(const Reading& reading, const Roster& roster, std::size_t index) {
  const Item& line = reading.items[index];
  const Cues& cues = reading.cues;
  std::size_t title = 0;
  if (index + 1 >= reading.items.size() || cues.honorifics.match(line.words.folded, 0, title) == nullptr ||
      title + 2 > line.words.size() || line.text.find_first_of(",:(") != std::string::npos) {
    return false;
  }
  const Item& below = reading.items[index + 1];
  const Item name = part_of(line, line.words.bytes[title].first, line.text.size());
  if (holds_noun(name.words, cues)) { return false; }
  const bool capitals = std::ranges::all_of(
      name.words.bytes, [&](const auto& word) { return starts_upper(std::string_view(name.text).substr(word.first)); });
  return capitals && reading.reference.find_states(name.text, false, true).empty() && !below.gap && below.bullet.empty() &&
         below.column == line.column && roster.chance(joined(line, below)) >= 0.7;
}

/// "What we will ask" above "Who pays?": the line heads questions.
bool heads_questions(const Reading& reading, std::size_t index) {
  return index + 1 < reading.items.size() && !reading.items[index + 1].gap &&
         reading.items[index + 1].column == reading.items[index].column && is_question(reading.items[index + 1].text) &&
         reading.items[index].text.find(',') == std::string::npos;
}

/// A list item goes on behind a forced break: it has no mark, but the line above it has.
bool breaks_item(const Item& item, const Item& line) {
  return item.kind == BlockKind::list_item && !item.bullet.empty() && line.bullet.empty() && line.indent == item.indent;
}

/// A line below a person that tells of somebody else: "Mayor of A, Ms B", "Senator B" in capitals below a name in
/// capitals, a post to be confirmed, the letter of the next session, a heading with a colon.
bool begins_another(const Reading& reading, const Roster& roster, std::size_t index, std::size_t above, bool post,
                    bool bare) {
  const Item& line = reading.items[index];
  const bool quoted = line.text.starts_with("“") || line.text.starts_with("«") || line.text.starts_with('"');
  const bool talk = without_talk(line, reading.cues).text.size() < line.text.size();
  if (talk && (quoted || (begins_with_name(line.text) && line.text.find('(') < line.text.find(',')))) {
    return true;
  } // "“A title” – Ben Roth, Institute B"
  if (line.text.ends_with(':') || begins_parallel(reading, roster, line) ||
      lists_states(line.text, reading.items[above].text, reading.reference)) {
    return true;
  }
  constexpr std::size_t longest_label = 40;
  if (const std::size_t colon = line.text.find(": "); colon < longest_label) { // "Report: Ben Roth"
    const std::string_view behind = std::string_view(line.text).substr(colon + 2);
    if (begins_with_name(behind) && !holds_noun(words_of(behind.substr(0, behind.find_first_of(",("))), reading.cues)) {
      return true;
    }
  }
  if (!post) { return false; }
  if (const std::size_t colon = line.text.find(": "); colon != std::string::npos && colon < 40) {
    if (reading.cues.post_words.exact(line.text.substr(0, colon)) != nullptr && !bare) { return true; } // "Secretary: IOM"
    const Words behind = words_of(std::string_view(line.text).substr(colon + 2), 6);
    std::size_t title = 0;
    if (reading.cues.honorifics.match(behind.folded, 0, title) != nullptr) { return true; } // "Secretary: Mr B"
    if (ends_with_person(std::string_view(line.text).substr(colon + 2), reading.cues)) {
      return true;
    } // "Secretariat: Officer, Mr B"
  }
  if (!bare && ends_with_person(line.text, reading.cues)) { return true; }
  if (!bare && begins_with_name(line.text) && roster.chance(line) >= 0.9) {
    return true;
  } // "Deputy Mayor Ben Roth, City of A"
  std::size_t at = 0;
  std::size_t length = 0;
  // "Director Ben Roth, City of B" below "Mayor Ana Paz, City of A"
  if (!bare && reading.cues.post_words.match(line.words.folded, 0, length) != nullptr &&
      is_post_line(reading.items[above], reading.reference) && line.text.find(',') != std::string::npos &&
      roster.chance(line) >= 0.6) {
    return true;
  }
  const auto titled = [&](const Item& item) {
    const Cue* const title = reading.cues.honorifics.match(item.words.folded, 0, length);
    if (title == nullptr || length + 2 > item.words.size()) { return false; }
    const std::size_t begin = item.words.bytes[length].first;
    const std::string_view rest = std::string_view(item.text).substr(begin);
    return in_capitals(rest.substr(0, rest.find(','))) && item.words.bytes[length + 1].second <= item.text.find(',');
  };
  if (!bare && titled(line) && titled(reading.items[above])) { return true; } // "Senator ANA PAZ, Senate" below such a line
  if (line.text.ends_with(')') && (!bare || index > above + 1) &&
      reading.cues.to_be_confirmed.find(line.words.folded, at, length) != nullptr) {
    return true;
  }
  return index > above + 1 && in_capitals(line.text) && in_capitals(reading.items[above].text) && line.words.size() >= 3 &&
         line.text.find(',') == std::string::npos && reading.cues.honorifics.match(line.words.folded, 0, length) != nullptr;
}

} // namespace

EntryLines entry_lines(Reading& reading, const Roster& roster, std::size_t index, Item item, EntryReach reach) {
  std::size_t last = index;
  const bool bare = names_only(item, reading.reference);
  for (std::size_t next = index + 1; next < reading.items.size() && !reading.taken[next]; ++next) {
    const Item& line = reading.items[next];
    const Item& before = reading.items[next - 1];
    const bool same_row = reach == EntryReach::row && item.table > 0 && line.table == item.table && line.row == item.row &&
                          line.column > before.column;
    const bool below = line.table == item.table && line.column == item.column && !line.gap && line.bullet.empty() &&
                       (line.kind != BlockKind::list_item || breaks_item(item, line)) &&
                       (line.line > before.line || (line.table > 0 && line.begins_block));
    if (same_row && is_room(line, reading.cues)) { continue; } // a column of the table says where
    const bool role_post = below && bare && next == index + 1 && role_is_post(reading, next);
    if ((!same_row && !below) || (!ordinary(reading, next) && !role_post)) { break; }
    if (below && reading.bodies_head && heads_people(reading, roster, next)) { break; }
    if (below && !sides_with_people(line, reading.reference).empty()) { break; }
    if (below && (names_side(reading, roster, next) || !roster.known().named_by(line).empty())) { break; }
    if (below && (titles_talk_further_in(reading, roster, next) || stands_among_people(reading, roster, next))) { break; }
    if (below && (reading.names[next] || labels_names(reading, next))) { break; }
    const bool post = role_post || is_post_line(line, reading.reference) || (below && below_name(reading, index, next));
    if (below && !post && heads_questions(reading, next)) { break; }
    if (below && next > index + 1 && titled_above_post(reading, roster, next)) { break; }
    const bool fits = same_row ? line.words.size() <= 10 : bare && line.words.size() <= 14;
    if (!post && (!fits || roster.chance(line) >= 0.6)) { break; }
    if (below && begins_another(reading, roster, next, index, post, bare)) { break; }
    const bool names_another =
        post && !bare && below && (line.text.find(':') != std::string::npos || line.text.find(" – ") != std::string::npos);
    if (names_another && roster.chance(line) >= 0.6) { break; }
    if (below && line.bold() && (!post || reading.items[index].bold())) { break; }
    const bool second = bare && reading.role.plural && !reading.role.run_in; // "Facilitators" above two names and a body
    if (below && !post && (next > index + 1 || second || heads_post_in_small(reading, next, index)) &&
        begins_person(reading, roster, next, reading.items[index])) {
      break;
    }
    const bool more_cells = next + 1 < reading.items.size() && reading.items[next + 1].table == line.table &&
                            reading.items[next + 1].row == line.row;
    if (below && !post && line.table > 0 && line.row != item.row && more_cells) { break; }
    item = joined(item, line);
    reading.taken[next] = true;
    last = next;
  }
  return {std::move(item), last};
}

bool named_above_post(const Reading& reading, const Roster& roster, std::size_t index, double least) {
  const Item& item = reading.items[index];
  if (!reading.course.session() || index + 1 >= reading.items.size() || !is_bare_name(item, reading.reference)) {
    return false;
  }
  const Item& next = reading.items[index + 1];
  const bool post = role_is_post(reading, index + 1);
  if (next.gap || !next.bullet.empty() || next.table != item.table || (!ordinary(reading, index + 1) && !post) ||
      (!tells_post_or_body(reading, index + 1) && !post)) {
    return false;
  }
  return roster.chance(joined(item, next)) >= least;
}

} // namespace entente::agenda
