#include "importers/agenda/join_items.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/commas.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

void append(Item& whole, const Item& item) {
  const std::size_t offset = whole.text.size() + 1;
  whole.text += " " + item.text;
  for (const auto& [begin, end] : item.emphasis) {
    whole.emphasis.emplace_back(begin + offset, end + offset);
  }
  for (const auto& [begin, end] : item.italics) {
    whole.italics.emplace_back(begin + offset, end + offset);
  }
  whole.last_line = item.last_line;
  whole.words = words_of(whole.text);
}

bool right_below(const Item& above, const Item& item) {
  constexpr int far_in = 8; // a column's last line, which stands apart from its table
  const bool same_column = item.table == above.table && item.column == above.column;
  return (same_column || (item.table == 0 && item.indent >= far_in)) && !item.gap && item.bullet.empty() && !item.hours &&
         item.line > above.line && item.text.find(':') == std::string::npos;
}

bool honorific_first(const Item& item, const Cues& cues, std::size_t& length) {
  return cues.honorifics.match(item.words.folded, 0, length) != nullptr && starts_upper(item.text);
}

/// "Ms Ana Paz" and nothing else.
bool only_titled_name(const Item& item, const Cues& cues) {
  std::size_t length = 0;
  return honorific_first(item, cues, length) && item.text.find_first_of(",;:") == std::string::npos &&
         item.words.size() > length && item.words.size() <= length + 6;
}

/// A short line without a comma that heads nothing: a name, perhaps behind a role ("Chair: Ms Ana Paz").
bool may_be_name(const Item& item, const Cues& cues) {
  const std::size_t comma = item.text.find(',');
  std::size_t length = 0;
  const bool letters = comma != std::string::npos && comma + 6 >= item.text.size() && honorific_first(item, cues, length) &&
                       letter_case(std::string_view(item.text).substr(comma + 1)).lower == 0; // "Hon. Ana Paz, MP"
  if ((comma != std::string::npos && !letters) || item.words.size() > 9 || item.hours) { return false; }
  if (const std::optional<RoleHeading> role = role_heading(item, cues)) { return role->rest < item.text.size(); }
  return !session_heading(item, cues);
}

bool is_post_item(const Item& item, const Cues& cues) {
  std::size_t post = 0;
  std::size_t title = 0;
  const Cue* const cue = cues.post_words.match(item.words.folded, 0, post);
  return cue != nullptr && starts_upper(item.text) && item.bullet.empty() && !item.hours &&
         item.text.find(':') == std::string::npos && item.text.find(',') != std::string::npos &&
         !(honorific_first(item, cues, title) && title >= post);
}

/// "Mayor of A," on one line and "Ms Ana Paz" on the next are one entry.
bool joins_post_and_name(const Item& post, const Item& name, const Cues& cues) {
  const bool below = name.table == post.table && name.row == post.row && name.column == post.column && !name.gap &&
                     name.bullet.empty() && !name.hours && name.line > post.line;
  if (!below || !post.text.ends_with(',') || name.text.find(", ") != std::string::npos || name.words.size() > 8) {
    return false;
  }
  const std::size_t colon = post.text.rfind(": ");
  const Words head = words_of(std::string_view(post.text).substr(colon == std::string::npos ? 0 : colon + 2), 6);
  std::size_t length = 0;
  return cues.post_words.match(head.folded, 0, length) != nullptr && honorific_first(name, cues, length);
}

/// The line breaks off behind "and", "of", "the", or behind "; Ms Ana": what stands below goes on with it.
bool breaks_off(const Item& item, const Cues& cues) {
  const std::string_view text = item.text;
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos || item.words.size() < 4 || item.hours) { return false; }
  const std::string_view word = text.substr(space + 1);
  std::size_t length = 0;
  const Words last = words_of(word, 3);
  if (last.size() == 1 && letter_case(word).upper == 0 && last.bytes[0].second == word.size()) {
    const Cue* const joiner = cues.joiners.match(last.folded, 0, length);
    return (joiner != nullptr && (joiner->value == "and" || joiner->value == "of" || joiner->value == "for")) ||
           cues.articles.match(last.folded, 0, length) != nullptr;
  }
  const std::size_t semicolon = text.rfind("; ");
  if (semicolon == std::string_view::npos) { return false; }
  const Words person = words_of(text.substr(semicolon + 2), 6);
  return cues.honorifics.match(person.folded, 0, length) != nullptr && person.size() <= length + 1;
}

} // namespace

