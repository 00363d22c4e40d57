#include <algorithm>
#include <map>
#include <set>

#include "viz/report/sections.hpp"

namespace entente {

namespace {

constexpr std::size_t most_meetings = 100; ///< of more, those with the most to tell are listed
constexpr std::size_t meetings_shown = 30;

Html group(const Page& page, const char* key, const Html& items) {
  if (items.empty()) { return {}; }
  return tag("div", {{"class", "group"}}, tag("h3", page.say(key)) + tag("ul", {{"class", "findings"}}, items));
}

std::vector<AppearanceId> sorted_unique(std::vector<AppearanceId> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<const Row*> with_cell(const Table& table, std::string_view column, std::string_view value) {
  std::vector<const Row*> rows;
  for (const Row& row : table.rows) {
    if (cell_text(table, row, column) == value) { rows.push_back(&row); }
  }
  return rows;
}

std::vector<AppearanceId> evidence_of(const std::vector<const Row*>& rows) {
  std::vector<AppearanceId> ids;
  for (const Row* row : rows) {
    ids.insert(ids.end(), row->evidence.begin(), row->evidence.end());
  }
  return sorted_unique(std::move(ids));
}

std::vector<std::string> names_of(const Table& table, const std::vector<const Row*>& rows) {
  std::vector<std::string> names;
  for (const Row* row : rows) {
    names.push_back(cell_text(table, *row, "name"));
  }
  return names;
}

/// The first argument of a table's note; "0" when the note is not there.
std::string note_argument(const Table& table, std::string_view key) {
  for (const TableNote& note : table.notes) {
    if (note.key == key && !note.arguments.empty()) { return note.arguments.front(); }
  }
  return "0";
}

Html states_seen(const Page& page) {
  const Dataset& dataset = page.dataset();
  std::set<std::string> states;
  std::vector<AppearanceId> spoken;
  std::size_t printed = 0;
  for (const Appearance& appearance : dataset.appearances) {
    if (!appearance.state) { continue; }
    states.insert(*appearance.state);
    spoken.push_back(appearance.id);
    printed += appearance.state_printed ? 1 : 0;
  }
  Html items = finding(page,
                       page.say("find.spoken", {std::to_string(states.size()), std::to_string(spoken.size()),
                                                std::to_string(dataset.appearances.size()), std::to_string(printed)}),
                       spoken);
  if (page.options().population.states.empty()) { return items; }
  const Table& absence = page.ask("absence");
  const std::size_t size = page.options().population.states.size();
  const auto never = with_cell(absence, "status", "never-seen");
  const auto others = with_cell(absence, "status", "not-member");
  std::vector<AppearanceId> of_members;
  const std::vector<AppearanceId> of_others = evidence_of(others);
  std::set_difference(spoken.begin(), spoken.end(), of_others.begin(), of_others.end(), std::back_inserter(of_members));
  items += finding(page,
                   page.say("find.states", {std::to_string(size - never.size()), std::to_string(size),
                                            page.population_name(), std::to_string(never.size())}),
                   of_members);
  if (!others.empty()) {
    items += finding(page,
                     page.say_count("find.others", static_cast<std::int64_t>(others.size()),
                                    {std::to_string(others.size()), page.list(names_of(absence, others))}),
                     of_others);
  }
  return items;
}

/// A region whose interval does not hold 1.
Html uneven_region(const Page& page, const Table& regions, const Row& row, std::int64_t all) {
  const auto ratio = cell_number(regions, row, "ratio");
  const auto low = cell_number(regions, row, "ratio_low");
  const auto high = cell_number(regions, row, "ratio_high");
  if (!ratio || !low || !high || (*low <= 1 && *high >= 1)) { return {}; }
  return finding(page,
                 page.say(*ratio > 1 ? "find.region.more" : "find.region.less",
                          {page.row_name(regions, row), std::to_string(cell_count(regions, row, "observed")),
                           page.number(cell_number(regions, row, "expected").value_or(0), 1), page.number(*ratio, 1),
                           page.number(*low, 1), page.number(*high, 1), std::to_string(all)}),
                 row.evidence);
}

Html regions_seen(const Page& page) {
  if (page.options().population.states.empty()) { return {}; }
  const Table& regions = page.ask("coverage-region");
  std::int64_t all = 0;
  for (const Row* row : with_cell(regions, "status", "counted")) {
    all += cell_count(regions, *row, "observed");
  }
  Html items;
  Html uneven;
  std::set<std::string> empty_regions;
  for (const Row* row : with_cell(regions, "status", "counted")) {
    const std::int64_t states = cell_count(regions, *row, "states");
    if (cell_text(regions, *row, "id") == "none" || states == 0) { continue; }
    if (cell_count(regions, *row, "observed") == 0) {
      empty_regions.insert(cell_text(regions, *row, "id"));
      items += finding(
          page, page.say_count("find.region.none", states, {page.row_name(regions, *row), std::to_string(states)}), {});
    } else {
      uneven += uneven_region(page, regions, *row, all);
    }
  }
  items += all > 0 && uneven.empty() ? finding(page, page.say("find.region.even"), {}) : uneven;
  const Table& subregions = page.ask("coverage-subregion");
  std::vector<std::string> empty;
  for (const Row* row : with_cell(subregions, "status", "counted")) {
    const std::int64_t states = cell_count(subregions, *row, "states");
    const bool named_above = empty_regions.contains(cell_text(subregions, *row, "parent"));
    if (cell_count(subregions, *row, "observed") > 0 || named_above || cell_text(subregions, *row, "id") == "none") {
      continue;
    }
    empty.push_back(page.say_count("find.area", states, {page.row_name(subregions, *row), std::to_string(states)}));
  }
  if (!empty.empty()) { items += finding(page, page.say("find.subregions.none", {page.list(empty)}), {}); }
  const Table& absence = page.ask("absence");
  if (const auto silent = with_cell(absence, "status", "never-speaking"); !silent.empty()) {
    items += finding(page,
                     page.say_count("find.never-speaking", static_cast<std::int64_t>(silent.size()),
                                    {std::to_string(silent.size()), page.list(names_of(absence, silent))}),
                     evidence_of(silent));
  }
  if (const auto earlier = with_cell(absence, "status", "not-since"); !earlier.empty()) {
    items += finding(page,
                     page.say_count("find.not-since", static_cast<std::int64_t>(earlier.size()),
                                    {std::to_string(earlier.size()), note_argument(absence, "note.absence.since")}),
                     evidence_of(earlier));
  }
  return items;
}

/// The bodies that stood behind anybody, if only beside the one that an appearance is counted for.
std::set<OrganisationId> bodies_behind(const Dataset& dataset) {
  std::vector<OrganisationId> bodies;
  for (const Appearance& appearance : dataset.appearances) {
    bodies.insert(bodies.end(), appearance.organisations.begin(), appearance.organisations.end());
  }
  std::sort(bodies.begin(), bodies.end());
  return {bodies.begin(), bodies.end()};
}

bool any_of_category(const Page& page, const std::set<OrganisationId>& bodies, std::string_view category) {
  return std::ranges::any_of(page.dataset().organisations, [&](const Organisation& body) {
    return body.category && page.reference().category_is(*body.category, category) && bodies.contains(body.id);
  });
}

Html stakeholders(const Page& page) {
  const Table& table = page.ask("coverage-category");
  const std::set<OrganisationId> behind = bodies_behind(page.dataset());
  std::vector<const Row*> seen;
  std::vector<std::string> unseen;
  std::int64_t known = 0;
  for (const Row& row : table.rows) {
    if (cell_text(table, row, "status") != "counted" || !cell_text(table, row, "parent").empty()) { continue; }
    const std::int64_t observed = cell_count(table, row, "observed");
    known += observed;
    if (observed > 0) {
      seen.push_back(&row);
    } else if (!any_of_category(page, behind, cell_text(table, row, "id"))) {
      unseen.push_back(page.row_name(table, row));
    }
  }
  if (known == 0) { return {}; }
  std::stable_sort(seen.begin(), seen.end(), [&](const Row* a, const Row* b) {
    return cell_count(table, *a, "observed") > cell_count(table, *b, "observed");
  });
  std::vector<std::string> parts;
  for (const Row* row : seen) {
    parts.push_back(page.row_name(table, *row) + " " + std::to_string(cell_count(table, *row, "observed")) + " (" +
                    page.percent(cell_number(table, *row, "share").value_or(0)) + ")");
  }
  Html items = finding(page, page.say("find.categories", {std::to_string(known), page.list(parts)}), evidence_of(seen));
  if (!unseen.empty()) { items += finding(page, page.say("find.categories.none", {page.list(unseen)}), {}); }
  if (const Row* local = find_row(table, "local-authority")) {
    const std::int64_t count = cell_count(table, *local, "observed");
    const std::vector<std::string> arguments = {std::to_string(count), std::to_string(page.dataset().appearances.size())};
    items +=
        finding(page, count == 0 ? page.say("find.local.none", arguments) : page.say_count("find.local", count, arguments),
                local->evidence);
  }
  return items;
}

Html genders(const Page& page) {
  const Table& table = page.ask("coverage-gender");
  const Row* women = find_row(table, "f");
  const Row* men = find_row(table, "m");
  const Row* unknown = find_row(table, "unknown");
  if (women == nullptr || men == nullptr || unknown == nullptr || !cell_number(table, *women, "share")) { return {}; }
  return finding(
      page,
      page.say("find.gender",
               {std::to_string(cell_count(table, *women, "observed")), std::to_string(cell_count(table, *men, "observed")),
                std::to_string(cell_count(table, *unknown, "observed")), std::to_string(page.dataset().appearances.size()),
                page.percent(*cell_number(table, *women, "share")),
                page.percent(cell_number(table, *women, "share_low").value_or(0)),
                page.percent(cell_number(table, *women, "share_high").value_or(1))}),
      women->evidence);
}

Html panel_gaps(const Page& page) {
  const Table& table = page.ask("panels");
  Html items;
  for (const char* kind :
       {"one-region", "one-category", "no-woman", "no-man", "no-civil-society", "no-local-authority", "nobody"}) {
    const auto rows = with_cell(table, "finding", kind);
    if (rows.empty()) { continue; }
    Html which;
    for (const Row* row : rows) {
      const std::string id = cell_text(table, *row, "id");
      which += tag("li", tag("a", {{"href", "#panel-" + id}}, shortened(cell_text(table, *row, "name"), 90)));
    }
    const std::string sentence = page.say_count(std::string("find.panels.") + kind, static_cast<std::int64_t>(rows.size()),
                                                {std::to_string(rows.size()), note_argument(table, "note.panels.judged")});
    items +=
        finding(page, sentence, {},
                tag("details", {{"class", "evidence"}}, tag("summary", page.say("find.panels.which")) + tag("ul", which)));
  }
  return items;
}

Html announced_topics(const Page& page) {
  const Table& table = page.ask("themes");
  struct Counts {
    std::int64_t taken_up = 0;
    std::int64_t unclear = 0;
    std::vector<const Row*> left;
  };
  std::map<EventId, Counts> events;
  for (const Row& row : table.rows) {
    const std::string status = cell_text(table, row, "status");
    const auto event = EventId::parse(cell_text(table, row, "event"));
    if (!event || status == "no-programme") { continue; }
    Counts& counts = events[*event];
    counts.taken_up += status == "taken-up" ? 1 : 0;
    counts.unclear += status == "unclear" || status == "unknown" ? 1 : 0;
    if (status == "not-taken-up") { counts.left.push_back(&row); }
  }
  Html items;
  for (const auto& [id, counts] : events) {
    const Event* event = find(page.dataset().events, id);
    if (event == nullptr) { continue; }
    const auto left = static_cast<std::int64_t>(counts.left.size());
    const std::int64_t all = counts.taken_up + counts.unclear + left;
    Html sentences = tag("p", emphasised(page.say_count("find.themes", all,
                                                        {std::to_string(all), page.event_name(*event),
                                                         std::to_string(counts.taken_up), std::to_string(left)})));
    if (counts.unclear > 0) {
      sentences += tag("p", page.say_count("find.themes.unclear", counts.unclear, {std::to_string(counts.unclear)}));
    }
    for (const Row* row : counts.left) {
      const auto theme_id = ThemeId::parse(cell_text(table, *row, "id"));
      const Theme* theme = theme_id ? find(page.dataset().themes, *theme_id) : nullptr;
      if (theme == nullptr) { continue; }
      sentences += tag("p", {{"class", "missed"}},
                       text(page.say("find.themes.none-for", {theme->text}) + " ") +
                           page.line_link(theme->source, page.say("evidence.line")));
    }
    items += tag("li", sentences);
  }
  return items;
}

Html unannounced_sessions(const Page& page) {
  const Table& table = page.ask("unannounced");
  std::map<std::string, std::pair<std::int64_t, std::vector<const Row*>>> events;
  for (const Row& row : table.rows) {
    auto& [all, left] = events[cell_text(table, row, "event")];
    ++all;
    if (cell_text(table, row, "status") == "not-announced") { left.push_back(&row); }
  }
  std::erase_if(events, [](const auto& event) { return event.second.second.empty(); });
  const std::size_t all_events = events.size();
  if (all_events > most_meetings) {
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [id, counts] : events) {
      order.emplace_back(counts.second.size(), id);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = meetings_shown; i < order.size(); ++i) {
      events.erase(order[i].second);
    }
  }
  Html items;
  for (const auto& [id, counts] : events) {
    const auto event_id = EventId::parse(id);
    const Event* event = event_id ? find(page.dataset().events, *event_id) : nullptr;
    if (event == nullptr) { continue; }
    Html which;
    for (const Row* row : counts.second) {
      const auto session = SessionId::parse(cell_text(table, *row, "id"));
      const Session* found = session ? find(page.dataset().sessions, *session) : nullptr;
      const std::string name = shortened(cell_text(table, *row, "name"), 90);
      which += tag("li", found == nullptr ? text(name) : page.line_link(found->source, name));
    }
    items += finding(
        page,
        page.say_count("find.unannounced", static_cast<std::int64_t>(counts.second.size()),
                       {std::to_string(counts.second.size()), std::to_string(counts.first), page.event_name(*event)}),
        {}, tag("details", {{"class", "evidence"}}, tag("summary", page.say("find.which-sessions")) + tag("ul", which)));
  }
  if (events.size() < all_events) {
    items += tag("li", page.say("find.more-meetings", {std::to_string(all_events - events.size())}));
  }
  return items;
}

Html strongest_bridges(const Page& page) {
  Html items;
  for (const auto& [kind, key] : {std::pair(NetworkKind::people, "find.bridge.people"),
                                  std::pair(NetworkKind::organisations, "find.bridge.organisations")}) {
    const std::vector<ReportedBridge> bridges = bridges_of(page, kind, 1);
    if (bridges.empty()) { continue; }
    const ReportedBridge& first = bridges.front();
    items += finding(page, page.say(key, {first.name, std::to_string(first.sessions), std::to_string(first.meetings)}),
                     first.evidence);
  }
  return items;
}

} // namespace

Html finding(const Page& page, const std::string& sentence, std::span<const AppearanceId> evidence, const Html& more) {
  return tag("li", tag("p", emphasised(sentence)) + more + page.evidence(evidence));
}

Html findings_section(const Page& page) {
  return tag("section", {{"id", "findings"}, {"aria-labelledby", "findings-title"}},
             tag("h2", {{"id", "findings-title"}}, page.say("page.findings")) +
                 tag("div", {{"class", "groups"}},
                     group(page, "find.group.states", states_seen(page) + regions_seen(page)) +
                         group(page, "find.group.themes", announced_topics(page) + unannounced_sessions(page)) +
                         group(page, "find.group.panels", panel_gaps(page)) +
                         group(page, "find.group.gender", genders(page) + parity_findings(page)) +
                         group(page, "find.group.stakeholders", stakeholders(page)) +
                         group(page, "find.group.years", years_findings(page)) +
                         group(page, "find.group.bridges", strongest_bridges(page))));
}

} // namespace entente
