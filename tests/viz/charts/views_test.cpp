// What charts show of large bases, and that they say what they leave out.
#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/core/analysis/made_up.hpp"
#include "viz/charts/views.hpp"
#include "viz/i18n/messages.hpp"

using namespace entente;
using entente::test::MadeUp;

namespace {

/// Panels in a row of one meeting; every third has two people of Kenya, the others one.
Dataset panels(int count) {
  MadeUp made;
  const EventId event = made.event("Meeting", 2017);
  const PersonId one = made.person("Ana");
  const PersonId other = made.person("Ben");
  for (int i = 0; i < count; ++i) {
    const SessionId session = made.session(event, fmt::format("Panel {}", i + 1));
    made.appearance(one, event, session, Role::speaker, "KEN");
    if (i % 3 == 0) { made.appearance(other, event, session, Role::speaker, "KEN"); }
  }
  return made.data;
}

/// A ring of people, each with the next.
Network ring(std::uint32_t count) {
  std::vector<Node> nodes(count);
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < count; ++v) {
    nodes[v].id = fmt::format("p{}", v + 1);
    nodes[v].name = fmt::format("Person {}", v + 1);
    ties.push_back({v, (v + 1) % count, 1, TieKind::co_appearance, {}});
  }
  ties.push_back({0, count / 2, 1, TieKind::co_appearance, {}}); // two have three ties
  return {NetworkKind::people, TieWeight::count, std::move(nodes), std::move(ties)};
}

} // namespace

TEST_CASE("a heat map of many panels shows the fullest, in the order of the programme, and says so") {
  const Chart all = heat_map_chart(panels(300), Reference::builtin(), Language::en);
  CHECK(all.categories.size() == 300);
  CHECK(all.note == message(Language::en, "chart.heat-map.note"));
  // 134 of 400 panels have two people: the first 120 of them.
  const Chart part = heat_map_chart(panels(400), Reference::builtin(), Language::en);
  REQUIRE(part.categories.size() == 120);
  CHECK(part.categories[0] == "Panel 1");
  CHECK(part.categories[1] == "Panel 4");
  CHECK(part.categories[119] == "Panel 358");
  CHECK(part.note.ends_with(message(Language::en, "chart.heat-map.part", {"120", "400"})));
  for (const ChartSeries& row : part.series) {
    CHECK(row.values.size() == 120);
    CHECK(std::ranges::all_of(row.values, [](const auto& cell) { return !cell || *cell == 2; }));
  }
}

TEST_CASE("a time line of many meetings goes by year") {
  MadeUp made;
  const PersonId person = made.person("Ana");
  for (int i = 0; i < 201; ++i) {
    const EventId event = made.event("Meeting", i == 200 ? std::nullopt : std::optional(2010 + i % 2));
    made.appearance(person, event, std::nullopt, i % 4 == 0 ? Role::chair : Role::speaker);
  }
  const Chart chart = timeline_chart(made.data, Language::en);
  CHECK(chart.categories == std::vector<std::string>{"2010", "2011", "no year"});
  CHECK(chart.note == message(Language::en, "chart.timeline.years", {"201"}));
  REQUIRE(chart.series.size() == 2);
  const auto& chairs = chart.series[chart.series[0].name == message(Language::en, "role.chair") ? 0 : 1];
  const auto& speakers = chart.series[chart.series[0].name == message(Language::en, "role.chair") ? 1 : 0];
  CHECK(chairs.values == std::vector<std::optional<double>>{50, 0, 1}); // each fourth of the even ones, and the last
  CHECK(speakers.values == std::vector<std::optional<double>>{50, 100, 0});
  made.data.appearances.pop_back(); // with 200 meetings each has its own column
  CHECK(timeline_chart(made.data, Language::en).categories.size() == 200);
}

TEST_CASE("a scatter of many points shows the highest of either measure") {
  const Chart all = scatter_chart(ring(5000), "degree", "core", Language::en);
  CHECK(all.series[0].values.size() == 5000);
  CHECK(all.note.empty());
  // All have degree 2 and core 2 but for the two of degree 3: the first 1,000 of one measure and of the other are the same
  // but for the two that come first by degree.
  const Chart part = scatter_chart(ring(5001), "degree", "core", Language::en);
  CHECK(part.series[0].values.size() == part.series[0].second.size());
  CHECK(part.series[0].values.size() == part.series[0].labels.size());
  CHECK(part.series[0].values.size() >= 1000);
  CHECK(part.series[0].values.size() <= 1002);
  CHECK(std::ranges::count(part.series[0].values, std::optional<double>(3)) == 2);
  CHECK(part.note == message(Language::en, "chart.scatter.part", {std::to_string(part.series[0].values.size()), "5001"}));
}
