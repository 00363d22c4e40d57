#include "importers/agenda/honorifics.hpp"

#include "core/text/unicode.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

namespace {

/// "Sir Ana Paz Community College": the name of somebody with a title is a body's.
bool is_named_after(std::string_view text, const Cues& cues) {
  constexpr std::size_t most_words = 8;
  const Words words = words_of(text.substr(0, text.find_first_of(",;:()")), most_words);
  std::size_t length = 0;
  return words.size() > 2 && words.size() < most_words &&
         cues.body_words.match(words.folded, words.size() - 1, length) != nullptr &&
         starts_upper(text.substr(words.bytes.back().first));
}

} // namespace

bool honorific_at(std::string_view text, const Cues& cues) {
  const Words words = words_of(text.substr(0, 60), 6);
  std::size_t length = 0;
  const Cue* const title = cues.honorifics.match(words.folded, 0, length);
  if (title == nullptr || words.size() <= length || !starts_upper(text)) { return false; }
  std::size_t of = 0;
  const Cue* const joiner = cues.joiners.match(words.folded, length, of);
  const bool post = joiner != nullptr && joiner->value == "of" && !starts_upper(text.substr(words.bytes[length].first));
  std::size_t particle = 0;
  const bool short_title = words.folded[length - 1].size() <= 4; // "Mme de B", but "Professor of Urban Studies"
  if (title->value == "nobility" && is_named_after(text, cues)) { return false; }
  if (title->phrase == "Elder" && cues.field_words.match(words.folded, length, of) != nullptr) { return false; }
  return !post || (short_title && cues.person_particles.match(words.folded, length, particle) != nullptr);
}

bool names_with_honorific(std::string_view text, const Cues& cues) {
  const Words words = words_of(text);
  for (std::size_t n = 0; n < words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.honorifics.match(words.folded, n, length);
    // "Minister" and "Commissioner" are posts before they are titles.
    const bool title = cue != nullptr && (cue->value.starts_with("civil") || cue->value.starts_with("Excellency") ||
                                          cue->value.starts_with("academic"));
    if (title && starts_upper(text.substr(words.bytes[n].first))) { return true; }
  }
  return false;
}

bool ends_title_in_list(std::string_view text, std::size_t stop) {
  constexpr std::size_t longest = 6;
  const std::size_t space = stop == 0 ? std::string_view::npos : text.rfind(' ', stop - 1);
  return space != std::string_view::npos && text.substr(0, space).ends_with(';') && stop - space <= longest &&
         starts_upper(text.substr(space + 1));
}

} // namespace entente::agenda
