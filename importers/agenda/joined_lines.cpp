#include "importers/agenda/joined_lines.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/text/unicode.hpp"
#include "importers/agenda/commas.hpp"
#include "importers/agenda/name_breaks.hpp"
#include "importers/agenda/names_behind.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

constexpr std::size_t long_line = 50;    ///< bytes; a shorter line was ended on purpose
constexpr std::size_t most_joined = 900; ///< bytes of a block that is still continued

/// "…, student, University": the part behind the last comma is the noun of a body and nothing else.
bool ends_in_body_noun(std::string_view text, const Cues& cues) {
  const std::string_view noun = last_word(text);
  if (!starts_upper(noun) && noun.size() > 3 && noun.size() + 3 < text.size()) { // "founder of the company"
    const std::string_view before = trim(text.substr(0, text.size() - noun.size()));
    const std::string_view small = last_word(before);
    if (cues.body_words.exact(noun) != nullptr && cues.articles.exact(small) != nullptr) { return true; }
  }
  const std::size_t comma = text.rfind(", ");
  if (comma == std::string_view::npos) { return false; }
  const std::string_view part = text.substr(comma + 2);
  const bool word = part.size() > 3 && part.find(' ') == std::string_view::npos;
  return word && starts_upper(part) && letter_case(part).lower > 0 && cues.body_words.exact(part) != nullptr;
}

/// "…, Ministry of Labour and": a joining word in small letters.
bool ends_in_joiner(std::string_view text, const Cues& cues) {
  const std::string_view word = last_word(text);
  const Cue* const cue = starts_upper(word) || word.size() > 3 ? nullptr : cues.joiners.exact(word);
  const std::string_view before = last_word(trim(text.substr(0, text.size() - word.size())));
  if (word == "do" && !starts_upper(before)) { return false; } // "what city halls can do", but "Ministério do"
  return cue != nullptr && letter_case(word).lower == length(word);
}

/// "Specialist, Department of Public" above "Security, Ms Ana Paz": one or two words before a comma and a titled name.
bool ends_before_title(std::string_view next, const Cues& cues) {
  constexpr std::size_t most_words = 2;
  const std::size_t comma = next.find(", ");
  if (comma == std::string_view::npos || !starts_upper(next)) { return false; }
  const Words words = words_of(next.substr(0, comma), most_words + 1);
  const std::string_view behind = next.substr(comma + 2);
  const Words person = words_of(behind, 6);
  std::size_t length = 0;
  if (words.size() == 0 || words.size() > most_words || cues.honorifics.match(words.folded, 0, length) != nullptr ||
      cues.post_words.match(words.folded, 0, length) != nullptr ||
      cues.body_words.match(words.folded, 0, length) != nullptr) {
    return false;
  }
  const Cue* const title = cues.honorifics.match(person.folded, 0, length);
  return title != nullptr && title->value.starts_with("civil") && starts_upper(behind) && person.size() > length;
}

/// A title with a name behind it stands in the text.
bool names_titled(std::string_view text, const Cues& cues) {
  const Words words = words_of(text, 48);
  for (std::size_t n = 0; n + 1 < words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.honorifics.match(words.folded, n, length);
    if (cue != nullptr && cue->value.starts_with("civil") && starts_upper(text.substr(words.bytes[n].first))) {
      return true;
    }
  }
  return false;
}

/// "…, Department of Home" above "Affairs, Kenya": a post's or body's name that ends in a capital, and below it a capital
/// word that says what such names are about.
bool breaks_body(std::string_view text, std::string_view next, const Cues& cues) {
  const std::size_t comma = text.rfind(", ");
  if (comma == std::string_view::npos || !starts_upper(next) || !starts_upper(last_word(text)) ||
      !ends_with_word(last_word(text))) {
    return false;
  }
  const Words part = words_of(text.substr(comma + 2), 16);
  const Words below = words_of(next.substr(0, 60), 4);
  std::size_t length = 0;
  if (part.size() < 2 || below.size() == 0 || cues.field_words.match(below.folded, 0, length) == nullptr) { return false; }
  if (below.folded.front().size() < 2) { return false; } // "D. Ana Paz"
  const std::string_view behind = trim(next.substr(below.bytes[length - 1].second));
  const bool ends = behind.empty() || behind.starts_with(',') || behind.starts_with(';') || behind.starts_with('(') ||
                    behind.starts_with('.');
  const bool noun =
      cues.post_words.match(below.folded, 0, length) != nullptr || cues.body_words.match(below.folded, 0, length) != nullptr;
  const bool named =
      cues.body_words.match(part.folded, 0, length) != nullptr || cues.post_words.match(part.folded, 0, length) != nullptr;
  return ends && !noun && named;
}

