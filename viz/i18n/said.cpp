#include "viz/i18n/said.hpp"

#include <array>
#include <unordered_map>
#include <utility>

#include "core/text/csv.hpp"
#include "viz/i18n/messages.hpp"

namespace entente {
namespace embedded {
std::vector<std::pair<std::string_view, std::string_view>> error_catalogue();
} // namespace embedded

namespace {

using Texts = std::array<std::string, 3>; ///< in the order of Language: fr, en, es

std::unordered_map<std::string, Texts> load_error_forms() {
  std::unordered_map<std::string, Texts> forms;
  for (const auto& [name, bytes] : embedded::error_catalogue()) {
    auto rows = parse_csv(bytes);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      auto& row = rows[i];
      if (row.size() < 3) { continue; }
      forms[row[0]] = {std::move(row[1]), row[0], std::move(row[2])};
    }
  }
  return forms;
}

const std::unordered_map<std::string, Texts>& forms() {
  static const std::unordered_map<std::string, Texts> loaded = load_error_forms();
  return loaded;
}

} // namespace

std::string_view form_in(std::string_view form, Language language) {
  const auto found = forms().find(std::string(form));
  return found == forms().end() ? std::string_view() : found->second.at(static_cast<std::size_t>(language));
}

std::string said(const Wording& wording, Language language) {
  const std::string_view text = form_in(wording.form(), language);
  if (language == Language::en || text.empty()) { return wording.english(); }
  std::vector<std::string> values;
  for (const Wording& value : wording.values()) {
    values.push_back(said(value, language));
  }
  return filled(text, values, language);
}

std::string said(const Error& error, Language language) { return said(error.wording(), language); }

std::vector<std::string_view> known_forms() {
  std::vector<std::string_view> known;
  for (const auto& [form, texts] : forms()) {
    known.emplace_back(form);
  }
  return known;
}

} // namespace entente
