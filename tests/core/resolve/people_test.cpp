#include <algorithm>

#include <catch2/catch.hpp>

#include "core/resolve/person_evidence.hpp"
#include "tests/core/resolve/build.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Reads the two entries in both orders, checks that the order does not matter, and gives the outcome.
Outcome both_orders(const EntryRecord& a, const EntryRecord& b) {
  const auto [first, second] = two_documents(a, b);
  const Outcome forwards = outcome(first, second);
  const Outcome backwards = outcome(second, first);
  CHECK(forwards == backwards);
  return forwards;
}

} // namespace

TEST_CASE("A name that lacks a given name or a second surname is joined by the body") {
  CHECK(both_orders(entry("Ashley William Gois", "Coordonnateur régional", {body("Migrant Forum in Asia")}),
                    entry("William Gois", "Coordonnateur régional", {body("Migrant Forum in Asia")}))
            .people == 1);
  CHECK(both_orders(entry("Maria Pia Belloni Mignatti", "Présidente", {body("NGO Committee on Migration")}),
                    entry("Maria Pia Belloni", "Chair", {body("NGO Committee on Migration")}))
            .people == 1);
  CHECK(both_orders(entry("Juan José Gómez Camacho", "Représentant permanent", {}, "MEX"),
                    entry("Juan Gomez Camacho", "Représentant permanent du Mexique auprès des Nations Unies", {}, "MEX"))
            .people == 1);
}

TEST_CASE("The base keeps both printed forms and the reason says what spoke for it") {
  const auto [first, second] = two_documents(entry("William Gois", "Coordinator", {body("Migrant Forum in Asia")}),
                                             entry("Ashley William Gois", "Coordinator", {body("Migrant Forum in Asia")}));
  MemoryBase base;
  const Resolution last = read(base, {first, second});
  REQUIRE(base.people().size() == 1);
  CHECK(base.people().begin()->second.names == std::vector<std::string>{"William Gois", "Ashley William Gois"});
  const auto found = std::find_if(last.judgements.begin(), last.judgements.end(),
                                  [](const Judgement& judgement) { return judgement.about == Judgement::About::person; });
  REQUIRE(found != last.judgements.end());
  CHECK(found->verdict == Judgement::Verdict::same);
  CHECK(found->other == "p1");
  CHECK(found->reason ==
        "one name has a further given name or surname; same body; a like post of a common kind; same process");
}

TEST_CASE("A shared name and nothing else leaves two people and a question") {
  const Outcome found = both_orders(entry("Maria Garcia", "Directora", {body("Universidad de Sevilla")}),
                                    entry("María García", "Journaliste", {body("Radio Caracas")}));
  CHECK(found.people == 2);
  const auto [first, second] = two_documents(entry("Maria Garcia", "Directora"), entry("María García", "Journaliste"));
  MemoryBase base;
  const Resolution last = read(base, {first, second});
  CHECK(base.people().size() == 2);
  REQUIRE(last.review.size() == 1);
  CHECK(last.review[0].kind == "same-person");
  CHECK(last.review[0].reason ==
        "\"María García\" (Journaliste) and \"Maria Garcia\" (p1) may be one person: same name; same process");
}

TEST_CASE("A rare name of four words is enough where nothing speaks against it") {
  // 0.6 for four words, 0.3 for the process: 1 / (1 + exp(-0.9)) = 0.71.
  CHECK(both_orders(entry("Elda Gladis Tobar Ortiz"), entry("Elda Gladis Tobar Ortiz")).people == 1);
  // Another body, -0.7: 0.55, a question.
  const Outcome doubt = both_orders(entry("Elda Gladis Tobar Ortiz", "", {body("Caritas Suisse")}),
                                    entry("Elda Gladis Tobar Ortiz", "", {body("Everwise")}));
  CHECK(doubt.people == 2);
  CHECK(doubt.reviews == 1);
}

