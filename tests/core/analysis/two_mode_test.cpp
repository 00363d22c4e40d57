#include <cmath>

#include <catch2/catch.hpp>

#include "core/analysis/measure.hpp"
#include "core/analysis/two_mode.hpp"
#include "tests/core/analysis/graphs.hpp"
#include "tests/core/analysis/southern_women.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using entente::test::has_note;
using entente::test::network_of;
using entente::test::southern_women;

namespace {

/// Values in the order of the women, then of the events.
void check_published(const std::vector<double>& found, const std::vector<double>& published, double half_digit) {
  REQUIRE(found.size() == published.size());
  for (std::size_t v = 0; v < found.size(); ++v) {
    CAPTURE(v);
    CHECK(found[v] == Approx(published[v]).margin(half_digit));
  }
}

} // namespace

TEST_CASE("the Southern Women have the published two-mode degree, closeness and betweenness", "[two-mode]") {
  // Two digits, as Borgatti & Halgin 2011 (Analyzing affiliation networks, table 28.5) and NetworkX print them.
  const Network network = southern_women();
  REQUIRE(network.ties().size() == 89);
  const Sides sides = sides_of(network);
  check_published(two_mode_degree(network.rows(), sides),
                  {.57, .50, .57, .50, .29, .29, .29, .21, .29, .29, .29, .43, .50, .57, .36, .14,
                   .14, .14, .17, .17, .33, .22, .44, .44, .56, .78, .67, .28, .22, .33, .17, .17},
                  0.007);
  check_published(two_mode_closeness(network.rows(), sides),
                  {.80, .73, .80, .73, .60, .67, .67, .67, .71, .71, .69, .73, .77, .80, .73, .65,
                   .59, .59, .52, .52, .56, .54, .59, .69, .73, .85, .79, .55, .54, .56, .52, .52},
                  0.007);
  check_published(two_mode_betweenness(network.rows(), sides),
                  {.10, .05, .09, .05, .01, .01, .01, .01, .02, .02, .02, .05, .07, .11, .04, .00,
                   .01, .01, .00, .00, .02, .01, .04, .07, .13, .24, .23, .01, .02, .02, .00, .00},
                  0.007);
}

TEST_CASE("the Southern Women cluster as the program of Opsahl 2013 says", "[two-mode]") {
  // tnet's clustering_tm and clustering_local_tm, seven digits; women, then events.
  const Network network = southern_women();
  const TwoModeClustering found = two_mode_clustering(network.rows(), sides_of(network));
  CHECK(found.actors == Approx(0.7718968).margin(5e-8));
  check_published(found.of_node, {0.7666667, 0.8421751, 0.7523437, 0.8387909, 1.0000000, 0.8690476, 0.7959184, 0.6462585,
                                  0.6702509, 0.6740891, 0.7138810, 0.7695560, 0.7461929, 0.8379501, 0.8159204, 0.5407407,
                                  0.5806452, 0.5806452, 1.0000000, 0.9487179, 0.9532967, 0.9644970, 0.9628253, 0.8135593,
                                  0.7171825, 0.7791580, 0.7353630, 0.8544601, 0.9555556, 0.8844765, 0.8709677, 0.8709677},
                  5e-8);
}

TEST_CASE("small two-mode networks have values by hand", "[two-mode]") {
  // A path a - P - b - Q: a and b are actors (0, 1), P and Q places (2, 3).
  const Network path = network_of(4, {{0, 2}, {1, 2}, {1, 3}});
  const Sides sides{0, 0, 1, 1};
  CHECK(two_mode_degree(path.rows(), sides) == std::vector<double>{0.5, 1, 1, 0.5});
  // a: (2 + 2) / (1 + 2 + 3) = 2/3; b: (2 + 2) / (1 + 1 + 2) = 1.
  const auto near = two_mode_closeness(path.rows(), sides);
  CHECK(near[0] == Approx(2.0 / 3).margin(1e-12));
  CHECK(near[1] == Approx(1).margin(1e-12));
  CHECK(near[3] == Approx(2.0 / 3).margin(1e-12));
  // Own 2, other 2: s = 0, t = 1: (4 + 2·1 - 1·(0 - 1 + 3)) / 2 = 2; b stands between
  // two pairs (a-Q, P-Q).
  CHECK(two_mode_betweenness(path.rows(), sides) == std::vector<double>{0, 1, 1, 0});
  // No path of four ties: nothing to close.
  for (const double value : two_mode_clustering(path.rows(), sides).of_node) {
    CHECK(std::isnan(value));
  }
  // Three actors on three places in a ring of six: the one path centred on each is closed by the third place.
  const Network ring = network_of(6, {{0, 3}, {1, 3}, {1, 4}, {2, 4}, {2, 5}, {0, 5}});
  const TwoModeClustering closed = two_mode_clustering(ring.rows(), {0, 0, 0, 1, 1, 1});
  CHECK(closed.of_node == std::vector<double>{1, 1, 1, 1, 1, 1});
  // Without the last tie the path around 1 (0 - 3 - 1 - 4 - 2) stays open, that around 2 is gone.
  const TwoModeClustering open =
      two_mode_clustering(network_of(6, {{0, 3}, {1, 3}, {1, 4}, {2, 4}, {2, 5}}).rows(), {0, 0, 0, 1, 1, 1});
  CHECK(open.of_node[1] == 0);
  CHECK(std::isnan(open.of_node[2]));
  CHECK(open.actors == 0);
}

