#include <algorithm>

#include <catch2/catch.hpp>

#include "core/resolve/body_name.hpp"
#include "tests/core/resolve/build.hpp"

using namespace entente;
using namespace entente::test;

namespace {

struct Bodies {
  std::size_t count = 0;
  std::size_t reviews = 0;
};

/// The bodies of a base after two documents with one entry each, in both orders.
Bodies after(const EntryRecord& a, const EntryRecord& b) {
  const auto [first, second] = two_documents(a, b);
  Bodies result;
  for (const bool turned : {false, true}) {
    MemoryBase base;
    const Resolution last = turned ? read(base, {second, first}) : read(base, {first, second});
    const auto reviews = static_cast<std::size_t>(std::count_if(
        last.review.begin(), last.review.end(), [](const ReviewItem& item) { return item.kind == "same-organisation"; }));
    if (turned) {
      CHECK(base.organisations().size() == result.count);
      CHECK(reviews == result.reviews);
    }
    result = {base.organisations().size(), reviews};
  }
  return result;
}

std::size_t count(const BodyRecord& a, const BodyRecord& b, std::optional<std::string> state_a = {},
                  std::optional<std::string> state_b = {}) {
  return after(entry("Ana Diaz", "", {a}, std::move(state_a)), entry("Bo Li", "", {b}, std::move(state_b))).count;
}

} // namespace

TEST_CASE("A body of the reference data is one under its names and acronyms in three languages") {
  CHECK(count(body("OIM"), body("IOM")) == 1);
  CHECK(count(body("International Organization for Migration"), body("Organisation internationale pour les migrations")) ==
        1);
  CHECK(count(body("Organización Internacional para las Migraciones"), body("OIM")) == 1);
  CHECK(count(body("Forum mondial sur la migration et le développement (FMMD)"), body("GFMD")) == 1);
  CHECK(count(body("OIM"), body("OIT")) == 2);
}

TEST_CASE("A new body of the reference data takes its name in the document's language") {
  MemoryBase base;
  const Programme document = programme(event("", "Meeting"), {entry("Ana Diaz", "", {body("IOM")})}, Language::es);
  const Resolution found = read(base, {document});
  REQUIRE(found.new_organisations.size() == 1);
  CHECK(found.new_organisations[0].name == "Organización Internacional para las Migraciones");
  CHECK(found.new_organisations[0].acronym == "OIM");
  CHECK(found.new_organisations[0].reference == "iom");
  CHECK(found.new_organisations[0].category == "un-system");
  CHECK(base.organisations().begin()->second.names.back() == "IOM");
}

TEST_CASE("A long name that prints its acronym explains the acronym, before or after, in one document or two") {
  BodyRecord full = body("Asian Research Forum on Labour Mobility");
  full.acronym = "ARFLM";
  CHECK(count(full, body("ARFLM")) == 1);
  CHECK(count(body("Asian Research Forum on Labour Mobility (ARFLM)"), body("ARFLM")) == 1);
  MemoryBase base;
  const Programme document =
      programme(event("", "Meeting"), {entry("Ana Diaz", "", {body("ARFLM")}), entry("Bo Li", "", {full})});
  const Resolution found = read(base, {document});
  REQUIRE(found.new_organisations.size() == 1);
  CHECK(found.new_organisations[0].name == "Asian Research Forum on Labour Mobility");
  CHECK(found.new_organisations[0].acronym == "ARFLM");
}

TEST_CASE("A word for the kind of body before an acronym adds nothing") {
  CHECK(count(body("plateforme OIM"), body("IOM")) == 1);
  CHECK(count(body("réseau ARFLM"), body("Asian Research Forum on Labour Mobility (ARFLM)")) == 1);
  CHECK(count(body("Bureau OIM"), body("IOM")) == 2);
}

TEST_CASE("An acronym that two bodies share is a question") {
  BodyRecord one = body("Centre for Regional Xenology");
  one.acronym = "CRX";
  BodyRecord two = body("Coalition of Refugee Xylographers");
  two.acronym = "CRX";
  MemoryBase base;
  const Programme document = programme(
      event("", "Meeting"), {entry("Ana Diaz", "", {one}), entry("Bo Li", "", {two}), entry("Cy Roe", "", {body("CRX")})});
  const Resolution found = read(base, {document});
  CHECK(found.new_organisations.size() == 3);
  CHECK(std::count_if(found.review.begin(), found.review.end(), [](const ReviewItem& item) {
          return item.reason.ends_with("an acronym that several bodies share");
        }) == 2);
}

