#include "viz/report/html.hpp"

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

} // namespace entente
