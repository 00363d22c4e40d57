#include "importers/agenda/items.hpp"

#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"
#include "importers/agenda/buttons.hpp"
#include "importers/agenda/capital_people.hpp"
#include "importers/agenda/cards.hpp"
#include "importers/agenda/code_grids.hpp"
#include "importers/agenda/column_order.hpp"
#include "importers/agenda/commas.hpp"
#include "importers/agenda/delegations.hpp"
#include "importers/agenda/durations.hpp"
#include "importers/agenda/group_cells.hpp"
#include "importers/agenda/hours_below.hpp"
#include "importers/agenda/item_hours.hpp"
#include "importers/agenda/join_items.hpp"
#include "importers/agenda/joined_lines.hpp"
#include "importers/agenda/name_cells.hpp"
#include "importers/agenda/names_behind.hpp"
#include "importers/agenda/names_below.hpp"
#include "importers/agenda/narration.hpp"
#include "importers/agenda/parallel_columns.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/room_grids.hpp"
#include "importers/agenda/run_sheets.hpp"
#include "importers/agenda/talks.hpp"
#include "importers/agenda/time_zones.hpp"
#include "importers/agenda/told.hpp"

namespace entente::agenda {

namespace {

bool is_ascii_word(unsigned char value) {
  return (value >= '0' && value <= '9') || (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
}

/// Bytes of a separating sign beyond ASCII at `at` (dashes, quotes, middle dot); 0 for letters.
std::size_t wide_sign(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead == 0xE2) { return 3; }
  if (lead == 0xC2 && at + 1 < text.size()) {
    const auto next = static_cast<unsigned char>(text[at + 1]);
    return next == 0xAA || next == 0xBA || next == 0xB5 ? 0 : 2;
  }
  return 0;
}

Ranges cut_ranges(const Ranges& ranges, std::size_t begin, std::size_t end) {
  Ranges out;
  for (const auto& [from, to] : ranges) {
    const std::size_t low = std::max(from, begin);
    const std::size_t high = std::min(to, end);
    if (low < high) { out.emplace_back(low - begin, high - begin); }
  }
  return out;
}

/// A role heading with its colon, hours or a numbered session label begin at byte `at`.
bool begins_item(std::string_view text, std::size_t at, const Cues& cues) {
  const std::string_view rest = text.substr(at);
  if (const std::optional<FoundHours> hours = hours_at(rest); hours && hours->end) { return true; }
  if (const std::string_view before = trim(text.substr(0, at));
      !before.empty() &&
      (before.ends_with(')') || ends_with_word(before) || (before.back() >= '0' && before.back() <= '9')) &&
      begins_with_deed(rest, cues)) {
    return true;
  }
  const std::size_t colon = rest.substr(0, 80).find(':');
  if (colon != std::string_view::npos) {
    const Words words = words_of(rest.substr(0, colon), 8);
    std::size_t length = 0;
    const Cue* const cue = cues.roles.match(words.folded, 0, length);
    if (cue != nullptr && length == words.size()) { return true; }
    const Words behind = words_of(rest.substr(colon + 1, 40), 4);
    const bool titled = cues.honorifics.match(behind.folded, 0, length) != nullptr && length < behind.size();
    // "Malta – Head of the Department of Citizenship", and below "Services: Mr B"
    const std::string_view whole = text.substr(0, at);
    const bool side = whole.substr(0, 60).find(" – ") != std::string_view::npos && !names_with_honorific(whole, cues);
    if (titled && !side && words.size() <= 4 && starts_upper(rest) &&
        rest.substr(0, colon).find(',') == std::string_view::npos) {
      return true; // "Secretary: Mr B"
    }
  }
  Item line;
  line.text = rest.substr(0, 200);
  line.words = words_of(line.text, 6);
  const std::optional<SessionHeading> heading =
      starts_upper(rest) && !rest.starts_with('(') ? session_heading(line, cues) : std::nullopt;
  return heading && heading->label && heading->separated;
}

/// "Statement by the outgoing" before "Chair: Mr A": an adjective or an article, to which the word for the role belongs.
bool belongs_to_post(std::string_view before, const Cues& cues) {
  const std::string_view word = before.substr(before.rfind(' ') + 1);
  return !starts_upper(word) && (cues.post_adjectives.exact(word) != nullptr || cues.articles.exact(word) != nullptr ||
                                 cues.joiners.exact(word) != nullptr);
}

/// Where inside a line a further role heading begins: "Moderator: A, X. Speakers: B, Y".
void inner_cuts(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts) {
  for (std::size_t colon = text.find(':', 1); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
    const std::size_t from = colon > 60 ? text.find(' ', colon - 60) : 0;
    if (from == std::string_view::npos || from >= colon) { continue; }
    const Words words = words_of(text.substr(from, colon - from));
    for (std::size_t back = std::min<std::size_t>(4, words.size()); back > 0; --back) {
      const std::size_t first = words.size() - back;
      std::size_t length = 0;
      const Cue* const cue = cues.roles.match(words.folded, first, length);
      if (cue == nullptr || length != back || cue->value.empty()) { continue; }
      const std::size_t begin = from + words.bytes[first].first;
      std::string_view before = trim(text.substr(0, begin));
      const bool sentence = before.ends_with('.') || before.ends_with(';') || before.ends_with(')') ||
                            before.ends_with('?') || before.ends_with("”") || before.ends_with("»") ||
                            before.ends_with('!') || before.ends_with('|') || before.ends_with(" /");
      std::size_t honorific = 0;
      const Words behind = words_of(text.substr(colon + 1, 40), 4);
      const bool person = cues.honorifics.match(behind.folded, 0, honorific) != nullptr && honorific < behind.size();
      const bool comma = before.ends_with(',') && person && begin > 0; // "Moderator: Mr A, Co-moderator: Ms B"
      const bool last =
          (colon + 1 == text.size() || person) && begin > 0 && ends_with_word(before) && !belongs_to_post(before, cues);
      // "Conducted by the journalist A with: B, C; D, E"
      const bool with = back == 1 && cue->phrase.size() <= 4 && cue->value == "speaker" && colon + 1 < text.size() &&
                        starts_upper(trim(text.substr(colon + 1)));
      if (begin > 0 && (with || ((sentence || last || comma) && starts_upper(text.substr(begin))))) {
        cuts.push_back(begin);
      }
      break;
    }
  }
}

/// Where inside a paragraph a sentence begins with a role and a person ("… in the region. Introduced by Mr A, B"), or with
/// a few words, a colon and a person with an honorific.
void person_cuts(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts) {
  for (std::size_t found = text.find_first_of(".;"); found != std::string_view::npos;
       found = text.find_first_of(".;", found + 1)) {
    if (found + 2 >= text.size() || text[found + 1] != ' ') { continue; }
    const std::size_t begin = found + 2;
    const std::string_view rest = text.substr(begin, 90);
    const std::size_t space = found == 0 ? std::string_view::npos : text.rfind(' ', found - 1);
    if (!starts_upper(rest)) { continue; }
    if (text[found] == '.' && is_abbreviation(text.substr(space + 1, found - space - 1), cues)) { continue; }
    const Words words = words_of(rest, 10);
    std::size_t length = 0;
    const Cue* const cue = cues.roles.match(words.folded, 0, length);
    const auto upper = [&](std::size_t n) { return starts_upper(rest.substr(words.bytes[n].first)); };
    std::size_t honorific = 0;
    std::size_t by_length = 0;
    const Cue* const by = cues.joiners.match(words.folded, 0, by_length);
    if (by != nullptr && by->value == "by" && by_length > 0 && by_length + 1 < words.size() && upper(by_length) &&
        (by_length > 1 || cues.honorifics.match(words.folded, by_length, honorific) != nullptr)) {
      cuts.push_back(begin); // "A cargo de Ana Paz, Directora"
      continue;
    }
    if (cue != nullptr && !cue->value.empty() && length + 1 < words.size()) {
      std::size_t person = length;
      if (std::size_t remote = 0; cues.remote.match(words.folded, length, remote) != nullptr) { person += remote; }
      if (person + 1 >= words.size()) { continue; }
      const std::size_t apart = person;
      while (person + 1 < words.size() && person < apart + 2 && words.folded[person].size() <= 3 && !upper(person)) {
        ++person;
      }
      if (std::size_t post = 0; cue->phrase.find(' ') != std::string::npos && !upper(person) &&
                                cues.post_words.match(words.folded, person, post) != nullptr &&
                                person + post + 1 < words.size() && upper(person + post)) {
        cuts.push_back(begin); // "Conversatorio conducido por la periodista Ana Paz"
        continue;
      }
      const bool named =
          upper(person) && (cues.honorifics.match(words.folded, person, honorific) != nullptr || person == apart);
      if (named && cues.session_kinds.exact(cue->phrase) == nullptr) { cuts.push_back(begin); }
      continue;
    }
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos || colon > 50) { continue; }
    for (std::size_t n = 1; n < words.size(); ++n) {
      if (words.bytes[n].first < colon) { continue; }
      if (n <= 5 && upper(n) && cues.honorifics.match(words.folded, n, honorific) != nullptr) { cuts.push_back(begin); }
      break;
    }
  }
}

/// Behind hours in brackets that end a heading: "Opening (9.00 to 9.40). Speakers: …".
void heading_cut(std::string_view text, std::vector<std::size_t>& cuts) {
  const std::string_view head = text.substr(0, std::min<std::size_t>(text.size(), 400));
  const std::optional<FoundHours> hours = text.find_first_of("([") < 220 ? hours_inside(head) : std::nullopt;
  if (hours && hours->end_byte + 2 < text.size() && text.substr(hours->end_byte).starts_with(". ")) {
    cuts.push_back(hours->end_byte + 2);
  }
}

/// "Title of the session: Opening": the label says nothing of its own.
void drop_label(Item& item, const Cues& cues) {
  constexpr std::size_t longest = 40;
  const std::size_t colon = item.text.find(':');
  if (colon == std::string::npos || colon > longest || colon + 1 >= item.text.size()) { return; }
  const std::string head(trim(std::string_view(item.text).substr(0, colon)));
  const Cue* const label = cues.column_labels.exact(head);
  const bool own = cues.session_labels.exact(head) != nullptr || cues.session_kinds.exact(head) != nullptr ||
                   cues.roles.exact(head) != nullptr || cues.theme_intros.exact(head) != nullptr;
  if (label != nullptr && label->value == "session" && !own) { item = part_of(item, colon + 1, item.text.size()); }
}

Item from_block(const Block& block) {
  Item item;
  item.kind = block.kind;
  item.text = block.text;
  item.emphasis = block.emphasis;
  item.italics = block.italics;
  for (const auto& [offset, line] : block.line_starts) {
    if (offset > 0) { item.breaks.push_back(offset); }
  }
  item.bullet = block.bullet;
  item.line = block.line;
  item.last_line = block.last_line;
  item.table = block.table;
  item.row = block.row;
  item.column = block.column;
  item.indent = block.indent;
  return item;
}

int line_at(const Block& block, std::size_t byte) {
  int line = block.line;
  for (const auto& [offset, number] : block.line_starts) {
    if (offset <= byte) { line = number; }
  }
  return line;
}

} // namespace

