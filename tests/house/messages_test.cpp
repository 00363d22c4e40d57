#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

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

/// The key that a call of `message` names by a whole literal, `from` being behind its bracket; empty when it makes one up.
std::string literal_key(const std::string& text, std::size_t from) {
  const std::size_t open = text.find_first_of("\"()", from);
  if (open == std::string::npos || text[open] != '"') { return {}; }
  const std::string key = text.substr(open + 1, text.find('"', open + 1) - open - 1);
  const bool plain = key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string::npos;
  return plain && key.find('.') != std::string::npos && !key.ends_with('.') ? key : std::string();
}

/// The keys that the sources of `viz` name.
std::set<std::string> used_keys() {
  const std::string call = "message(";
  std::set<std::string> keys;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / "viz")) {
    if (entry.path().extension() != ".cpp") { continue; }
    std::ifstream stream(entry.path());
    std::stringstream buffer;
    buffer << stream.rdbuf();
    const std::string text = buffer.str();
    for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
      keys.insert(literal_key(text, at + call.size()));
    }
  }
  keys.erase("");
  return keys;
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
  const std::set<std::string> keys = used_keys();
  REQUIRE(keys.size() > 10);
  for (const std::string& key : keys) {
    CAPTURE(key);
    CHECK(has_message(key));
  }
}

TEST_CASE("a message fills its places, and an unknown key shows itself", "[messages]") {
  CHECK(message(Language::fr, "cli.did-you-mean", {"p12"}) == "Vouliez-vous dire p12 ?");
  CHECK(message(Language::en, "no.such.key") == "<no.such.key>");
}