bool is_heading_line(std::string_view line, const Cues& cues) {
  constexpr std::size_t most_words = 9;
  const Words words = words_of(line, most_words + 1);
  std::size_t length = 0;
  return trim(line).ends_with(':') && starts_upper(line) && words.size() <= most_words &&
         line.find(',') == std::string_view::npos && cues.roles.match(words.folded, 0, length) != nullptr;
}

namespace {

/// "Moderator: Ms A, mayor of B" above "with Ana Paz, chancellor, …": others, whom the role does not name.
bool goes_on_with_others(std::string_view text, std::string_view before, std::string_view rest) {
  constexpr std::size_t longest_label = 30;
  if (text.find(':') > longest_label || before.find(':') == std::string_view::npos || before.ends_with("conversation") ||
      before.ends_with("dialogue") || before.ends_with("conversación") || before.ends_with("diálogo")) {
    return false;
  }
  for (const std::string_view with : {"avec ", "with ", "con "}) {
    if (rest.starts_with(with) && begins_with_name(rest.substr(with.size()))) { return true; }
  }
  return false;
}

} // namespace

bool begins_person_line(std::string_view text, std::size_t at, const Cues& cues) {
  const std::string_view before = trim(text.substr(0, at));
  const std::string_view rest = text.substr(at);
  const Words words = words_of(rest, 8);
  const Words head = words_of(text, 8);
  std::size_t length = 0;
  std::size_t role = 0;
  const Cue* const cue = cues.roles.match(words.folded, 0, length);
  if (goes_on_with_others(text, before, rest)) { return true; }
  if (cue != nullptr && length >= 3 && length < words.size() && starts_upper(rest) && !before.ends_with(',') &&
      begins_with_name(rest.substr(words.bytes[length].first))) {
    return true; // "With the editors Ana Paz and Ben Roth"
  }
  if (!ends_with_word(before) && !before.ends_with('"') && !before.ends_with("”") && !before.ends_with("»") &&
      !before.ends_with(')')) {
    return false;
  }
  if (hours_at(text) && before.find(',') == std::string_view::npos) {
    std::size_t title = 0;
    return starts_upper(rest) && cues.honorifics.match(words.folded, 0, title) != nullptr && words.size() > title + 1 &&
           rest.find_first_of(",–—") != std::string_view::npos;
  }
  return cue != nullptr && !cue->value.empty() && cue->plural && length < words.size() &&
         cues.roles.match(head.folded, 0, role) != nullptr && rest.substr(0, 200).find('(') != std::string_view::npos &&
         starts_upper(rest.substr(words.bytes[length].first));
}

namespace {

/// "1.", "12)", "b)", "•": what a list item begins with, and nothing else.
bool only_bullet(std::string_view text) {
  if (text == "•" || text == "–" || text == "-" || text == "▪" || text == "·") { return true; }
  if (text.size() < 2 || text.size() > 3 || (text.back() != '.' && text.back() != ')')) { return false; }
  const std::string_view mark = text.substr(0, text.size() - 1);
  const bool digits = mark.find_first_not_of("0123456789") == std::string_view::npos;
  return digits || (mark.size() == 1 && mark.front() >= 'a' && mark.front() <= 'z');
}

} // namespace

namespace {

/// Bytes of the questions that `text` begins with, one after another; 0 when its first sentence asks nothing.
std::size_t questions_size(std::string_view text) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = text.find_first_of("?.;:", at);
    if (mark == std::string_view::npos) { break; }
    if (text[mark] == ':' || (text[mark] == '.' && mark + 1 < text.size() && text[mark + 1] != ' ')) {
      at = mark + 1;
      continue;
    }
    if (text[mark] != '?') { break; }
    size = at = mark + 1;
  }
  return size;
}

