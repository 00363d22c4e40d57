#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "core/error.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/command.hpp"
#include "viz/terminal/decision_options.hpp"
#include "viz/terminal/left_behind.hpp"
#include "viz/terminal/output.hpp"
#include "viz/terminal/reason.hpp"
#include "viz/terminal/words.hpp"

namespace entente {
namespace {

using Texts = std::set<std::string>;

Cell text_or_none(const std::optional<std::string>& text) { return text ? Cell(*text) : Cell(); }
Cell number(std::size_t value) { return static_cast<std::int64_t>(value); }
std::string joined(const Texts& texts) { return fmt::format("{}", fmt::join(texts, "; ")); }

Table table_of(std::string name, std::vector<Column> columns) {
  std::vector<Column> all{{"id", "", ColumnType::text}, {"name", "", ColumnType::text}};
  all.insert(all.end(), columns.begin(), columns.end());
  return {std::move(name), std::move(all), {}, {}};
}

/// The appearances by whatever a row is about.
template <class Key, class Of> std::unordered_map<Key, std::vector<const Appearance*>> group(const Dataset& dataset, Of of) {
  std::unordered_map<Key, std::vector<const Appearance*>> groups;
  for (const Appearance& appearance : dataset.appearances) {
    for (const Key& key : of(appearance)) {
      groups[key].push_back(&appearance);
    }
  }
  return groups;
}

std::vector<AppearanceId> ids(const std::vector<const Appearance*>& appearances) {
  std::vector<AppearanceId> list;
  for (const Appearance* const appearance : appearances) {
    list.push_back(appearance->id);
  }
  return list;
}

Table people(const Loaded& loaded, const Words& words) {
  Table table = table_of("people", {{"appearances", "appearances", ColumnType::integer},
                                    {"states", "", ColumnType::text},
                                    {"organisations", "", ColumnType::text},
                                    {"aliases", "", ColumnType::text}});
  const auto groups =
      group<PersonId>(loaded.dataset, [](const Appearance& appearance) { return std::vector{appearance.person}; });
  for (const Person& person : loaded.dataset.people) {
    const auto found = groups.find(person.id);
    const std::vector<const Appearance*> mine = found == groups.end() ? std::vector<const Appearance*>() : found->second;
    Texts states;
    Texts bodies;
    for (const Appearance* const appearance : mine) {
      if (appearance->state) { states.insert(words.state(*appearance->state)); }
      for (const OrganisationId body : appearance->organisations) {
        const Organisation* const organisation = find(loaded.dataset.organisations, body);
        if (organisation != nullptr) { bodies.insert(organisation->acronym.value_or(organisation->name)); }
      }
    }
    table.rows.push_back({{person.id.text(), person.name, number(mine.size()), joined(states), joined(bodies),
                           fmt::format("{}", fmt::join(person.aliases, "; "))},
                          ids(mine)});
  }
  return table;
}

Table organisations(const Loaded& loaded, const Words&) {
  Table table = table_of("organisations", {{"acronym", "", ColumnType::text},
                                           {"category", "", ColumnType::text},
                                           {"state", "", ColumnType::text},
                                           {"parent", "", ColumnType::text},
                                           {"appearances", "appearances", ColumnType::integer},
                                           {"aliases", "", ColumnType::text}});
  const auto groups =
      group<OrganisationId>(loaded.dataset, [](const Appearance& appearance) { return appearance.organisations; });
  for (const Organisation& body : loaded.dataset.organisations) {
    const auto found = groups.find(body.id);
    const std::vector<const Appearance*> mine = found == groups.end() ? std::vector<const Appearance*>() : found->second;
    const Organisation* const parent = body.parent ? find(loaded.dataset.organisations, *body.parent) : nullptr;
    table.rows.push_back({{body.id.text(), body.name, text_or_none(body.acronym), text_or_none(body.category),
                           text_or_none(body.state), parent == nullptr ? Cell() : Cell(parent->name), number(mine.size()),
                           fmt::format("{}", fmt::join(body.aliases, "; "))},
                          ids(mine)});
  }
  return table;
}

Table states(const Loaded& loaded, const Words& words) {
  Table table = table_of("states", {{"appearances", "appearances", ColumnType::integer},
                                    {"people", "people", ColumnType::integer},
                                    {"iom_member", "", ColumnType::boolean}});
  const auto groups = group<std::string>(loaded.dataset, [](const Appearance& appearance) {
    return appearance.state ? std::vector{*appearance.state} : std::vector<std::string>();
  });
  for (const std::string& iso3 : loaded.dataset.states) {
    const auto found = groups.find(iso3);
    const std::vector<const Appearance*> mine = found == groups.end() ? std::vector<const Appearance*>() : found->second;
    std::set<PersonId> persons;
    for (const Appearance* const appearance : mine) {
      persons.insert(appearance->person);
    }
    const StateFacts* const facts = words.reference.state(iso3);
    table.rows.push_back(
        {{iso3, words.state(iso3), number(mine.size()), number(persons.size()), facts != nullptr && facts->iom_member},
         ids(mine)});
  }
  return table;
}

Table processes(const Loaded& loaded, const Words&) {
  Table table = table_of("processes", {{"acronym", "", ColumnType::text}, {"events", "events", ColumnType::integer}});
  for (const Process& process : loaded.dataset.processes) {
    const auto held = std::count_if(loaded.dataset.events.begin(), loaded.dataset.events.end(),
                                    [&](const Event& event) { return event.process == process.id; });
    table.rows.push_back(
        {{process.id.text(), process.name, text_or_none(process.acronym), static_cast<std::int64_t>(held)}, {}});
  }
  return table;
}

Table events(const Loaded& loaded, const Words&) {
  Table table = table_of("events", {{"when", "", ColumnType::text},
                                    {"place", "", ColumnType::text},
                                    {"process", "", ColumnType::text},
                                    {"documents", "", ColumnType::text},
                                    {"appearances", "appearances", ColumnType::integer}});
  const auto groups =
      group<EventId>(loaded.dataset, [](const Appearance& appearance) { return std::vector{appearance.event}; });
  for (const Event& event : loaded.dataset.events) {
    Texts names;
    for (const DocumentId id : event.documents) {
      const DocumentInfo* const document = find(loaded.dataset.documents, id);
      if (document != nullptr) { names.insert(document->name); }
    }
    const Process* const process = event.process ? find(loaded.dataset.processes, *event.process) : nullptr;
    const auto found = groups.find(event.id);
    const std::vector<const Appearance*> mine = found == groups.end() ? std::vector<const Appearance*>() : found->second;
    table.rows.push_back({{event.id.text(), event.title, text_or_none(event.when), text_or_none(event.place),
                           process == nullptr ? Cell() : Cell(process->name), joined(names), number(mine.size())},
                          ids(mine)});
  }
  return table;
}

Table sessions(const Loaded& loaded, const Words&) {
  Table table = table_of("sessions", {{"label", "", ColumnType::text},
                                      {"kind", "", ColumnType::text},
                                      {"event", "", ColumnType::text},
                                      {"parent", "", ColumnType::text},
                                      {"date", "", ColumnType::text},
                                      {"day", "", ColumnType::integer},
                                      {"hours", "", ColumnType::text},
                                      {"appearances", "appearances", ColumnType::integer}});
  const auto groups = group<SessionId>(loaded.dataset, [](const Appearance& appearance) {
    return appearance.session ? std::vector{*appearance.session} : std::vector<SessionId>();
  });
  for (const Session& session : loaded.dataset.sessions) {
    const auto found = groups.find(session.id);
    const std::vector<const Appearance*> mine = found == groups.end() ? std::vector<const Appearance*>() : found->second;
    const std::string hours = session.start ? to_iso(*session.start) + (session.end ? "–" + to_iso(*session.end) : "") : "";
    table.rows.push_back(
        {{session.id.text(), session.title.value_or(session.label.value_or("")), text_or_none(session.label),
          std::string(to_text(session.kind)), session.event.text(), session.parent ? Cell(session.parent->text()) : Cell(),
          session.date ? Cell(to_iso(*session.date)) : Cell(),
          session.day ? Cell(static_cast<std::int64_t>(*session.day)) : Cell(), hours, number(mine.size())},
         ids(mine)});
  }
  return table;
}

Table documents(const Loaded& loaded, const Words&) {
  Table table = table_of("documents", {{"title", "", ColumnType::text},
                                       {"language", "", ColumnType::text},
                                       {"appearances", "appearances", ColumnType::integer},
                                       {"superseded_by", "", ColumnType::text},
                                       {"sha256", "", ColumnType::text}});
  const auto groups = group<DocumentId>(loaded.dataset, [](const Appearance& appearance) {
    return appearance.source.document ? std::vector{*appearance.source.document} : std::vector<DocumentId>();
  });
  for (const DocumentInfo& document : loaded.dataset.documents) {
    const auto found = groups.find(document.id);
    const std::vector<const Appearance*> mine = found == groups.end() ? std::vector<const Appearance*>() : found->second;
    table.rows.push_back({{document.id.text(), document.name, text_or_none(document.title),
                           document.language ? Cell(std::string(to_text(*document.language))) : Cell(), number(mine.size()),
                           document.superseded_by ? Cell(document.superseded_by->text()) : Cell(), document.sha256},
                          ids(mine)});
  }
  return table;
}

Table appearances(const Loaded& loaded, const Words&) {
  Table table = table_of("appearances", {{"role", "", ColumnType::text},
                                         {"position", "", ColumnType::text},
                                         {"state", "", ColumnType::text},
                                         {"gender", "", ColumnType::text},
                                         {"session", "", ColumnType::text},
                                         {"line", "", ColumnType::integer}});
  for (const Appearance& appearance : loaded.dataset.appearances) {
    const Person* const person = find(loaded.dataset.people, appearance.person);
    const auto line = appearance.source.line;
    table.rows.push_back(
        {{appearance.id.text(), person == nullptr ? "" : person->name, std::string(to_text(appearance.role)),
          text_or_none(appearance.position), text_or_none(appearance.state),
          appearance.gender ? Cell(std::string(to_text(*appearance.gender))) : Cell(),
          appearance.session ? Cell(appearance.session->text()) : Cell(),
          line ? Cell(static_cast<std::int64_t>(*line)) : Cell()},
         {appearance.id}});
  }
  return table;
}

std::string end_name(const End& end, const Dataset& dataset, const Words& words) {
  if (const auto* const person = std::get_if<PersonId>(&end.what)) { return find(dataset.people, *person)->name; }
  if (const auto* const body = std::get_if<OrganisationId>(&end.what)) { return find(dataset.organisations, *body)->name; }
  if (const auto* const process = std::get_if<ProcessId>(&end.what)) { return find(dataset.processes, *process)->name; }
  if (const auto* const event = std::get_if<EventId>(&end.what)) { return find(dataset.events, *event)->title; }
  return words.state(std::get<std::string>(end.what));
}

Cell day_cell(const std::optional<Date>& day, const std::optional<std::string>& when) {
  return day ? Cell(to_iso(*day)) : text_or_none(when);
}

Table partnerships(const Loaded& loaded, const Words& words) {
  Table table = table_of("partnerships", {{"kind", "", ColumnType::text},
                                          {"target", "", ColumnType::text},
                                          {"from", "", ColumnType::text},
                                          {"to", "", ColumnType::text},
                                          {"line", "", ColumnType::integer},
                                          {"printed", "", ColumnType::text}});
  for (const Partnership& tie : loaded.dataset.partnerships) {
    const auto line = tie.evidence.line;
    table.rows.push_back(
        {{tie.id.text(), end_name(tie.source, loaded.dataset, words), std::string(to_text(tie.kind)),
          end_name(tie.target, loaded.dataset, words), day_cell(tie.from, tie.from_when), day_cell(tie.to, tie.to_when),
          line ? Cell(static_cast<std::int64_t>(*line)) : Cell(), text_or_none(tie.evidence.printed)},
         {}});
  }
  return table;
}

Table themes(const Loaded& loaded, const Words&) {
  Table table = table_of("themes", {{"event", "", ColumnType::text},
                                    {"session", "", ColumnType::text},
                                    {"document", "", ColumnType::text},
                                    {"line", "", ColumnType::integer}});
  for (const Theme& theme : loaded.dataset.themes) {
    const auto line = theme.source.line;
    table.rows.push_back(
        {{theme.id.text(), theme.text, theme.event.text(), theme.session ? Cell(theme.session->text()) : Cell(),
          theme.source.document ? Cell(theme.source.document->text()) : Cell(),
          line ? Cell(static_cast<std::int64_t>(*line)) : Cell()},
         {}});
  }
  return table;
}

Table review(const Loaded& loaded, const Words&) {
  Table table = table_of("review", {{"reason", "", ColumnType::text},
                                    {"document", "", ColumnType::text},
                                    {"line", "", ColumnType::integer},
                                    {"printed", "", ColumnType::text}});
  for (const ReviewEntry& item : loaded.base.review()) {
    table.rows.push_back({{fmt::format("q{}", item.id), item.kind, item.reason, item.document,
                           static_cast<std::int64_t>(item.line), item.printed},
                          {}});
  }
  return table;
}

Table journal(const Loaded& loaded, const Words&) {
  Table table = table_of("journal", {{"at", "UTC", ColumnType::text},
                                     {"by", "", ColumnType::text},
                                     {"subject", "", ColumnType::text},
                                     {"score", "1", ColumnType::real},
                                     {"reason", "", ColumnType::text}});
  for (const JournalEntry& entry : loaded.base.journal()) {
    table.rows.push_back({{fmt::format("j{}", entry.id), entry.action, entry.at, entry.by, entry.subject,
                           entry.score ? Cell(*entry.score) : Cell(), entry.reason},
                          {}});
  }
  return table;
}

/// Kinds and reasons of questions as the reader's language has them.
void tell_review(Table& table, Language language) {
  for (Row& row : table.rows) {
    for (const auto& [column, text] :
         {std::pair(std::size_t{1}, &question_kind_text), std::pair(std::size_t{2}, &reason_text)}) {
      if (auto* const cell = std::get_if<std::string>(&row.cells[column])) { *cell = text(*cell, language); }
    }
  }
}

/// What was done, and why, likewise.
void tell_journal(Table& table, Language language) {
  for (Row& row : table.rows) {
    auto& action = std::get<std::string>(row.cells[1]);
    const std::string key = "journal." + action;
    action = has_message(key) ? message(language, key) : kind_text(action, language);
    if (auto* const reason = std::get_if<std::string>(&row.cells.back())) { *reason = reason_text(*reason, language); }
  }
}

/// The names of categories in place of their codes.
void tell_categories(Table& table, const Reference& reference, Language language) {
  constexpr std::size_t place = 3;
  for (Row& row : table.rows) {
    auto* const code = std::get_if<std::string>(&row.cells[place]);
    const CategoryFacts* const facts = code == nullptr ? nullptr : reference.category(*code);
    if (facts != nullptr) { *code = facts->name.in(language); }
  }
}

/// Below the questions, decisions that a later version left without effect.
void add_left_behind(Table& table, const Base& base, Language language) {
  for (const LeftBehind& decision : left_behind(base)) {
    table.rows.push_back(
        {{left_behind_id(decision), question_kind_text("left-behind", language), left_behind_text(decision, language),
          decision.document, static_cast<std::int64_t>(decision.line), decision.printed},
         {}});
  }
}

struct Listing {
  std::string name;
  Table (*make)(const Loaded&, const Words&);
};

const std::vector<Listing>& listings() {
  static const std::vector<Listing> all{
      {"documents", documents}, {"processes", processes},     {"events", events},
      {"sessions", sessions},   {"people", people},           {"organisations", organisations},
      {"states", states},       {"appearances", appearances}, {"partnerships", partnerships},
      {"themes", themes},       {"review", review},           {"journal", journal}};
  return all;
}

int run_list(const Arguments& arguments, Context& context) {
  const std::string what = arguments.value("WHAT");
  if (!context.filter.empty() && (what == "review" || what == "journal")) {
    throw Error(ErrorKind::bad_argument, message(context.language, "cli.no-filter", {"list " + what}));
  }
  const Loaded loaded = load(context);
  const auto listing = std::find_if(listings().begin(), listings().end(), [&](const Listing& l) { return l.name == what; });
  const bool person = context.format == TableFormat::table;
  Table table = listing->make(loaded, {context.reference, person ? context.language : Language::en});
  if (what == "review") {
    tell_review(table, context.language);
    add_left_behind(table, loaded.base, context.language);
  }
  if (person && what == "journal") { tell_journal(table, context.language); }
  if (person && what == "organisations") { tell_categories(table, context.reference, context.language); }
  if (arguments.has("explain")) {
    explain(table, arguments, context, loaded);
  } else {
    show_table(table, arguments, context);
  }
  return 0;
}

} // namespace

Command list_command() {
  using Kind = OptionSpec::Kind;
  std::vector<std::string> names;
  for (const Listing& listing : listings()) {
    names.push_back(listing.name);
  }
  return {"list",
          "list.summary",
          {{"WHAT", Kind::positional, "list.what", "", names, true},
           {"--explain", Kind::optional_value, "cli.explain", "", {}, false},
           {"-o,--output", Kind::value, "cli.output", "", {}, false}},
          {"entente list people --filter region=150", "entente list review", "entente list states --format csv"},
          run_list,
          nullptr,
          table_formats(),
          true};
}

} // namespace entente
