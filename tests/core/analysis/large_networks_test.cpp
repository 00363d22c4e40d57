// What is done otherwise on large networks: it says so, and stays right.
#include <algorithm>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "core/analysis/betweenness.hpp"
#include "core/analysis/communities.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/analysis/kernels/rewiring.hpp"
#include "core/analysis/kernels/thinning.hpp"
#include "core/analysis/missing_ties.hpp"
#include "core/analysis/questions/stability.hpp"
#include "core/analysis/two_mode.hpp"
#include "tests/core/analysis/graphs.hpp"
#include "tests/core/analysis/made_up.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using entente::test::has_note;
using entente::test::MadeUp;
using entente::test::network_of;
using entente::test::Pairs;

namespace {

/// Cliques side by side.
Network cliques(std::uint32_t count, std::uint32_t size) {
  Pairs pairs;
  for (std::uint32_t first = 0; first < count * size; first += size) {
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) {
        pairs.emplace_back(first + a, first + b);
      }
    }
  }
  return network_of(count * size, pairs);
}

std::vector<std::uint32_t> degrees(const std::vector<detail::WeightedTie>& ties, std::uint32_t nodes) {
  std::vector<std::uint32_t> result(nodes, 0);
  for (const auto& tie : ties) {
    ++result[tie.source];
    ++result[tie.target];
  }
  return result;
}

bool simple(const std::vector<detail::WeightedTie>& ties) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  return std::ranges::all_of(
      ties, [&](const auto& tie) { return tie.source < tie.target && seen.emplace(tie.source, tie.target).second; });
}

/// People of several bodies and states on panels and off them.
Dataset meetings() {
  MadeUp made;
  detail::Random random(5);
  const EventId event = made.event("Meeting", 2017);
  std::vector<SessionId> sessions;
  for (int i = 0; i < 12; ++i) {
    sessions.push_back(made.session(event, "Panel", i == 3 ? SessionKind::break_ : SessionKind::panel));
  }
  for (int i = 0; i < 9; ++i) {
    made.organisation("Body", "ngo");
  }
  made.data.organisations[1].parent = made.data.organisations[0].id; // a unit of the first
  std::vector<PersonId> people;
  for (int i = 0; i < 30; ++i) {
    people.push_back(made.person("Somebody"));
  }
  const char* const states[] = {"FRA", "KEN", "PER", "", "CHE"};
  for (int i = 0; i < 120; ++i) {
    const PersonId person = people[random.below(30)];
    const std::optional<SessionId> session = i % 17 == 0 ? std::nullopt : std::optional(sessions[random.below(12)]);
    Appearance& appearance = made.appearance(person, event, session, Role::speaker, states[random.below(5)]);
    for (std::uint32_t bodies = random.below(3); bodies > 0; --bodies) {
      appearance.organisations.push_back(made.data.organisations[random.below(9)].id);
    }
  }
  return made.data;
}

} // namespace

TEST_CASE("pairing ends anew keeps every degree, and makes no loop or parallel tie", "[large]") {
  // A star with 12 ends, a ring around it, and chords: what comes out doubled at the hub must be mended.
  std::vector<detail::WeightedTie> ties;
  for (std::uint32_t v = 1; v <= 12; ++v) {
    ties.push_back({0, v, 1});
    if (v < 12) { ties.push_back({v, v + 1, 1}); }
    if (v <= 7) { ties.push_back({v, v + 5, 1}); }
  }
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    detail::Random random(seed);
    const auto drawn = detail::pair_anew(ties, false, random);
    CHECK(degrees(drawn, 13) == degrees(ties, 13));
    CHECK(simple(drawn));
    detail::Random again(seed);
    const auto same = detail::pair_anew(ties, false, again);
    CHECK(std::ranges::equal(drawn, same, [](const auto& a, const auto& b) {
      return a.source == b.source && a.target == b.target && a.weight == b.weight;
    }));
  }
  // Two sides: sources stay sources.
  std::vector<detail::WeightedTie> sides;
  for (std::uint32_t a = 0; a < 8; ++a) {
    for (std::uint32_t b = 0; b < 5; ++b) {
      if ((a + b) % 3 != 0) { sides.push_back({a, 8 + b, 1}); }
    }
  }
  detail::Random random(3);
  const auto drawn = detail::pair_anew(sides, true, random);
  CHECK(degrees(drawn, 13) == degrees(sides, 13));
  CHECK(simple(drawn));
  CHECK(std::ranges::all_of(drawn, [](const auto& tie) { return tie.source < 8 && tie.target >= 8; }));
}

TEST_CASE("all tied to all: there is one network with these degrees, and pairing comes to an end", "[large]") {
  std::vector<detail::WeightedTie> ties;
  for (std::uint32_t a = 0; a < 9; ++a) {
    for (std::uint32_t b = a + 1; b < 9; ++b) {
      ties.push_back({a, b, 1});
    }
  }
  detail::Random random(1);
  const auto drawn = detail::pair_anew(ties, false, random);
  CHECK(drawn.size() == ties.size());
  CHECK(simple(drawn));
  CHECK(detail::pair_anew({}, false, random).empty());
}