TEST_CASE("Other given names, other states and other marks of gender keep people apart") {
  CHECK(both_orders(entry("Peter Thomson", "Président", {body("Organisation internationale pour les migrations")}),
                    entry("Laura Thompson", "Présidente", {body("Organisation internationale pour les migrations")}))
            .people == 2);
  CHECK(both_orders(entry("Michelle Klein Solomon", "", {body("OIM")}), entry("Daniel Klein", "", {body("OIM")})).people ==
        2);
  const Outcome states =
      both_orders(entry("Mohamed Ahmed", "Ministre", {}, "EGY"), entry("Mohamed Ahmed", "Ministre", {}, "SDN"));
  CHECK(states.people == 2);
  CHECK(states.reviews == 0);
  EntryRecord woman = entry("Andrea Rossi", "Director", {body("Caritas Internationalis")});
  woman.gender = Gender::f;
  EntryRecord man = woman;
  man.gender = Gender::m;
  CHECK(both_orders(woman, man).people == 2);
  man.gender_by_masculine_form = true; // "Directeur" may be printed for a woman
  CHECK(both_orders(woman, man).people == 1);
}

TEST_CASE("The post joins where no body is printed, by its telling words") {
  CHECK(
      both_orders(entry("Louise Arbour", "Représentante spéciale du Secrétaire général pour les migrations"),
                  entry("Louise Arbour", "Représentante spéciale du Secrétaire général pour les migrations internationales"))
          .people == 1);
  CHECK(both_orders(entry("Ahmed Hussen", "Ministre de l'immigration, des réfugiés et de la citoyenneté", {}, "CAN"),
                    entry("Ahmed Hussen", "Ministre de l'immigration, des réfugiés et de la citoyenneté", {}, "CAN"))
            .people == 1);
  const Outcome common = both_orders(entry("John Smith", "Directeur général"), entry("John Smith", "Directeur général"));
  CHECK(common.people == 2);
  CHECK(common.reviews == 1);
}

TEST_CASE("Two ministries of one state with like names speak for one person") {
  CHECK(both_orders(
            entry("El Habib Nadir", "Secrétaire général",
                  {body("Ministère chargé des Marocains résidant à l'étranger et des affaires de la migration", "MAR")},
                  "MAR"),
            entry("El Habib Nadir", "Secrétaire général",
                  {body("Ministère délégué auprès du Ministre des affaires étrangères, chargé des Marocains résidant à "
                        "l’étranger et des affaires de la migration",
                        "MAR")},
                  "MAR"))
            .people == 1);
}

TEST_CASE("Slips of the pen need more than a body") {
  const EntryRecord right = entry("Mechthilde Fuhrer", "Secrétaire exécutive adjointe", {body("Conseil de l'Europe")});
  // "th" and "t" sound alike: spelt another way, not a slip.
  CHECK(both_orders(entry("Mechthilde Fuhrer", "", {body("Conseil de l'Europe")}),
                    entry("Mechtilde Fuhrer", "", {body("Conseil de l'Europe")}))
            .people == 1);
  // -0.8 for two words, -1.2 for the slip, 2.5 for the body, 0.3 for the process: 0.69, a question.
  const Outcome slip = both_orders(entry("Marina Kowalski", "", {body("Conseil de l'Europe")}),
                                   entry("Marina Kowalsni", "", {body("Conseil de l'Europe")}));
  CHECK(slip.people == 2);
  CHECK(slip.reviews == 1);
  CHECK(both_orders(right, entry("Mechthilde Fuhver", "Secrétaire exécutive adjointe", {body("Conseil de l'Europe")}))
            .people == 1);
}

TEST_CASE("Within one document the same person moderates and speaks") {
  MemoryBase base;
  const Programme document =
      programme(event("", "Meeting", "2019-05-02"),
                {entry("Laura Thompson", "Directrice générale adjointe", {body("OIM")}), entry("Laura Thompson"),
                 entry("THOMPSON Laura", "", {body("Organisation internationale pour les migrations")}),
                 entry("Peter Thomson", "Président", {body("Assemblée générale des Nations Unies")})});
  const Resolution found = read(base, {document});
  CHECK(base.people().size() == 2);
  CHECK(found.person[0].fresh == found.person[1].fresh);
  CHECK(found.person[0].fresh == found.person[2].fresh);
  CHECK(found.new_people[found.person[0].fresh].name == "Laura Thompson");
}

