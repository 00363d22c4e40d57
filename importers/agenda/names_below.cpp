#include "importers/agenda/names_below.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"

namespace entente::agenda {

namespace {

/// A block of lines, the last of which is a name.
struct NameBlock {
  std::size_t first = 0;
  std::size_t name = 0;
};

bool is_plain_line(const Item& item) {
  return item.table == 0 && !item.hours && item.bullet.empty() && item.words.size() > 0 && starts_upper(item.text);
}

/// "Mme Ana PAZ", "Commissaire divisionnaire Ben ROTH": somebody with a title, and nothing else.
bool is_titled_line(const Item& item, const Cues& cues) {
  constexpr std::size_t most_words = 6;
  std::size_t title = 0;
  if (!is_plain_line(item) || item.text.find_first_of(",;:(") != std::string::npos) { return false; }
  const bool civil = cues.honorifics.match(item.words.folded, 0, title) != nullptr && honorific_at(item.text, cues);
  if (!civil) {
    std::size_t post = 0;
    const std::string_view last = std::string_view(item.text).substr(item.words.bytes.back().first);
    const LetterCase letters = letter_case(last);
    const bool surname = letters.lower == 0 && letters.upper > 2;
    if (cues.post_words.match(item.words.folded, 0, post) == nullptr || !surname) { return false; }
    return item.words.size() > post + 1 && item.words.size() <= post + most_words;
  }
  const std::string_view name =
      std::string_view(item.text).substr(item.words.bytes[std::min(title, item.words.size() - 1)].first);
  const Words words = words_of(name, most_words + 1);
  return item.words.size() > title && words.size() <= most_words && !holds_noun(words, cues);
}

/// A line that may say who somebody is.
bool is_detail_line(const Item& item, const Cues& cues) {
  constexpr std::size_t most_words = 26;
  const std::optional<SessionHeading> heading = session_heading(item, cues);
  return is_plain_line(item) && item.words.size() <= most_words && item.text.find(": ") == std::string::npos &&
         !item.text.ends_with(':') && !item.text.ends_with('.') && !is_question(item.text) && !role_heading(item, cues) &&
         !(heading && (heading->label || heading->exact)) && !is_titled_line(item, cues);
}

/// The text without an article: "Le Ministre de A".
std::string_view without_article(const Item& item, const Cues& cues) {
  std::size_t length = 0;
  const bool article = item.words.size() > 1 && cues.articles.match(item.words.folded, 0, length) != nullptr &&
                       length == 1 && item.words.folded.front().size() <= 3;
  return article ? std::string_view(item.text).substr(item.words.bytes[1].first) : std::string_view(item.text);
}

/// The noun of a post or body, a state or a known body.
bool tells_who_it_is(const Item& item, const Reference& reference) {
  const std::string_view text = without_article(item, reference.cues());
  return begins_with_post(text, reference.cues()) || reference.state_named(text) != nullptr ||
         reference.organisation_named(text) != nullptr || holds_noun(words_of(text), reference.cues());
}

std::vector<NameBlock> blocks_of(const std::vector<Item>& items, const Reference& reference) {
  constexpr std::size_t most_lines = 3;
  const Cues& cues = reference.cues();
  std::vector<NameBlock> blocks;
  for (std::size_t n = 1; n < items.size(); ++n) {
    if (items[n].gap || !is_titled_line(items[n], cues)) { continue; }
    if (n + 1 < items.size() && !items[n + 1].gap && !items[n + 1].hours) { continue; } // something stands below the name
    std::size_t first = n;
    while (first > 0 && n - first < most_lines && !items[first].gap && is_detail_line(items[first - 1], cues)) {
      --first;
    }
    const bool begins = first < n && (items[first].gap || (first > 0 && role_heading(items[first - 1], cues)));
    bool told = false;
    for (std::size_t line = first; line < n; ++line) {
      told = told || tells_who_it_is(items[line], reference);
    }
    if (begins && told) { blocks.push_back({first, n}); }
  }
  return blocks;
}

/// Blocks that a name begins.
std::size_t names_above(const std::vector<Item>& items, const Cues& cues) {
  std::size_t count = 0;
  for (std::size_t n = 0; n + 1 < items.size(); ++n) {
    count +=
        items[n].gap && !items[n + 1].gap && is_titled_line(items[n], cues) && is_detail_line(items[n + 1], cues) ? 1 : 0;
  }
  return count;
}

} // namespace

void fold_names_below(std::vector<Item>& items, const Reference& reference) {
  constexpr std::size_t fewest = 3;
  const Cues& cues = reference.cues();
  const std::vector<NameBlock> blocks = blocks_of(items, reference);
  if (blocks.size() < fewest || names_above(items, cues) >= blocks.size()) { return; }
  std::vector<bool> taken(items.size());
  for (const auto& [first, name] : blocks) {
    Item& item = items[name];
    std::string details;
    std::string state;
    std::string printed;
    for (std::size_t line = first; line < name; ++line) {
      const std::string_view text = without_article(items[line], cues);
      (reference.state_named(text) != nullptr ? state : details).append(", ").append(text);
      printed.append(items[line].text).append(" | ");
      taken[line] = true;
    }
    item.printed = printed + item.text;
    item.text += details + state;
    item.line = items[first].line;
    item.gap = items[first].gap;
    item.breaks.clear();
    item.words = words_of(item.text);
  }
  leave_out(items, taken);
}

} // namespace entente::agenda
