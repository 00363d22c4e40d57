// Which part of a large network is drawn.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/viz/graphviz/networks.hpp"
#include "viz/graphviz/condense.hpp"
#include "viz/graphviz/scene.hpp"
#include "viz/i18n/messages.hpp"

using namespace entente;
using namespace entente::maps;
using entente::test::node_of;

namespace {

/// Stars: the hub of star i has `arms` + i of them.
Network stars(std::uint32_t count, std::uint32_t arms) {
  std::vector<Node> nodes;
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto hub = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(node_of(EntityKind::person, "p" + std::to_string(hub + 1), "Hub"));
    for (std::uint32_t arm = 0; arm < arms + i; ++arm) {
      ties.push_back({hub, static_cast<std::uint32_t>(nodes.size()), 1, TieKind::co_appearance, {}});
      nodes.push_back(node_of(EntityKind::person, "p" + std::to_string(nodes.size() + 1), "Arm"));
    }
  }
  return {NetworkKind::people, TieWeight::count, std::move(nodes), std::move(ties)};
}

/// `sessions` sessions, of which session i has i + 1 people of its own.
Network programme(std::uint32_t sessions) {
  std::vector<Node> nodes;
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < sessions; ++i) {
    for (std::uint32_t k = 0; k <= i; ++k) {
      nodes.push_back(node_of(EntityKind::person, "p" + std::to_string(nodes.size() + 1), "Somebody"));
    }
  }
  const auto people = static_cast<std::uint32_t>(nodes.size());
  std::uint32_t person = 0;
  for (std::uint32_t i = 0; i < sessions; ++i) {
    nodes.push_back(node_of(EntityKind::session, "s" + std::to_string(i + 1), "Panel"));
    for (std::uint32_t k = 0; k <= i; ++k) {
      ties.push_back({person++, people + i, 1, TieKind::appearance, {}});
    }
  }
  return {NetworkKind::people_sessions, TieWeight::count, std::move(nodes), std::move(ties)};
}

} // namespace

TEST_CASE("networks that fit are drawn whole") {
  CHECK_FALSE(condensed(stars(1, 1499))); // 1,500 nodes
  CHECK(condensed(stars(1, 1500)));
  CHECK_FALSE(condensed(Network(NetworkKind::people, TieWeight::count, {}, {})));
}

TEST_CASE("of a large network the strongest are drawn, with the ties among them") {
  // 40 hubs of 30 to 69 arms: 40 + 1,980 nodes. All hubs are kept, and the first 560 arms: those of the first stars.
  const Network whole = stars(40, 30);
  const auto part = condensed(whole);
  REQUIRE(part);
  CHECK(part->network.nodes().size() == 600);
  CHECK(std::ranges::is_sorted(part->of_whole));
  std::size_t hubs = 0;
  for (std::size_t v = 0; v < part->of_whole.size(); ++v) {
    CHECK(part->network.nodes()[v].id == whole.nodes()[part->of_whole[v]].id);
    hubs += part->network.nodes()[v].name == "Hub" ? 1 : 0;
  }
  CHECK(hubs == 40);
  CHECK(part->network.ties().size() == 560);
  // Sizes are those of the whole, and the legend says that it is a part.
  DrawOptions options;
  options.colour = ColourBy::none;
  const std::string text = scene(whole, Reference::builtin(), options);
  CHECK(text.find("Hub (69)") != std::string::npos);
  CHECK(text.find(message(Language::en, "map.condensed", {"600", "2020", "1980"})) != std::string::npos);
}

TEST_CASE("of a long programme the fullest sessions are drawn, and who took part in them") {
  // Sessions of 1 to 64 people: 2,080 people, 64 sessions. The 60 largest have 5 to 64 people; 540 of theirs fit.
  const auto part = condensed(programme(64));
  REQUIRE(part);
  std::size_t sessions = 0;
  for (const Node& node : part->network.nodes()) {
    if (node.kind != EntityKind::session) { continue; }
    ++sessions;
    CHECK(std::stoi(node.id.substr(1)) >= 5);
  }
  CHECK(sessions == 60);
  CHECK(part->network.nodes().size() == 600);
  CHECK(part->network.ties().size() == 540); // each of these people has one
}
