#include "viz/terminal/help.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/reason.hpp"

namespace entente {
namespace {

/// Options by their last name, and the message that says what their value is.
using ValueKind = std::pair<std::string_view, std::string_view>;
constexpr std::array<ValueKind, 30> kinds_of_value{{
    {"output", "file"},    {"draft", "file"},    {"map-file", "file"}, {"save-map", "file"}, {"graph", "file"},
    {"map", "mapping"},    {"set", "setting"},   {"swap", "swap"},     {"need", "need"},     {"against", "terms"},
    {"limit", "number"},   {"labels", "number"}, {"document", "id"},   {"documents", "ids"}, {"sessions", "ids"},
    {"events", "ids"},     {"lines", "ids"},     {"explain", "id"},    {"by", "name"},       {"name", "name"},
    {"organiser", "name"}, {"session", "name"},  {"title", "text"},    {"note", "text"},     {"place", "text"},
    {"start", "date"},     {"end", "date"},      {"x", "measure"},     {"y", "measure"},     {"size", "measure"},
}};

std::string placeholder(std::string_view what, Language language) {
  return message(language, fmt::format("placeholder.{}", what));
}

/// The words of a list that are typed as they are; empty for a range in words.
std::vector<std::string> words_of_range(std::string_view range) {
  if (range.find(" to ") != std::string_view::npos || range.find(" or ") != std::string_view::npos) { return {}; }
  std::vector<std::string> words;
  while (!range.empty()) {
    const std::size_t end = std::min(range.find_first_of("|,"), range.size());
    words.emplace_back(trim(range.substr(0, end)));
    range.remove_prefix(std::min(end + 1, range.size()));
  }
  return words.size() > 1 ? words : std::vector<std::string>();
}

} // namespace

std::string placeholder_of(const OptionSpec& spec, Language language) {
  if (!spec.choices.empty()) { return fmt::format("{{{}}}", fmt::join(spec.choices, "|")); }
  using Kind = OptionSpec::Kind;
  if (spec.kind == Kind::flag || spec.kind == Kind::positional || spec.kind == Kind::positionals) { return {}; }
  const std::string_view name = std::string_view(spec.name).substr(spec.name.rfind("--") + 2);
  if (!spec.ranges.empty() && name != "map") { return values_of_ranges(spec.ranges, language); }
  const auto* const known = std::ranges::find(kinds_of_value, name, &ValueKind::first);
  return placeholder(known == kinds_of_value.end() ? "value" : known->second, language);
}

std::string range_text(std::string_view range, Language language) { return pattern_text("range.", range, language); }

std::string values_of_ranges(const std::vector<std::string>& ranges, Language language) {
  std::vector<std::string> words;
  for (const std::string& range : ranges) {
    for (std::string& word : words_of_range(range)) {
      if (std::ranges::find(words, word) == words.end()) { words.push_back(std::move(word)); }
    }
  }
  if (!words.empty()) { return fmt::format("{{{}}}", fmt::join(words, "|")); }
  const std::string& first = ranges.front();
  if (first.find("year") != std::string::npos) { return placeholder("year", language); }
  return placeholder(first.find("name") != std::string::npos ? "name" : "number", language);
}

} // namespace entente
