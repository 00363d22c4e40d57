// igraph as an oracle for closeness, bridges, mixing, likely ties and ways.
#include <algorithm>
#include <cmath>

#include "core/analysis/bridges.hpp"
#include "core/analysis/closeness.hpp"
#include "core/analysis/components.hpp"
#include "core/analysis/eigenvector.hpp"
#include "core/analysis/harmonic.hpp"
#include "core/analysis/kernels/sweep.hpp"
#include "core/analysis/likely.hpp"
#include "core/analysis/mixing.hpp"
#include "core/analysis/paths.hpp"
#include "tests/core/analysis/oracle.hpp"

using namespace entente;
using entente::test::Case;
using entente::test::cases;
using entente::test::check_equal;
using entente::test::network_of;
using entente::test::Oracle;
using entente::test::random_case;

TEST_CASE("closeness and eccentricity are igraph's", "[oracle]") {
  for (int number = 2; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    const Oracle oracle(made);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    // igraph's closeness looks at what is reached only; ours is that times the share reached.
    auto theirs = oracle.values([&](igraph_vector_t* out) {
      igraph_closeness(oracle.graph(), out, nullptr, nullptr, igraph_vss_all(), IGRAPH_ALL, nullptr, true);
    });
    const auto near = detail::nearness(network.rows(), {});
    for (std::uint32_t v = 0; v < made.nodes; ++v) {
      theirs[v] = near[v].reached == 0 ? 0 : theirs[v] * near[v].reached / (made.nodes - 1);
    }
    check_equal(closeness(network.rows()), theirs);
    const auto far = eccentricity(network.rows());
    check_equal({far.begin(), far.end()}, oracle.values([&](igraph_vector_t* out) {
      igraph_eccentricity(oracle.graph(), out, igraph_vss_all(), IGRAPH_ALL);
    }));
  }
}

TEST_CASE("closeness, harmonic closeness and eccentricity by length are igraph's", "[oracle]") {
  for (int number = 2; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    Case lengths = made;
    for (double& weight : lengths.weights) {
      weight = 1 / weight;
    }
    const Oracle oracle(lengths);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    auto theirs = oracle.values([&](igraph_vector_t* out) {
      igraph_closeness(oracle.graph(), out, nullptr, nullptr, igraph_vss_all(), IGRAPH_ALL, oracle.weights(), true);
    });
    const auto near = detail::nearness(network.rows(), {});
    for (std::uint32_t v = 0; v < made.nodes; ++v) {
      theirs[v] = near[v].reached == 0 ? 0 : theirs[v] * near[v].reached / (made.nodes - 1);
    }
    check_equal(weighted_closeness(network.rows()), theirs);
    check_equal(weighted_harmonic(network.rows()), oracle.values([&](igraph_vector_t* out) {
      igraph_harmonic_centrality(oracle.graph(), out, igraph_vss_all(), IGRAPH_ALL, oracle.weights(), true);
    }));
    igraph_matrix_t distances;
    igraph_matrix_init(&distances, 0, 0);
    igraph_distances_dijkstra(oracle.graph(), &distances, igraph_vss_all(), igraph_vss_all(), oracle.weights(), IGRAPH_ALL);
    const auto far = weighted_eccentricity(network.rows());
    for (std::uint32_t v = 0; v < made.nodes; ++v) {
      double farthest = 0;
      for (std::uint32_t w = 0; w < made.nodes; ++w) {
        const double distance = MATRIX(distances, v, w);
        if (std::isfinite(distance)) { farthest = std::max(farthest, distance); }
      }
      CHECK(far[v] == Approx(farthest).margin(1e-9));
    }
    igraph_matrix_destroy(&distances);
  }
}

TEST_CASE("eigenvector is igraph's in connected networks", "[oracle]") {
  for (int number = 2; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    if (made.nodes < 3 || components(network).sizes.size() != 1) {
      continue;
    } // else the highest value may belong to several
    const Oracle oracle(made);
    check_equal(eigenvector(network.rows()), oracle.values([&](igraph_vector_t* out) {
      igraph_arpack_options_t options;
      igraph_arpack_options_init(&options);
      igraph_real_t value = 0;
      igraph_eigenvector_centrality(oracle.graph(), out, &value, false, true, oracle.weights(), &options);
    }));
  }
}

