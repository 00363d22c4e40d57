#include <catch2/catch.hpp>

#include "core/reference/reference.hpp"
#include "core/resolve/body_name.hpp"
#include "core/resolve/name_memory.hpp"
#include "core/resolve/person_name.hpp"
#include "core/resolve/resolve.hpp"
#include "core/resolve/words.hpp"

using namespace entente;

namespace {

std::vector<std::string> texts_of(const matching::PersonName& name) {
  std::vector<std::string> words;
  for (const matching::NameWord& word : name.words) {
    words.push_back(word.text);
  }
  return words;
}

void check_answers(NameMemory& names) {
  const Reference& reference = Reference::builtin();
  CHECK(texts_of(names.person("DIOP, Awa")) == texts_of(matching::parse_person_name("DIOP, Awa", reference)));
  CHECK(names.person_keys("Awa Diop") == person_keys("Awa Diop", reference));
  CHECK(names.body("Ministry of Labour", "").stems == matching::parse_body("Ministry of Labour", "").stems);
  CHECK(names.reference_of("IOM", "") == matching::reference_of(matching::parse_body("IOM", ""), reference));
  CHECK(names.is_state_body("Ministry of Labour"));
  CHECK_FALSE(names.is_state_body("International Organization for Migration"));
  CHECK(names.stems("Director of Labour Migration") == matching::stems("Director of Labour Migration"));
}

} // namespace

TEST_CASE("a memory of names answers what taking them apart gives, before and after it forgets") {
  NameMemory names(Reference::builtin());
  check_answers(names);
  check_answers(names);
  names.trim(0);
  check_answers(names);
}

TEST_CASE("a name and an acronym are not the name that holds both") {
  NameMemory names(Reference::builtin());
  CHECK(names.body("Forum", "ABC").acronym == "abc");
  CHECK(names.body("Forum", "").acronym.empty());
  CHECK(names.body("ForumABC", "").name == "ForumABC");
}

TEST_CASE("the memory of one programme joins that of many") {
  Programme programme;
  EntryRecord& entry = programme.entries.emplace_back();
  entry.name = "Awa Diop";
  entry.position = "Director of Labour Migration";
  entry.bodies.emplace_back().name = "Ministry of Labour";
  NameMemory many(Reference::builtin());
  const matching::PersonName* const held = &many.person("Awa Diop");
  many.take(read_names(programme, Reference::builtin()));
  CHECK(&many.person("Awa Diop") == held);
  check_answers(many);
}