/// The words before a colon tell of questions.
bool tells_questions(std::string_view head, const Cues& cues) {
  constexpr std::size_t most_words = 16;
  const Words words = words_of(head, most_words + 1);
  std::size_t at = 0;
  std::size_t length = 0;
  return words.size() > 0 && words.size() <= most_words && starts_upper(head) &&
         cues.theme_intros.find(words.folded, at, length) != nullptr;
}

} // namespace

std::size_t questions_behind(const Item& item, const Cues& cues) {
  const std::string_view text = item.text;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || !tells_questions(text.substr(0, colon), cues)) { return 0; }
  const std::string_view rest = trim(text.substr(colon + 1));
  const std::size_t size = questions_size(rest);
  return size > 0 && size + 2 >= rest.size() ? text.size() - rest.size() : 0;
}

void question_cuts(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts) {
  for (std::size_t colon = text.find(": "); colon != std::string_view::npos; colon = text.find(": ", colon + 1)) {
    const std::size_t size = questions_size(text.substr(colon + 2));
    if (size == 0) { continue; }
    std::size_t begin = 0;
    for (const std::string_view stop : {". ", "? ", "! "}) {
      const std::size_t found = text.substr(0, colon).rfind(stop);
      if (found != std::string_view::npos) { begin = std::max(begin, found + stop.size()); }
    }
    if (!tells_questions(text.substr(begin, colon - begin), cues)) { continue; }
    const std::size_t end = colon + 2 + size;
    if (begin > 0) { cuts.push_back(begin); }
    if (end + 3 < text.size()) { cuts.push_back(end + 1); }
  }
}

void join_numbers_in_cells(std::vector<Item>& items) {
  std::vector<Item> joined;
  joined.reserve(items.size());
  for (std::size_t n = 0; n < items.size(); ++n) {
    const bool beside = n + 1 < items.size() && items[n].table > 0 && items[n].column > 1 && !items[n].hours &&
                        items[n + 1].table == items[n].table && items[n + 1].row == items[n].row &&
                        items[n + 1].column > items[n].column && items[n + 1].bullet.empty() && !items[n + 1].hours;
    if (beside && only_bullet(items[n].text)) {
      items[n + 1].bullet = items[n].text;
      items[n + 1].column = items[n].column;
      items[n + 1].gap = items[n].gap;
      continue;
    }
    joined.push_back(std::move(items[n]));
  }
  items = std::move(joined);
}

namespace {

/// "“Ten years of visas”": a title in quotation marks and nothing else.
bool is_quoted_title(std::string_view text) {
  const std::pair<std::string_view, std::string_view> marks[] = {{"«", "»"}, {"“", "”"}, {"\"", "\""}};
  return std::ranges::any_of(marks, [&](const auto& mark) {
    const std::size_t close = text.find(mark.second, mark.first.size());
    return text.starts_with(mark.first) && close != std::string_view::npos && close + mark.second.size() == text.size();
  });
}

/// "Ana Paz (Institute A), “Ten years of visas” – by video link": a name with brackets, then a title in quotation marks
/// that is closed, and no more than a few words.
bool is_whole_talk(std::string_view text) {
  constexpr std::size_t most_behind = 30; ///< bytes
  if (behind_bracketed_name(text) == 0) { return false; }
  const std::size_t bracket = text.find(')');
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"“", "”"}}) {
    const std::size_t begin = text.find(open, bracket);
    const std::size_t end = begin == std::string_view::npos ? begin : text.rfind(close);
    if (end != std::string_view::npos && end > begin && text.size() - end - close.size() <= most_behind) { return true; }
  }
  return false;
}

} // namespace

bool begins_next_talk(std::string_view before, std::string_view rest) {
  constexpr std::size_t longest = 800; ///< bytes of a talk with its people
  if (before.size() > longest) { return false; }
  before = trim(before);
  rest = rest.substr(0, longest);
  return (is_quoted_title(before) && begins_with_name(rest)) || (is_whole_talk(before) && behind_bracketed_name(rest) > 0);
}

