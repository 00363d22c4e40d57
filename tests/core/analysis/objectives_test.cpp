#include <cmath>

#include <catch2/catch.hpp>

#include "core/analysis/questions/question.hpp"
#include "core/analysis/questions/topics.hpp"
#include "tests/core/analysis/made_up.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("the nearness of two texts by TF-IDF is the cosine of their vectors", "[objectives]") {
  // Two texts, "a" in both, "b" in one: weights ln(3/3) + 1 = 1 and ln(3/2) + 1 = w. {a b} and {a a}: 2 / (√(1 + w²) · 2).
  const std::map<std::string, std::size_t> frequency{{"a", 2}, {"b", 1}};
  const double w = std::log(1.5) + 1;
  CHECK(tf_idf_cosine({"a", "b"}, {"a", "a"}, frequency, 2) == Approx(1 / std::sqrt(1 + w * w)).margin(1e-12));
  CHECK(tf_idf_cosine({"a", "b"}, {"b", "a"}, frequency, 2) == Approx(1).margin(1e-12));
  CHECK(tf_idf_cosine({"a"}, {"b"}, frequency, 2) == 0);
  CHECK(tf_idf_cosine({}, {"b"}, frequency, 2) == 0);
}

TEST_CASE("an objective is taken up by sessions that hold one of its cues whole", "[objectives]") {
  MadeUp made;
  const DocumentId english = made.document(Language::en);
  const DocumentId french = made.document(Language::fr);
  const DocumentId spanish = made.document(Language::es);
  const EventId event = made.event("Meeting", 2017);
  const SessionId census = made.session(event, "Counting people: the census and beyond", SessionKind::panel, english);
  made.session(event, "Les recensements de la population", SessionKind::panel, french);
  made.session(event, "Los desastres y el cambio climático", SessionKind::panel, spanish);
  made.session(event, "Environmental questions and land degradation", SessionKind::panel, english);
  made.appearance(made.person("Ana"), event, census);
  const Table table = question("objectives").run(made.data, Reference::builtin(), {}, {});
  REQUIRE(table.rows.size() == 23);
  CHECK(text(table, "1", "status") == "taken-up"); // data: "census", "recensement"
  CHECK(whole(table, "1", "objectives") == 2);
  CHECK(row(table, "1").evidence == std::vector<AppearanceId>{AppearanceId(1)});
  // Adverse drivers: two Spanish cues on one session; "environmental degradation" is not whole in the English one.
  CHECK(whole(table, "2", "objectives") == 1);
  CHECK(text(table, "2", "session") == "s3");
  CHECK(text(table, "2", "words") == "cambio climático, desastres");
  CHECK(text(table, "3", "status") == "not-taken-up");
  CHECK(real(table, "1", "cosine") > 0);
  CHECK(real(table, "1", "cosine") <= 1);
  const Table french_names = question("objectives").run(made.data, Reference::builtin(), {}, {{"language", "fr"}});
  CHECK(text(french_names, "1", "name") == "Données");
  const Table nothing = question("objectives").run({}, Reference::builtin(), {}, {});
  CHECK(text(nothing, "1", "status") == "unknown");
  CHECK(empty(nothing, "1", "session"));
}
