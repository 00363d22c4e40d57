#include <algorithm>
#include <set>

#include "core/analysis/measure.hpp"
#include "viz/report/sections.hpp"

namespace entente {

std::vector<Bridge> bridges_of(const Page& page, NetworkKind kind, std::size_t most) {
  const Network network = make_network(page.dataset(), page.reference(), kind);
  const Table table = measure("betweenness").run(network, {});
  std::vector<Bridge> bridges;
  for (const Row& row : table.rows) {
    const double value = cell_number(table, row, "betweenness").value_or(0);
    if (value <= 0) { continue; }
    Bridge bridge{cell_text(table, row, "id"), cell_text(table, row, "name"), value, 0, 0, {}};
    const auto nodes = network.nodes();
    const auto node = std::find_if(nodes.begin(), nodes.end(), [&](const Node& one) { return one.id == bridge.id; });
    if (node != nodes.end()) { bridge.evidence = node->evidence; }
    bridges.push_back(std::move(bridge));
  }
  std::stable_sort(bridges.begin(), bridges.end(),
                   [](const Bridge& a, const Bridge& b) { return a.betweenness > b.betweenness; });
  if (bridges.size() > most) { bridges.resize(most); }
  for (Bridge& bridge : bridges) {
    if (const auto id = OrganisationId::parse(bridge.id)) {
      const Organisation* organisation = find(page.dataset().organisations, *id);
      if (organisation != nullptr) { bridge.name = page.organisation_name(*organisation); }
    }
    std::set<SessionId> sessions;
    std::set<EventId> meetings;
    for (const AppearanceId id : bridge.evidence) {
      const Appearance* appearance = find(page.dataset().appearances, id);
      if (appearance == nullptr) { continue; }
      meetings.insert(appearance->event);
      if (appearance->session) { sessions.insert(*appearance->session); }
    }
    bridge.sessions = sessions.size();
    bridge.meetings = meetings.size();
  }
  return bridges;
}

Html bridges_section(const Page& page) {
  constexpr std::size_t most = 12;
  Html content = tag("h2", {{"id", "bridges-title"}}, page.say("page.bridges")) + tag("p", page.say("bridges.intro"));
  const std::vector<GridColumn> columns = {{page.say("bridges.name"), false},
                                           {page.say("bridges.value"), true},
                                           {page.say("bridges.sessions"), true},
                                           {page.say("bridges.meetings"), true},
                                           {page.say("page.lines"), false}};
  for (const auto& [kind, key] :
       {std::pair(NetworkKind::people, "people"), std::pair(NetworkKind::organisations, "organisations")}) {
    std::vector<std::vector<Html>> rows;
    for (const Bridge& bridge : bridges_of(page, kind, most)) {
      rows.push_back({text(bridge.name),
                      text(page.number(bridge.betweenness, bridge.betweenness < 1    ? 3
                                                           : bridge.betweenness < 10 ? 1
                                                                                     : 0)),
                      text(std::to_string(bridge.sessions)), text(std::to_string(bridge.meetings)),
                      page.evidence(bridge.evidence)});
    }
    content += tag("h3", page.say(std::string("bridges.") + key));
    content += rows.empty() ? tag("p", page.say("page.nothing"))
                            : grid(page.say(std::string("bridges.caption.") + key), columns, rows);
  }
  return tag("section", {{"id", "bridges"}, {"aria-labelledby", "bridges-title"}}, content);
}

} // namespace entente
