#include <algorithm>
#include <numeric>

#include <catch2/catch.hpp>

#include "core/analysis/communities.hpp"
#include "core/analysis/kernels/leiden.hpp"
#include "core/analysis/kernels/rewiring.hpp"
#include "tests/core/analysis/graphs.hpp"

using namespace entente;
using entente::test::karate;
using entente::test::network_of;
using entente::test::Pairs;

namespace {

Pairs clique(std::uint32_t first, std::uint32_t size) {
  Pairs pairs;
  for (std::uint32_t a = 0; a < size; ++a) {
    for (std::uint32_t b = a + 1; b < size; ++b) {
      pairs.emplace_back(first + a, first + b);
    }
  }
  return pairs;
}

Pairs operator+(Pairs a, const Pairs& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// Cliques of `size` in a ring, each tied to the next by one tie.
Network ring_of_cliques(std::uint32_t cliques, std::uint32_t size) {
  Pairs pairs;
  for (std::uint32_t c = 0; c < cliques; ++c) {
    pairs = pairs + clique(c * size, size);
    pairs.emplace_back(c * size, ((c + 1) % cliques) * size + 1);
  }
  return network_of(cliques * size, pairs);
}

} // namespace

TEST_CASE("two triangles joined by a tie are two communities", "[communities]") {
  // 1 - 2        5        7 ties, 3 inside each triangle, strengths 7 and 7 of 14:
  //  \ /        / \       modularity = 2 (6/14 - (7/14)²) = 6/7 - 1/2 = 5/14
  //   3 ------ 4 - 6
  const Network network = network_of(6, {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}, {4, 5}});
  const Communities found = communities(network);
  CHECK(found.of_node == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1});
  CHECK(found.sizes == std::vector<std::uint32_t>{3, 3});
  CHECK(found.modularity == Approx(5.0 / 14).margin(1e-12));
}

TEST_CASE("weights decide where a node between belongs, and loops count", "[communities]") {
  // 1-2 (5), 2-3 (1), 3-4 (5): total 11, strengths 5 6 6 5; groups {1,2} and {3,4} have strength 11 each of 22:
  // modularity 2 (10/22 - 1/4) = 10/11 - 1/2.
  const Network path = network_of(4, {{0, 1}, {1, 2}, {2, 3}}, {5, 1, 5});
  const Communities found = communities(path);
  CHECK(found.of_node == std::vector<std::uint32_t>{0, 0, 1, 1});
  CHECK(found.modularity == Approx(10.0 / 11 - 0.5).margin(1e-12));
  // With a loop of weight 2 at 1 and no groups but singles {1} {2}: one tie of weight 1, strengths 5 and 1 of 6.
  // Together: 6/6 - 1 = 0. Apart: 4/6 - 25/36 - 1/36 = -1/18. So they stay together.
  const Communities loop = communities(network_of(2, {{0, 0}, {0, 1}}, {2, 1}));
  CHECK(loop.sizes == std::vector<std::uint32_t>{2});
  CHECK(loop.modularity == Approx(0).margin(1e-12));
  const auto graph = detail::make_weighted_graph({{0, 1, 1.0}}, {2.0, 0.0});
  CHECK(detail::modularity(graph, std::vector<std::uint32_t>{0, 1}, 1) == Approx(-1.0 / 18).margin(1e-12));
}

TEST_CASE("the karate club reaches its best known modularity", "[communities]") {
  // 0.4198 (0.41978961) is the maximum, proved by Brandes et al. 2008 (IEEE Trans. Knowl. Data Eng. 20, 172-188), with 4
  // groups.
  const Network network = network_of(34, karate());
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
    CommunityOptions options;
    options.seed = seed;
    options.starts = 10;
    const Communities found = communities(network, options);
    CHECK(found.modularity == Approx(0.4197896120973044).margin(1e-9));
    CHECK(found.sizes == std::vector<std::uint32_t>{12, 11, 6, 5});
    CHECK(found.of_node[0] != found.of_node[33]);
  }
}

TEST_CASE("a ring of cliques is its cliques, and clear", "[communities]") {
  // 10 cliques of 5: 10 ties each and one to the next, m = 110; each clique has strength 22 of 220:
  // modularity 10 (20/220 - 1/100) = 20/22 - 1/10.
  const Communities found = communities(ring_of_cliques(10, 5));
  CHECK(found.sizes == std::vector<std::uint32_t>(10, 5));
  CHECK(found.modularity == Approx(20.0 / 22 - 0.1).margin(1e-12));
  for (std::uint32_t v = 0; v < 50; ++v) {
    CHECK(found.of_node[v] == v / 5);
  }
  CHECK(found.clear);
  CHECK(found.rewirings == 20);
  CHECK(found.random_mean < found.modularity - 5 * found.random_deviation);
}

