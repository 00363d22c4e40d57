#include <catch2/catch.hpp>

#include "core/model/enums.hpp"

using namespace entente;

// The words are those of the exchange format (dataset.schema.json).
TEST_CASE("every word of the exchange format is read back") {
  for (const char* kind :
       {"opening", "closing", "panel", "session", "keynote", "testimony", "side-event", "briefing", "break", "other"}) {
    REQUIRE(parse_session_kind(kind));
    CHECK(to_text(*parse_session_kind(kind)) == kind);
  }
  for (const char* role :
       {"moderator", "speaker", "chair", "presenter", "introducer", "discussant", "rapporteur", "participant"}) {
    REQUIRE(parse_role(role));
    CHECK(to_text(*parse_role(role)) == role);
  }
  for (const char* kind :
       {"co-facilitates", "co-chairs", "chairs", "member-of", "advises", "represents", "hosts", "supports", "partner"}) {
    REQUIRE(parse_partnership_kind(kind));
    CHECK(to_text(*parse_partnership_kind(kind)) == kind);
  }
  for (const char* kind : {"person", "organisation", "state", "process", "event", "session"}) {
    REQUIRE(parse_entity_kind(kind));
    CHECK(to_text(*parse_entity_kind(kind)) == kind);
  }
  for (const char* language : {"fr", "en", "es"}) {
    REQUIRE(parse_language(language));
    CHECK(to_text(*parse_language(language)) == language);
  }
  CHECK(parse_gender("f") == Gender::f);
  CHECK(parse_gender("m") == Gender::m);
}

TEST_CASE("other words are none") {
  CHECK_FALSE(parse_role("Moderator"));
  CHECK_FALSE(parse_role(""));
  CHECK_FALSE(parse_session_kind("side_event"));
  CHECK_FALSE(parse_language("de"));
  CHECK_FALSE(parse_gender("x"));
}
