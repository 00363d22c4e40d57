#include <catch2/catch.hpp>

#include "tests/viz/graphviz/networks.hpp"
#include "viz/graphviz/backbone.hpp"

using namespace entente;

namespace {

/// Everybody of `count` meets everybody; the weight of a tie is given by its ends.
template <class Weight> Network complete(std::uint32_t count, const Weight& weight) {
  std::vector<Node> nodes;
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < count; ++i) {
    nodes.push_back(test::node_of(EntityKind::person, fmt::format("p{}", i + 1), "x"));
  }
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = a + 1; b < count; ++b) {
      ties.push_back({a, b, weight(a, b), TieKind::co_appearance, {}});
    }
  }
  return {NetworkKind::people, TieWeight::count, std::move(nodes), std::move(ties)};
}

bool drawn(const Network& network, const maps::Backbone& backbone, std::uint32_t a, std::uint32_t b) {
  for (std::size_t i = 0; i < network.ties().size(); ++i) {
    if (network.ties()[i].source == a && network.ties()[i].target == b) { return backbone.drawn[i]; }
  }
  return false;
}

} // namespace

TEST_CASE("few ties are all drawn, loops never") {
  // 16 nodes: 120 ties, more than 4 * 16 + 40 = 104; 15 nodes: 105, at most 4 * 15 + 40 = 100 are drawn whole.
  const auto one = [](std::uint32_t, std::uint32_t) { return 1.0; };
  const maps::Backbone small = maps::backbone(complete(13, one)); // 78 <= 92
  CHECK_FALSE(small.reduced);
  CHECK(small.count == 78);
  CHECK(maps::backbone(complete(15, one)).reduced);
  std::vector<Node> nodes{test::node_of(EntityKind::person, "p1", "x")};
  std::vector<Tie> ties{{0, 0, 1, TieKind::co_appearance, {}}};
  const maps::Backbone loop = maps::backbone({NetworkKind::people, TieWeight::count, nodes, ties});
  CHECK(loop.count == 0);
  CHECK_FALSE(loop.reduced);
}

TEST_CASE("the backbone keeps heavy ties and holds the network together") {
  // Node 0 meets each of the 29 others ten times, they meet one another once: the spanning forest of the heaviest ties is
  // the star around 0, 29 ties; up to 3 * 30 are drawn.
  const Network network = complete(30, [](std::uint32_t a, std::uint32_t) { return a == 0 ? 10.0 : 1.0; });
  const maps::Backbone backbone = maps::backbone(network);
  CHECK(backbone.reduced);
  CHECK(backbone.count == 90);
  for (std::uint32_t other = 1; other < 30; ++other) {
    CHECK(drawn(network, backbone, 0, other));
  }
}

TEST_CASE("a tie that is much of a weak node's weight comes before a heavier one that is little of a strong node's") {
  // Among 30 nodes all ties weigh 10 but those of node 29, which weigh 1, except 5 with node 28: for 29, 5 of
  // 28 + 5 = 33 has the chance (1 - 5/33)^28 = 0.010; for any other tie, 10 of about 281 has (1 - 10/281)^28 = 0.36.
  const Network network = complete(30, [](std::uint32_t a, std::uint32_t b) {
    return b != 29 ? 10.0 : a == 28 ? 5.0 : 1.0;
  });
  const maps::Backbone backbone = maps::backbone(network);
  CHECK(drawn(network, backbone, 28, 29));
  CHECK(backbone.count == 90);
}
