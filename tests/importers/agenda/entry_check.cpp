#include "tests/importers/agenda/entry_check.hpp"

#include <catch2/catch.hpp>

#include "core/model/enums.hpp"

using namespace entente;

namespace entry_check {

EntryReading read(const std::string& text, Language language) {
  EntryText entry;
  entry.text = text;
  entry.line = 7;
  EntryContext context;
  context.language = language;
  return read_entry(entry, context, Reference::builtin());
}

std::string gender_of(const EntryRecord& entry) {
  if (!entry.gender) return "";
  return std::string(to_text(*entry.gender)) + (entry.gender_by_masculine_form ? "*" : "");
}

void check(Language language, const std::vector<Expected>& all) {
  for (const Expected& expected : all) {
    INFO(expected.text);
    const EntryReading reading = read(expected.text, language);
    REQUIRE(reading.entries.size() == 1);
    const EntryRecord& entry = reading.entries.front();
    CHECK(entry.name == expected.name);
    CHECK(entry.position == expected.position);
    std::vector<std::string> bodies;
    for (const BodyRecord& body : entry.bodies)
      bodies.push_back(body.acronym ? body.name + " (" + *body.acronym + ")" : body.name);
    CHECK(bodies == expected.bodies);
    CHECK(entry.state.value_or("") == expected.state);
    CHECK(gender_of(entry) == expected.gender);
    CHECK(entry.evidence.line == 7);
  }
}

} // namespace entry_check