/// "…, Ms Ana Paz" above "(Session 2)": in which session somebody took part.
bool breaks_before_session(std::string_view next, const Cues& cues) {
  constexpr std::size_t longest = 40;
  const std::size_t close = next.find(')');
  if (!next.starts_with('(') || close == std::string_view::npos || close > longest) { return false; }
  const Words words = words_of(next.substr(1, close - 1), 8);
  std::size_t length = 0;
  return cues.session_labels.match(words.folded, 0, length) != nullptr && length < words.size() &&
         words.folded[length].size() <= 3;
}

/// "…, Office of the Organization" above "(OIM) for …": a long name's letters in brackets, and more behind them.
bool breaks_before_letters(std::string_view text, std::string_view next) {
  const std::size_t close = next.find(')');
  if (!next.starts_with('(') || close == std::string_view::npos || close < 3 || close > 12) { return false; }
  const LetterCase letters = letter_case(next.substr(1, close - 1));
  const bool listed = next.substr(close + 1).starts_with(',') || next.substr(close + 1).starts_with(';');
  return letters.lower <= 1 && letters.upper >= 2 && (starts_upper(last_word(text)) || listed) && next.size() > close + 2;
}

/// "Facilitators: Ana Paz (Institute A) and Ben Roth" above "(Network B)": a name without a body, and brackets.
bool breaks_before_body(std::string_view text, std::string_view next, const Cues& cues) {
  constexpr std::size_t most_words = 5;
  const std::size_t close = next.find(')');
  if (!next.starts_with('(') || close == std::string_view::npos || close + 2 < next.size()) { return false; }
  std::size_t begin = text.find_last_of(",;:)");
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  std::string_view name = trim(text.substr(begin));
  const Words words = words_of(name, most_words + 2);
  std::size_t length = 0;
  const Cue* const joiner = words.size() < 3 ? nullptr : cues.joiners.match(words.folded, 0, length);
  if (joiner != nullptr && joiner->value == "and" && !starts_upper(name)) { name = name.substr(words.bytes[length].first); }
  return begin > 0 && begins_with_name(name) && words.size() <= most_words + 1 && !holds_noun(words_of(name, 8), cues);
}

/// "With: A, Director; B, Adviser;": the people that a role introduces go on.
bool goes_on_with_people(std::string_view text, const Cues& cues) {
  constexpr std::size_t longest_role = 40;
  const std::size_t colon = text.find(':');
  if (!text.ends_with(';') || colon == std::string_view::npos || colon > longest_role) { return false; }
  const Words head = words_of(text.substr(0, colon), 6);
  std::size_t length = 0;
  return cues.roles.match(head.folded, 0, length) != nullptr;
}

/// "Ana Paz (Koboko," above "Uganda); Ben Roth (…": brackets that the next line closes.
bool breaks_in_brackets(std::string_view text, std::string_view next) {
  constexpr std::size_t longest = 60; ///< bytes in brackets on either line
  const std::size_t open = text.rfind('(');
  const std::size_t close = next.find_first_of("()");
  return open != std::string_view::npos && text.find(')', open) == std::string_view::npos && text.size() - open <= longest &&
         close != std::string_view::npos && next[close] == ')' && close <= longest;
}

