/// @file
/// Networks to draw in tests.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/network/network.hpp"

namespace entente::test {

inline Node node_of(EntityKind kind, std::string id, std::string name, std::string region = "") {
  Node node;
  node.kind = kind;
  node.id = std::move(id);
  node.name = std::move(name);
  node.region = std::move(region);
  return node;
}

/// `panels` panels of `seats` people; the first seat of each panel is one of three people who sit on several.
inline Network people_on_panels(std::size_t panels, std::size_t seats) {
  static constexpr const char* first[] = {"Anna",   "Béatrice",  "Carmen", "Dagný",
                                          "Éloïse", "Fatoumata", "Göran",  "Hélène-Marie"};
  static constexpr const char* last[] = {"Ndiaye",      "García Sáenz", "Thompson",      "Olatunbosun-Alakija",
                                         "Nuñez Pares", "Lauber",       "Jimenez-Damary"};
  static constexpr const char* regions[] = {"002", "019", "142", "150", ""};
  std::vector<Node> nodes;
  std::vector<Tie> ties;
  const auto person = [&] {
    const std::size_t i = nodes.size();
    nodes.push_back(node_of(EntityKind::person, fmt::format("p{}", i + 1), fmt::format("{} {}", first[i % 8], last[i % 7]),
                            regions[i % 5]));
    return static_cast<std::uint32_t>(i);
  };
  for (int i = 0; i < 3; ++i) {
    (void)person();
  }
  for (std::size_t panel = 0; panel < panels; ++panel) {
    std::vector<std::uint32_t> members{static_cast<std::uint32_t>(panel % 3)};
    while (members.size() < seats) {
      members.push_back(person());
    }
    for (std::size_t a = 0; a < members.size(); ++a) {
      for (std::size_t b = a + 1; b < members.size(); ++b) {
        ties.push_back({members[a], members[b], 1, TieKind::co_appearance, {}});
      }
    }
  }
  return {NetworkKind::people, TieWeight::count, std::move(nodes), std::move(ties)};
}

} // namespace entente::test
