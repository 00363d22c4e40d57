#include "viz/terminal/reason.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "viz/i18n/messages.hpp"

namespace entente {
namespace {

constexpr std::string_view reason_prefix = "reason.";
constexpr std::string_view reason_of_role = "reason.below-one"; ///< whose place holds a role's code
constexpr char hole = '\x01';
constexpr std::size_t most_holes = 3;

/// What stands in the holes of a pattern; nothing when the text is of another form.
std::optional<std::vector<std::string>> match(std::string_view text, std::string_view pattern) {
  std::vector<std::string> found;
  const std::size_t first = std::min(pattern.find(hole), pattern.size());
  if (!text.starts_with(pattern.substr(0, first))) { return std::nullopt; }
  text.remove_prefix(first);
  pattern.remove_prefix(first);
  while (!pattern.empty()) {
    pattern.remove_prefix(1);
    const std::size_t next = std::min(pattern.find(hole), pattern.size());
    const std::string_view literal = pattern.substr(0, next);
    const bool last = next == pattern.size();
    if (last && !text.ends_with(literal)) { return std::nullopt; }
    const std::size_t end = last ? text.size() - literal.size() : text.find(literal);
    if (end == std::string_view::npos) { return std::nullopt; }
    found.emplace_back(text.substr(0, end));
    text.remove_prefix(end + literal.size());
    pattern.remove_prefix(next);
  }
  return text.empty() ? std::optional(found) : std::nullopt;
}

std::optional<std::string> sentence(std::string_view text, Language language);

/// Each part of a list in the language.
std::string listed(std::string_view text, std::string_view between, Language language) {
  std::string told;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(between, at), text.size());
    const std::string_view part = text.substr(at, end - at);
    const auto known = sentence(part, language);
    told += at == 0 ? "" : between;
    told += known ? *known : between == "; " ? listed(part, ", ", language) : std::string(part);
    at = end + between.size();
  }
  return told;
}

/// A reason to which more is added, in the language.
std::string without_stop(const std::string& text, Language language) {
  std::string told = sentence(text + ".", language).value_or(text);
  if (told.ends_with('.')) { told.pop_back(); }
  return told;
}

/// A role's code in the language; any other text as it is.
std::string role_or_text(const std::string& text, Language language) {
  const std::string key = "role." + text;
  return has_message(key) ? message(language, key) : text;
}

std::optional<std::string> sentence(std::string_view text, Language language) {
  for (const std::string& key : message_keys()) {
    if (!key.starts_with(reason_prefix)) { continue; }
    const std::string pattern = message(Language::en, key, std::vector<std::string>(most_holes, std::string(1, hole)));
    auto places = match(text, pattern);
    if (!places) { continue; }
    if (pattern.starts_with(hole)) { places->front() = without_stop(places->front(), language); }
    if (pattern.ends_with(hole)) { places->back() = listed(places->back(), "; ", language); }
    if (key == reason_of_role) { places->front() = role_or_text(places->front(), language); }
    return message(language, key, *places);
  }
  return std::nullopt;
}

} // namespace

std::string pattern_text(std::string_view prefix, std::string_view text, Language language) {
  if (language == Language::en) { return std::string(text); }
  std::string told(text);
  std::size_t fewest = most_holes + 1; // "A subcommand is required" is of the form "{} is required", too
  for (const std::string& key : message_keys()) {
    if (!key.starts_with(prefix)) { continue; }
    const auto places = match(text, message(Language::en, key, std::vector<std::string>(most_holes, std::string(1, hole))));
    if (!places || places->size() >= fewest) { continue; }
    fewest = places->size();
    told = message(language, key, *places);
  }
  return told;
}

std::string usage_text(std::string_view text, Language language) { return pattern_text("usage.", text, language); }

std::string question_kind_text(std::string_view kind, Language language) {
  const std::string key = "question." + std::string(kind);
  const auto keys = message_keys();
  return std::find(keys.begin(), keys.end(), key) == keys.end() ? std::string(kind) : message(language, key);
}

std::string reason_text(std::string_view reason, Language language) {
  if (language == Language::en || reason.empty()) { return std::string(reason); }
  const auto known = sentence(reason, language);
  return known ? *known : listed(reason, "; ", language);
}

} // namespace entente
