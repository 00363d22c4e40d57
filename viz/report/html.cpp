#include "viz/report/html.hpp"

#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"

namespace entente {

std::string escape(std::string_view text) {
  const std::string clean = is_utf8(text) ? std::string(text) : nfc(text);
  std::string result;
  result.reserve(clean.size() + clean.size() / 16);
  for (const char c : clean) {
    switch (c) {
    case '&': result += "&amp;"; break;
    case '<': result += "&lt;"; break;
    case '>': result += "&gt;"; break;
    case '"': result += "&quot;"; break;
    case '\'': result += "&#39;"; break;
    default: result += (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F ? ' ' : c;
    }
  }
  return result;
}

Html text(std::string_view text) { return {escape(text)}; }

Html emphasised(std::string_view sentence) {
  Html html;
  bool strong = false;
  while (!sentence.empty()) {
    const std::size_t mark = sentence.find(strong ? "]]" : "[[");
    const Html piece = text(sentence.substr(0, mark));
    html += strong ? tag("strong", piece) : piece;
    if (mark == std::string_view::npos) { break; }
    sentence.remove_prefix(mark + 2);
    strong = !strong;
  }
  return html;
}

Html tag(std::string_view name, Attributes attributes, const Html& content) {
  Html html;
  html.markup.reserve(content.markup.size() + 64);
  html.markup.append("<").append(name);
  for (const auto& [key, value] : attributes) {
    html.markup.append(" ").append(key).append("=\"").append(escape(value)).append("\"");
  }
  html.markup.append(">").append(content.markup).append("</").append(name).append(">");
  return html;
}

Html tag(std::string_view name, const Html& content) { return tag(name, {}, content); }
Html tag(std::string_view name, Attributes attributes, std::string_view content) {
  return tag(name, attributes, text(content));
}
Html tag(std::string_view name, std::string_view content) { return tag(name, {}, text(content)); }

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Bytes of the tag that the text begins with; 0 when it begins with none.
std::size_t tag_length(std::string_view rest) {
  const std::size_t name = rest.starts_with("</") ? 2 : 1;
  if (!rest.starts_with('<') || rest.size() <= name || !is_letter(rest[name])) { return 0; }
  const std::size_t end = rest.find_first_of("<>", 1);
  return end == std::string_view::npos || rest[end] == '<' ? 0 : end + 1;
}

/// Tags that part what stands before them from what follows.
bool parts(std::string_view tag) {
  constexpr std::array<std::string_view, 11> names = {"p", "ul", "ol", "li", "br", "div", "td", "th", "tr", "table", "hr"};
  const std::size_t begin = tag.find_first_not_of("</");
  std::size_t end = begin;
  while (end < tag.size() && is_letter(tag[end])) {
    ++end;
  }
  return std::find(names.begin(), names.end(), lower(tag.substr(begin, end - begin))) != names.end();
}

} // namespace

std::string legible(std::string_view printed) {
  constexpr std::string_view bullet = "\u2022";
  std::string result;
  const auto space = [&] {
    if (!result.empty() && result.back() != ' ' && result.back() != '\n') { result += ' '; }
  };
  while (!printed.empty()) {
    const std::size_t length = tag_length(printed);
    if (length > 0 || printed.starts_with("**")) {
      if (length > 0 && parts(printed.substr(0, length))) { space(); }
      printed.remove_prefix(length > 0 ? length : 2);
      continue;
    }
    if (printed.front() == ' ') {
      space();
    } else {
      if (printed.starts_with(bullet) && !result.empty()) { result = std::string(trim(result)) + "\n"; }
      result += printed.front();
    }
    printed.remove_prefix(1);
  }
  return std::string(trim(result));
}

} // namespace entente