TEST_CASE("between groups of a large network, as many ties are expected as random pairing of ends gives", "[large]") {
  // All of 320 tied to all: m = 51,040, each half has 160 · 319 ends, so 51040² / (2 · 51040 - 1) = 25520.25 are expected
  // between the halves. (No simple network but this one has its degrees: that would give 25,600.)
  const Network network = cliques(1, 320);
  REQUIRE(pairs_ends(network.ties().size()));
  std::vector<std::uint32_t> halves(320, 0);
  std::fill(halves.begin() + 160, halves.end(), 1U);
  const auto pairs = group_pairs(network, halves, 2, 99, 1);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].observed == 25600);
  CHECK(pairs[0].expected == Approx(25520.25).margin(45)); // 4 standard errors: √(m/4 ·…) ≈ 113, of 99 networks 11
  CHECK(pairs[0].deviation > 0);
  // The same with one thread and two.
  const auto alone = group_pairs(network, halves, 2, 99, 1, {}, Work{1, nullptr, {}});
  CHECK(alone[0].expected == pairs[0].expected);
  CHECK(alone[0].deviation == pairs[0].deviation);
  const Table table = measure("missing-ties").run(cliques(3, 200), {{"by", "community"}});
  CHECK(std::ranges::any_of(table.notes, [](const TableNote& note) { return note.key == "missing-ties.note.paired"; }));
  const Table small = measure("missing-ties").run(cliques(3, 5), {{"by", "community"}});
  CHECK(std::ranges::none_of(small.notes, [](const TableNote& note) { return note.key == "missing-ties.note.paired"; }));
}

TEST_CASE("on a two-mode network of many ties, ends are paired between the sides", "[large]") {
  // 250 actors each at all of 200 places; groups: first half of the actors, second half of the places. Every tie has one of
  // 125 / 250 sources there and 100 / 200 targets there: of 50,000 ties a quarter is expected, in every random network near
  // 12,500; with one side mixed into the other it would be otherwise.
  std::vector<Node> nodes(450);
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < 450; ++v) {
    nodes[v].kind = v < 250 ? EntityKind::person : EntityKind::session;
    nodes[v].id = (v < 250 ? "p" : "s") + std::to_string(v + 1);
  }
  for (std::uint32_t a = 0; a < 250; ++a) {
    for (std::uint32_t b = 250; b < 450; ++b) {
      ties.push_back({a, b, 1, TieKind::appearance, {}});
    }
  }
  const Network network(NetworkKind::people_sessions, TieWeight::count, nodes, ties);
  std::vector<std::uint32_t> group(450, 2);
  std::fill(group.begin(), group.begin() + 125, 0U);
  std::fill(group.begin() + 350, group.end(), 1U);
  const auto pairs = group_pairs(network, group, 2, 99, 1);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].observed == 12500);
  CHECK(pairs[0].expected == Approx(12500).margin(30));
}

TEST_CASE("communities of a large network are sought less often, and the note tells", "[large]") {
  const Network network = cliques(20, 72); // 20 · 2,556 = 51,120 ties
  REQUIRE(searched_briefly(network));
  const Communities found = communities(network);
  CHECK(found.sizes == std::vector<std::uint32_t>(20, 72));
  CHECK(found.clear);
  CHECK(found.starts == 2);
  CHECK(found.rewirings == 3);
  CHECK(communities(network, {}, Work{1, nullptr, {}}).of_node == found.of_node);
  const Table table = measure("communities").run(network, {});
  CHECK(has_note(table, "communities.note.brief", {"2"}));
  CHECK(has_note(measure("communities").run(network, {{"starts", "3"}}), "communities.note.brief", {"3"}));
  const Table small = measure("communities").run(cliques(2, 5), {});
  CHECK(std::ranges::none_of(small.notes, [](const TableNote& note) { return note.key == "communities.note.brief"; }));
  CHECK(communities(cliques(2, 5)).starts == 4);
  CHECK(communities(cliques(2, 5)).rewirings == 20);
}

TEST_CASE("memberships in a large network are tried twice, and the note tells", "[large]") {
  // Ten panels of 102 people who sit on no other: 10 · 102 · 101 / 2 = 51,510 ties; what is left out takes a whole circle.
  MadeUp made;
  const EventId event = made.event("Meeting", 2017);
  for (int panel = 0; panel < 10; ++panel) {
    const SessionId session = made.session(event, "Panel");
    for (int i = 0; i < 102; ++i) {
      made.appearance(made.person("Somebody"), event, session);
    }
  }
  const Table table = question("stability").run(made.data, Reference::builtin(), {}, {});
  CHECK(has_note(table, "stability.note.brief", {"2"}));
  CHECK(has_note(question("stability").run(made.data, Reference::builtin(), {}, {{"resamples", "3"}}),
                 "stability.note.brief", {"3"}));
  CHECK(entente::test::real(table, "p1", "seeds") == 1);
}

