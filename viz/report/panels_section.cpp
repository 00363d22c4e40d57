#include <algorithm>
#include <map>

#include "viz/report/sections.hpp"

namespace entente {
namespace {

constexpr std::size_t most_panels = 1000; ///< of more, those with the most gaps are listed
constexpr std::size_t panels_shown = 300;

} // namespace

Html panels_section(const Page& page) {
  const Table& table = page.ask("panels");
  struct Gaps {
    const Row* first = nullptr;
    Html list;
    std::size_t count = 0;
  };
  std::map<SessionId, Gaps> panels;
  for (const Row& row : table.rows) {
    const auto id = SessionId::parse(cell_text(table, row, "id"));
    if (!id) { continue; }
    Gaps& gaps = panels[*id];
    if (gaps.first == nullptr) { gaps.first = &row; }
    const std::string name = cell_text(table, row, "value_name");
    const std::int64_t unknown = cell_count(table, row, "unknown");
    const std::string finding = cell_text(table, row, "finding");
    Html item = text(name.empty() ? page.say("panel." + finding) : page.say("panel." + finding, {name}));
    if (unknown > 0) {
      item += tag("span", {{"class", "quiet"}}, " (" + page.say("panels.unknown", {std::to_string(unknown)}) + ")");
    }
    gaps.list += tag("li", item);
    ++gaps.count;
  }
  const std::size_t all = panels.size();
  if (all > most_panels) {
    std::vector<std::pair<std::size_t, SessionId>> order;
    for (const auto& [id, gaps] : panels) {
      order.emplace_back(gaps.count, id);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = panels_shown; i < order.size(); ++i) {
      panels.erase(order[i].second);
    }
  }
  std::vector<std::vector<Html>> rows;
  for (const auto& [id, gaps] : panels) {
    const Session* session = find(page.dataset().sessions, id);
    const Event* event = session == nullptr ? nullptr : find(page.dataset().events, session->event);
    if (event == nullptr) { continue; }
    const Html name =
        tag("span", {{"id", "panel-" + id.text()}}, page.line_link(session->source, session_name(*session, 110))) +
        tag("span", {{"class", "quiet block"}}, page.event_name(*event, 60));
    const std::string people = std::to_string(cell_count(table, *gaps.first, "people"));
    rows.push_back({name, tag("ul", {{"class", "gaps"}}, gaps.list), page.evidence(gaps.first->evidence, people)});
  }
  const std::vector<GridColumn> columns = {
      {page.say("panels.panel"), false}, {page.say("panels.gaps"), false}, {page.say("panels.people"), true}};
  Html content = tag("h2", {{"id", "panels-title"}}, page.say("page.panels")) + panels_picture(page);
  if (panels.size() < all) {
    content += tag("p", {{"class", "quiet"}}, page.say("panels.part", {std::to_string(panels.size()), std::to_string(all)}));
  }
  content += rows.empty() ? tag("p", page.say("page.nothing")) : grid(page.say("panels.caption"), columns, rows);
  return tag("section", {{"id", "panels"}, {"aria-labelledby", "panels-title"}}, content + notes(page, table));
}

} // namespace entente
