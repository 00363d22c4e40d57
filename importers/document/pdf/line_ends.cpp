#include "importers/document/pdf/line_ends.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/document/wording.hpp"

namespace entente::pdf {

namespace {

/// Takes the sign or word between two hours from the end of the text; false when there is none.
bool drop_dash(std::string_view& text) {
  for (const std::string_view dash : {"–", "—", "-", " to", " à", " a"}) {
    if (!text.ends_with(dash)) { continue; }
    text.remove_suffix(dash.size());
    text = trim(text);
    return true;
  }
  return false;
}

} // namespace

bool ends_in_dash(std::string_view text) { return drop_dash(text); }

bool ends_with_unit(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space != std::string_view::npos && space > 0 && text[space - 1] >= '0' && text[space - 1] <= '9';
}

bool ends_with_title(std::string_view text) {
  constexpr std::size_t longest = 6;
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  return word.ends_with('.') && word.size() <= longest && word.size() < text.size() && starts_upper(word);
}

bool begins_with_excellency(std::string_view text) {
  constexpr std::array<std::string_view, 3> titles = {"S.E.", "H.E.", "S.E.M."};
  const std::size_t space = text.find(' ');
  return space != std::string_view::npos && std::ranges::find(titles, text.substr(0, space)) != titles.end() &&
         starts_upper(text.substr(space + 1));
}

bool awaits_number(std::string_view above) {
  constexpr std::array<std::string_view, 8> signs = {"n°", "N°", "nº", "Nº", "núm.", "Núm.", "no.", "No."};
  return std::ranges::find(signs, above.substr(above.rfind(' ') + 1)) != signs.end();
}

bool closes_bracket(std::string_view above, std::string_view text) {
  constexpr std::size_t longest = 60;
  const std::size_t open = above.rfind('(');
  const std::size_t close = text.find(')');
  return open != std::string_view::npos && above.find(')', open) == std::string_view::npos &&
         above.size() - open < longest && close < longest && text.find('(') > close;
}

bool hours_in_sentence(std::string_view above, std::string_view text) {
  const std::optional<FoundHours> hours = leading_hours(text);
  return hours && !above.empty() && document::ends_open(above, true) &&
         document::starts_lower(trim(text.substr(hours->end_byte)));
}

bool rest_of_hours(std::string_view above, std::size_t size, std::string_view text) {
  constexpr std::size_t longest = 24;
  std::string_view before = above;
  const bool open = drop_dash(before);
  if (size > longest || text.size() > longest || !document::begins_with_hours(before)) { return false; }
  for (const std::string_view dash : {"– ", "— ", "- ", "–", "—", "-", "to ", "à ", "a "}) {
    if (text.starts_with(dash)) { return document::begins_with_hours(text.substr(dash.size())); }
  }
  return open && document::begins_with_hours(text);
}

bool between_hours(std::string_view above, std::string_view text) {
  constexpr std::size_t longest = 12;
  std::string_view before = above;
  if (!drop_dash(before) || !document::begins_with_hours(text)) { return false; }
  for (std::size_t size = std::min(longest, before.size()); size > 0; --size) {
    const std::size_t begin = before.size() - size;
    const bool word = begin == 0 || before[begin - 1] == ' ' || before[begin - 1] == '(' || before[begin - 1] == '[';
    if (word && document::only_hours(before.substr(begin))) { return true; }
  }
  return false;
}

} // namespace entente::pdf
