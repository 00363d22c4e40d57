#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>

#include "core/analysis/articulation.hpp"
#include "core/analysis/clustering.hpp"
#include "core/analysis/constraint.hpp"
#include "core/analysis/core_number.hpp"
#include "core/analysis/harmonic.hpp"
#include "core/analysis/pagerank.hpp"
#include "tests/core/analysis/graphs.hpp"

using namespace entente;
using entente::test::karate;
using entente::test::network_of;
using entente::test::Pairs;

namespace {

using Numbers = std::vector<std::uint32_t>;

/// 1 - 2
/// | /
/// 3 - 4 - 5   6 (alone)
Network kite() { return network_of(6, {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}}); }

} // namespace

TEST_CASE("PageRank of a star, of isolated nodes, and with weights", "[measures]") {
  // Star of 3 leaves, damping d: c = (1-d)/4 + 3 d l, l = (1-d)/4 + d c/3. With d = 0.5: c = 1/8 + 3l/2, l = 1/8 + c/6, so
  // 3c/4 = 5/16 and c = 5/12, l = 7/36.
  const auto star = pagerank(network_of(4, {{0, 1}, {0, 2}, {0, 3}}), 0.5);
  CHECK(star[0] == Approx(5.0 / 12).margin(1e-12));
  CHECK(star[1] == Approx(7.0 / 36).margin(1e-12));
  // 1 - 2 and 3 alone, d = 0.5: x each of the pair, y alone; x = (0.5 · 2x + y)/3 + x/2, so x/6 = y/3: x = 2y; y = 1/5.
  const auto alone = pagerank(network_of(3, {{0, 1}}), 0.5);
  CHECK(alone[0] == Approx(0.4).margin(1e-12));
  CHECK(alone[2] == Approx(0.2).margin(1e-12));
  // 1 -3- 2 -1- 3, d = 0.5: a = 1/6 + 3b/8, c = 1/6 + b/8, b = 1/6 + (a + c)/2 = 1/3 + b/4: b = 4/9, a = 1/3, c = 2/9.
  const auto weighted = pagerank(network_of(3, {{0, 1}, {1, 2}}, {3, 1}), 0.5);
  CHECK(weighted[0] == Approx(1.0 / 3).margin(1e-12));
  CHECK(weighted[1] == Approx(4.0 / 9).margin(1e-12));
  CHECK(weighted[2] == Approx(2.0 / 9).margin(1e-12));
  CHECK(pagerank(network_of(2, {{0, 1}}), 0) == std::vector<double>{0.5, 0.5});
}

TEST_CASE("PageRank of the karate club is as NetworkX documents it", "[measures]") {
  const auto values = pagerank(network_of(34, karate()));
  CHECK(values[0] == Approx(0.0970).margin(5e-5));
  CHECK(values[33] == Approx(0.1009).margin(5e-5));
  CHECK(std::accumulate(values.begin(), values.end(), 0.0) == Approx(1).margin(1e-11));
}

TEST_CASE("core numbers peel the network from outside", "[measures]") {
  CHECK(core_number(kite()) == Numbers{2, 2, 2, 1, 1, 0});
  // A clique of 4 (each has 3 in it) with a tail; a loop adds nothing, a parallel tie counts.
  CHECK(core_number(network_of(5, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 4}})) ==
        Numbers{3, 3, 3, 3, 1});
  CHECK(core_number(network_of(2, {{0, 1}, {0, 1}})) == Numbers{2, 2});
}

TEST_CASE("harmonic closeness is the mean of one over the distance", "[measures]") {
  const auto values = harmonic(kite());
  // From 3: 1, 2, 4 at 1 step, 5 at 2, 6 out of reach: (3 + 1/2) / 5. From 5: 4 at 1, 3 at 2, 1 and 2 at 3.
  CHECK(values[2] == Approx(3.5 / 5).margin(1e-12));
  CHECK(values[4] == Approx((1 + 0.5 + 2.0 / 3) / 5).margin(1e-12));
  CHECK(values[5] == 0);
  CHECK(std::isnan(harmonic(network_of(1, {}))[0]));
  CHECK(std::holds_alternative<std::monostate>(measure("harmonic").run(network_of(1, {}), {}).rows[0].cells[2]));
}

TEST_CASE("constraint of a path, a triangle and a kite", "[measures]") {
  // Path 1-2-3: the middle has two halves that don't know each other: 1/4 + 1/4; the ends have one contact: 1.
  const auto path = constraint(network_of(3, {{0, 1}, {1, 2}}));
  CHECK(path[1] == Approx(0.5).margin(1e-12));
  CHECK(path[0] == Approx(1).margin(1e-12));
  // Triangle: 2 (1/2 + 1/2 · 1/2)² = 9/8.
  CHECK(constraint(network_of(3, {{0, 1}, {0, 2}, {1, 2}}))[0] == Approx(9.0 / 8).margin(1e-12));
  // Kite: of 3, p = 1/3 to 1, 2, 4. For 1: 1/3 + 1/3 · 1/2 = 1/2 (over 2), the same for 2, 1/3 for 4: 1/4 + 1/4 + 1/9.
  const auto values = constraint(kite());
  CHECK(values[2] == Approx(0.5 + 1.0 / 9).margin(1e-12));
  CHECK(std::isnan(values[5]));
  // Weights: 2 -3- 1 -1- 3: 9/16 + 1/16; a loop at 1 changes nothing, a tie split in two parallel ones is the same tie.
  CHECK(constraint(network_of(3, {{0, 1}, {0, 2}, {0, 0}}, {3, 1, 5}))[0] == Approx(10.0 / 16).margin(1e-12));
  CHECK(constraint(network_of(3, {{0, 1}, {0, 1}, {0, 2}}, {1, 2, 1}))[0] == Approx(10.0 / 16).margin(1e-12));
}

TEST_CASE("articulation counts the parts that a node holds together", "[measures]") {
  // Without 3: {1, 2} and {4, 5}: one part more. Without 4: {1, 2, 3} and {5}.
  CHECK(articulation(kite()) == Numbers{0, 0, 1, 1, 0, 0});
  // A star of 4 leaves falls into 4 parts; that is 3 more. The search begins at the centre, or at a leaf.
  CHECK(articulation(network_of(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}})) == Numbers{3, 0, 0, 0, 0});
  CHECK(articulation(network_of(5, {{4, 1}, {4, 2}, {4, 3}, {4, 0}})) == Numbers{0, 0, 0, 0, 3});
  // Loops and parallel ties do not matter.
  CHECK(articulation(network_of(3, {{0, 1}, {0, 1}, {1, 2}, {1, 1}})) == Numbers{0, 1, 0});
}

TEST_CASE("clustering is the share of contacts' pairs that are tied", "[measures]") {
  const auto values = clustering(kite());
  CHECK(values[0] == 1);
  CHECK(values[2] == Approx(1.0 / 3).margin(1e-12)); // of 1|2, 1|4, 2|4 the first
  CHECK(values[3] == 0);
  CHECK(std::isnan(values[4]));
  CHECK(std::isnan(values[5]));
}
