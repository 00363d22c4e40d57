#include <cmath>

#include <catch2/catch.hpp>

#include "core/analysis/betweenness.hpp"
#include "core/analysis/comparison.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/error.hpp"
#include "tests/core/analysis/graphs.hpp"

using namespace entente;
using entente::test::karate;
using entente::test::network_of;
using entente::test::Pairs;

namespace {

/// Nodes of the given ids, tied in a row.
Network row_of_people(const std::vector<std::string>& ids) {
  std::vector<Node> nodes;
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < ids.size(); ++v) {
    Node node;
    node.id = ids[v];
    node.name = "Person " + ids[v];
    nodes.push_back(std::move(node));
    if (v > 0) { ties.push_back({v - 1, v, 1, TieKind::co_appearance, {}}); }
  }
  return Network(NetworkKind::people, TieWeight::none, std::move(nodes), std::move(ties));
}

std::string text(const Row& row, std::size_t column) { return std::get<std::string>(row.cells[column]); }

} // namespace

TEST_CASE("who stayed, left and came, and whose position changed", "[comparison]") {
  // Before: p1 - p2 - p3. After: p2 - p3 - p4 - p5: p3 goes from one tie to two, p2 from two to one.
  const Network before = row_of_people({"p1", "p2", "p3"});
  const Network after = row_of_people({"p2", "p3", "p4", "p5"});
  const Table table = compare_networks(before, after, measure("degree"), {});
  REQUIRE(table.rows.size() == 5);
  CHECK(text(table.rows[0], 0) == "p2");
  CHECK(std::get<double>(table.rows[0].cells[5]) == -1);
  CHECK(std::get<std::int64_t>(table.rows[0].cells[6]) == 1);
  CHECK(std::get<std::int64_t>(table.rows[0].cells[7]) == 3);
  CHECK(std::get<std::int64_t>(table.rows[0].cells[8]) == -2);
  CHECK(text(table.rows[1], 0) == "p3");
  CHECK(std::get<std::int64_t>(table.rows[1].cells[8]) == 1);
  CHECK(std::get<double>(table.rows[1].cells[5]) == 1);
  CHECK(std::get<std::int64_t>(table.rows[1].cells[6]) == 2);
  CHECK(std::get<std::int64_t>(table.rows[1].cells[7]) == 1);
  CHECK(text(table.rows[2], 2) == "lost");
  CHECK(table.rows[2].cells[4].index() == 0);
  CHECK(text(table.rows[3], 2) == "gained");
  CHECK(table.notes.at(0).arguments == std::vector<std::string>{"2", "1", "2"});
  CHECK(table.notes.at(1).arguments == std::vector<std::string>{"1", "1", "2"});
}

TEST_CASE("ties kept, lost and gained are named", "[comparison]") {
  // Before: p1 - p2 - p3, each tie on 2 pairs' ways. After: p2 - p3 - p4: p1|p2 is gone, p3|p4 new, p2|p3 in both.
  const Table table = compare_networks(row_of_people({"p1", "p2", "p3"}), row_of_people({"p2", "p3", "p4"}),
                                       measure("edge-betweenness"), {});
  REQUIRE(table.rows.size() == 3);
  CHECK(text(table.rows[0], 0) == "p2|p3");
  CHECK(text(table.rows[0], 2) == "kept");
  CHECK(text(table.rows[1], 0) == "p1|p2");
  CHECK(text(table.rows[1], 2) == "lost");
  CHECK(text(table.rows[2], 0) == "p3|p4");
  CHECK(text(table.rows[2], 2) == "gained");
}

TEST_CASE("empty networks can be compared, and what has no value for each actor is refused", "[comparison]") {
  const Network none = network_of(0, {});
  CHECK(compare_networks(none, none, measure("degree"), {}).rows.empty());
  const Network two = network_of(2, {{0, 1}});
  CHECK(text(compare_networks(none, two, measure("degree"), {}).rows.at(0), 2) == "gained");
  CHECK(text(compare_networks(two, none, measure("degree"), {}).rows.at(0), 2) == "lost");
  CHECK_THROWS_AS(compare_networks(two, two, measure("mixing"), {}), Error);
}

namespace {

/// Nodes 0 to n - 1 on a circle, with as many ties again between others.
Network crossed_circle(std::uint32_t nodes) {
  detail::Random random(nodes);
  Pairs ties;
  for (std::uint32_t v = 0; v < nodes; ++v) {
    ties.emplace_back(v, (v + 1) % nodes);
    ties.emplace_back(v, (v + 2 + random.below(nodes - 3)) % nodes);
  }
  return network_of(nodes, ties);
}

} // namespace

TEST_CASE("sampled betweenness stays within its bound in two hundred trials", "[comparison]") {
  const std::vector<std::pair<Network, std::uint32_t>> networks{
      {network_of(34, karate()), 17}, {crossed_circle(300), 40}, {network_of(9, {{0, 1}, {1, 2}, {2, 3}, {4, 5}}), 3}};
  for (const auto& [network, samples] : networks) {
    const auto exact = betweenness(network);
    const double n = static_cast<double>(exact.size());
    const double loose = n * (n - 2) / 2 * std::sqrt(std::log(40 * n) / (2 * samples));
    std::size_t off = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      const SampledBetweenness some = sampled_betweenness(network.rows(), samples, seed);
      for (std::size_t v = 0; v < exact.size(); ++v) {
        off += std::abs(some.values[v] - exact[v]) <= some.error ? 0 : 1;
      }
      CHECK(some.error < (n == 34 ? 1.0001 * loose : 0.9 * loose)); // one in three pairs of the club by way of one member
    }
    CHECK(off == 0);
  }
}

TEST_CASE("the bound of sampled betweenness follows the busiest node", "[comparison]") {
  // All tied: every draw gives 0 to everybody, so the relative entropy is -ln(1 - e), and e = 1 - 4000^(-1/20) = 0.33946 of
  // 98; times half of 100.
  Pairs all_tied;
  for (std::uint32_t v = 0; v < 100; ++v) {
    for (std::uint32_t w = 0; w < v; ++w) {
      all_tied.emplace_back(w, v);
    }
  }
  CHECK(sampled_betweenness(network_of(100, all_tied).rows(), 20, 1).error == Approx(1663.4).epsilon(1e-4));
  // A star: 99 of 100 draws give all to its centre. 50 · 98 · √(ln 4000 / 40)
  Pairs star;
  for (std::uint32_t v = 1; v < 100; ++v) {
    star.emplace_back(0, v);
  }
  CHECK(sampled_betweenness(network_of(100, star).rows(), 20, 1).error == Approx(2231.25).epsilon(1e-4));
  CHECK(sampled_betweenness(network_of(4, {{0, 1}}).rows(), 2, 1).error == 0); // nobody can stand between two
}

TEST_CASE("sampled betweenness is the same for a seed and exact with all sources", "[comparison]") {
  const Network network = network_of(34, karate());
  const auto exact = betweenness(network);
  CHECK(sampled_betweenness(network.rows(), 17, 3).values == sampled_betweenness(network.rows(), 17, 3).values);
  const SampledBetweenness all = sampled_betweenness(network.rows(), 34, 1);
  CHECK(all.error == 0);
  CHECK(all.values == exact);
  CHECK(measure("betweenness").run(network, {{"samples", "10"}}).notes.size() == 1);
}