Words words_of(std::string_view text, std::size_t limit) {
  Words words;
  const std::size_t likely = std::min(limit, text.size() / 5 + 1);
  words.folded.reserve(likely);
  words.bytes.reserve(likely);
  std::size_t begin = std::string_view::npos;
  const auto flush = [&](std::size_t end) {
    if (begin == std::string_view::npos) { return; }
    for (std::string& word : fold_words(text.substr(begin, end - begin))) {
      words.folded.push_back(std::move(word));
      words.bytes.emplace_back(begin, end);
    }
    begin = std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size() && words.size() < limit; ++at) {
    const auto value = static_cast<unsigned char>(text[at]);
    if (value < 0x80) {
      if (!is_ascii_word(value)) {
        flush(at);
      } else if (begin == std::string_view::npos) {
        begin = at;
      }
      continue;
    }
    if (const std::size_t sign = wide_sign(text, at); sign > 0) {
      flush(at);
      at += sign - 1;
    } else if (begin == std::string_view::npos) {
      begin = at;
    }
  }
  if (words.size() < limit) { flush(text.size()); }
  return words;
}

bool Item::footnote() const {
  return kind == BlockKind::paragraph && !bullet.empty() && static_cast<unsigned char>(bullet.front()) >= 0xC2;
}

bool Item::bold() const {
  return !text.empty() && emphasis.size() == 1 && emphasis.front().first == 0 && emphasis.front().second + 2 >= text.size();
}

