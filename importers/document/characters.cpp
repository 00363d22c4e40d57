#include "importers/document/characters.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"

namespace entente::document {

namespace {

bool is_invisible(char32_t code) {
  return code == 0x200B || code == 0x200C || code == 0x200D || code == 0x2060 || code == 0xFEFF ||
         (code >= 0x200E && code <= 0x200F);
}

} // namespace

bool is_space(char32_t code) {
  return code == ' ' || code == '\t' || code == '\f' || code == '\v' || code == 0xA0 || code == 0x202F || code == 0x3000 ||
         (code >= 0x2000 && code <= 0x200A);
}
bool is_word(char32_t code) {
  return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') || code >= 0xC0;
}

std::size_t plain_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const auto value = static_cast<unsigned char>(text[end]);
    const bool letter =
        (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') || (value >= '0' && value <= '9') || value == ',';
    if (letter) {
      ++end;
    } else if (value == 0xC3 && end + 1 < text.size()) {
      end += 2;
    } else if (value == ' ' && end > at && text[end - 1] != ' ') {
      ++end;
    } else {
      break;
    }
  }
  return end - at;
}

int leading_columns(std::string_view line) {
  int columns = 0;
  for (const char character : line) {
    if (character != '\t' && character != ' ') { break; }
    columns += character == '\t' ? 4 : 1;
  }
  return columns;
}

std::size_t take_heading_mark(std::string_view& text) {
  const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
  if (hashes == 0 || hashes > 6 || hashes == text.size() || text[hashes] != ' ') { return 0; }
  text = trim(text.substr(hashes));
  while (text.ends_with('#')) {
    text = trim(text.substr(0, text.size() - 1));
  }
  return hashes;
}

std::size_t leader_dots(std::string_view text) {
  if (!text.starts_with("....") && !text.starts_with("……")) { return 0; }
  std::size_t size = 0;
  while (size < text.size() && (text[size] == '.' || text.substr(size).starts_with("…"))) {
    size += text[size] == '.' ? 1 : 3;
  }
  return size;
}

bool closes_later(std::string_view text, std::size_t from, const std::string& mark, const std::vector<std::string>& lines,
                  std::size_t line) {
  constexpr std::size_t reach = 8;
  constexpr std::size_t reach_bytes = 20'000;
  if (text.substr(0, from + reach_bytes).find(mark, from) != std::string_view::npos) { return true; }
  for (std::size_t n = line + 1; n < std::min(lines.size(), line + reach); ++n) {
    const std::string_view next = trim(std::string_view(lines[n]).substr(0, reach_bytes));
    if (next.empty()) { return false; }
    const std::size_t found = next.find(mark, 1);
    if (found != std::string_view::npos && next[found - 1] != ' ') { return true; }
  }
  return false;
}

void put_character(Piece& piece, std::string_view bytes, char32_t code) {
  if (is_invisible(code)) { return; }
  piece.soft_hyphen = code == 0xAD;
  if (is_space(code)) {
    if (!piece.text.empty() && !piece.text.ends_with(' ')) { piece.text += ' '; }
  } else if (!piece.soft_hyphen) {
    piece.text += bytes;
  }
}

void trim_end(Piece& piece) {
  while (piece.text.ends_with(' ')) {
    piece.text.pop_back();
  }
  for (Ranges* ranges : {&piece.emphasis, &piece.italics}) {
    for (auto& range : *ranges) {
      range.second = std::min(range.second, piece.text.size());
    }
    std::erase_if(*ranges, [](const auto& range) { return range.first >= range.second; });
  }
}

} // namespace entente::document
