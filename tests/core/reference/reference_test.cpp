#include <set>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/reference/reference.hpp"

using namespace entente;

TEST_CASE("the facts built in are whole") {
  const Reference& reference = Reference::builtin();
  CHECK(reference.states().size() == 239);
  CHECK(reference.regions().size() == 30);
  CHECK(reference.processes().size() == 73);
  CHECK(reference.memberships().size() == 1843);
  CHECK(reference.objectives().size() == 23);
  int un_members = 0;
  int iom_members = 0;
  for (const StateFacts& state : reference.states()) {
    un_members += state.un_member ? 1 : 0;
    iom_members += state.iom_member ? 1 : 0;
  }
  CHECK(un_members == 193);  // Charter of the United Nations: members since 2011
  CHECK(iom_members == 175); // reconciled in datasets/reference/README.md
}

TEST_CASE("facts are found by id") {
  const Reference& reference = Reference::builtin();
  REQUIRE(reference.state("PER") != nullptr);
  CHECK(reference.state("PER")->name.in(Language::fr) == "Pérou");
  CHECK(reference.state("PER")->un_group == "GRULAC");
  CHECK(reference.state("per") == nullptr);
  CHECK(reference.region("419")->name.en == "Latin America and the Caribbean");
  CHECK(reference.process("idm")->kind == "global");
  CHECK(reference.organisation("iom")->acronym.in(Language::fr) == "OIM");
  CHECK(reference.category("ministry")->parent == "national-government");
  CHECK(reference.organisation("nothing") == nullptr);
}

TEST_CASE("names fall back to English and then to any") {
  CHECK(Names{"en", "fr", ""}.in(Language::es) == "en");
  CHECK(Names{"", "fr", ""}.in(Language::es) == "fr");
  CHECK(Names{"", "", "es"}.in(Language::fr) == "es");
}

TEST_CASE("states lie in their regions and groups") {
  const Reference& reference = Reference::builtin();
  CHECK(reference.state_in("PER", "019")); // Americas
  CHECK(reference.state_in("PER", "419")); // Latin America and the Caribbean
  CHECK(reference.state_in("PER", "005")); // South America
  CHECK(reference.state_in("PER", "001"));
  CHECK(reference.state_in("PER", "GRULAC"));
  CHECK_FALSE(reference.state_in("PER", "150"));
  CHECK_FALSE(reference.state_in("PER", ""));
  CHECK_FALSE(reference.state_in("XXX", "001"));
}

TEST_CASE("every region of a state is a known region") {
  const Reference& reference = Reference::builtin();
  for (const StateFacts& state : reference.states()) {
    INFO(state.iso3);
    for (const std::string& code : {state.region, state.subregion, state.intermediate}) {
      CHECK((code.empty() || reference.region(code) != nullptr));
    }
  }
}

TEST_CASE("every category's parent is a category and every organisation's parent an organisation") {
  const Reference& reference = Reference::builtin();
  for (const CategoryFacts& category : reference.categories()) {
    CHECK((category.parent.empty() || reference.category(category.parent) != nullptr));
  }
  for (const OrganisationFacts& organisation : reference.organisations()) {
    INFO(organisation.id);
    CHECK((organisation.parent.empty() || reference.organisation(organisation.parent) != nullptr));
  }
}

TEST_CASE("every state answers to its own names") {
  const Reference& reference = Reference::builtin();
  for (const StateFacts& state : reference.states()) {
    for (const std::string* name :
         {&state.name.en, &state.name.fr, &state.name.es, &state.official.en, &state.official.fr, &state.official.es}) {
      if (name->empty()) { continue; }
      INFO(*name);
      const StateFacts* const found = reference.state_named(*name);
      REQUIRE(found != nullptr);
      CHECK(found->iso3 == state.iso3);
    }
  }
}

TEST_CASE("a missing or broken file is named") {
  const std::vector<std::pair<std::string, std::string>> nothing;
  REQUIRE_THROWS_AS(Reference::load(nothing), Error);
  const std::vector<std::pair<std::string, std::string>> broken{{"roles.csv", "id,contract_role\nx\n"}};
  try {
    (void)Reference::load(broken);
    FAIL("a broken file was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unreadable);
    CHECK(std::string(error.what()).find("roles.csv:2") != std::string::npos);
  }
}