TEST_CASE("no clear structure is an answer", "[communities]") {
  SECTION("all tied: one community") {
    const Communities found = communities(network_of(6, clique(0, 6)));
    CHECK(found.sizes == std::vector<std::uint32_t>{6});
    CHECK(found.modularity == Approx(0).margin(1e-12));
    CHECK_FALSE(found.clear);
  }
  SECTION("a ring: it can be cut, but any ring can") {
    Pairs ring;
    for (std::uint32_t v = 0; v < 30; ++v) {
      ring.emplace_back(v, (v + 1) % 30);
    }
    const Communities found = communities(network_of(30, ring));
    CHECK(found.sizes.size() > 1);
    CHECK_FALSE(found.clear);
  }
  SECTION("two pairs: every network of these degrees is two pairs") {
    const Communities found = communities(network_of(4, {{0, 1}, {2, 3}}));
    CHECK(found.modularity == Approx(0.5));
    CHECK_FALSE(found.clear);
  }
  SECTION("no ties at all") {
    const Communities found = communities(network_of(3, {}));
    CHECK(found.of_node == std::vector<std::uint32_t>(3, no_community));
    CHECK(found.sizes.empty());
    CHECK(found.modularity == 0);
    CHECK_FALSE(found.clear);
  }
}

TEST_CASE("an isolated node belongs to no community", "[communities]") {
  const Network network = network_of(4, {{0, 1}, {1, 3}, {0, 3}});
  CHECK(communities(network).of_node == std::vector<std::uint32_t>{0, 0, no_community, 0});
  const Table table = measure("communities").run(network, {});
  REQUIRE(table.rows.size() == 4);
  CHECK(std::get<std::string>(table.rows[3].cells[0]) == "p3");
  CHECK(std::holds_alternative<std::monostate>(table.rows[3].cells[2]));
  REQUIRE(table.notes.size() == 1);
  CHECK(table.notes[0].key == "communities.note.unclear");
}

TEST_CASE("a higher resolution gives smaller communities", "[communities]") {
  CommunityOptions options;
  options.resolution = 0.05;
  CHECK(communities(ring_of_cliques(6, 4), options).sizes.size() == 1);
  options.resolution = 1;
  CHECK(communities(ring_of_cliques(6, 4), options).sizes.size() == 6);
  options.resolution = 20;
  CHECK(communities(ring_of_cliques(6, 4), options).sizes.size() == 24);
}

TEST_CASE("the same seed gives the same communities; every community is connected", "[communities]") {
  detail::Random random(11);
  for (int round = 0; round < 30; ++round) {
    Pairs pairs;
    for (int i = 0; i < 90; ++i) {
      pairs.emplace_back(random.below(60), random.below(60));
    }
    const Network network = network_of(60, pairs);
    CommunityOptions options;
    options.rewirings = 0;
    options.starts = 1;
    const Communities first = communities(network, options);
    CHECK(communities(network, options).of_node == first.of_node);
    for (std::uint32_t label = 0; label < first.sizes.size(); ++label) {
      // Spread within the community from its first member.
      const auto start = std::find(first.of_node.begin(), first.of_node.end(), label) - first.of_node.begin();
      std::vector<bool> reached(60, false);
      std::vector<std::uint32_t> open{static_cast<std::uint32_t>(start)};
      reached[open[0]] = true;
      std::uint32_t count = 0;
      while (!open.empty()) {
        const std::uint32_t v = open.back();
        open.pop_back();
        ++count;
        for (const std::uint32_t w : network.rows().neighbours(v)) {
          if (first.of_node[w] == label && !reached[w]) {
            reached[w] = true;
            open.push_back(w);
          }
        }
      }
      CHECK(count == first.sizes[label]);
    }
  }
}