TEST_CASE("a network without some sessions is the same whether thinned or made anew", "[large]") {
  const Dataset dataset = meetings();
  int thinned = 0;
  for (const NetworkKind kind :
       {NetworkKind::people, NetworkKind::organisations, NetworkKind::states, NetworkKind::people_sessions,
        NetworkKind::states_processes, NetworkKind::organisations_processes, NetworkKind::actors}) {
    for (const TieWeight weight : {TieWeight::none, TieWeight::count, TieWeight::newman}) {
      const Network whole = make_network(dataset, Reference::builtin(), kind, weight);
      if (!Thinning::possible(whole)) { continue; }
      ++thinned;
      const Thinning thinning(whole, dataset);
      detail::Random random(9);
      for (int round = 0; round < 20; ++round) {
        std::vector<bool> kept;
        Dataset part = dataset;
        for (std::size_t i = 0; i < dataset.sessions.size(); ++i) {
          kept.push_back(random.below(3) > 0);
        }
        std::erase_if(part.appearances, [&](const Appearance& one) {
          return one.session && !kept[static_cast<std::size_t>(one.session->value) - 1];
        });
        std::vector<std::uint32_t> left;
        const Network fast = thinning.network(kept, left);
        const Network slow = make_network(part, Reference::builtin(), kind, weight);
        REQUIRE(left.size() == slow.nodes().size());
        REQUIRE(fast.ties().size() == slow.ties().size());
        for (std::size_t v = 0; v < left.size(); ++v) {
          CHECK(whole.nodes()[left[v]].id == slow.nodes()[v].id);
          CHECK(fast.nodes()[v].kind == slow.nodes()[v].kind);
        }
        for (std::size_t i = 0; i < fast.ties().size(); ++i) {
          CHECK(fast.ties()[i].source == slow.ties()[i].source);
          CHECK(fast.ties()[i].target == slow.ties()[i].target);
          CHECK(fast.ties()[i].weight == slow.ties()[i].weight);
        }
      }
    }
  }
  CHECK(thinned == 15); // three one-mode kinds with two weights, three two-mode kinds with three
}

TEST_CASE("where exact betweenness takes too long it is estimated, and says within what", "[large]") {
  // A star of 10,000 arms: the hub is on the way of each of their pairs, 10000 · 9999 / 2; nobody else is on any.
  Pairs pairs;
  for (std::uint32_t v = 1; v <= 10'000; ++v) {
    pairs.emplace_back(0, v);
  }
  const Network star = network_of(10'001, pairs);
  REQUIRE(too_large_for_exact(star));
  const SampledBetweenness found = affordable_betweenness(star);
  CHECK(found.samples == 256);
  CHECK(found.error > 0);
  CHECK(std::abs(found.values[0] - 49'995'000.0) <= found.error);
  CHECK(found.values[1] == 0);
  const Table table = affordable(measure("betweenness"), star);
  CHECK(std::ranges::any_of(table.notes, [](const TableNote& note) { return note.key == "betweenness.note.sampled"; }));
  CHECK(affordable(measure("degree"), star).notes.empty());
  const Network path = network_of(3, {{0, 1}, {1, 2}});
  CHECK(affordable_betweenness(path).values == std::vector<double>{0, 1, 0});
  CHECK(affordable_betweenness(path).samples == 0);
}

TEST_CASE("two-mode clustering is the share of paths of four ties that a third place closes", "[large]") {
  // By the definition: all j - p - i - q - k of five different nodes, and whether j and k share a place but p and q.
  detail::Random random(17);
  for (const std::uint32_t ties : {25U, 40U, 70U}) {
    constexpr std::uint32_t actors = 12;
    constexpr std::uint32_t all = 22;
    std::set<std::pair<std::uint32_t, std::uint32_t>> tied;
    while (tied.size() < ties) {
      tied.emplace(random.below(actors), actors + random.below(all - actors));
    }
    const Network network = network_of(all, Pairs(tied.begin(), tied.end()));
    Sides sides(all, 1);
    std::fill(sides.begin(), sides.begin() + actors, std::uint8_t{0});
    const TwoModeClustering found = two_mode_clustering(network.rows(), sides);
    CHECK(two_mode_clustering(network.rows(), sides, Work{1, nullptr, {}}).actors == found.actors);
    const Rows rows = network.rows();
    for (std::uint32_t i = 0; i < all; ++i) {
      int paths = 0;
      int closed = 0;
      for (const std::uint32_t p : rows.neighbours(i)) {
        for (const std::uint32_t q : rows.neighbours(i)) {
          for (const std::uint32_t j : rows.neighbours(p)) {
            for (const std::uint32_t k : rows.neighbours(q)) {
              if (p == q || j == i || k == i || j == k) { continue; }
              ++paths;
              const auto of_k = rows.neighbours(k);
              closed += std::ranges::any_of(rows.neighbours(j), [&](std::uint32_t r) {
                return r != p && r != q && std::ranges::binary_search(of_k, r);
              });
            }
          }
        }
      }
      if (paths == 0) {
        CHECK(std::isnan(found.of_node[i]));
      } else {
        CHECK(found.of_node[i] == Approx(static_cast<double>(closed) / paths).margin(1e-12));
      }
    }
  }
}
