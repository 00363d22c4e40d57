#include "viz/i18n/messages.hpp"

#include <array>
#include <cstdlib>
#include <unordered_map>
#include <utility>

#include <fmt/args.h>
#include <fmt/format.h>

#include "core/text/csv.hpp"

namespace entente {
namespace embedded {
std::vector<std::pair<std::string_view, std::string_view>> message_catalogues();
} // namespace embedded

namespace {

using Texts = std::array<std::string, 3>; ///< in the order of Language: fr, en, es
using Catalogue = std::unordered_map<std::string, Texts>;

Catalogue load_catalogues() {
  Catalogue catalogue;
  for (const auto& [name, bytes] : embedded::message_catalogues()) {
    auto rows = parse_csv(bytes);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      auto& row = rows[i];
      if (row.size() < 4) { continue; }
      catalogue[std::move(row[0])] = {std::move(row[2]), std::move(row[1]), std::move(row[3])};
    }
  }
  return catalogue;
}

const Catalogue& catalogue() {
  static const Catalogue loaded = load_catalogues();
  return loaded;
}

/// Numbers whose noun is singular: 1, and in French 0 too.
bool is_singular(std::string_view number, Language language) {
  return number == "1" || (number == "0" && language == Language::fr);
}

/// Puts the form that fits the number in place of each "{0?meeting|meetings}".
std::string with_forms(const std::string& text, const std::vector<std::string>& arguments, Language language) {
  std::string done;
  std::size_t from = 0;
  for (;;) {
    const std::size_t question = text.find('?', from);
    const std::size_t open = question == std::string::npos || question < 2 ? question : question - 2;
    if (question == std::string::npos) { return done + text.substr(from); }
    const std::size_t bar = text.find('|', question);
    const std::size_t close = text.find('}', question);
    if (question < from + 2 || text[open] != '{' || bar == std::string::npos || close == std::string::npos || bar > close) {
      done += text.substr(from, question + 1 - from);
      from = question + 1;
      continue;
    }
    const auto place = static_cast<std::size_t>(text[open + 1] - '0');
    const bool singular = place < arguments.size() && is_singular(arguments[place], language);
    done += text.substr(from, open - from);
    done += singular ? text.substr(question + 1, bar - question - 1) : text.substr(bar + 1, close - bar - 1);
    from = close + 1;
  }
}

} // namespace

std::string message(Language language, std::string_view key, const std::vector<std::string>& arguments) {
  const auto found = catalogue().find(std::string(key));
  if (found == catalogue().end()) { return fmt::format("<{}>", key); }
  return filled(found->second.at(static_cast<std::size_t>(language)), arguments, language);
}

std::string filled(std::string_view text, const std::vector<std::string>& arguments, Language language) {
  if (arguments.empty()) { return std::string(text); }
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const std::string& argument : arguments) {
    store.push_back(argument);
  }
  try {
    return fmt::vformat(with_forms(std::string(text), arguments, language), store);
  } catch (const fmt::format_error&) { return fmt::format("<{}: wrong places>", text); }
}

bool has_message(std::string_view key) { return catalogue().contains(std::string(key)); }

std::vector<std::string> message_keys() {
  std::vector<std::string> keys;
  for (const auto& [key, texts] : catalogue()) {
    keys.push_back(key);
  }
  return keys;
}

Language user_language() {
  for (const char* const variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(variable);
    if (value == nullptr || *value == '\0') { continue; }
    const std::string_view text(value);
    return parse_language(text.substr(0, 2)).value_or(Language::en);
  }
  return Language::en;
}

} // namespace entente
