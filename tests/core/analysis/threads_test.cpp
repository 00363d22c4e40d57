// The same bytes with any number of threads, and results that are right where numbers grow large.
#include <catch2/catch.hpp>

#include "core/analysis/betweenness.hpp"
#include "core/analysis/clustering.hpp"
#include "core/analysis/constraint.hpp"
#include "core/analysis/edge_betweenness.hpp"
#include "core/analysis/harmonic.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/analysis/kernels/searches.hpp"
#include "core/analysis/kernels/sweep.hpp"
#include "core/analysis/pagerank.hpp"
#include "core/network/adjacency.hpp"
#include "core/network/from_file.hpp"

using namespace entente;

namespace {

/// More nodes than searches go at once, in several parts, with weights.
Adjacency large_network() {
  detail::Random random(11);
  std::vector<PlainTie> ties;
  std::vector<double> weights;
  for (int i = 0; i < 4000; ++i) {
    const std::uint32_t part = random.below(3) * 500;
    ties.emplace_back(part + random.below(500), part + random.below(450));
    weights.push_back(0.1 + random.unit());
  }
  return make_adjacency(1500, ties, weights);
}

} // namespace

TEST_CASE("values are the same bytes with one thread and with several", "[threads]") {
  const Adjacency graph = large_network();
  const Rows rows = graph.rows();
  const Work one{1, nullptr, {}};
  for (const unsigned threads : {2U, 3U}) {
    const Work some{threads, nullptr, {}};
    CHECK(pagerank(rows, 0.85, 1e-12, one) == pagerank(rows, 0.85, 1e-12, some));
    CHECK(harmonic(rows, one) == harmonic(rows, some));
    CHECK(betweenness(rows, false, one) == betweenness(rows, false, some));
    CHECK(betweenness(rows, true, one) == betweenness(rows, true, some));
    CHECK(constraint(rows, one).front() == constraint(rows, some).front());
    const auto a = clustering(rows, one);
    const auto b = clustering(rows, some);
    for (std::size_t v = 0; v < a.size(); ++v) {
      CHECK((a[v] == b[v] || (a[v] != a[v] && b[v] != b[v])));
    }
  }
}

TEST_CASE("distances are those of one search after another, in networks of two sides and of one", "[threads]") {
  detail::Random random(5);
  std::vector<PlainTie> ties;
  for (int i = 0; i < 2600; ++i) { // 1,100 actors and 700 places, some of them alone
    ties.emplace_back(random.below(1100), 1100 + random.below(700));
  }
  const bool one_side = GENERATE(false, true);
  if (one_side) { ties.emplace_back(3, 4); }
  const Adjacency graph = make_adjacency(1800, ties);
  const Rows rows = graph.rows();
  const auto found = detail::nearness(rows, {});
  for (const std::uint32_t from : {0U, 1U, 2U, 511U, 512U, 1099U, 1100U, 1500U, 1799U}) {
    std::vector<std::uint32_t> steps(rows.size(), 0);
    std::vector<std::uint32_t> open{from};
    detail::Nearness near;
    for (std::size_t next = 0; next < open.size(); ++next) {
      for (const std::uint32_t w : rows.neighbours(open[next])) {
        if (w == from || steps[w] > 0) { continue; }
        steps[w] = steps[open[next]] + 1;
        open.push_back(w);
        near.steps += steps[w];
        near.farthest = steps[w];
        near.inverse += 1.0 / steps[w];
        ++near.reached;
      }
    }
    INFO(from);
    CHECK(found[from].steps == near.steps);
    CHECK(found[from].reached == near.reached);
    CHECK(found[from].farthest == near.farthest);
    CHECK(found[from].inverse == Approx(near.inverse));
  }
}

TEST_CASE("ties have the same betweenness with one thread and with several, sixteen sources at a time or one", "[threads]") {
  const Adjacency graph = large_network();
  const Network plain = make_network(graph, NetworkKind::people);
  const Work one{1, nullptr, {}};
  const Work some{3, nullptr, {}};
  const auto found = edge_betweenness(plain, false, one);
  CHECK(found == edge_betweenness(plain, false, some));
  CHECK(edge_betweenness(plain, true, one) == edge_betweenness(plain, true, some));
  // With weights all alike, the search by length goes one source at a time and finds the same.
  std::vector<Tie> ties(plain.ties().begin(), plain.ties().end());
  for (Tie& tie : ties) {
    tie.weight = 1;
  }
  const Network alike(NetworkKind::people, TieWeight::none, {plain.nodes().begin(), plain.nodes().end()}, std::move(ties));
  const auto expected = edge_betweenness(alike, true, one);
  REQUIRE(expected.size() == found.size());
  for (std::size_t tie = 0; tie < found.size(); ++tie) {
    CHECK(found[tie] == Approx(expected[tie]).epsilon(1e-10));
  }
}

