// igraph as an oracle: the same values on random networks of every kind.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include <catch2/catch.hpp>
#include <igraph/igraph.h>

#include "core/analysis/articulation.hpp"
#include "core/analysis/betweenness.hpp"
#include "core/analysis/clustering.hpp"
#include "core/analysis/communities.hpp"
#include "core/analysis/components.hpp"
#include "core/analysis/constraint.hpp"
#include "core/analysis/core_number.hpp"
#include "core/analysis/degree.hpp"
#include "core/analysis/harmonic.hpp"
#include "core/analysis/kernels/leiden.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/analysis/pagerank.hpp"
#include "core/analysis/strength.hpp"
#include "tests/core/analysis/graphs.hpp"
#include "tests/core/analysis/oracle.hpp"

using namespace entente;
using entente::test::Case;
using entente::test::cases;
using entente::test::check_equal;
using entente::test::network_of;
using entente::test::Oracle;
using entente::test::Pairs;
using entente::test::random_case;

namespace {

/// Loops add nothing to cores, nor to constraint and clustering: igraph is asked without them.
Case without_loops(const Case& made) {
  Case simple = made;
  simple.pairs.clear();
  simple.weights.clear();
  for (std::size_t i = 0; i < made.pairs.size(); ++i) {
    if (made.pairs[i].first == made.pairs[i].second) { continue; }
    simple.pairs.push_back(made.pairs[i]);
    simple.weights.push_back(made.weights[i]);
  }
  return simple;
}

/// For constraint and clustering parallel ties are one tie, as strong as all of them together.
Case merged(const Case& made) {
  const Case loose = without_loops(made);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> strengths;
  for (std::size_t i = 0; i < loose.pairs.size(); ++i) {
    strengths[std::minmax(loose.pairs[i].first, loose.pairs[i].second)] += loose.weights[i];
  }
  Case simple = made;
  simple.pairs.clear();
  simple.weights.clear();
  for (const auto& [pair, strength] : strengths) {
    simple.pairs.push_back(pair);
    simple.weights.push_back(strength);
  }
  return simple;
}

} // namespace

TEST_CASE("degree, strength and components are igraph's", "[oracle]") {
  for (int number = 0; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    const Oracle oracle(made);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    const auto degrees = degree(network);
    const auto ones = network_of(made.nodes, made.pairs);
    check_equal(strength(network), oracle.values([&](igraph_vector_t* out) {
      igraph_strength(oracle.graph(), out, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, oracle.weights());
    }));
    check_equal({degrees.begin(), degrees.end()}, oracle.values([&](igraph_vector_t* out) {
      igraph_strength(oracle.graph(), out, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, nullptr);
    }));
    check_equal(strength(ones), {degrees.begin(), degrees.end()});

    igraph_vector_int_t of_node;
    igraph_vector_int_init(&of_node, 0);
    igraph_integer_t count = 0;
    igraph_connected_components(oracle.graph(), &of_node, nullptr, &count, IGRAPH_WEAK);
    const Components found = components(network);
    CHECK(static_cast<igraph_integer_t>(found.sizes.size()) == count);
    for (std::uint32_t a = 0; a < made.nodes; ++a) {
      for (std::uint32_t b = 0; b < a; ++b) {
        if ((found.of_node[a] == found.of_node[b]) != (VECTOR(of_node)[a] == VECTOR(of_node)[b])) {
          FAIL_CHECK(a << " and " << b << " are together in one and apart in the other");
        }
      }
    }
    igraph_vector_int_destroy(&of_node);
  }
}

TEST_CASE("betweenness is igraph's, with and without weights", "[oracle]") {
  for (int number = 0; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    const Oracle oracle(made);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    check_equal(betweenness(network), oracle.values([&](igraph_vector_t* out) {
      igraph_betweenness(oracle.graph(), out, igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr);
    }));
    igraph_vector_t lengths;
    igraph_vector_init_copy(&lengths, oracle.weights());
    for (igraph_integer_t i = 0; i < igraph_vector_size(&lengths); ++i) {
      VECTOR(lengths)[i] = 1 / VECTOR(lengths)[i];
    }
    check_equal(betweenness(network, true), oracle.values([&](igraph_vector_t* out) {
      igraph_betweenness(oracle.graph(), out, igraph_vss_all(), IGRAPH_UNDIRECTED, &lengths);
    }));
    igraph_vector_destroy(&lengths);
  }
}

TEST_CASE("PageRank and harmonic closeness are igraph's", "[oracle]") {
  for (int number = 1; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    const Oracle oracle(made);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    check_equal(pagerank(network), oracle.values([&](igraph_vector_t* out) {
      igraph_pagerank(oracle.graph(), IGRAPH_PAGERANK_ALGO_PRPACK, out, nullptr, igraph_vss_all(), false, 0.85,
                      oracle.weights(), nullptr);
    }));
    if (made.nodes < 2) { continue; }
    check_equal(harmonic(network), oracle.values([&](igraph_vector_t* out) {
      igraph_harmonic_centrality(oracle.graph(), out, igraph_vss_all(), IGRAPH_ALL, nullptr, true);
    }));
  }
}