TEST_CASE("Small words, case, accents, the plural and a slip of the pen do not make another body") {
  CHECK(count(body("Réseau des femmes migrantes de Genève"), body("réseau de femmes migrantes de Geneve")) == 1);
  CHECK(count(body("Conseil du Sahel pour les migrants"), body("Conseil du Sahel pour les migrans")) == 1);
  CHECK(count(body("Global Coalition on Migrant Voices"), body("The Global Coalition on Migrant Voices")) == 1);
  CHECK(count(body("Association des étudiants africains"), body("Association des étudiants asiatiques")) == 2);
  CHECK(count(body("Université de Liège"), body("Université de Lille")) == 2);
}

TEST_CASE("Two states' ministries of one name are two, one state's are one") {
  const BodyRecord plain = body("Ministère des affaires étrangères");
  CHECK(count(plain, plain, "EGY", "ITA") == 2);
  CHECK(count(plain, plain, "EGY", "EGY") == 1);
  CHECK(count(plain, body("Ministère fédéral des affaires étrangères"), "DEU", "DEU") == 1);
  // Without a state it is nobody's ministry in particular.
  CHECK(count(plain, plain, "EGY") == 2);
}

TEST_CASE("A state's ministry is one in three languages by its field") {
  CHECK(count(body("Ministry of Foreign Affairs"), body("Ministerio de Relaciones Exteriores"), "PER", "PER") == 1);
  CHECK(count(body("Ministère des affaires étrangères"), body("Ministry of Foreign Affairs"), "MAR", "MAR") == 1);
  CHECK(count(body("Ministry of Foreign Affairs"), body("Ministerio de Relaciones Exteriores"), "PER", "COL") == 2);
  CHECK(count(body("Ministry of Labour"), body("Ministerio de Relaciones Exteriores"), "PER", "PER") == 2);
  CHECK(count(body("Ministry of Justice and Human Rights"), body("Ministère de la justice et des droits de l'homme"), "ARG",
              "ARG") == 1);
  const Bodies wider =
      after(entry("Ana Diaz", "", {body("Ministère des affaires étrangères")}, "SLE"),
            entry("Bo Li", "", {body("Ministère des affaires étrangères et de la coopération internationale")}, "SLE"));
  CHECK(wider.count == 2);
  CHECK(wider.reviews == 1);
}

TEST_CASE("A part is told from its like by the body it is part of") {
  const std::vector<BodyRecord> of_iom = {body("Division de la recherche", {}, 1), body("OIM")};
  const std::vector<BodyRecord> of_oecd = {body("Division de la recherche", {}, 1), body("OCDE")};
  // Two wholes and their two divisions.
  CHECK(after(entry("Ana Diaz", "", of_iom), entry("Bo Li", "", of_oecd)).count == 4);
  CHECK(after(entry("Ana Diaz", "", of_iom), entry("Bo Li", "", {body("Division de la recherche", {}, 1), body("IOM")}))
            .count == 2);
  MemoryBase base;
  const Resolution found = read(base, {programme(event("", "Meeting"), {entry("Ana Diaz", "", of_iom)})});
  REQUIRE(found.new_organisations.size() == 2);
  const NewOrganisation& part = found.new_organisations[found.bodies[0][0].fresh];
  REQUIRE(part.parent.has_value());
  CHECK(part.parent->fresh == found.bodies[0][1].fresh);
  CHECK(part.category == "un-system");
}

TEST_CASE("A state's department takes its state from the ministry it is part of") {
  const auto immigration = [](const std::string& state) {
    return entry("Ana Diaz", "Directeur",
                 {body("Département des services de l'immigration", {}, 1), body("Ministère de l'intérieur", state)}, state);
  };
  EntryRecord other = immigration("TZA");
  other.name = "Bo Li";
  CHECK(after(immigration("KEN"), other).count == 4);
  CHECK(after(immigration("KEN"), other).reviews == 0);
  other = immigration("KEN");
  other.name = "Bo Li";
  CHECK(after(immigration("KEN"), other).count == 2);
}

TEST_CASE("Parts that name each other as wholes come to an end") {
  MemoryBase base;
  const Programme document =
      programme(event("", "Meeting"), {entry("Ana Diaz", "", {body("Alpha Group", {}, 1), body("Beta Group", {}, 0)})});
  CHECK(read(base, {document}).bodies[0].size() == 2);
}

TEST_CASE("Resolving is deterministic") {
  const Programme document =
      programme(event("", "Meeting"), {entry("Ana Diaz", "Chief", {body("Division of Research", {}, 1), body("OECD")}),
                                       entry("Bo Li", "", {body("IOM")}), entry("A. Diaz", "", {body("OECD")})});
  const MemoryBase base;
  const Resolution one = resolve(document, base, Reference::builtin());
  const Resolution two = resolve(document, base, Reference::builtin());
  REQUIRE(one.judgements.size() == two.judgements.size());
  for (std::size_t i = 0; i < one.judgements.size(); ++i) {
    CHECK(one.judgements[i].reason == two.judgements[i].reason);
    CHECK(one.judgements[i].score == two.judgements[i].score);
  }
  REQUIRE(one.new_organisations.size() == two.new_organisations.size());
  for (std::size_t i = 0; i < one.new_organisations.size(); ++i) {
    CHECK(one.new_organisations[i].name == two.new_organisations[i].name);
    CHECK(one.new_organisations[i].keys == two.new_organisations[i].keys);
  }
}