TEST_CASE("sixteen sources at a time find what one at a time finds", "[threads]") {
  const Adjacency graph = large_network();
  std::vector<std::uint32_t> sources;
  for (std::uint32_t v = 0; v < 1500; v += 37) {
    sources.push_back(v);
  }
  sources.push_back(0); // a source may be asked for twice
  std::vector<double> expected(1500, 0);
  detail::add_dependencies(graph.rows(), sources, expected);
  const auto found = detail::dependencies(graph.rows(), sources, {});
  for (std::size_t v = 0; v < expected.size(); ++v) {
    CHECK(found[v] == Approx(expected[v]).epsilon(1e-12));
  }
}

TEST_CASE("numbers of paths beyond single precision are still counted right", "[threads]") {
  // 40 squares in a row, joined at corners: 2⁴⁰ shortest paths from end to end. Corner i (0 to 40) lies between what is
  // left and right of it; the left holds i corners and 2 i others, so the pairs are (3 i)(3 (40 - i)), all by way of it.
  // The two others of a square are each also on half of the paths between corners 1 and 2 of it and all beyond.
  std::vector<PlainTie> ties;
  for (std::uint32_t i = 0; i < 40; ++i) {
    const std::uint32_t corner = 3 * i;
    for (const std::uint32_t other : {corner + 1, corner + 2}) {
      ties.emplace_back(corner, other);
      ties.emplace_back(other, corner + 3);
    }
  }
  const auto found = betweenness(make_adjacency(121, ties).rows());
  for (std::uint32_t i = 0; i <= 40; ++i) {
    // The two others of one square beside a corner are two steps apart, by way of that corner or the one across.
    const double own = (i > 0 ? 0.5 : 0) + (i < 40 ? 0.5 : 0);
    CHECK(found[3 * i] == Approx(3.0 * i * 3.0 * (40 - i) + own).epsilon(1e-12));
  }
  for (std::uint32_t i = 0; i < 40; ++i) {
    // Left of square i are 3 i + 1 nodes with its first corner, right of it 3 (39 - i) + 1.
    CHECK(found[3 * i + 1] == Approx(0.5 * (3.0 * i + 1) * (3.0 * (39 - i) + 1)).epsilon(1e-12));
  }
  // A tie of square i carries half of the paths from what is left of it to what is right, all from the left to the one other
  // that it leads to, and half of the path from there to the other other.
  const Network network = make_network(make_adjacency(121, ties), NetworkKind::people);
  const auto of_ties = edge_betweenness(network);
  for (std::size_t tie = 0; tie < of_ties.size(); ++tie) {
    const std::uint32_t i = network.ties()[tie].source / 3;
    const bool from_corner = network.ties()[tie].source % 3 == 0;
    const double left = 3.0 * i + 1;
    const double right = 3.0 * (39 - i) + 1;
    CHECK(of_ties[tie] == Approx(0.5 * left * right + (from_corner ? left : right) + 0.5).epsilon(1e-12));
  }
}

TEST_CASE("measures stop when asked to", "[threads]") {
  const Adjacency graph = large_network();
  const std::atomic<bool> cancel{true};
  const Work work{2, &cancel, {}};
  CHECK_THROWS_AS(betweenness(graph.rows(), false, work), Cancelled);
  CHECK_THROWS_AS(betweenness(graph.rows(), true, work), Cancelled);
  CHECK_THROWS_AS(harmonic(graph.rows(), work), Cancelled);
  CHECK_THROWS_AS(pagerank(graph.rows(), 0.85, 1e-12, work), Cancelled);
  CHECK_THROWS_AS(constraint(graph.rows(), work), Cancelled);
  CHECK_THROWS_AS(clustering(graph.rows(), work), Cancelled);
  CHECK_THROWS_AS(edge_betweenness(make_network(graph, NetworkKind::people), false, work), Cancelled);
  CHECK_THROWS_AS(edge_betweenness(make_network(graph, NetworkKind::people), true, work), Cancelled);
}
