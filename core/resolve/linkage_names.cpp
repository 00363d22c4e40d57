#include "core/resolve/linkage_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/resolve/person_name.hpp"
#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

constexpr std::uint8_t is_honorific_start = 1;
constexpr std::uint8_t is_suffix_word = 2;
constexpr std::uint8_t is_particle_word = 4;

enum class Sign : std::uint8_t { odd, letter, gap, comma };

/// What a byte is in a name. Lead bytes of letters count as letters; those that may begin spaces, quotes, dashes,
/// combining marks or full-width forms are odd.
constexpr std::array<Sign, 256> signs = [] {
  std::array<Sign, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' || c == '`';
    const bool inside = c >= 0x80 && c < 0xC0;
    const bool lead = (c >= 0xC3 && c <= 0xC9) || (c >= 0xCE && c <= 0xE1) || (c >= 0xE4 && c <= 0xED);
    if (ascii || inside || lead) { table[c] = Sign::letter; }
  }
  table[' '] = table['-'] = table['.'] = Sign::gap;
  table[','] = Sign::comma;
  return table;
}();

std::uint8_t generation(std::string_view suffix) {
  constexpr std::array<std::string_view, 5> known{"jr", "sr", "ii", "iii", "iv"};
  const auto found = std::find(known.begin(), known.end(), suffix);
  return found == known.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - known.begin() + 1);
}

std::string_view first_letter(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    ++end;
  }
  return text.substr(0, end);
}

} // namespace

NameTable::NameTable(const Reference& reference) : reference_(reference) {
  const auto flag = [&](std::string_view folded, std::uint8_t bit) {
    const std::uint32_t part = part_of(folded);
    if (flags_.size() <= part) { flags_.resize(part + 1); }
    flags_[part] = static_cast<std::uint8_t>(flags_[part] | bit);
    return part;
  };
  for (const Cue& cue : reference.cues().honorifics.all()) {
    Phrase phrase;
    for (const std::string& word : fold_words(cue.folded)) {
      phrase.words.push_back(part_of(word));
    }
    if (phrase.words.empty()) { continue; }
    const std::uint32_t first = flag(texts_.text(phrase.words.front()), is_honorific_start);
    if (honorifics_.size() <= first) { honorifics_.resize(first + 1); }
    honorifics_[first].push_back(std::move(phrase));
  }
  for (auto& phrases : honorifics_) {
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  }
  for (const std::string& word : Words::builtin().suffixes()) {
    flag(word, is_suffix_word);
  }
  for (const std::string& word : Words::builtin().particles()) {
    flag(word, is_particle_word);
  }
}

std::uint32_t NameTable::part_of(std::string_view folded) {
  const std::uint32_t part = texts_.add(folded);
  if (part < parts_.size()) { return part; }
  constexpr std::uint64_t factor = 0x100000001B3ULL;
  PartFacts facts;
  facts.hash = hash_text(folded);
  for (const char c : folded) {
    facts.closed_up = facts.closed_up * factor + static_cast<unsigned char>(c) + 1;
    facts.shift *= factor;
  }
  const std::string first(first_letter(folded));
  facts.initial = first.size() == folded.size();
  facts.first = part;
  parts_.push_back(facts);
  if (!facts.initial) { parts_[part].first = part_of(first); }
  return part;
}

NameTable::RawFacts NameTable::raw_of(std::string_view printed) {
  const std::uint32_t number = printed_.add(printed);
  if (number < raw_.size()) { return raw_[number]; }
  std::string text(printed);
  std::erase_if(text, [](char c) { return c == '\'' || c == '`'; });
  std::string folded = fold(text);
  std::erase(folded, ' ');
  RawFacts facts;
  if (!folded.empty()) {
    const LetterCase counted = letter_case(text);
    facts.part = part_of(folded);
    facts.letters = static_cast<std::uint8_t>(std::min<std::size_t>(length(folded), 255));
    facts.capitals = counted.upper >= 2 && counted.lower == 0;
    facts.lower = counted.lower > 0;
    facts.capital_first = starts_upper(text);
  }
  raw_.push_back(facts);
  return facts;
}

void NameTable::close_word(std::string_view word) {
  if (word.empty()) { return; }
  const RawFacts raw = raw_of(word);
  if (raw.letters > 0) { tokens_.push_back({raw, false}); }
}

bool NameTable::split(std::string_view printed) {
  tokens_.clear();
  commas_.clear();
  std::size_t from = 0;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const Sign sign = signs[static_cast<unsigned char>(printed[i])];
    if (sign == Sign::letter) { continue; }
    if (sign == Sign::odd) { return false; }
    close_word(printed.substr(from, i - from));
    from = i + 1;
    if (sign == Sign::comma) { commas_.push_back(tokens_.size()); }
  }
  close_word(printed.substr(from));
  return true;
}