TEST_CASE("bridges are igraph's", "[oracle]") {
  for (int number = 0; number < cases; ++number) {
    if (number % 3 == 0) { continue; } // igraph has other rules for parallel ties
    CAPTURE(number);
    const Case made = random_case(number);
    const Oracle oracle(made);
    igraph_vector_int_t edges;
    igraph_vector_int_init(&edges, 0);
    igraph_bridges(oracle.graph(), &edges);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> theirs;
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&edges); ++i) {
      theirs.push_back(made.pairs[static_cast<std::size_t>(VECTOR(edges)[i])]);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ours;
    for (const Bridge& bridge : bridges(network_of(made.nodes, made.pairs).rows())) {
      ours.emplace_back(bridge.source, bridge.target);
    }
    std::sort(ours.begin(), ours.end());
    std::sort(theirs.begin(), theirs.end());
    CHECK(ours == theirs);
    igraph_vector_int_destroy(&edges);
  }
}

TEST_CASE("assortativity by group is igraph's", "[oracle]") {
  for (int number = 2; number < cases; ++number) {
    if (number % 3 == 0) { continue; } // loops are left out here
    CAPTURE(number);
    const Case made = random_case(number);
    const Oracle oracle(made);
    std::vector<std::uint32_t> group;
    igraph_vector_int_t types;
    igraph_vector_int_init(&types, made.nodes);
    for (std::uint32_t v = 0; v < made.nodes; ++v) {
      group.push_back(v * 7 % 3);
      VECTOR(types)[v] = group.back();
    }
    igraph_real_t theirs = 0;
    igraph_assortativity_nominal(oracle.graph(), &types, &theirs, false, true);
    const Mixing ours = mixing(network_of(made.nodes, made.pairs).rows(), group, 3, {0, 1});
    if (!std::isnan(ours.assortativity)) { CHECK(ours.assortativity == Approx(theirs).margin(1e-9)); }
    igraph_vector_int_destroy(&types);
  }
}

TEST_CASE("likely ties score as igraph says", "[oracle]") {
  for (int number = 2; number < cases; ++number) {
    if (number % 3 == 0) { continue; } // igraph counts parallel ties
    CAPTURE(number);
    const Case made = random_case(number);
    const Oracle oracle(made);
    igraph_matrix_t theirs;
    igraph_matrix_init(&theirs, 0, 0);
    igraph_similarity_inverse_log_weighted(oracle.graph(), &theirs, igraph_vss_all(), IGRAPH_ALL);
    const auto found = likely_ties(network_of(made.nodes, made.pairs).rows(), Likeness::adamic_adar, 10000);
    std::size_t expected = 0;
    for (std::uint32_t a = 0; a < made.nodes; ++a) {
      for (std::uint32_t b = a + 1; b < made.nodes; ++b) {
        const bool tied = std::find(made.pairs.begin(), made.pairs.end(), std::pair(a, b)) != made.pairs.end();
        if (!tied && MATRIX(theirs, a, b) > 0) { ++expected; }
      }
    }
    CHECK(found.size() == expected);
    for (const LikelyTie& tie : found) {
      CHECK(tie.score == Approx(MATRIX(theirs, tie.source, tie.target)).epsilon(1e-9));
    }
    igraph_matrix_destroy(&theirs);
  }
}

TEST_CASE("the best ways are as long as igraph's", "[oracle]") {
  igraph_set_warning_handler(igraph_warning_handler_ignore); // it warns of ends out of reach
  for (int number = 2; number < cases; ++number) {
    if (number % 3 == 0) { continue; } // parallel ties add up here
    CAPTURE(number);
    const Case made = random_case(number);
    if (made.nodes < 2) { continue; }
    const Oracle oracle(made);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    igraph_vector_t lengths;
    igraph_vector_init_copy(&lengths, oracle.weights());
    for (igraph_integer_t i = 0; i < igraph_vector_size(&lengths); ++i) {
      VECTOR(lengths)[i] = 1 / VECTOR(lengths)[i];
    }
    igraph_vector_int_list_t edges;
    igraph_vector_int_list_init(&edges, 0);
    igraph_get_k_shortest_paths(oracle.graph(), &lengths, nullptr, &edges, 4, 0, 1, IGRAPH_ALL);
    const auto found = best_paths(network.rows(), 0, 1, 4, true);
    REQUIRE(static_cast<igraph_integer_t>(found.size()) == igraph_vector_int_list_size(&edges));
    for (std::size_t i = 0; i < found.size(); ++i) {
      const igraph_vector_int_t* way = igraph_vector_int_list_get_ptr(&edges, static_cast<igraph_integer_t>(i));
      double length = 0;
      for (igraph_integer_t k = 0; k < igraph_vector_int_size(way); ++k) {
        length += VECTOR(lengths)[VECTOR(*way)[k]];
      }
      CHECK(found[i].length == Approx(length).epsilon(1e-9));
    }
    igraph_vector_int_list_destroy(&edges);
    igraph_vector_destroy(&lengths);
  }
}