TEST_CASE("rewiring keeps every degree, makes no loop or parallel tie, and keeps sides", "[communities]") {
  detail::Random random(3);
  std::vector<detail::WeightedTie> ties;
  for (std::uint32_t a = 0; a < 20; ++a) {
    for (std::uint32_t step : {1U, 3U, 7U}) {
      if (a + step < 20) { ties.push_back({a, a + step, static_cast<double>(step)}); }
    }
  }
  const auto before = detail::make_weighted_graph(ties, std::vector<double>(20, 0));
  const auto mixed = detail::rewire(ties, false, random);
  const auto after = detail::make_weighted_graph(mixed, std::vector<double>(20, 0));
  CHECK(after.offsets == before.offsets);
  CHECK(after.targets != before.targets);
  for (const auto& tie : mixed) {
    CHECK(tie.source < tie.target);
  }
  CHECK(after.targets.size() == 2 * mixed.size());
  std::vector<detail::WeightedTie> sides;
  for (std::uint32_t a = 0; a < 8; ++a) {
    for (std::uint32_t b = 0; b < 4; ++b) {
      if ((a + b) % 3 != 0) { sides.push_back({a, 8 + b, 1}); }
    }
  }
  for (const auto& tie : detail::rewire(sides, true, random)) {
    CHECK(tie.source < 8);
    CHECK(tie.target >= 8);
  }
}

TEST_CASE("a community is named by what is most particular to it", "[communities]") {
  // Two cliques of 4, one tie: the first are all of Africa and all NGOs but one, the second of Europe and ministries;
  // everybody was at the same process, so that says nothing.
  std::vector<Node> nodes(8);
  for (std::size_t v = 0; v < 8; ++v) {
    nodes[v].id = "p" + std::to_string(v + 1);
    nodes[v].region = v < 4 ? "002" : "150";
    nodes[v].category = v == 0 || v >= 4 ? "ministry" : "ngo";
    nodes[v].traits = {{EntityKind::process, "c1", "Dialogue"}};
    if (v < 3) { nodes[v].traits.insert(nodes[v].traits.begin(), {EntityKind::organisation, "o9", "Solidarity"}); }
  }
  std::vector<Tie> ties;
  for (const auto& [a, b] : clique(0, 4) + clique(4, 4) + Pairs{{3, 4}}) {
    ties.push_back({a, b, 1, TieKind::co_appearance, {}});
  }
  const Network network(NetworkKind::people, TieWeight::none, nodes, ties);
  const std::vector<std::uint32_t> group{0, 0, 0, 0, 1, 1, 1, 1};
  const auto names = name_clusters(network, group, 2);
  REQUIRE(names.size() == 2);
  // region:002 has 4 of 4 inside and 0 of 4 outside, prior 2·4/8 = 1: odds 5/1 and 1/5, log 25 = 3.2189, deviation
  // sqrt(1/5 + 1/1) = 1.0954, z = 2.938. category:ngo has 3 and 0, prior 0.75: odds 3.75/2.25 and 0.75/5.25, log 11.667
  // = 2.4567, deviation sqrt(1/3.75 + 1/0.75) = 1.2649, z = 1.942.
  REQUIRE(names[0].terms.size() == 2);
  CHECK(names[0].key() == "region:002 + category:ngo");
  CHECK(names[0].terms[0].score == Approx(2.938).margin(0.001));
  CHECK(names[0].terms[1].score == Approx(1.942).margin(0.001));
  CHECK(names[0].terms[1].inside == 3);
  CHECK(names[0].terms[1].outside == 0);
  // category:ministry has 4 of 4 and 1 of 4, prior 1.25: odds 5.25/0.75 and 2.25/3.75, log 11.667 = 2.4567, deviation
  // sqrt(1/5.25 + 1/2.25) = 0.7968, z = 3.083: ahead of the region.
  CHECK(names[1].key() == "category:ministry + region:150");
  CHECK(names[1].terms[0].score == Approx(3.083).margin(0.001));
  // A word that all of a group have heard and nobody else counts as a region does; one heard by all says nothing.
  for (std::size_t v = 0; v < 8; ++v) {
    nodes[v].region = nodes[v].category = "";
    nodes[v].words = v < 4 ? std::vector<std::string>{"migration", "santé"} : std::vector<std::string>{"migration"};
  }
  const auto by_words = name_clusters(Network(NetworkKind::people, TieWeight::none, nodes, ties), group, 2);
  REQUIRE(by_words[0].terms.size() == 1); // the body is all that is known of bodies
  CHECK(by_words[0].key() == "word:sante");
  CHECK(by_words[0].names() == "santé");
  CHECK(by_words[0].terms[0].score == Approx(2.938).margin(0.001));
  CHECK(by_words[1].terms.empty());
}
