#include <catch2/catch.hpp>

#include "viz/i18n/cluster_text.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/period_text.hpp"

namespace {

using namespace entente;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

Event held(std::optional<Date> start, std::optional<Date> end, std::optional<std::string> when = {}) {
  Event event;
  event.start = start;
  event.end = end;
  event.when = std::move(when);
  return event;
}

Date on(int y, unsigned m, unsigned d) { return Date(year(y), month(m), day(d)); }

TEST_CASE("a period is written as people write it") {
  const Event days = held(on(2017, 4, 18), on(2017, 4, 19));
  CHECK(period_text(days, Language::en) == "18–\u206019 April 2017");
  CHECK(period_text(days, Language::es) == "18–\u206019 de abril de 2017");
  const Event months = held(on(2018, 6, 30), on(2018, 7, 2));
  CHECK(period_text(months, Language::fr) == "30 juin – 2 juillet 2018");
  CHECK(period_text(months, Language::es) == "30 de junio – 2 de julio de 2018");
  const Event years = held(on(2017, 12, 31), on(2018, 1, 1));
  CHECK(period_text(years, Language::en) == "31 December 2017 – 1 January 2018");
  CHECK(period_text(held(on(2018, 3, 1), {}), Language::en) == "1 March 2018");
  CHECK(period_text(held({}, {}, "2018"), Language::fr) == "2018");
  CHECK(period_text(held({}, {}), Language::fr).empty());
}

TEST_CASE("a noun takes the form that fits its number") {
  CHECK(message(Language::en, "cli.rests-on", {"1"}) == "rests on 1 appearance");
  CHECK(message(Language::en, "cli.rests-on", {"0"}) == "rests on 0 appearances");
  CHECK(message(Language::fr, "cli.rests-on", {"0"}) == "repose sur 0 intervention");
  CHECK(message(Language::fr, "cli.rests-on", {"2"}) == "repose sur 2 interventions");
  CHECK(message(Language::es, "cli.rests-on", {"0"}) == "se apoya en 0 intervenciones");
}

TEST_CASE("cluster labels are words of the language for people and keys for programs") {
  const Reference& reference = Reference::builtin();
  Table table{"communities",
              {{"id", "", ColumnType::text}, {"label", "", ColumnType::text}, {"label_names", "", ColumnType::text}},
              {},
              {}};
  table.rows.push_back({{std::string("p1"), std::string("event:e1 + region:009"), std::string("Réunion + 009")}, {}});
  table.rows.push_back({{std::string("p2"), std::monostate(), std::monostate()}, {}});
  const Table shown = with_cluster_names(table, reference, Language::es);
  REQUIRE(shown.columns.size() == 2);
  CHECK(std::get<std::string>(shown.rows[0].cells[1]) == "Réunion + Oceanía");
  CHECK(std::holds_alternative<std::monostate>(shown.rows[1].cells[1]));
}

} // namespace