TEST_CASE("An initial that two people share joins one of them, never both into one") {
  MemoryBase base;
  const Programme document = programme(event("", "Meeting", "2019-05-02"), {entry("John Smith", "Officer", {body("OIM")}),
                                                                            entry("James Smith", "Officer", {body("OIM")}),
                                                                            entry("J. Smith", "", {body("OIM")})});
  const Resolution found = read(base, {document});
  CHECK(base.people().size() == 2);
  CHECK(found.person[0].fresh != found.person[1].fresh);
}

TEST_CASE("What people judged different is not proposed again") {
  const auto [first, second] =
      two_documents(entry("Maria Garcia", "Directora", {body("OIM")}), entry("María García", "Directora", {body("OIM")}));
  MemoryBase base;
  CHECK(read(base, {first}).new_people.size() == 1);
  base.judge_different("María García", PersonId(1));
  const Resolution last = read(base, {second});
  CHECK(base.people().size() == 2);
  CHECK(std::none_of(last.review.begin(), last.review.end(),
                     [](const ReviewItem& item) { return item.kind == "same-person"; }));
}

TEST_CASE("Matching people does not depend on which comes first and keeps to its range") {
  const Reference& reference = Reference::builtin();
  const std::vector<std::string> names = {
      "Ashley William Gois", "William Gois", "W. Gois", "GOIS William",   "Juan José Gómez",
      "Juan Gómez Camacho",  "Li Wei",       "Wei Li",  "El Habib Nadir", "Nadir"};
  for (const std::string& x : names) {
    for (const std::string& y : names) {
      matching::PersonFacts a;
      a.names.push_back(matching::parse_person_name(x, reference));
      a.bodies.push_back({1, {3}, {"forum"}});
      matching::PersonFacts b;
      b.names.push_back(matching::parse_person_name(y, reference));
      b.bodies.push_back({2, {3}, {"bureau"}});
      const matching::PersonMatch forwards = match_people(a, b);
      const matching::PersonMatch backwards = match_people(b, a);
      INFO(x << " / " << y);
      CHECK(forwards.score == backwards.score);
      CHECK(forwards.reason == backwards.reason);
      CHECK(forwards.score >= 0);
      CHECK(forwards.score < 1);
    }
  }
}

TEST_CASE("Entries of people that somebody joined are that person's in a later version too") {
  const auto listed = [](const std::string& name, Gender gender, const std::string& post) {
    EntryRecord made = entry(name, post, {body("Ministry of Environment", "BGD")}, "BGD");
    made.gender = gender;
    return made;
  };
  const Programme version =
      programme(event("", "Lagoon Dialogue", "2024-06-10"),
                {listed("Farida Chowdhury", Gender::f, "Joint Secretary"), listed("F. Chowdhury", Gender::m, "Adviser")});
  MemoryBase base;
  const Resolution first = read(base, {version});
  REQUIRE(base.people().size() == 2);
  const auto ids = std::pair(base.people().begin()->first, base.people().rbegin()->first);
  SECTION("not joined") { CHECK(read(base, {version}).new_people.empty()); }
  SECTION("joined") {
    base.join(ids.first, ids.second);
    const Resolution again = read(base, {version});
    CHECK(again.new_people.empty());
    CHECK(again.person[0].known == ids.first);
    CHECK(again.person[1].known == ids.first);
    CHECK(again.review.empty());
  }
  SECTION("a name that was not printed before is another's") {
    base.join(ids.first, ids.second);
    const Programme other =
        programme(event("", "Lagoon Dialogue", "2024-06-10"), {listed("Farida Chowdhury", Gender::f, "Joint Secretary"),
                                                               listed("Fahim Chowdhury", Gender::m, "Adviser")});
    CHECK(read(base, {other}).new_people.size() == 1);
  }
}
