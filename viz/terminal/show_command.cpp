#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions.hpp"
#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/command.hpp"
#include "viz/terminal/lookup.hpp"
#include "viz/terminal/output.hpp"

namespace entente {
namespace {

/// A line "heading: value" for each value that is there.
class Card {
public:
  explicit Card(Language language) : language_(language) {}
  void title(std::string_view id, std::string_view name) { text_ += fmt::format("{}  {}\n", id, harmless(name)); }
  void add(std::string_view column, const std::optional<std::string>& value) {
    if (value && !value->empty()) {
      text_ += fmt::format("  {}: {}\n", column_heading(column, language_), harmless(*value));
    }
  }
  /// With the lines that name the body, where one is given.
  void add_appearances(const Loaded& loaded, const std::function<bool(const Appearance&)>& mine,
                       std::optional<OrganisationId> named = {}) {
    for (const Appearance& appearance : loaded.dataset.appearances) {
      if (mine(appearance)) { text_ += "  " + describe(appearance, loaded, language_, named) + "\n"; }
    }
  }
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] const std::string& text() const { return text_; }

private:
  Language language_;
  std::string text_;
};

std::string joined(const std::vector<std::string>& texts) { return fmt::format("{}", fmt::join(texts, "; ")); }

bool show_person(const Loaded& loaded, const std::string& id, Card& card) {
  const auto key = PersonId::parse(id);
  const Person* const person = key ? find(loaded.dataset.people, *key) : nullptr;
  if (person == nullptr) { return false; }
  card.title(id, person->name);
  card.add("aliases", joined(person->aliases));
  card.add_appearances(loaded, [&](const Appearance& a) { return a.person == person->id; });
  return true;
}

bool show_organisation(const Loaded& loaded, const std::string& id, const Context& context, Card& card) {
  const auto key = OrganisationId::parse(id);
  const Organisation* const body = key ? find(loaded.dataset.organisations, *key) : nullptr;
  if (body == nullptr) { return false; }
  card.title(id, body->name);
  card.add("acronym", body->acronym);
  card.add("aliases", joined(body->aliases));
  const CategoryFacts* const category = body->category ? context.reference.category(*body->category) : nullptr;
  card.add("category", category == nullptr
                           ? body->category
                           : std::optional(fmt::format("{} ({})", category->name.in(context.language), category->id)));
  card.add("state", body->state);
  const Organisation* const parent = body->parent ? find(loaded.dataset.organisations, *body->parent) : nullptr;
  if (parent != nullptr) { card.add("parent", parent->id.text() + " " + parent->name); }
  const auto names = [&](const Appearance& a) {
    return std::find(a.organisations.begin(), a.organisations.end(), body->id) != a.organisations.end();
  };
  card.add_appearances(loaded, names, body->id);
  return true;
}

std::string event_text(const Loaded& loaded, EventId id) {
  const Event* const event = find(loaded.dataset.events, id);
  return event == nullptr ? id.text() : id.text() + " " + event->title;
}

/// Who, where, as what, for whom, with the printed line and what people declared of it.
bool show_appearance(const Loaded& loaded, const std::string& id, const Context& context, Card& card) {
  const auto key = AppearanceId::parse(id);
  const Appearance* const entry = key ? find(loaded.dataset.appearances, *key) : nullptr;
  if (entry == nullptr) { return false; }
  const Person* const person = find(loaded.dataset.people, entry->person);
  const Session* const session = entry->session ? find(loaded.dataset.sessions, *entry->session) : nullptr;
  card.title(id, person == nullptr ? "" : person->id.text() + " " + person->name);
  card.add("event", event_text(loaded, entry->event));
  if (session != nullptr) { card.add("session", session->id.text() + " " + session_name(*session)); }
  card.add("role", message(context.language, fmt::format("role.{}", to_text(entry->role))));
  card.add("position", entry->position);
  for (const OrganisationId body : entry->organisations) {
    const Organisation* const found = find(loaded.dataset.organisations, body);
    card.add("organisation", found == nullptr ? body.text() : body.text() + " " + found->name);
  }
  const StateFacts* const state = entry->state ? context.reference.state(*entry->state) : nullptr;
  card.add("state", state == nullptr ? entry->state : std::optional(state->iso3 + " " + state->name.in(context.language)));
  if (entry->gender) {
    card.add("gender", message(context.language, fmt::format("one-gender.{}", to_text(*entry->gender))));
  }
  if (entry->remote) { card.add("remote", message(context.language, "cli.yes")); }
  card.add("line", place_text(entry->source, loaded));
  card.add("printed", entry->source.printed);
  for (const DecisionEntry& decision : history(loaded.base)) {
    if (decision.active && decision.subject.starts_with(id + " ")) {
      card.add("declared", fmt::format("{} ({}, {})", decision.subject.substr(id.size() + 1), decision.by, decision.at));
    }
  }
  return true;
}

bool show_session(const Loaded& loaded, const std::string& id, Card& card) {
  const auto key = SessionId::parse(id);
  const Session* const session = key ? find(loaded.dataset.sessions, *key) : nullptr;
  if (session == nullptr) { return false; }
  card.title(id, session->title.value_or(session->label.value_or("")));
  card.add("label", session->label);
  card.add("kind", message(card.language(), fmt::format("kind.{}", to_text(session->kind))));
  card.add("event", event_text(loaded, session->event));
  if (session->parent) { card.add("parent", session->parent->text()); }
  if (session->date) { card.add("date", to_iso(*session->date)); }
  if (session->start) { card.add("hours", to_iso(*session->start) + (session->end ? "–" + to_iso(*session->end) : "")); }
  for (const Theme& theme : loaded.dataset.themes) {
    if (theme.session == session->id) { card.add("themes", theme.text); }
  }
  card.add_appearances(loaded, [&](const Appearance& a) { return a.session == session->id; });
  return true;
}

bool show_event(const Loaded& loaded, const std::string& id, Card& card) {
  const auto key = EventId::parse(id);
  const Event* const event = key ? find(loaded.dataset.events, *key) : nullptr;
  if (event == nullptr) { return false; }
  card.title(id, event->title);
  card.add("when", event->when);
  card.add("place", event->place);
  for (const DocumentId document : event->documents) {
    const DocumentInfo* const info = find(loaded.dataset.documents, document);
    if (info == nullptr) { continue; }
    card.add(info->superseded_by ? "superseded" : "documents", info->id.text() + " " + info->name);
  }
  for (const Session& session : loaded.dataset.sessions) {
    if (session.event != event->id) { continue; }
    std::string name = session.label.value_or("");
    if (session.title) { name += (name.empty() ? "" : ": ") + *session.title; }
    card.add("sessions", session.id.text() + " " + name);
  }
  return true;
}

bool show_state(const Loaded& loaded, const std::string& name, const Context& context, Card& card) {
  const Reference& reference = context.reference;
  const StateFacts* facts = reference.state(name);
  if (facts == nullptr) { facts = reference.state_named(name); }
  if (facts == nullptr) { return false; }
  card.title(facts->iso3, facts->name.in(context.language));
  const RegionFacts* const region = reference.region(facts->region);
  if (region != nullptr) { card.add("region", region->name.in(context.language)); }
  card.add("group", facts->un_group);
  card.add_appearances(loaded, [&](const Appearance& a) { return a.state == facts->iso3; });
  return true;
}

std::optional<std::string> document_text(const Loaded& loaded, std::optional<DocumentId> id) {
  const DocumentInfo* const info = id ? find(loaded.dataset.documents, *id) : nullptr;
  return info == nullptr ? std::nullopt : std::optional(info->id.text() + " " + info->name);
}

/// "d1:42": a printed line.
bool show_line(const Loaded& loaded, const std::string& id, Card& card) {
  const std::size_t colon = id.find(':');
  const auto document = DocumentId::parse(id.substr(0, colon));
  if (!document) { return false; }
  const DocumentInfo* const info = find(loaded.dataset.documents, *document);
  if (info == nullptr) { return false; }
  if (colon == std::string::npos) {
    card.title(id, info->name);
    card.add("title", info->title);
    card.add("sha256", info->sha256);
    card.add("superseded_by", document_text(loaded, info->superseded_by));
    for (const DocumentInfo& other : loaded.dataset.documents) {
      if (other.superseded_by == info->id) { card.add("supersedes", document_text(loaded, other.id)); }
    }
    card.add_appearances(loaded, [&](const Appearance& a) {
      return std::ranges::any_of(sources_of(a), [&](const Source& source) { return source.document == info->id; });
    });
    return true;
  }
  int number = 0;
  const std::string digits = id.substr(colon + 1);
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || stop != digits.data() + digits.size()) { return false; }
  const auto line = loaded.base.line(info->id, number);
  if (!line) { return false; }
  card.title(fmt::format("{}:{}", info->name, number), *line);
  return true;
}

