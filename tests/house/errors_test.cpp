#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "viz/i18n/said.hpp"

namespace {

namespace fs = std::filesystem;
using namespace entente;

std::size_t behind_blanks(const std::string& text, std::size_t at) {
  while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) != 0) {
    ++at;
  }
  return at;
}

/// The text of the literals that stand at a place, one behind the other; `at` is moved behind them.
std::optional<std::string> literal(const std::string& text, std::size_t& at) {
  if (at >= text.size() || text[at] != '"') { return std::nullopt; }
  std::string found;
  while (at < text.size() && text[at] == '"') {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\') { ++at; }
      found += text[at];
    }
    at = behind_blanks(text, at + 1);
  }
  return found;
}

/// What one file says to people: forms, and pieces of sentences that are put together without one.
struct Told {
  std::set<std::string> forms;
  std::vector<std::string> pieces;
};

void collect(const std::string& text, const std::string& call, Told& told) {
  for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    if (std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '_' || before == ':') { continue; }
    std::size_t place = at + call.size();
    if (call == "Error(") {
      const std::size_t comma = text.find_first_of(",;\"{", place);
      if (comma == std::string::npos || text[comma] != ',') { continue; }
      place = comma + 1;
    }
    place = behind_blanks(text, place);
    const std::string start = text.substr(at, 80);
    if (text.compare(place, 12, "fmt::format(") == 0) { told.pieces.push_back(start); }
    const auto form = literal(text, place);
    if (!form) { continue; }
    told.forms.insert(*form);
    if (place < text.size() && text[place] == '+') { told.pieces.push_back(start); }
  }
}

Told told_by(const std::string& text) {
  Told told;
  for (const char* const call : {"Error(", "Wording(", "Rule{"}) {
    collect(text, call, told);
  }
  return told;
}

Told all_told() {
  Told told;
  for (const char* const top : {"core", "importers", "viz"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / top)) {
      const std::string extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") { continue; }
      std::ifstream stream(entry.path());
      std::stringstream buffer;
      buffer << stream.rdbuf();
      Told more = told_by(buffer.str());
      told.forms.merge(more.forms);
      told.pieces.insert(told.pieces.end(), more.pieces.begin(), more.pieces.end());
    }
  }
  return told;
}

/// How many values a text of the catalogue takes: its places "{}", or its highest number and one.
std::size_t values_of(std::string_view text) {
  std::size_t numbered = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const bool number = text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (number) { numbered = std::max(numbered, static_cast<std::size_t>(text[i + 1] - '0') + 1); }
  }
  return std::max(numbered, places_of(text));
}

} // namespace

TEST_CASE("every form of an error or remark is told in three languages", "[errors]") {
  const Told told = all_told();
  REQUIRE(told.forms.size() > 300);
  for (const std::string& form : told.forms) {
    CAPTURE(form);
    for (const Language language : {Language::fr, Language::es}) {
      const std::string_view text = form_in(form, language);
      CHECK_FALSE(text.empty());
      CHECK(values_of(text) == places_of(form));
    }
  }
}

TEST_CASE("no line of the errors' catalogue is left over", "[errors]") {
  const Told told = all_told();
  for (const std::string_view form : known_forms()) {
    CAPTURE(form);
    CHECK(told.forms.contains(std::string(form)));
  }
}

TEST_CASE("errors are not put together from pieces", "[errors]") { CHECK(all_told().pieces == std::vector<std::string>()); }

TEST_CASE("forms and pieces are found in a source", "[errors]") {
  const Told told =
      told_by("throw Error(ErrorKind::store, \"a \\\"{}\\\" \"\n  \"b\", x); Wording(\"c\"); MyError(k, \"d\");\n"
              "throw Error(ErrorKind::store, \"e \" + x); throw Error(kind, fmt::format(\"f {}\", x));"
              "throw Error(error.kind(), text); throw Error(ErrorKind::store, message(language, \"g\"));");
  CHECK(told.forms == std::set<std::string>{"a \"{}\" b", "c", "e "});
  CHECK(told.pieces.size() == 2);
}
