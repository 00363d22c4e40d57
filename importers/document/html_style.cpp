#include "importers/document/html_style.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"

namespace entente::document {

namespace {

constexpr std::size_t largest_sheet = std::size_t{1} << 20U;

void declare(std::string_view property, std::string_view value, HtmlLook& look) {
  if (property == "font-weight") {
    look.bold = value.starts_with("bold") || (value.size() == 3 && value >= "600" && value <= "900");
  } else if (property == "font-style") {
    look.italic = value.starts_with("italic") || value.starts_with("oblique");
  } else if (property == "display") {
    look.hidden = value.starts_with("none");
  } else if (property == "visibility") {
    look.hidden = value.starts_with("hidden") || value.starts_with("collapse");
  } else if (property == "mso-hide") {
    look.hidden = value.starts_with("all");
  } else if (property == "white-space") {
    look.preformatted = value == "pre" || value.starts_with("pre-") || value == "break-spaces";
  }
}

HtmlLook declarations(std::string_view css) {
  HtmlLook look;
  const std::string lowered = lower(css);
  for (std::string_view rest = lowered; !rest.empty();) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view one = rest.substr(0, end);
    if (const std::size_t colon = one.find(':'); colon != std::string_view::npos) {
      declare(trim(one.substr(0, colon)), trim(one.substr(colon + 1)), look);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return look;
}

void merge(HtmlLook& look, const HtmlLook& more) {
  if (more.bold) { look.bold = more.bold; }
  if (more.italic) { look.italic = more.italic; }
  look.hidden = look.hidden || more.hidden;
  look.preformatted = look.preformatted || more.preformatted;
}

} // namespace

void HtmlSheet::add(std::string_view css) {
  css = css.substr(0, largest_sheet - std::min(largest_sheet, read_));
  read_ += css.size();
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t open = css.find('{', at);
    if (open == std::string_view::npos) { return; }
    std::string_view selectors = css.substr(at, open - at);
    if (trim(selectors).starts_with('@') && selectors.find("font-face") == std::string_view::npos &&
        selectors.find("page") == std::string_view::npos) {
      return; // rules for print, small screens and the like
    }
    if (const std::size_t comment = selectors.rfind("*/"); comment != std::string_view::npos) {
      selectors = selectors.substr(comment + 2);
    }
    const std::size_t close = std::min(css.find('}', open), css.size());
    const HtmlLook look = declarations(css.substr(open + 1, close - open - 1));
    while (!selectors.empty() && (look.bold || look.italic || look.hidden || look.preformatted)) {
      const std::size_t comma = std::min(selectors.find(','), selectors.size());
      const std::string_view one = trim(selectors.substr(0, comma));
      if (!one.empty() && one.size() < 80 && one.find_first_of(" >+~:[#*\n\t") == std::string_view::npos) {
        merge(rules_[std::string(one)], look);
      }
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
    }
    at = close + 1;
  }
}

HtmlLook HtmlSheet::look(std::string_view name, const HtmlAttributes& attributes) const {
  HtmlLook look;
  const auto apply = [&](const std::string& selector) {
    if (const auto found = rules_.find(selector); found != rules_.end()) { merge(look, found->second); }
  };
  if (!rules_.empty()) { apply(std::string(name)); }
  for (const auto& [attribute, value] : attributes) {
    if (attribute == "hidden") { look.hidden = true; }
    if (attribute != "class" || rules_.empty()) { continue; }
    for (std::string_view rest = trim(value); !rest.empty();) {
      const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
      const std::string one(rest.substr(0, end));
      apply("." + one);
      apply(std::string(name) + "." + one);
      rest = trim(rest.substr(end));
    }
  }
  for (const auto& [attribute, value] : attributes) {
    if (attribute == "style") { merge(look, declarations(value)); }
  }
  return look;
}

} // namespace entente::document