/// A name in words: the one person or body it names; false when it names none.
bool show_named(const Loaded& loaded, const std::string& words, const Context& context, Card& card) {
  const std::string folded = fold(words);
  const auto same = [&](const auto& entity) {
    return fold(entity.name) == folded || std::any_of(entity.aliases.begin(), entity.aliases.end(),
                                                      [&](const std::string& a) { return fold(a) == folded; });
  };
  bool found = false;
  for (const Person& person : loaded.dataset.people) {
    if (same(person)) { found = show_person(loaded, person.id.text(), card) || found; }
  }
  for (const Organisation& body : loaded.dataset.organisations) {
    const bool acronym = body.acronym && fold(*body.acronym) == folded;
    if (acronym || same(body)) { found = show_organisation(loaded, body.id.text(), context, card) || found; }
  }
  return found;
}

std::string suggestion(const Loaded& loaded, const std::string& words) {
  std::vector<std::string> known;
  for (const Person& person : loaded.dataset.people) {
    known.push_back(person.name);
  }
  for (const Organisation& body : loaded.dataset.organisations) {
    known.push_back(body.name);
  }
  return nearest(words, known);
}

bool show(const Loaded& loaded, const std::string& what, const Context& context, Card& card) {
  return show_person(loaded, what, card) || show_organisation(loaded, what, context, card) ||
         show_appearance(loaded, what, context, card) || show_session(loaded, what, card) ||
         show_event(loaded, what, card) || show_line(loaded, what, card) || show_named(loaded, what, context, card) ||
         show_state(loaded, what, context, card);
}