TEST_CASE("constraint, clustering, cores and articulation points are igraph's", "[oracle]") {
  for (int number = 1; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    const Oracle oracle(made);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    igraph_vector_int_t numbers;
    igraph_vector_int_init(&numbers, 0);
    igraph_articulation_points(oracle.graph(), &numbers);
    std::vector<std::uint32_t> theirs;
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&numbers); ++i) {
      theirs.push_back(static_cast<std::uint32_t>(VECTOR(numbers)[i]));
    }
    std::sort(theirs.begin(), theirs.end());
    std::vector<std::uint32_t> ours;
    const auto parts = articulation(network);
    for (std::uint32_t v = 0; v < made.nodes; ++v) {
      if (parts[v] > 0) { ours.push_back(v); }
    }
    CHECK(ours == theirs);
    const Oracle unlooped(without_loops(made));
    igraph_coreness(unlooped.graph(), &numbers, IGRAPH_ALL);
    const auto cores = core_number(network);
    for (std::uint32_t v = 0; v < made.nodes; ++v) {
      CHECK(cores[v] == VECTOR(numbers)[v]);
    }
    const Oracle simple(merged(made));
    check_equal(constraint(network), simple.values([&](igraph_vector_t* out) {
      igraph_constraint(simple.graph(), out, igraph_vss_all(), simple.weights());
    }));
    check_equal(clustering(network), simple.values([&](igraph_vector_t* out) {
      igraph_transitivity_local_undirected(simple.graph(), out, igraph_vss_all(), IGRAPH_TRANSITIVITY_NAN);
    }));
    igraph_vector_int_destroy(&numbers);
  }
}

TEST_CASE("modularity is igraph's, and Leiden reaches at least what igraph's does", "[oracle]") {
  double ours = 0;
  double theirs = 0;
  for (int number = 2; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    if (made.pairs.empty()) { continue; }
    const Oracle oracle(made);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    const auto graph = detail::make_weighted_graph(detail::merged_ties(network), detail::loop_weights(network));
    const detail::Partition found = detail::leiden(graph, 1, 5, {10, 100});
    igraph_vector_int_t labels;
    igraph_vector_int_init(&labels, made.nodes);
    for (std::uint32_t v = 0; v < made.nodes; ++v) {
      VECTOR(labels)[v] = found.of_node[v];
    }
    igraph_real_t value = 0;
    igraph_modularity(oracle.graph(), &labels, oracle.weights(), 1, IGRAPH_UNDIRECTED, &value);
    CHECK(found.modularity == Approx(value).margin(1e-9));
    igraph_vector_t strengths;
    igraph_vector_init(&strengths, 0);
    igraph_strength(oracle.graph(), &strengths, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, oracle.weights());
    igraph_rng_seed(igraph_rng_default(), 42);
    igraph_integer_t count = 0;
    igraph_community_leiden(oracle.graph(), oracle.weights(), &strengths, 1 / igraph_vector_sum(&strengths), 0.01, false, 10,
                            &labels, &count, nullptr);
    igraph_modularity(oracle.graph(), &labels, oracle.weights(), 1, IGRAPH_UNDIRECTED, &value);
    CHECK(found.modularity >= value - 0.01);
    ours += found.modularity;
    theirs += value;
    igraph_vector_destroy(&strengths);
    igraph_vector_int_destroy(&labels);
  }
  CHECK(ours >= theirs);
}

TEST_CASE("values follow the nodes when these are numbered otherwise", "[oracle]") {
  for (int number = 0; number < 40; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    detail::Random random(static_cast<std::uint64_t>(number));
    std::vector<std::uint32_t> place(made.nodes);
    std::iota(place.begin(), place.end(), 0U);
    random.shuffle(place);
    Pairs moved;
    for (const auto& [a, b] : made.pairs) {
      moved.emplace_back(place[a], place[b]);
    }
    const Network one = network_of(made.nodes, made.pairs, made.weights);
    const Network other = network_of(made.nodes, moved, made.weights);
    for (const bool weighted : {false, true}) {
      const auto values = betweenness(one, weighted);
      const auto theirs = betweenness(other, weighted);
      for (std::uint32_t v = 0; v < made.nodes; ++v) {
        CHECK(values[v] == Approx(theirs[place[v]]).margin(1e-9));
      }
    }
    for (std::uint32_t v = 0; v < made.nodes; ++v) {
      CHECK(degree(one)[v] == degree(other)[place[v]]);
      CHECK(strength(one)[v] == Approx(strength(other)[place[v]]).margin(1e-12));
    }
  }
}