TEST_CASE("Comparing bodies does not depend on which comes first") {
  const std::vector<std::string> names = {"Ministère de la justice",
                                          "Ministry of Justice",
                                          "OIM",
                                          "Organisation internationale pour les migrations (OIM)",
                                          "Université de Georgetown",
                                          "Georgetown University",
                                          "Nations Unies",
                                          "Assemblée générale des Nations Unies"};
  for (const std::string& x : names) {
    for (const std::string& y : names) {
      const matching::BodyForm a = matching::parse_body(x, {});
      const matching::BodyForm b = matching::parse_body(y, {});
      INFO(x << " / " << y);
      CHECK(matching::compare_bodies(a, b, true).score == matching::compare_bodies(b, a, true).score);
      CHECK(matching::compare_bodies(a, b, false).score == matching::compare_bodies(b, a, false).score);
    }
  }
}

TEST_CASE("A country printed after an international body does not become the body's") {
  MemoryBase base;
  const Resolution found = read(base, {programme(event("", "Meeting"), {entry("Ana Diaz", "", {body("OIM", "IRL")})})});
  REQUIRE(found.new_organisations.size() == 1);
  CHECK_FALSE(found.new_organisations[0].state.has_value());
}

TEST_CASE("A national body of the reference data is not another state's body of that name") {
  const std::string institute = "Instituto Nacional de Migración";
  MemoryBase base;
  const Resolution found =
      read(base, {programme(event("", "Reunión"), {entry("Ana Diaz", "", {body(institute)}, "HND"),
                                                   entry("Bo Li", "", {body(institute + " (INM)")}, "MEX"),
                                                   entry("Cy Roth", "", {body(institute)}, "DOM")})});
  REQUIRE(found.new_organisations.size() == 3);
  for (const NewOrganisation& made : found.new_organisations) {
    CHECK((made.reference == "inm") == (made.state == "MEX"));
  }
  CHECK(count(body(institute), body("INM"), "HND", "MEX") == 2);
  CHECK(count(body(institute + " (Honduras)"), body(institute + " (Mexico)")) == 2);
  CHECK(count(body("Home Office"), body("Home Office"), "GBR", "JAM") == 2);
  CHECK(count(body("Confédération générale du travail"), body("CGT"), "SEN", "FRA") == 2);
  BodyRecord given = body(institute, "MEX"); // as a table's reader has it from the reference data
  given.reference = "inm";
  CHECK(count(given, given, "HND", "MEX") == 2);
}

TEST_CASE("A national body that its name or long acronym tells stays one wherever its people are") {
  CHECK(count(body("GIZ"), body("GIZ"), "GHA", "DEU") == 1);
  MemoryBase base;
  const Resolution found = read(base, {programme(event("", "Meeting"), {entry("Ana Diaz", "", {body("GIZ")}, "GHA")})});
  REQUIRE(found.new_organisations.size() == 1);
  CHECK(found.new_organisations[0].state == "DEU");
  CHECK(count(body("Swedish Migration Agency"), body("Swedish Migration Agency"), "DNK", "SWE") == 1);
  CHECK(count(body("Ville de Genève"), body("City of Geneva"), "FRA", "CHE") == 1);
}

TEST_CASE("Whose body it is stays open where states' bodies share the name and no state is printed") {
  const BodyRecord institute = body("Instituto Nacional de Migración");
  const Bodies alone = after(entry("Ana Diaz", "", {institute}), entry("Bo Li", "", {institute}, "MEX"));
  CHECK(alone.count == 1);
  CHECK(alone.reviews == 0);
  MemoryBase base;
  const Programme both = programme(event("", "Reunión"), {entry("Ana Diaz", "", {institute}), //
                                                          entry("Bo Li", "", {institute}, "HND")});
  const Resolution found = read(base, {both});
  REQUIRE(found.new_organisations.size() == 2);
  CHECK_FALSE(found.new_organisations[1].state);
  CHECK_FALSE(found.new_organisations[1].reference);
  REQUIRE(found.review.size() == 1);
  CHECK(found.review[0].kind == "same-organisation");
  const Programme later = programme(event("", "Otra reunión", "2020-02-03"), {entry("Cy Roth", "", {institute})});
  const Resolution again = read(base, {later});
  CHECK(again.new_organisations.empty());
  CHECK_FALSE(base.organisation(*again.bodies[0][0].known).state);
}