bool breaks_off(const Block& block, const Block& next, const Reference& reference) {
  const Cues& cues = reference.cues();
  const bool below = next.table == block.table && next.row == block.row && next.column == block.column &&
                     next.line == block.last_line + 1 && next.page == block.page && next.bullet.empty();
  // What did not fit into a row printed with pipes stands below it without any.
  const bool below_row = block.table > 0 && next.table == 0 && next.line == block.last_line + 1 && next.page == block.page &&
                         next.bullet.empty();
  // "Facilitator: Ms Ana" above "Paz López, consultant" in the same column of the next row, whose other cells are empty.
  const bool next_row = block.table > 0 && next.table == block.table && next.row > block.row &&
                        next.column == block.column && next.line == block.last_line + 1 && next.page == block.page &&
                        next.bullet.empty();
  const bool plain = block.kind != BlockKind::heading && next.kind != BlockKind::heading;
  if (!(below || below_row || next_row) || !plain || block.text.size() > most_joined || next.text.empty()) { return false; }
  const std::size_t begin = block.line_starts.empty() ? 0 : block.line_starts.back().first;
  const std::string_view text = block.text;
  if (hours_at(next.text)) { return false; }
  if (next.text.starts_with(": ") && !text.ends_with(':')) { return true; } // "Rapporteur" above ": Mr A"
  if ((below_row || next_row) && breaks_titled_name(text.substr(std::min(begin, text.size())), next.text, cues)) {
    return true;
  }
  if (block.table > 0 && breaks_name_in_cell(text.substr(std::min(begin, text.size())), next.text, reference)) {
    return true;
  }
  if (next_row && (breaks_in_brackets(text, next.text) || breaks_name(text, next.text, cues))) { return true; }
  if (next_row || text.size() - std::min(begin, text.size()) < long_line) { return false; }
  const bool open = ends_in_body_noun(text, cues) || breaks_state(text, next.text, reference) ||
                    ends_in_joiner(text, cues) || breaks_name(text, next.text, cues) ||
                    breaks_joined_name(text, next.text, reference) || breaks_titled_name(text, next.text, cues) ||
                    breaks_before_letters(text, next.text) || breaks_before_session(next.text, cues) ||
                    breaks_before_body(text, next.text, cues) || breaks_body(text, next.text, cues) ||
                    (ends_before_title(next.text, cues) && !names_titled(text, cues) && ends_with_word(text)) ||
                    (goes_on_with_people(text, cues) && next.text.find(',') != std::string::npos);
  if (!open) { return false; }
  Item line;
  line.text = next.text;
  line.words = words_of(line.text);
  const std::optional<RoleHeading> role = role_heading(line, cues);
  return !(role && role->firm) && !is_question(line.text);
}

void append(Block& block, const Block& next) {
  block.text += ' ';
  const std::size_t offset = block.text.size();
  block.text += next.text;
  for (const auto& [begin, end] : next.emphasis) {
    block.emphasis.emplace_back(begin + offset, end + offset);
  }
  for (const auto& [begin, end] : next.italics) {
    block.italics.emplace_back(begin + offset, end + offset);
  }
  for (const auto& [begin, line] : next.line_starts) {
    block.line_starts.emplace_back(begin + offset, line);
  }
  block.last_line = next.last_line;
}

/// "European Union Mr A" in a cell: a dash between the side and the person, where a narrow column left one space.
void part_side(Block& block, const Reference& reference) {
  constexpr std::size_t longest_cell = 160;
  constexpr std::size_t most_words = 5;
  if (block.text.size() > longest_cell || !block.emphasis.empty() || !block.italics.empty()) { return; }
  const Words words = words_of(block.text, most_words + 2);
  for (std::size_t n = 1; n + 1 < words.size() && n <= most_words; ++n) {
    std::size_t length = 0;
    const std::size_t begin = words.bytes[n].first;
    const Cue* const cue = reference.cues().honorifics.match(words.folded, n, length);
    const bool civil = cue != nullptr && (cue->value.starts_with("civil") || cue->value.starts_with("Excellency"));
    if (!civil || !starts_upper(std::string_view(block.text).substr(begin)) || words.bytes[n - 1].second + 1 != begin) {
      continue;
    }
    const std::string_view side = trim(std::string_view(block.text).substr(0, begin));
    if (reference.state_named(side) == nullptr && reference.organisation_named(side) == nullptr) { return; }
    block.text.insert(begin, "– ");
    return;
  }
}

} // namespace

namespace {

/// The cell of its column that a cell may go on with, though cells of its own row stand between; else the last block.
Block& above(std::vector<Block>& blocks, const Block& cell) {
  constexpr std::size_t reach = 8;
  for (std::size_t n = blocks.size(); cell.table > 0 && cell.column > 1 && n-- > 0 && n + reach > blocks.size();) {
    const Block& one = blocks[n];
    if (one.table != cell.table || (one.row == cell.row && one.column == 1)) { break; }
    if (one.column == cell.column) { return blocks[n]; }
  }
  return blocks.back();
}

} // namespace

std::vector<Block> joined_lines(const std::vector<Block>& blocks, const Reference& reference) {
  std::vector<Block> joined;
  joined.reserve(blocks.size());
  const bool names_behind = prints_names_behind(blocks, reference.cues());
  const auto whole = [&](const Block& block) { // "PERU – Director – Ms PAZ Ana"
    return names_behind && name_behind_dash(block.text, reference.cues());
  };
  for (const Block& block : blocks) {
    Block* const before = joined.empty() ? nullptr : &above(joined, block);
    if (before != nullptr && !whole(*before) && breaks_off(*before, block, reference)) {
      append(*before, block);
    } else {
      joined.push_back(block);
      part_side(joined.back(), reference);
    }
  }
  return joined;
}

} // namespace entente::agenda
