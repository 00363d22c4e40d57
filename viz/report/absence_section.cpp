#include <algorithm>
#include <map>

#include "core/text/unicode.hpp"
#include "viz/report/sections.hpp"

namespace entente {

namespace {

/// Members never seen, by region, those with most missing first.
Html never_seen(const Page& page, const Table& table) {
  std::map<std::string, std::vector<std::string>> missing;
  for (const Row& row : table.rows) {
    if (cell_text(table, row, "status") == "never-seen") {
      missing[cell_text(table, row, "region")].push_back(cell_text(table, row, "name"));
    }
  }
  std::map<std::string, std::size_t> members;
  for (const std::string& iso3 : page.options().population.states) {
    const StateFacts* state = page.reference().state(iso3);
    ++members[state == nullptr ? "" : state->region];
  }
  std::size_t all = 0;
  Html groups;
  for (auto& [region, names] : missing) {
    all += names.size();
    std::sort(names.begin(), names.end(),
              [&](const std::string& a, const std::string& b) { return collate_less(a, b, to_text(page.language())); });
    const RegionFacts* facts = page.reference().region(region);
    const std::string name = facts == nullptr ? page.say("value.none") : facts->name.in(page.language());
    Html states;
    for (const std::string& state : names) {
      states += tag("li", state);
    }
    groups += tag("h4", page.say("absence.region", {name, std::to_string(names.size()), std::to_string(members[region])})) +
              tag("ul", {{"class", "inline"}}, states);
  }
  const std::string size = std::to_string(page.options().population.states.size());
  return tag("h3", page.say("absence.never-seen", {std::to_string(all), size})) + groups;
}

/// States of one status, each with its lines.
Html listed(const Page& page, const Table& table, const char* status, const char* heading) {
  Html items;
  for (const Row& row : table.rows) {
    if (cell_text(table, row, "status") != status) { continue; }
    const std::int64_t year = cell_count(table, row, "last_seen");
    const std::string name = cell_text(table, row, "name");
    items += tag("li", text(year == 0 ? name : page.say("absence.last-seen", {name, std::to_string(year)})) + text(" ") +
                           page.evidence(row.evidence));
  }
  return items.empty() ? Html{} : tag("h3", page.say(heading)) + tag("ul", {{"class", "findings"}}, items);
}

} // namespace

Html absence_section(const Page& page) {
  Html content = tag("h2", {{"id", "absence-title"}}, page.say("page.absence"));
  if (page.options().population.states.empty()) {
    content += tag("p", page.say("page.no-population"));
  } else {
    const Table& table = page.ask("absence");
    content += never_seen(page, table) + listed(page, table, "never-speaking", "absence.never-speaking") +
               listed(page, table, "not-since", "absence.not-since") +
               listed(page, table, "not-member", "absence.not-member") + notes(page, table);
  }
  return tag("section", {{"id", "absence"}, {"aria-labelledby", "absence-title"}}, content);
}

} // namespace entente
