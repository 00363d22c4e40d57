#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "viz/i18n/messages.hpp"

namespace {

namespace fs = std::filesystem;
using namespace entente;

/// The places of a text: "{}" by their number, "{0}" by their digit, the choices between singular and plural not.
std::multiset<std::string> places(const std::string& text) {
  std::multiset<std::string> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool twice = i + 1 < text.size() && text[i] == text[i + 1];
    if ((text[i] == '{' || text[i] == '}') && twice) {
      ++i;
    } else if (text[i] == '{') {
      const std::size_t close = text.find('}', i);
      const std::string place = text.substr(i, close - i + 1);
      if (place.find('?') == std::string::npos) { found.insert(place); }
    }
  }
  return found;
}

/// Every literal of `core` and `viz` that could be a key, a part of one, or the beginning of one that is put together.
std::set<std::string> literals() {
  std::set<std::string> found;
  for (const char* const top : {"core", "viz"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / top)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") { continue; }
      std::ifstream stream(entry.path());
      std::string line;
      while (std::getline(stream, line)) {
        for (std::size_t open = line.find('"'); open != std::string::npos; open = line.find('"', open + 1)) {
          const std::size_t close = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.", open + 1);
          if (close == std::string::npos || close == open + 1) { continue; }
          if (line[close] == '"' || line[close] == '{') { found.insert(line.substr(open + 1, close - open - 1)); }
        }
      }
    }
  }
  return found;
}

/// The file without what stands behind "//".
std::string code_of(const fs::path& file) {
  std::ifstream stream(file);
  std::string code;
  for (std::string line; std::getline(stream, line);) {
    code += line.substr(0, line.find("//")) + '\n';
  }
  return code;
}

/// The text of a literal that opens at `at`, which is moved behind it.
std::string literal_at(const std::string& code, std::size_t& at) {
  std::string text;
  for (++at; at < code.size() && code[at] != '"'; ++at) {
    if (code[at] == '\\') { ++at; }
    text += code[at];
  }
  ++at;
  return text;
}

/// Every text of a file, with "{}" for what is put between literals that "+" joins.
std::vector<std::string> texts_of(const std::string& code) {
  std::vector<std::string> texts;
  std::size_t end = std::string::npos;
  for (std::size_t open = code.find('"'); open != std::string::npos; open = code.find('"', end)) {
    const std::string between = end == std::string::npos ? ";" : code.substr(end, open - end);
    const std::size_t first = between.find_first_not_of(" \n");
    const std::size_t last = between.find_last_not_of(" \n");
    const bool behind = first == std::string::npos;
    const bool joined =
        !behind && between[first] == '+' && between[last] == '+' && between.find_first_of(";,") == std::string::npos;
    end = open;
    const std::string text = literal_at(code, end);
    if (behind || joined) {
      texts.back() += (joined ? "{}" : "") + text;
    } else {
      texts.push_back(text);
    }
  }
  return texts;
}

/// Every sentence of what reads agendas and tables and tells who is who: why a line goes to review.
std::set<std::string> review_reasons() {
  std::set<std::string> found;
  for (const char* const folder : {"importers/agenda", "importers/table", "core/resolve"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".cpp") { continue; }
      for (const std::string& text : texts_of(code_of(entry.path()))) {
        const bool sentence = text.ends_with('.') && std::ranges::count(text, ' ') >= 3;
        if (sentence && !text.starts_with(',')) { found.insert(text); }
      }
    }
  }
  return found;
}

/// True when the sources name the key, or make it up: of a family and a word, or of a beginning and what follows.
bool is_named(const std::string& key, const std::set<std::string>& known) {
  if (known.contains(key)) { return true; }
  for (const std::string_view form : {".one", ".none"}) {
    if (key.ends_with(form) && known.contains(key.substr(0, key.size() - form.size()))) { return true; }
  }
  const std::size_t dot = key.find('.');
  const std::string word = key.substr(dot + 1);
  if (known.contains(word)) { return true; }
  for (std::size_t end = 1; end < key.size(); ++end) {
    const bool joint = key[end - 1] == '.' || key[end - 1] == '-';
    if (joint &&
        (known.contains(key.substr(0, end)) || (end > dot + 1 && known.contains(key.substr(dot + 1, end - dot - 1))))) {
      return true;
    }
  }
  return false;
}

/// The first words of all keys: "cli" of "cli.help".
std::set<std::string> families() {
  std::set<std::string> found;
  for (const std::string& key : message_keys()) {
    found.insert(key.substr(0, key.find('.')));
  }
  return found;
}

} // namespace

TEST_CASE("each message has the same places in the three languages", "[messages]") {
  REQUIRE(message_keys().size() > 50);
  for (const std::string& key : message_keys()) {
    CAPTURE(key);
    const std::string english = message(Language::en, key);
    CHECK_FALSE(english.empty());
    for (const Language language : {Language::fr, Language::es}) {
      CHECK_FALSE(message(language, key).empty());
      CHECK(places(message(language, key)) == places(english));
    }
  }
}

TEST_CASE("every message that the sources name is in the catalogues", "[messages]") {
  const std::set<std::string> known = families();
  const std::set<std::string> others{"event.name",    "event.pair",    "event.place",
                                     "event.process", "processes.csv", "review.state"}; // columns, files, cells
  for (const std::string& literal : literals()) {
    const std::size_t dot = literal.find('.');
    if (dot == std::string::npos || literal.ends_with('.') || !known.contains(literal.substr(0, dot))) { continue; }
    CAPTURE(literal);
    CHECK(has_message(literal) != others.contains(literal));
  }
}

TEST_CASE("every message of the catalogues is named by the sources", "[messages]") {
  const std::set<std::string> known = literals();
  for (const std::string& key : message_keys()) {
    CAPTURE(key);
    CHECK(is_named(key, known));
  }
}

TEST_CASE("every reason for a review is told in the three languages", "[messages]") {
  std::set<std::string> told;
  for (const std::string& key : message_keys()) {
    if (key.starts_with("reason.")) { told.insert(message(Language::en, key, {"{}", "{}", "{}"})); }
  }
  const std::set<std::string> reasons = review_reasons();
  CHECK(reasons.size() > 20);
  for (const std::string& reason : reasons) {
    CAPTURE(reason);
    CHECK(told.contains(reason));
  }
}

TEST_CASE("a message fills its places, and an unknown key shows itself", "[messages]") {
  CHECK(message(Language::fr, "cli.did-you-mean", {"p12"}) == "Vouliez-vous dire p12 ?");
  CHECK(message(Language::en, "no.such.key") == "<no.such.key>");
}
