#include "importers/document/pdf/starts.hpp"

#include <algorithm>
#include <vector>

#include "core/text/unicode.hpp"
#include "importers/document/wording.hpp"

namespace entente::pdf {

namespace {

std::vector<std::string_view> first_words(std::string_view line, std::size_t most) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < line.size() && words.size() < most;) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    if (end > begin) { words.push_back(line.substr(begin, end - begin)); }
    begin = end + 1;
  }
  return words;
}

bool in_capitals(std::string_view word) {
  const LetterCase letters = letter_case(word);
  return letters.upper > 1 && letters.lower == 0;
}

/// By what the line's start is known again; empty for one that says nothing.
std::string kind_of(std::string_view line) {
  constexpr std::size_t longest_title = 6;
  constexpr std::size_t longest_bare_title = 4;
  constexpr std::size_t most_names = 4;
  const std::vector<std::string_view> words = first_words(line, most_names + 1);
  if (line.starts_with("“") || line.starts_with("«") || line.starts_with('"')) { return "quote"; }
  if (words.size() < 2 || !starts_upper(words[0]) || !starts_upper(words[1])) { return {}; }
  const bool dotted = words[0].ends_with('.') && length(words[0]) <= longest_title;
  const bool bare = length(words[0]) <= longest_bare_title && !in_capitals(words[0]) && !words[0].ends_with(',');
  if (dotted || bare) { return std::string(words[0]); }
  if (in_capitals(words[0]) && in_capitals(words[1])) { return "capitals"; }
  for (std::size_t n = 0; n + 1 < words.size(); ++n) {
    if (!starts_upper(words[n])) { return {}; }
    if (words[n].ends_with(',')) { return n > 0 && document::starts_lower(words[n + 1]) ? "name" : std::string(); }
  }
  return {};
}

} // namespace

void EntryStarts::add(std::string_view line) {
  const std::string kind = kind_of(line);
  if (!kind.empty()) { ++counts_[kind]; }
}

bool EntryStarts::usual(std::string_view line) const {
  constexpr std::size_t enough = 3;
  const auto found = counts_.find(kind_of(line));
  return found != counts_.end() && found->second >= enough;
}

namespace {

/// "Mme", "M.", "Prof.", "Sra": a word that may stand before a name.
bool may_be_title(std::string_view word) {
  constexpr std::size_t longest_dotted = 6;
  constexpr std::size_t longest = 4;
  if (!starts_upper(word) || word.ends_with(',')) { return false; }
  if (word.ends_with('.')) { return length(word) <= longest_dotted; }
  return length(word) <= longest && !in_capitals(word) && word.find_first_of(":;)") == std::string_view::npos;
}

} // namespace

bool cuts_name(const Line& above, const Line& line) {
  constexpr std::size_t most_names = 3;
  const std::string_view first = line.words.front().text;
  const std::string_view last = above.words.back().text;
  const std::size_t count = above.words.size();
  if (!in_capitals(first) || first.find('.') != std::string_view::npos || !starts_upper(last) || count < 2 ||
      std::string_view(",.;:)»”").find(last.back()) != std::string_view::npos) {
    return false;
  }
  const std::string& before = above.words[count - 2].text;
  if (in_capitals(last) && (before == "–" || before == "—" || before == "-")) { return true; } // "… – VAN" above "DIJK, Eva"
  for (std::size_t back = 1; back <= std::min(most_names, count - 1); ++back) {
    if (may_be_title(above.words[count - 1 - back].text)) { return true; } // "Ms Ana" above "PAZ, Director"
    if (!starts_upper(above.words[count - 1 - back].text)) { break; }
  }
  return first.ends_with(',') && !in_capitals(last); // "Commissioner Ana" above "PAZ, Director"
}

bool begins_with_label(const Line& line) {
  constexpr std::size_t most_words = 4;
  for (std::size_t n = 0; n < std::min(line.words.size(), most_words); ++n) {
    const std::string& text = line.words[n].text;
    if (text == ":" || text.ends_with(':')) { return n > 0 || text.size() > 1; }
    if (text.ends_with(',') || text.ends_with('.')) { return false; }
  }
  return false;
}

} // namespace entente::pdf