bool is_superseded(const Dataset& dataset, std::optional<DocumentId> document) {
  const DocumentInfo* const info = document ? find(dataset.documents, *document) : nullptr;
  return info != nullptr && info->superseded_by;
}

int run_show(const Arguments& arguments, Context& context) {
  Loaded loaded = load(context);
  std::string what;
  for (const std::string& word : arguments.values("WHAT")) {
    what += (what.empty() ? "" : " ") + word;
  }
  if (const auto asked = parse_entity(what)) { what = id_text(shown_as(loaded.base, *asked)); }
  Card card(context.language);
  bool found = show(loaded, what, context, card);
  if (const auto document = DocumentId::parse(what); !found || is_superseded(loaded.dataset, document)) {
    loaded.dataset = filtered(loaded.base.dataset(Versions::all), context);
    Card history(context.language);
    if (show(loaded, what, context, history)) {
      if (!document) { history.add("note", message(context.language, "show.only-superseded")); }
      card = history;
      found = true;
    }
  }
  if (!found) {
    const std::string near = suggestion(loaded, what);
    const std::string unknown = message(context.language, "show.unknown", {what});
    throw Error(ErrorKind::not_found,
                near.empty() ? unknown : unknown + " " + message(context.language, "cli.did-you-mean", {near}));
  }
  emit(arguments, context, card.text());
  return 0;
}

} // namespace

Command show_command() {
  using Kind = OptionSpec::Kind;
  return {
      "show",
      "show.summary",
      {{"WHAT", Kind::positionals, "show.what", "", {}, true}, {"-o,--output", Kind::value, "cli.output", "", {}, false}},
      {"entente show p12", "entente show \"Laura Thompson\"", "entente show CHE", "entente show d1:42"},
      run_show,
      nullptr,
      {},
      true};
}

} // namespace entente
