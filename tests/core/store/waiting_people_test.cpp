// People whose keys and facts are left until somebody looks for them.
#include <vector>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/decisions.hpp"
#include "core/store/rereading/reread.hpp"
#include "core/store/sql.hpp"
#include "tests/core/store/decision_model.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;

namespace {

std::vector<std::string> name_itself(std::string_view name) { return {std::string(name)}; }

void import_waiting(Base& base, const sample::Agenda& agenda) {
  ImportTransaction transaction = base.begin_import();
  Resolution resolution = sample::resolve(agenda.programme, transaction.known());
  resolution.people_wait = true;
  for (NewPerson& person : resolution.new_people) {
    person.keys.clear();
  }
  static_cast<void>(transaction.write(agenda.document, agenda.programme, resolution, "tester"));
  transaction.commit();
}

/// All rows of two columns and more, as text.
std::vector<std::string> rows(const Base& base, const char* sql) {
  std::vector<std::string> texts;
  auto row = store::connection_of(base).query(sql);
  while (row.step()) {
    texts.push_back(row.text(0));
  }
  return texts;
}
std::vector<std::string> keys(const Base& base) {
  return rows(base, "SELECT key || ' ' || person FROM person_key ORDER BY 1");
}
std::vector<std::string> facts(const Base& base) {
  return rows(base, "SELECT person || ' ' || kind || ' ' || value FROM person_fact ORDER BY 1");
}

/// The same agenda in a base where its people wait and in one where they do not.
struct TwoBases {
  sample::Folder folder;
  sample::Agenda agenda = sample::agenda(1);
  Base plain = Base::open(folder.file("plain.db"), OpenMode::create);
  Base base = Base::open(folder.file("waiting.db"), OpenMode::create);

  TwoBases() {
    sample::import(plain, agenda);
    import_waiting(base, agenda);
  }
};

} // namespace

TEST_CASE("people who wait have no keys and facts until they are settled, and then those that they would have had") {
  TwoBases two;
  CHECK(two.base.dataset() == two.plain.dataset());
  CHECK(keys(two.base).empty());
  CHECK(facts(two.base).empty());
  CHECK(two.base.check() == std::vector<Wording>{});
  {
    ImportTransaction given_up = two.base.begin_import();
    CHECK_THROWS_AS(given_up.known(), Error);
    given_up.settle_waiting_people(name_itself);
    CHECK(given_up.known().people_by_key(two.agenda.programme.entries.at(0).name).size() == 1);
  }
  CHECK(keys(two.base).empty());
  const sample::Agenda later = sample::agenda(2);
  {
    ImportTransaction transaction = two.base.begin_import();
    transaction.settle_waiting_people(name_itself);
    const Resolution resolution = sample::resolve(later.programme, transaction.known());
    static_cast<void>(transaction.write(later.document, later.programme, resolution, "tester"));
    transaction.commit();
  }
  sample::import(two.plain, later);
  CHECK(two.base.dataset() == two.plain.dataset());
  REQUIRE(!keys(two.plain).empty());
  CHECK(keys(two.base) == keys(two.plain));
  REQUIRE(!facts(two.plain).empty());
  CHECK(facts(two.base) == facts(two.plain));
  CHECK(two.base.check() == std::vector<Wording>{});
  CHECK_NOTHROW(two.base.begin_import().known());
}

TEST_CASE("decisions about people who wait hold, and their facts stay those that are printed") {
  TwoBases two;
  for (Base* const base : {&two.base, &two.plain}) {
    DecisionTransaction decisions(*base, decision_model::keys());
    const Appearance first = base->dataset().appearances.at(0);
    decisions.set(first.id, DeclaredField::state, "CHE", {"ana", ""});
    decisions.rename(first.person, "Ana Paz", {"ana", ""});
    const auto other = base->dataset().appearances.at(1).person;
    REQUIRE(other != first.person);
    const std::vector<EntityRef> one{first.person, other};
    decisions.merge(one, {"ana", ""});
    decisions.commit();
    CHECK(base->check() == std::vector<Wording>{});
  }
  CHECK(two.base.dataset() == two.plain.dataset());
  {
    ImportTransaction transaction = two.base.begin_import();
    transaction.settle_waiting_people(name_itself);
    transaction.commit();
  }
  CHECK(facts(two.base) == facts(two.plain));
  CHECK(two.base.check() == std::vector<Wording>{});
}

TEST_CASE("a document whose people wait is read again") {
  TwoBases two;
  for (Base* const base : {&two.base, &two.plain}) {
    Rereading rereading(*base, DocumentId(1), {name_itself, decision_model::keys().organisation});
    static_cast<void>(rereading.write(two.agenda.document, two.agenda.programme,
                                      sample::resolve(two.agenda.programme, rereading.known()), {"ana", ""}));
    rereading.commit();
    CHECK(base->check() == std::vector<Wording>{});
  }
  CHECK(two.base.dataset() == two.plain.dataset());
  CHECK(facts(two.base) == facts(two.plain));
}
