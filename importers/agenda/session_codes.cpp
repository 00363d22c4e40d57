#include "importers/agenda/session_codes.hpp"

#include "core/text/unicode.hpp"

namespace entente::agenda {

std::string_view code_at(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at < 3 && text[at] >= 'A' && text[at] <= 'Z') {
    ++at;
  }
  std::size_t end = at;
  while (end < text.size() && end < at + 2 && text[end] >= '0' && text[end] <= '9') {
    ++end;
  }
  const bool bounded = end == text.size() || std::string_view(" ,:.);").find(text[end]) != std::string_view::npos;
  return at > 0 && (end > at || at > 1) && bounded ? text.substr(0, end) : std::string_view();
}

std::optional<std::vector<MarkedCode>> codes_listed(std::string_view text) {
  constexpr std::size_t longest_mark = 40;
  std::vector<MarkedCode> codes;
  std::string_view rest = trim(text);
  for (const std::string_view sign : {">", "→", "›", "»"}) { // "> A1, B2"
    if (rest.starts_with(sign)) { rest = trim(rest.substr(sign.size())); }
  }
  while (!rest.empty()) {
    const std::string_view code = code_at(rest);
    if (code.empty()) { return std::nullopt; }
    rest = trim(rest.substr(code.size()));
    MarkedCode one{std::string(code), {}};
    if (rest.starts_with('(')) {
      const std::size_t close = rest.find(')');
      if (close == std::string_view::npos || close > longest_mark) { return std::nullopt; }
      one.mark = trim(rest.substr(1, close - 1));
      rest = trim(rest.substr(close + 1));
    } else if (!rest.empty() && rest.front() >= 'a' && rest.front() <= 'z') {
      const std::size_t end = std::min(rest.find_first_of(",;"), rest.size());
      if (end > longest_mark || rest.substr(0, end).find(' ') != std::string_view::npos) { return std::nullopt; }
      one.mark = rest.substr(0, end);
      rest = rest.substr(end);
    }
    codes.push_back(std::move(one));
    if (rest.empty()) { break; }
    if (rest.front() != ',' && rest.front() != ';') { return std::nullopt; }
    rest = trim(rest.substr(1));
  }
  return codes.empty() ? std::nullopt : std::optional(std::move(codes));
}

} // namespace entente::agenda
