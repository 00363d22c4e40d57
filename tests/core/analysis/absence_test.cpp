#include <catch2/catch.hpp>

#include "core/analysis/questions/question.hpp"
#include "core/error.hpp"
#include "made_up.hpp"
#include "table_reading.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// France speaks in 2015 and 2018, Kenya only in 2015, Fiji only moderates in 2018, Chad is on a list of participants of a
/// meeting without a date, Canada is no member; Germany is never seen.
Table ask(const Options& options = {}) {
  MadeUp made;
  const EventId old = made.event("Old", 2015);
  const EventId recent = made.event("New", 2018);
  const EventId undated = made.event("Undated");
  made.appearance(made.person("Ana"), old, made.session(old, "A"), Role::speaker, "FRA");
  made.appearance(made.person("Ben"), old, SessionId(1), Role::speaker, "KEN");
  made.appearance(made.person("Cyr"), recent, made.session(recent, "B"), Role::presenter, "FRA");
  made.appearance(made.person("Dee"), recent, SessionId(2), Role::moderator, "FJI");
  made.appearance(made.person("Eve"), undated, std::nullopt, Role::participant, "TCD");
  made.appearance(made.person("Fay"), recent, SessionId(2), Role::speaker, "CAN").state_printed = false;
  const Population members{"five", {"DEU", "FJI", "FRA", "KEN", "TCD"}};
  return question("absence").run(made.data, Reference::builtin(), members, options);
}

std::vector<std::string> with_status(const Table& table, std::string_view status) {
  std::vector<std::string> ids;
  for (const Row& one : table.rows) {
    if (std::get<std::string>(one.cells[column(table, "status")]) == status) {
      ids.push_back(std::get<std::string>(one.cells[0]));
    }
  }
  return ids;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("absence tells the never seen from those seen and never heard, and from those not seen lately") {
  const Table table = ask();
  CHECK(with_status(table, "never-seen") == Ids{"DEU"});
  CHECK(with_status(table, "never-speaking") == Ids{"FJI", "TCD"});
  CHECK(with_status(table, "not-since") == Ids{"KEN"}); // an undated appearance is not long ago
  CHECK(with_status(table, "not-member") == Ids{"CAN"});
  CHECK(whole(table, "KEN", "last_seen") == 2015);
  CHECK(empty(table, "TCD", "last_seen"));
  CHECK(text(table, "DEU", "region") == "150");
  CHECK(row(table, "FJI").evidence == std::vector<AppearanceId>{AppearanceId(4)});
  CHECK(has_note(table, "note.absence.seen", {"4", "5", "1"}));
  CHECK(has_note(table, "note.absence.others", {"1"}));
}

TEST_CASE("absence takes the year and the rule for states") {
  CHECK(with_status(ask({{"since", "2019"}}), "not-since") == Ids{"FJI", "FRA", "KEN"});
  CHECK(with_status(ask({{"since", "2015"}}), "not-since").empty());
  CHECK(with_status(ask({{"states", "printed"}}), "not-member").empty());
  CHECK_THROWS_AS(ask({{"since", "soon"}}), Error);
}
