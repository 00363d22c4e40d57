/// @file
/// igraph as an oracle: random networks of every kind, and their values by igraph.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>
#include <igraph/igraph.h>

#include "core/analysis/kernels/random.hpp"
#include "tests/core/analysis/graphs.hpp"

namespace entente::test {

constexpr int cases = 500;

struct Case {
  std::uint32_t nodes = 0;
  Pairs pairs;
  std::vector<double> weights;
};

/// The same ties for igraph; freed when it goes.
class Oracle {
public:
  explicit Oracle(const Case& made) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_init(&weights_, 0);
    for (std::size_t i = 0; i < made.pairs.size(); ++i) {
      igraph_vector_int_push_back(&ends, made.pairs[i].first);
      igraph_vector_int_push_back(&ends, made.pairs[i].second);
      igraph_vector_push_back(&weights_, made.weights[i]);
    }
    igraph_create(&graph_, &ends, made.nodes, IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
  }
  Oracle(const Oracle&) = delete;
  Oracle& operator=(const Oracle&) = delete;
  ~Oracle() {
    igraph_vector_destroy(&weights_);
    igraph_destroy(&graph_);
  }

  [[nodiscard]] const igraph_t* graph() const { return &graph_; }
  [[nodiscard]] const igraph_vector_t* weights() const { return &weights_; }

  /// The values that `fill` writes.
  template <class Fill> [[nodiscard]] std::vector<double> values(const Fill& fill) const {
    igraph_vector_t result;
    igraph_vector_init(&result, 0);
    fill(&result);
    std::vector<double> copy(VECTOR(result), VECTOR(result) + igraph_vector_size(&result));
    igraph_vector_destroy(&result);
    return copy;
  }

private:
  igraph_t graph_{};
  igraph_vector_t weights_{};
};

/// Empty, single, sparse and disconnected, dense, with loops and parallel ties, of two sides, by turns.
inline Case random_case(int number) {
  detail::Random random(static_cast<std::uint64_t>(number) * 7919 + 1);
  Case made;
  made.nodes = number < 2 ? static_cast<std::uint32_t>(number) : 2 + random.below(40);
  const bool wild = number % 3 == 0; // loops and parallel ties
  const bool two_mode = number % 7 == 4;
  const std::uint32_t tries = made.nodes == 0 ? 0 : random.below(number % 2 == 0 ? made.nodes + 1 : 4 * made.nodes);
  for (std::uint32_t i = 0; i < tries; ++i) {
    std::pair<std::uint32_t, std::uint32_t> tie{random.below(made.nodes), random.below(made.nodes)};
    const std::uint32_t half = made.nodes / 2;
    if (two_mode && half > 0) { tie = {tie.first % half, half + tie.second % (made.nodes - half)}; }
    if (tie.first > tie.second) { std::swap(tie.first, tie.second); }
    if (!wild && (tie.first == tie.second || std::find(made.pairs.begin(), made.pairs.end(), tie) != made.pairs.end())) {
      continue;
    }
    made.pairs.push_back(tie);
    made.weights.push_back(number % 5 == 0 ? 0.25 + random.unit() : 1 + random.below(4));
  }
  return made;
}

inline void check_equal(const std::vector<double>& ours, const std::vector<double>& theirs) {
  REQUIRE(ours.size() == theirs.size());
  for (std::size_t v = 0; v < ours.size(); ++v) {
    if (std::isnan(ours[v]) || std::isnan(theirs[v])) {
      CHECK(std::isnan(ours[v]) == std::isnan(theirs[v]));
    } else {
      CHECK(ours[v] == Approx(theirs[v]).margin(1e-9).epsilon(1e-9));
    }
  }
}

} // namespace entente::test