void NameTable::turn_round() {
  for (const std::size_t comma : commas_) {
    if (comma == 0 || comma >= tokens_.size() || (flags(tokens_[comma].raw.part) & is_suffix_word) != 0) { continue; }
    for (std::size_t i = 0; i < comma; ++i) {
      tokens_[i].before_comma = true;
    }
    std::rotate(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(comma), tokens_.end());
    return;
  }
}

std::size_t NameTable::honorific_length() const {
  const std::uint32_t first = tokens_.front().raw.part;
  if ((flags(first) & is_honorific_start) == 0) { return 0; }
  for (const Phrase& phrase : honorifics_[first]) {
    const std::size_t count = phrase.words.size();
    const bool found = count <= std::min<std::size_t>(tokens_.size(), 5) &&
                       std::equal(phrase.words.begin(), phrase.words.end(), tokens_.begin(),
                                  [](std::uint32_t word, const Token& token) { return word == token.raw.part; });
    if (found) { return count; }
  }
  return 0;
}

void NameTable::drop_honorifics() {
  while (tokens_.size() > 2) {
    const bool lone_m = texts_.text(tokens_[0].raw.part) == "m" && tokens_[1].raw.letters > 1;
    const std::size_t count = lone_m ? 1 : honorific_length();
    if (count == 0 || (!lone_m && count == 1 && parts_[tokens_[0].raw.part].initial)) { return; }
    const auto rest = tokens_.begin() + static_cast<std::ptrdiff_t>(count);
    const auto full = std::count_if(rest, tokens_.end(), [](const Token& token) { return token.raw.letters > 1; });
    const bool before_comma = !commas_.empty() && commas_.front() > count && commas_.front() < tokens_.size();
    if (count >= tokens_.size() || full < (before_comma ? 1 : 2)) { return; }
    tokens_.erase(tokens_.begin(), rest);
    for (std::size_t& comma : commas_) {
      comma -= std::min(comma, count);
    }
  }
}

std::uint8_t NameTable::drop_suffixes() {
  std::uint8_t suffix = 0;
  while (tokens_.size() > 2 && (flags(tokens_.back().raw.part) & is_suffix_word) != 0) {
    if (const std::uint8_t found = generation(texts_.text(tokens_.back().raw.part)); found > 0) { suffix = found; }
    tokens_.pop_back();
  }
  return suffix;
}

bool NameTable::joined_initials(std::size_t token) const {
  if (token + 1 >= tokens_.size() || !tokens_[token].raw.capitals) { return false; }
  const std::string_view folded = texts_.text(tokens_[token].raw.part);
  return folded.size() == 2 && !is_vowel(folded[0]) && !is_vowel(folded[1]) && folded != "ng";
}

void NameTable::write(std::uint8_t suffix) {
  if (tokens_.size() > most_name_words) { tokens_.resize(most_name_words); }
  const bool mixed = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) { return token.raw.lower; });
  const auto particle = [&](const Token& token) { return (flags(token.raw.part) & is_particle_word) != 0; };
  const auto content = static_cast<std::size_t>(
      std::count_if(tokens_.begin(), tokens_.end(), [&](const Token& token) { return !particle(token); }));
  std::uint64_t closed_up = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const RawFacts& raw = tokens_[i].raw;
    closed_up = closed_up * parts_[raw.part].shift + parts_[raw.part].closed_up;
    if (joined_initials(i)) {
      const std::string folded(texts_.text(raw.part));
      for (const char& letter : folded) {
        uses_.push_back({part_of(std::string_view(&letter, 1)), false, false, false});
      }
      continue;
    }
    const bool marked = raw.letters > 1 && (tokens_[i].before_comma || (mixed && raw.capitals));
    const bool light = raw.letters > 1 && content >= 2 && particle(tokens_[i]);
    uses_.push_back({raw.part, marked, light, light && mixed && raw.capital_first && !raw.capitals});
  }
  closed_up_.push_back(closed_up);
  suffix_.push_back(suffix);
  begin_.push_back(static_cast<std::uint32_t>(uses_.size()));
}

void NameTable::add_slowly(std::string_view printed) {
  const PersonName name = parse_person_name(printed, reference_);
  for (const NameWord& word : name.words) {
    uses_.push_back({part_of(word.text), word.marked, false, false});
  }
  std::uint64_t closed_up = 0;
  if (!name.whole.empty()) { closed_up = parts_[part_of(name.whole)].closed_up; }
  closed_up_.push_back(closed_up);
  suffix_.push_back(generation(name.suffix));
  begin_.push_back(static_cast<std::uint32_t>(uses_.size()));
}

void NameTable::add(std::string_view printed) {
  if (!split(printed)) {
    add_slowly(printed);
    return;
  }
  drop_honorifics();
  turn_round();
  drop_honorifics();
  write(drop_suffixes());
}

} // namespace entente::matching