void join_open_lines(std::vector<Item>& items, const Cues& cues) {
  std::vector<Item> joined;
  joined.reserve(items.size());
  for (Item& item : items) {
    const bool people = !joined.empty() && (joined.back().text.find(',') != std::string::npos ||
                                            joined.back().text.find(';') != std::string::npos);
    std::size_t length = 0;
    const bool goes_on = people && right_below(joined.back(), item) && breaks_off(joined.back(), cues) &&
                         starts_upper(item.text) && !honorific_first(item, cues, length) && !session_heading(item, cues);
    const bool colon = goes_on && item.text.find(':') != std::string::npos;
    if (goes_on && !colon) {
      append(joined.back(), item);
    } else {
      joined.push_back(std::move(item));
    }
  }
  items = std::move(joined);
}

void join_posts_and_names(std::vector<Item>& items, const Cues& cues) {
  std::vector<Item> joined;
  joined.reserve(items.size());
  bool posts_first = false; // the last item was joined, so that a post below it is the next person's
  for (std::size_t n = 0; n < items.size(); ++n) {
    Item& item = items[n];
    if (!joined.empty() && joins_post_and_name(joined.back(), item, cues)) {
      append(joined.back(), item);
      posts_first = true;
      continue;
    }
    if (!joined.empty() && is_post_item(joined.back(), cues) && only_titled_name(item, cues) &&
        right_below(joined.back(), item)) {
      const Item* const above = joined.size() > 1 && !joined.back().gap ? &joined[joined.size() - 2] : nullptr;
      const bool post_of_above = above != nullptr && !posts_first && may_be_name(*above, cues);
      const bool own_post_below = n + 1 < items.size() && is_post_item(items[n + 1], cues) &&
                                  right_below(item, items[n + 1]) &&
                                  !(n + 2 < items.size() && only_titled_name(items[n + 2], cues));
      if (!post_of_above && !own_post_below) {
        joined.back().text += ",";
        append(joined.back(), item);
        posts_first = true;
        continue;
      }
    }
    const bool stays = posts_first && !item.gap && is_post_item(item, cues);
    posts_first = stays;
    joined.push_back(std::move(item));
  }
  items = std::move(joined);
}

void join_labels_and_cells(std::vector<Item>& items) {
  constexpr std::size_t reach = 60;
  for (std::size_t n = 0; n + 2 < items.size(); ++n) {
    const Item& label = items[n];
    if (label.table == 0 || !label.text.ends_with(':')) { continue; }
    for (std::size_t k = n + 1; k < std::min(items.size(), n + reach); ++k) {
      const Item& cell = items[k];
      if (cell.table != label.table || cell.row != label.row) { break; }
      if (cell.column == label.column) { continue; }
      const bool beside = cell.line == label.line && cell.bullet.empty() && cell.words.size() > 0;
      if (beside && k > n + 1) {
        std::rotate(items.begin() + static_cast<std::ptrdiff_t>(n) + 1, items.begin() + static_cast<std::ptrdiff_t>(k),
                    items.begin() + static_cast<std::ptrdiff_t>(k) + 1);
      }
      break;
    }
  }
}

void join_labels_and_titles(std::vector<Item>& items, const Cues& cues) {
  std::vector<Item> joined;
  joined.reserve(items.size());
  for (std::size_t n = 0; n < items.size();) {
    const std::size_t end = row_end(items, n);
    const bool pair = end - n == 2 && items[n].text.ends_with('.') && !items[n].hours && !items[n + 1].hours &&
                      items[n + 1].bullet.empty() && starts_upper(items[n + 1].text) &&
                      (!role_heading(items[n + 1], cues) || session_heading(items[n + 1], cues));
    const std::optional<SessionHeading> heading = pair ? session_heading(items[n], cues) : std::nullopt;
    const bool joins = heading && heading->label && heading->title.empty();
    for (std::size_t k = n; k < end; ++k) {
      if (joins && k > n) {
        append(joined.back(), items[k]);
      } else {
        joined.push_back(std::move(items[k]));
      }
    }
    n = end;
  }
  items = std::move(joined);
}

} // namespace entente::agenda
