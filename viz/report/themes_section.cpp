#include <map>

#include "viz/report/sections.hpp"

namespace entente {

namespace {

std::vector<Html> theme_row(const Page& page, const Table& table, const Row& row) {
  const auto id = ThemeId::parse(cell_text(table, row, "id"));
  const Theme* theme = id ? find(page.dataset().themes, *id) : nullptr;
  const std::string status = cell_text(table, row, "status");
  const auto session_id = SessionId::parse(cell_text(table, row, "session"));
  const Session* session = session_id ? find(page.dataset().sessions, *session_id) : nullptr;
  const std::string words = cell_text(table, row, "name");
  const Html name = theme == nullptr ? text(words) : page.line_link(theme->source, words);
  const Html verdict = tag("span", {{"class", "verdict " + status}}, page.say("theme." + status));
  Html nearest = text("–");
  if (session != nullptr && cell_number(table, row, "score").value_or(0) > 0) {
    nearest = page.line_link(session->source, session_name(*session, 100)) +
              tag("span", {{"class", "quiet block"}},
                  page.say("themes.measure", {page.percent(cell_number(table, row, "share").value_or(0)),
                                              std::to_string(cell_count(table, row, "reached")),
                                              std::to_string(cell_count(table, row, "compared"))}));
  }
  return {name, verdict, nearest, text(cell_text(table, row, "words"))};
}

/// Sessions without an announced topic, with the nearest one.
Html reverse(const Page& page) {
  const Table& table = page.ask("unannounced");
  Html items;
  for (const Row& row : table.rows) {
    if (cell_text(table, row, "status") != "not-announced") { continue; }
    const auto id = SessionId::parse(cell_text(table, row, "id"));
    const Session* session = id ? find(page.dataset().sessions, *id) : nullptr;
    const Event* event = session == nullptr ? nullptr : find(page.dataset().events, session->event);
    if (event == nullptr) { continue; }
    items += tag("li", page.line_link(session->source, session_name(*session, 140)) +
                           tag("span", {{"class", "quiet block"}}, page.event_name(*event, 80)));
  }
  return items.empty() ? Html{} : tag("h3", page.say("themes.reverse")) + tag("ul", {{"class", "findings"}}, items);
}

/// The Global Compact's objectives: those that sessions take up, and those that none does.
Html objectives_part(const Page& page) {
  const Table& table = page.ask("objectives");
  std::vector<std::vector<Html>> rows;
  std::vector<std::string> left;
  for (const Row& row : table.rows) {
    if (cell_text(table, row, "status") != "taken-up") {
      left.push_back(cell_text(table, row, "name"));
      continue;
    }
    const auto id = SessionId::parse(cell_text(table, row, "session"));
    const Session* const session = id ? find(page.dataset().sessions, *id) : nullptr;
    const std::string name = shortened(cell_text(table, row, "session_name"), 90);
    rows.push_back({text(cell_text(table, row, "id") + ". " + cell_text(table, row, "name")),
                    text(std::to_string(cell_count(table, row, "objectives"))),
                    session == nullptr ? text(name) : page.line_link(session->source, name),
                    text(cell_text(table, row, "words"))});
  }
  if (rows.empty()) { return {}; }
  const std::vector<GridColumn> columns = {{page.say("objectives.objective"), false},
                                           {page.say("count.sessions"), true},
                                           {page.say("themes.session"), false},
                                           {page.say("themes.words"), false}};
  Html content = tag("h3", page.say("objectives.title"));
  content +=
      tag("p", emphasised(page.say("objectives.found", {std::to_string(rows.size()), std::to_string(table.rows.size())})));
  if (!left.empty()) { content += tag("p", {{"class", "missed"}}, page.say("objectives.left", {page.list(left)})); }
  return content + grid(page.say("objectives.caption"), columns, rows) +
         tag("p", {{"class", "quiet"}}, page.say("objectives.note.rule"));
}

} // namespace

Html themes_section(const Page& page) {
  const Table& table = page.ask("themes");
  std::map<EventId, std::vector<std::vector<Html>>> events;
  for (const Row& row : table.rows) {
    if (const auto event = EventId::parse(cell_text(table, row, "event"))) {
      events[*event].push_back(theme_row(page, table, row));
    }
  }
  const std::vector<GridColumn> columns = {{page.say("themes.topic"), false},
                                           {page.say("themes.verdict"), false},
                                           {page.say("themes.session"), false},
                                           {page.say("themes.words"), false}};
  Html content = tag("h2", {{"id", "themes-title"}}, page.say("page.themes"));
  if (events.empty()) { content += tag("p", page.say("page.nothing")); }
  for (const auto& [id, rows] : events) {
    const Event* event = find(page.dataset().events, id);
    if (event == nullptr) { continue; }
    content += grid(page.say("themes.caption", {page.event_name(*event, 200)}), columns, rows);
  }
  return tag("section", {{"id", "themes"}, {"aria-labelledby", "themes-title"}},
             content + reverse(page) + notes(page, table) + objectives_part(page));
}

} // namespace entente
