#include "viz/report/report.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>

#include "core/analysis/attributes.hpp"
#include "core/analysis/questions/counting.hpp"
#include "viz/i18n/declared_text.hpp"
#include "viz/i18n/note_text.hpp"
#include "viz/report/sections.hpp"

namespace entente {

namespace embedded {
std::vector<std::pair<std::string_view, std::string_view>> report_style();
} // namespace embedded

namespace {

std::string process_names(const Page& page) {
  std::vector<std::string> names;
  for (const Process& process : page.dataset().processes) {
    const ProcessFacts* facts = process.reference ? page.reference().process(*process.reference) : nullptr;
    names.push_back(facts == nullptr ? process.name : facts->name.in(page.language()));
  }
  return page.list(names);
}

/// First and last year of the events, as far as they are dated.
std::string years(const Page& page) {
  std::optional<int> first;
  std::optional<int> last;
  for (const Event& event : page.dataset().events) {
    const std::optional<int> year = year_of(event);
    if (!year) { continue; }
    first = std::min(first.value_or(*year), *year);
    last = std::max(last.value_or(*year), *year);
  }
  if (!first) { return {}; }
  return *first == *last ? std::to_string(*first) : std::to_string(*first) + "–" + std::to_string(*last);
}

std::size_t working_sessions(const Dataset& dataset) {
  std::size_t count = 0;
  for (const Session& session : dataset.sessions) {
    count += session.kind == SessionKind::break_ ? 0 : 1;
  }
  return count;
}

Html counts(const Page& page) {
  const Dataset& dataset = page.dataset();
  std::size_t states = 0;
  for (const Row& row : page.ask("coverage-state").rows) {
    const Table& table = page.ask("coverage-state");
    states += cell_text(table, row, "status") != "unknown" && !row.evidence.empty() ? 1 : 0;
  }
  const std::array<std::pair<const char*, std::size_t>, 7> list = {{{"count.documents", dataset.documents.size()},
                                                                    {"count.events", dataset.events.size()},
                                                                    {"count.sessions", working_sessions(dataset)},
                                                                    {"count.people", dataset.people.size()},
                                                                    {"count.appearances", dataset.appearances.size()},
                                                                    {"count.organisations", dataset.organisations.size()},
                                                                    {"count.states", states}}};
  Html items;
  for (const auto& [key, count] : list) {
    items += tag("div", tag("dt", page.say(key)) + tag("dd", std::to_string(count)));
  }
  return tag("dl", {{"class", "counts"}}, items);
}

Html header(const Page& page) {
  const std::string processes = process_names(page);
  const std::string when = years(page);
  const std::size_t size = page.options().population.states.size();
  Html content;
  if (!processes.empty() || !when.empty()) {
    content += tag("p", {{"class", "over"}}, processes + (processes.empty() || when.empty() ? "" : ", ") + when);
  }
  content += tag("h1", page.say("page.title"));
  content += tag("p", {{"class", "lead"}},
                 size == 0 ? page.say("page.no-population")
                           : page.say("page.population", {page.population_name(), std::to_string(size)}));
  return tag("header", content + counts(page));
}

constexpr std::array<const char*, 9> section_names = {"findings", "read", "coverage", "absence", "panels",
                                                      "themes",   "maps", "bridges",  "method"};

Html contents(const Page& page) {
  Html items;
  for (const char* name : section_names) {
    items += tag("li", tag("a", {{"href", std::string("#") + name}}, page.say(std::string("page.") + name)));
  }
  items += tag("li", tag("a", {{"href", "#lines"}}, page.say("page.lines")));
  return tag("nav", {{"aria-label", page.say("page.contents")}}, tag("ol", items));
}

} // namespace

Html read_section(const Page& page) {
  const Dataset& dataset = page.dataset();
  std::map<EventId, std::pair<std::size_t, std::size_t>> found; ///< sessions, appearances
  for (const Session& session : dataset.sessions) {
    found[session.event].first += session.kind == SessionKind::break_ ? 0 : 1;
  }
  for (const Appearance& appearance : dataset.appearances) {
    ++found[appearance.event].second;
  }
  std::vector<std::vector<Html>> rows;
  for (const Event& event : dataset.events) {
    const std::string when = page.dates(event);
    Html documents;
    for (const DocumentId id : event.documents) {
      const DocumentInfo* document = find(dataset.documents, id);
      if (document == nullptr) { continue; }
      Html entry = tag("a", {{"href", "#" + id.text()}}, document->name);
      if (document->superseded_by) { entry += text(" (" + page.say("read.superseded") + ")"); }
      documents += tag("li", entry);
    }
    rows.push_back({page.line_link(event.source, event.title), text(when.empty() ? page.say("read.undated") : when),
                    text(event.place.value_or("–")), text(std::to_string(found[event.id].first)),
                    text(std::to_string(found[event.id].second)), tag("ul", {{"class", "gaps"}}, documents)});
  }
  const std::vector<GridColumn> columns = {{page.say("read.meeting"), false},     {page.say("read.when"), false},
                                           {page.say("read.where"), false},       {page.say("count.sessions"), true},
                                           {page.say("count.appearances"), true}, {page.say("count.documents"), false}};
  return tag("section", {{"id", "read"}, {"aria-labelledby", "read-title"}},
             tag("h2", {{"id", "read-title"}}, page.say("page.read")) + grid(page.say("read.meetings"), columns, rows) +
                 time_picture(page));
}

namespace {

TableNote gender_note_of(const Page& page) {
  const auto& all = page.dataset().appearances;
  return gender_note(static_cast<std::size_t>(std::ranges::count_if(
      all, [&](const Appearance& appearance) { return gender_declared(page.dataset(), appearance); })));
}

} // namespace

Html method_section(const Page& page) {
  Html items;
  for (const char* key :
       {"method.lines", "method.programme", "note.unit.appearances", "note.moderators.with", "note.states.all",
        "note.gender.marked", "method.categories", "note.category.nested", "note.level.not-applicable",
        "note.expected.population", "note.interval.wilson", "note.absence.speaking", "note.panels.region",
        "note.themes.rule", "note.themes.words", "note.themes.languages", "method.maps"}) {
    const TableNote note = std::string_view(key) == "note.gender.marked" ? gender_note_of(page) : TableNote{key, {}};
    items += tag("li", page.say(note.key, note_arguments(note, page.language())));
  }
  return tag("section", {{"id", "method"}, {"aria-labelledby", "method-title"}},
             tag("h2", {{"id", "method-title"}}, page.say("page.method")) + tag("ul", {{"class", "method"}}, items));
}

namespace {

/// What people declared of the appearances on each line.
std::map<LinePlace, std::string> declared_beside(const Page& page) {
  std::map<LinePlace, std::string> texts;
  if (page.dataset().declarations.empty()) { return texts; }
  for (const Appearance& appearance : page.dataset().appearances) {
    if (!appearance.source.document || !appearance.source.line) { continue; }
    const std::string text = declared_text(page.dataset(), appearance, page.language());
    if (text.empty()) { continue; }
    std::string& beside = texts[{*appearance.source.document, *appearance.source.line}];
    if (beside.find(text) == std::string::npos) { beside += (beside.empty() ? "" : "; ") + text; }
  }
  return texts;
}

} // namespace

Html lines_section(const Page& page) {
  constexpr std::size_t most_lines = 20'000; ///< of more, only those that the report links to
  const bool part = page.lines().size() > most_lines;
  Html content = tag("h2", {{"id", "lines-title"}}, page.say("page.lines")) + tag("p", page.say("page.lines.intro"));
  if (part) {
    content +=
        tag("p", page.say("page.lines.part", {std::to_string(page.linked().size()), std::to_string(page.lines().size())}));
  }
  const std::map<LinePlace, std::string> declared = declared_beside(page);
  std::map<DocumentId, Html> documents;
  for (const auto& [place, printed] : page.lines()) {
    if (part && !page.linked().contains(place)) { continue; }
    Html line = text(legible(printed));
    if (const auto found = declared.find(place); found != declared.end()) {
      line += tag("span", {{"class", "quiet"}, {"lang", std::string(to_text(page.language()))}}, " [" + found->second + "]");
    }
    documents[place.first] +=
        tag("li", {{"id", anchor(place.first, place.second)}, {"value", std::to_string(place.second)}}, line);
  }
  for (const DocumentInfo& document : page.dataset().documents) {
    Html heading = tag("h3", {{"id", document.id.text()}}, document.name);
    if (document.title) { heading += tag("p", {{"class", "quiet"}}, *document.title); }
    const std::string language = document.language ? std::string(to_text(*document.language)) : std::string();
    content += heading + (language.empty() ? tag("ol", {{"class", "lines"}}, documents[document.id])
                                           : tag("ol", {{"class", "lines"}, {"lang", language}}, documents[document.id]));
  }
  return tag("section", {{"id", "lines"}, {"aria-labelledby", "lines-title"}}, content);
}

namespace {

/// What takes long and what others wait for comes first, so that no thread is left with it at the end.
std::vector<std::function<void(const Page&)>> preparations(const Page& page) {
  std::vector<std::function<void(const Page&)>> list{[](const Page& own) { (void)own.circles(); },
                                                     [](const Page& own) { (void)own.between(NetworkKind::people); }};
  std::ranges::move(slow_pictures(page), std::back_inserter(list));
  list.emplace_back([](const Page& own) { (void)own.between(NetworkKind::organisations); });
  list.emplace_back(prepare_bridges);
  for (const char* question : {"unannounced", "objectives", "change", "turnover", "panels", "themes"}) {
    list.emplace_back([question](const Page& own) { (void)own.ask(question); });
  }
  return list;
}

/// All sections but the lines, made side by side.
Html sections(const Page& page) {
  const auto first = preparations(page);
  std::vector<Piece> pieces = bridges_pieces();
  const std::size_t of_bridges = pieces.size();
  for (const auto section : {findings_section, read_section, coverage_section, absence_section, panels_section,
                             themes_section, maps_section, method_section}) {
    pieces.emplace_back(section);
  }
  std::vector<Html> made(pieces.size());
  Pool pool{Work{}};
  pool.run(first.size() + pieces.size(), 1, [&](std::size_t i, std::size_t, unsigned) {
    if (i < first.size()) {
      first[i](page);
    } else {
      made[i - first.size()] = pieces[i - first.size()](page);
    }
  });
  Html bridges;
  for (std::size_t i = 0; i < of_bridges; ++i) {
    bridges += made[i];
  }
  Html all;
  for (std::size_t i = of_bridges; i + 1 < made.size(); ++i) {
    all += made[i];
  }
  return all + tag("section", {{"id", "bridges"}, {"aria-labelledby", "bridges-title"}}, bridges) + made.back();
}

} // namespace

std::string make_report(const Dataset& dataset, const std::vector<PrintedLine>& lines, const Reference& reference,
                        const ReportOptions& options) {
  const Page page(dataset, lines, reference, options);
  Html main = sections(page);
  main += lines_section(page); // these come last: they are those that the others link to
  const std::string title = page.say("page.title");
  const std::string processes = process_names(page);
  std::string html = "<!DOCTYPE html>\n<html lang=\"" + std::string(to_text(options.language)) + "\">\n<head>\n";
  html += "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  html += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src "
          "data:\">\n";
  html += tag("title", title + (processes.empty() ? "" : " – " + processes)).markup + "\n";
  html += "<style>\n";
  for (const auto& [name, bytes] : embedded::report_style()) {
    html += bytes;
  }
  html += "</style>\n</head>\n<body>\n";
  html += tag("a", {{"class", "skip"}, {"href", "#findings"}}, page.say("page.skip")).markup + "\n";
  html += header(page).markup + "\n" + contents(page).markup + "\n" + tag("main", main).markup + "\n";
  html += tag("footer", tag("p", page.say("page.made-by"))).markup + "\n</body>\n</html>\n";
  return html;
}

} // namespace entente
