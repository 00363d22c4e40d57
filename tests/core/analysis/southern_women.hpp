/// @file
/// Davis' Southern Women: women and events, two-mode.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/network/network.hpp"
#include "core/text/csv.hpp"

namespace entente::test {

/// 18 women (nodes 0 to 17 in the order of the published table, persons), then 14 events (18 to 31, sessions).
inline Network southern_women() {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/datasets/networks/davis-southern-women.csv");
  std::stringstream bytes;
  bytes << file.rdbuf();
  constexpr std::uint32_t women = 18;
  constexpr std::uint32_t events = 14;
  std::vector<Node> nodes(women + events);
  for (std::uint32_t e = 0; e < events; ++e) {
    nodes[women + e].kind = EntityKind::session;
    nodes[women + e].id = "s" + std::to_string(e + 1);
    nodes[women + e].name = "E" + std::to_string(e + 1);
  }
  std::vector<Tie> ties;
  std::uint32_t seen = 0;
  const auto rows = parse_csv(bytes.str());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() < 2) { continue; }
    if (seen == 0 || nodes[seen - 1].name != rows[i][0]) {
      nodes[seen].id = "p" + std::to_string(seen + 1);
      nodes[seen++].name = rows[i][0];
    }
    const auto event = static_cast<std::uint32_t>(std::stoi(rows[i][1].substr(1)));
    ties.push_back({seen - 1, women + event - 1, 1, TieKind::appearance, {}});
  }
  return Network(NetworkKind::people_sessions, TieWeight::none, std::move(nodes), std::move(ties));
}

} // namespace entente::test
