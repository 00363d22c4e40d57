#include "importers/table/genders.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text/unicode.hpp"

namespace entente::table {

GenderColumn::GenderColumn(const Cues& cues, Language language, std::string_view label) : cues_(cues), language_(language) {
  if (const Cue* const known = cues.column_labels.exact(label, language); known != nullptr && known->language) {
    language_ = *known->language;
  }
  for (const std::string& word : fold_words(label)) {
    const auto gender = length(word) == 1 ? one_gender(word) : std::nullopt;
    if (gender) { label_.add(*gender); }
  }
}

std::optional<Gender> GenderColumn::Told::other() const {
  if (women == men) { return std::nullopt; }
  return women ? Gender::m : Gender::f;
}

std::optional<Gender> GenderColumn::one_gender(std::string_view folded, std::optional<Language> language) const {
  std::optional<Gender> one;
  for (const Cue& cue : cues_.gender_values.all()) {
    const auto gender = parse_gender(cue.value);
    if (!gender || cue.folded != folded || (language && cue.language != language)) { continue; }
    if (one && one != gender) { return std::nullopt; }
    one = gender;
  }
  return one;
}

GenderCell GenderColumn::read(std::string_view text) {
  const Cue* const cue = cues_.gender_values.exact(text, language_);
  if (cue == nullptr) { return {}; }
  const auto told = parse_gender(cue->value);
  const bool letter = length(cue->folded) == 1;
  if (!told || !letter) { return {true, told, false}; }
  const auto one = one_gender(cue->folded);
  if (!one) { return {true, std::nullopt, true}; }
  cells_.add(*one);
  return {true, one, false};
}

void GenderColumn::leave_open(std::size_t entry, std::string_view letter, const Row& row) {
  if (open_.empty()) {
    letter_ = letter;
    first_ = {row.line, printed(row)};
  }
  open_.push_back(static_cast<std::uint32_t>(entry));
}

std::optional<Gender> GenderColumn::sense(const std::vector<EntryRecord>& entries) const {
  if (const auto told = cells_.other()) { return told; }
  if (const auto told = label_.other()) { return told; }
  Told beside;
  for (const std::uint32_t entry : open_) {
    if (is_marked(entries[entry])) { beside.add(*entries[entry].gender); }
  }
  if (beside.women != beside.men) { return beside.women ? Gender::f : Gender::m; }
  return one_gender(fold(letter_), language_);
}

bool GenderColumn::is_marked(const EntryRecord& entry) { return entry.gender && !entry.gender_by_masculine_form; }

std::optional<ReviewItem> GenderColumn::settle(std::vector<EntryRecord>& entries) const {
  if (open_.empty()) { return std::nullopt; }
  const auto told = sense(entries);
  std::size_t unknown = 0;
  for (const std::uint32_t entry : open_) {
    if (told) {
      entries[entry].gender = told;
      entries[entry].gender_by_masculine_form = false;
    } else if (!is_marked(entries[entry])) {
      ++unknown;
    }
  }
  if (unknown == 0) { return std::nullopt; }
  return ReviewItem{
      "doubtful-name",
      fmt::format("\"{}\" may be a woman or a man in this column; {} entries stay without a gender.", letter_, unknown),
      first_};
}

} // namespace entente::table
