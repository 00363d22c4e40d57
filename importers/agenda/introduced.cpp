#include "importers/agenda/introduced.hpp"

#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// A name, or an honorific and a name, begin the text.
bool begins_with_person(std::string_view text, const Cues& cues) {
  const std::string_view name = text.substr(0, text.find_first_of(",(;:."));
  return honorific_at(text, cues) || (begins_with_name(text) && !holds_noun(words_of(name, 8), cues));
}

} // namespace

std::size_t introduced_at(const Words& words, std::string_view text, std::size_t at, const Cues& cues) {
  constexpr std::size_t most_words = 4;
  const auto small = [&](std::size_t n) { return !starts_upper(text.substr(words.bytes[n].first)); };
  if (at >= words.size() || !small(at)) { return 0; }
  std::size_t length = 0;
  std::size_t post = at;
  if (cues.articles.match(words.folded, at, length) != nullptr ||
      cues.possessives.match(words.folded, at, length) != nullptr) {
    post += length;
  }
  bool named = false; ///< one of the words is a post or a role
  std::size_t n = post;
  while (n < words.size() && small(n) && n < post + most_words) {
    const bool noun =
        cues.post_words.match(words.folded, n, length) != nullptr || cues.roles.match(words.folded, n, length) != nullptr;
    if (!noun && cues.post_adjectives.match(words.folded, n, length) == nullptr) { return 0; }
    named = named || noun;
    n += length;
  }
  if (!named || n >= words.size() || small(n)) { return 0; }
  const std::size_t name = words.bytes[n].first;
  const std::size_t end = words.bytes[n - 1].second;
  const std::string_view between = trim(text.substr(end, name - end));
  if (!(between.empty() || between == ",") || !begins_with_person(text.substr(name), cues)) { return 0; }
  return between.empty() ? post : n;
}

std::size_t name_from(const Words& words, std::string_view text, std::size_t at) {
  while (at + 1 < words.size() && !starts_upper(text.substr(words.bytes[at].first))) {
    ++at;
  }
  return at;
}

std::vector<Conversation> conversations_in(const Item& item, const Cues& cues) {
  constexpr std::array<std::string_view, 7> ends{"with", "avec", "con", "by", "par", "por", "to"};
  std::vector<Conversation> found;
  for (std::size_t n = 2; n + 2 < item.words.size(); ++n) {
    std::size_t length = 0;
    const std::string_view text = item.text;
    const Cue* const cue = cues.roles.match(item.words.folded, n, length);
    const std::size_t behind = n + length;
    std::size_t stands_in = 0; // "the Minister, represented by Mr A"
    if (cue == nullptr || length < 2 || cue->value.empty() || behind >= item.words.size() ||
        cues.behalf_words.match(item.words.folded, n, stands_in) != nullptr) {
      continue;
    }
    if (std::ranges::find(ends, item.words.folded[behind - 1]) == ends.end()) { continue; }
    std::size_t other = starts_upper(text.substr(item.words.bytes[behind].first)) ? behind : 0;
    if (other == 0) { other = introduced_at(item.words, text, behind, cues); }
    const std::string_view last = item.words.folded[behind - 1];
    const bool done = last == "by" || last == "par" || last == "por" || last == "to"; // what is told may be no person's
    if (other == 0 || (done && !begins_with_person(text, cues))) { continue; }
    found.push_back({item.words.bytes[n].first, item.words.bytes[other].first});
    n = other;
  }
  return found;
}

void cut_conversations(const Item& item, const Cues& cues, std::vector<std::size_t>& cuts) {
  for (const Conversation& conversation : conversations_in(item, cues)) {
    cuts.push_back(conversation.words);
    cuts.push_back(conversation.other);
  }
}

std::optional<std::size_t> posted_actor(std::string_view text, const Cues& cues) {
  constexpr std::size_t longest = 120;
  constexpr std::size_t most_names = 5;
  const std::size_t comma = text.find(", ");
  const Words words = words_of(text.substr(0, std::min(comma, longest)), 16);
  std::size_t by = 0; // "par la", "de la"
  std::size_t article = 0;
  std::size_t post = 0;
  std::size_t particle = 0;
  if (comma == std::string_view::npos || comma > longest) { return std::nullopt; }
  const Cue* const joiner = starts_upper(text) ? nullptr : cues.joiners.match(words.folded, 0, by);
  by = joiner != nullptr && (joiner->value == "by" || joiner->value == "of") ? by : 0;
  article = cues.articles.match(words.folded, by, article) != nullptr ? by + article : by;
  if (article == 0 || cues.post_words.match(words.folded, article, post) == nullptr || article + post > words.size()) {
    return std::nullopt;
  }
  const std::string_view name = text.substr(comma + 2);
  const Words named = words_of(name.substr(0, name.find_first_of(",;(.")), most_names + 1);
  if (!begins_with_name(name) || named.size() < 2 || named.size() > most_names || holds_noun(named, cues)) {
    return std::nullopt;
  }
  for (std::size_t n = 0; n < named.size(); ++n) {
    if (!starts_upper(name.substr(named.bytes[n].first)) &&
        cues.person_particles.match(named.folded, n, particle) == nullptr) {
      return std::nullopt;
    }
  }
  return words.bytes[article].first;
}

} // namespace entente::agenda
