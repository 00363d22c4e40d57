#include "importers/agenda/unread.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

constexpr std::size_t most_item_words = 400;
constexpr std::size_t longest_titled_name = 4;
constexpr std::size_t fewest_name_words = 2; ///< "Mr Chairman" names nobody

/// A name behind an honorific.
struct Name {
  std::vector<std::string> words; ///< folded
  std::size_t begin = 0;          ///< byte where the honorific stands
};

/// The words with capitals right behind an honorific that ends before a word.
std::vector<std::string> name_at(std::string_view text, const Words& words, std::size_t word) {
  std::size_t end = word;
  for (; end < words.size() && end < word + longest_titled_name; ++end) {
    const std::size_t before = words.bytes[end - 1].second;
    const std::string_view sign = text.substr(before, words.bytes[end].first - before);
    const bool initial = (end == word || words.folded[end - 1].size() == 1) && sign == ". ";
    if (!starts_upper(text.substr(words.bytes[end].first)) || (sign != " " && sign != "-" && !initial)) { break; }
  }
  if (end < word + fewest_name_words) { return {}; }
  const std::size_t begin = words.bytes[word].first;
  std::vector<std::string> name = fold_words(text.substr(begin, words.bytes[end - 1].second - begin));
  std::erase_if(name, [](const std::string& part) { return part.size() < 2; });
  return name;
}

/// A post's words ("Chief Executive Officer") are no honorific, nor is one within a name ("Cheikh Anta Diop University").
bool may_be_post(std::string_view text, const Words& words, std::size_t word, const Cues& cues) {
  std::size_t length = 0;
  if (cues.post_words.match(words.folded, word, length) != nullptr) { return true; }
  if (word == 0) { return false; }
  const std::size_t before = words.bytes[word - 1].second;
  const std::string_view sign = text.substr(before, words.bytes[word].first - before);
  return (sign == " " && starts_upper(text.substr(words.bytes[word - 1].first))) || sign == "-";
}

/// The names behind the honorifics of a text.
std::vector<Name> titled_names(std::string_view text, const Cues& cues) {
  std::vector<Name> names;
  const Words words = words_of(text, most_item_words);
  for (std::size_t n = 0; n < words.size();) {
    std::size_t length = 0;
    if (cues.honorifics.match(words.folded, n, length) == nullptr || may_be_post(text, words, n, cues)) {
      ++n;
      continue;
    }
    const std::size_t begin = words.bytes[n].first;
    n += length;
    std::size_t further = 0; // "S.E.M. l'Ambassadeur", "H.E. Mr"
    while (n < words.size() && cues.honorifics.match(words.folded, n, further) != nullptr) {
      n += further;
    }
    std::vector<std::string> name = name_at(text, words, n);
    if (name.size() >= fewest_name_words) { names.push_back({std::move(name), begin}); }
  }
  return names;
}

std::vector<std::set<std::string>> names_of_entries(const Programme& programme) {
  std::vector<std::set<std::string>> names;
  names.reserve(programme.entries.size());
  for (const EntryRecord& entry : programme.entries) {
    const std::vector<std::string> words = fold_words(entry.name);
    names.emplace_back(words.begin(), words.end());
  }
  return names;
}

} // namespace

void review_unread_people(Reading& reading) {
  const std::vector<std::set<std::string>> known = names_of_entries(reading.programme);
  std::set<int> asked; // lines
  for (const ReviewItem& question : reading.programme.review) {
    asked.insert(question.evidence.line);
  }
  const auto is_read = [&](const Name& name) {
    return std::ranges::any_of(known, [&](const std::set<std::string>& words) {
      return std::ranges::count_if(name.words, [&](const std::string& word) { return words.contains(word); }) >=
             static_cast<std::ptrdiff_t>(fewest_name_words);
    });
  };
  for (std::size_t n = 0; n < reading.items.size(); ++n) {
    const Item& item = reading.items[n];
    if (asked.contains(item.line)) { continue; }
    for (const Name& name : titled_names(item.text, reading.cues)) {
      if (is_read(name)) { continue; }
      const std::size_t end = name.begin + sentence_end(std::string_view(item.text).substr(name.begin), reading.cues);
      reading.review(part_of(item, name.begin, end), "Somebody is named here who was not read.");
    }
  }
}

} // namespace entente::agenda
