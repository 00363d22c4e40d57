#include "importers/document/html_spacing.hpp"

#include <cstddef>
#include <utility>

#include "core/text/unicode.hpp"

namespace entente::document {

namespace {

constexpr std::string_view no_break = "\u00A0";
constexpr std::string_view no_break_reference = "&nbsp;";

/// The size of the space at `at`, in bytes; 0 when none stands there. Line ends are none.
std::size_t space_at(std::string_view text, std::size_t at) {
  const char character = text[at];
  if (character == ' ' || character == '\t' || character == '\f') { return 1; }
  const std::string_view rest = text.substr(at);
  if (rest.starts_with(no_break)) { return no_break.size(); }
  return rest.starts_with(no_break_reference) ? no_break_reference.size() : 0;
}

bool opens(std::string_view rest, std::string_view name) {
  return rest.size() > name.size() && lower(rest.substr(1, name.size())) == name;
}

/// Where the element that opens at `at` ends, if its text is set as it stands or not shown; else where its tag ends.
std::size_t behind_tag(std::string_view html, std::size_t at) {
  const std::string_view rest = html.substr(at);
  for (const std::string_view name : {"script", "style", "pre", "textarea"}) {
    if (!opens(rest, name)) { continue; }
    for (std::size_t end = html.find("</", at); end != std::string_view::npos; end = html.find("</", end + 2)) {
      if (lower(html.substr(end + 2, name.size())) == name) { return end + 2; }
    }
    return html.size();
  }
  const std::size_t end = html.find('>', at);
  return end == std::string_view::npos ? html.size() : end + 1;
}

} // namespace

bool shows_columns(std::string_view html) {
  constexpr std::size_t enough = 3;
  constexpr std::size_t wide = 3; ///< spaces
  std::size_t found = 0;
  bool behind_text = false;
  for (std::size_t at = 0; at < html.size();) {
    const char character = html[at];
    if (character == '<') {
      if (opens(html.substr(at), "table")) { return false; }
      at = behind_tag(html, at);
      behind_text = false;
      continue;
    }
    std::size_t spaces = 0;
    bool tab = false;
    for (std::size_t size = space_at(html, at); size > 0; size = at < html.size() ? space_at(html, at) : 0) {
      tab = tab || html[at] == '\t';
      ++spaces;
      at += size;
    }
    if (spaces == 0) {
      behind_text = character != '\n' && character != '\r';
      ++at;
      continue;
    }
    const bool before_text = at < html.size() && html[at] != '\n' && html[at] != '\r' && html[at] != '<';
    if (behind_text && before_text && (tab || spaces >= wide)) { ++found; }
    behind_text = behind_text && before_text;
  }
  return found >= enough;
}

void Spacing::begin_line(bool forced) {
  white_.clear();
  ended_ = begun_ = false;
  forced_ = forced;
}

/// The white space before a visible character.
std::string Spacing::settled() {
  std::string white = std::move(white_);
  white_.clear();
  const bool ended = ended_;
  ended_ = false;
  if (begun_ && ended) { return " "; }
  if (!begun_ && ended && !forced_) { return {}; }
  if (white == no_break) { return white; }
  std::string plain;
  for (std::size_t at = 0; at < white.size(); at += space_at(white, at)) {
    plain += white[at] == '\t' ? '\t' : ' ';
  }
  return plain;
}

std::string Spacing::show(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n' || text[at] == '\r') {
      ended_ = true;
      white_.clear();
      ++at;
    } else if (const std::size_t size = text[at] == '&' ? 0 : space_at(text, at); size > 0) {
      white_ += text.substr(at, size);
      at += size;
    } else {
      shown += settled();
      shown += text[at++];
      begun_ = true;
    }
  }
  return shown;
}

} // namespace entente::document