TEST_CASE("isolated, single and disconnected nodes have two-mode values", "[two-mode]") {
  // a - P beside b - Q and c alone: 5 nodes.
  const Network apart = network_of(5, {{0, 3}, {1, 4}});
  const Sides sides{0, 0, 0, 1, 1};
  check_published(two_mode_degree(apart.rows(), sides), {0.5, 0.5, 0, 1.0 / 3, 1.0 / 3}, 1e-12);
  // a reaches P alone: (1 + 0) / 1, times 1 of 4 others.
  CHECK(two_mode_closeness(apart.rows(), sides) == std::vector<double>{0.25, 0.25, 0, 0.25, 0.25});
  CHECK(two_mode_betweenness(apart.rows(), sides) == std::vector<double>{0, 0, 0, 0, 0});
  const Network single = network_of(1, {});
  CHECK(std::isnan(two_mode_degree(single.rows(), {0})[0]));
  CHECK(std::isnan(two_mode_closeness(single.rows(), {0})[0]));
  CHECK(std::isnan(two_mode_betweenness(single.rows(), {0})[0]));
  CHECK(two_mode_degree(network_of(0, {}).rows(), {}).empty());
}

TEST_CASE("values of two modes do not depend on how nodes are numbered", "[two-mode]") {
  const Network network = southern_women();
  const auto last = static_cast<std::uint32_t>(network.nodes().size() - 1);
  std::vector<Node> nodes(network.nodes().rbegin(), network.nodes().rend());
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties()) {
    ties.push_back({last - tie.target, last - tie.source, 1, TieKind::appearance, {}});
  }
  const Network turned(NetworkKind::people_sessions, TieWeight::none, std::move(nodes), std::move(ties));
  const auto one = two_mode_clustering(network.rows(), sides_of(network)).of_node;
  const auto other = two_mode_clustering(turned.rows(), sides_of(turned)).of_node;
  const auto near = two_mode_closeness(network.rows(), sides_of(network));
  const auto near_turned = two_mode_closeness(turned.rows(), sides_of(turned));
  const auto between = two_mode_betweenness(network.rows(), sides_of(network));
  const auto between_turned = two_mode_betweenness(turned.rows(), sides_of(turned));
  for (std::uint32_t v = 0; v <= last; ++v) {
    CHECK(one[v] == Approx(other[last - v]).margin(1e-12));
    CHECK(near[v] == Approx(near_turned[last - v]).margin(1e-12));
    CHECK(between[v] == Approx(between_turned[last - v]).margin(1e-12));
  }
}

TEST_CASE("two-mode measures say so when the network has one mode", "[two-mode]") {
  for (const char* name : {"two-mode-degree", "two-mode-closeness", "two-mode-betweenness", "two-mode-clustering"}) {
    const Table table = measure(name).run(network_of(2, {{0, 1}}), {});
    CHECK(table.rows.size() == 2);
    CHECK(entente::test::empty(table, "p1", name));
    CHECK(has_note(table, "two-mode.note", {}));
  }
  const Table table = measure("two-mode-clustering").run(southern_women(), {});
  CHECK(entente::test::real(table, "p5", "two-mode-clustering") == 1);
  CHECK(table.notes.at(0).arguments.at(0) == "0.772");
}