bool Item::stands_out() const {
  if (kind == BlockKind::heading || bold()) { return true; }
  const LetterCase letters = letter_case(text);
  return letters.upper > 3 && letters.lower == 0;
}

Item item_of(std::string_view text) {
  Item item;
  item.text = std::string(trim(text));
  item.words = words_of(item.text);
  return item;
}

Item part_of(const Item& item, std::size_t begin, std::size_t end) {
  while (begin < end && item.text[begin] == ' ') {
    ++begin;
  }
  while (end > begin && item.text[end - 1] == ' ') {
    --end;
  }
  Item part = item;
  part.text = item.text.substr(begin, end - begin);
  part.emphasis = cut_ranges(item.emphasis, begin, end);
  part.italics = cut_ranges(item.italics, begin, end);
  part.breaks.clear();
  for (const std::size_t offset : item.breaks) {
    if (offset > begin && offset < end) { part.breaks.push_back(offset - begin); }
  }
  part.words = words_of(part.text);
  return part;
}

std::vector<Item> split_items(const Document& document, const Reference& reference) {
  const Cues& cues = reference.cues();
  std::vector<Item> items;
  items.reserve(document.blocks.size());
  int last_line = 0;
  std::vector<Block> blocks = joined_lines(without_buttons(document.blocks, cues), reference);
  const bool stops = uses_stops(blocks, cues);
  for (Block& block : blocks) {
    set_commas(block, cues, stops);
    const Item whole = from_block(block);
    std::vector<std::size_t> cuts = {0};
    const bool dotted = whole.text.find(" · ") != std::string::npos; // signs between people say enough
    for (const std::size_t offset : whole.breaks) {
      const auto next = std::ranges::upper_bound(whole.breaks, offset);
      const std::size_t end = next == whole.breaks.end() ? whole.text.size() : *next;
      const std::string_view printed = std::string_view(whole.text).substr(offset, end - offset);
      if (is_heading_line(printed, cues) || begins_item(whole.text, offset, cues) ||
          (!dotted && begins_person_line(whole.text, offset, cues)) ||
          begins_next_talk(std::string_view(whole.text).substr(cuts.back(), offset - cuts.back()),
                           std::string_view(whole.text).substr(offset))) {
        cuts.push_back(offset);
      }
    }
    if (block.text.size() < 2500) {
      inner_cuts(whole.text, cues, cuts);
      person_cuts(whole.text, cues, cuts);
      heading_cut(whole.text, cuts);
      question_cuts(whole.text, cues, cuts);
    }
    keep_title_with_hours(whole.text, cuts);
    std::ranges::sort(cuts);
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    keep_sentences(whole.text, whole.breaks, cues, cuts);
    name_cut(whole.text, reference, cuts);
    label_cut(whole.text, reference, cuts);
    for (std::size_t n = 0; n < cuts.size(); ++n) {
      Item item = part_of(whole, cuts[n], n + 1 < cuts.size() ? cuts[n + 1] : whole.text.size());
      item.line = line_at(block, cuts[n]);
      item.gap = n == 0 && item.line > last_line + 1;
      item.begins_block = n == 0;
      if (n > 0) { item.bullet.clear(); }
      if (cuts.size() > 1) {
        stops_to_commas(item.text, cues, stops);
      } // one sign for another: the words stay where they are
      const std::size_t last = item.text.rfind(' ');
      const std::size_t word = last == std::string::npos ? 0 : last + 1;
      if (n + 1 < cuts.size() && item.text.ends_with('.') && !item.text.ends_with("..") &&
          !is_abbreviation(std::string_view(item.text).substr(word, item.text.size() - word - 1), cues)) {
        item = part_of(item, 0, item.text.size() - 1); // a sentence ended before the cut
        item.stopped = true;
      }
      take_hours(item);
      if (!take_time_zone(item, items.empty() ? nullptr : &items.back(), reference)) { continue; }
      if (item.column > 1 && is_duration(item.text)) { continue; }
      item = without_duration(item);
      drop_label(item, cues);
      items.push_back(std::move(item));
    }
    last_line = std::max(last_line, block.last_line);
  }
  spell_out_days(items);
  order_columns(items, cues);
  unfold_day_columns(items, cues);
  unfold_code_grids(items, cues);
  unfold_room_grids(items, cues);
  unfold_parallel_columns(items, cues);
  unfold_group_cells(items, cues);
  fold_cards(items, cues);
  fold_run_sheets(items, cues);
  fold_delegation_rows(items, cues);
  fold_name_cells(items, cues);
  fold_posts_below_bodies(items, reference);
  fold_names_behind(items, reference);
  fold_names_below(items, reference);
  part_capital_people(items, cues);
  join_numbers_in_cells(items);
  join_labels_and_cells(items);
  join_labels_and_titles(items, cues);
  join_open_lines(items, cues);
  join_posts_and_names(items, cues);
  move_hours_to_titles(items, cues);
  join_open_hours(items);
  tell_afternoons(items, cues);
  return items;
}

} // namespace entente::agenda
