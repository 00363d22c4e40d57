#include <catch2/catch.hpp>

#include "core/model/ids.hpp"

using namespace entente;

TEST_CASE("ids are printed with their kind's letter and read back") {
  CHECK(PersonId(12).text() == "p12");
  CHECK(OrganisationId(3).text() == "o3");
  CHECK(PersonId::parse("p12") == PersonId(12));
  CHECK(SessionId::parse(SessionId(7).text()) == SessionId(7));
}

TEST_CASE("what is no id of the kind is none") {
  for (const char* text : {"o12", "p", "p0", "p-1", "p12x", "12", "", "p99999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(PersonId::parse(text));
  }
  CHECK_FALSE(PersonId());
  CHECK(PersonId(1));
}
