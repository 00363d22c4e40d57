#include "viz/i18n/note_text.hpp"

#include <algorithm>
#include <string_view>

#include "viz/i18n/messages.hpp"

namespace entente {
namespace {

constexpr std::string_view digits = "0123456789";

/// "0.017", "-1.5": digits, one point, digits.
bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) { text.remove_prefix(1); }
  const std::size_t point = text.find('.');
  return point != 0 && point != std::string_view::npos && point + 1 < text.size() &&
         text.find_first_not_of(digits) == point && text.find_first_not_of(digits, point + 1) == std::string_view::npos;
}

} // namespace

std::vector<std::string> note_arguments(const TableNote& note, Language language) {
  std::vector<std::string> arguments = note.arguments;
  if (language == Language::en) { return arguments; }
  for (std::string& argument : arguments) {
    if (is_decimal(argument)) { std::ranges::replace(argument, '.', ','); }
  }
  return arguments;
}

std::string note_text(const TableNote& note, Language language) {
  return message(language, note.key, note_arguments(note, language));
}

} // namespace entente
