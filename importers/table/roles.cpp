#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/table/cells.hpp"

namespace entente::table {

std::vector<Role> roles_in(std::string_view text, Language language, const Reference& reference) {
  const Cues& cues = reference.cues();
  std::vector<Role> roles;
  const std::vector<FoldedWord> words = folded_spans(text);
  if (words.size() < 2 || words.size() > 12) { return roles; }
  const auto add = [&](std::size_t from, std::size_t to) {
    const Cue* const cue = cues.roles.exact(trim(text.substr(from, to - from)), language);
    const auto role = cue == nullptr ? std::nullopt : parse_role(cue->value);
    if (role && std::ranges::find(roles, *role) == roles.end()) { roles.push_back(*role); }
    return role.has_value();
  };
  std::size_t begin = words.front().begin;
  std::size_t parts = 1;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view between = text.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
    const Cue* const joiner = cues.joiners.exact(words[i].word, language);
    const bool word = joiner != nullptr && joiner->value == "and" && i + 1 < words.size();
    if (!word && between.find_first_of("/,;&+") == std::string_view::npos) { continue; }
    if (!add(begin, words[i - 1].end)) { return {}; }
    begin = words[word ? i + 1 : i].begin;
    i += word ? 1 : 0;
    ++parts;
  }
  return parts > 1 && add(begin, words.back().end) ? roles : std::vector<Role>();
}

} // namespace entente::table
