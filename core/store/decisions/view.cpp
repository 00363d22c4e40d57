#include "core/store/decisions/view.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "core/store/complete.hpp"
#include "core/store/decisions/cells.hpp"
#include "core/store/decisions/derived.hpp"
#include "core/store/decisions/meetings.hpp"

namespace entente::store {
namespace {

/// What people decided about the people or the bodies.
template <class Identifier> struct Overlay {
  std::unordered_map<Identifier, Identifier> root; ///< of joined entities
  std::unordered_map<Identifier, std::string> name;
  std::unordered_set<Identifier> unprinted; ///< whose stored name none of its mentions prints any more
  std::unordered_set<Identifier> empty;     ///< made by a split that is undone

  [[nodiscard]] Identifier of(Identifier id) const {
    const auto found = root.find(id);
    return found == root.end() ? id : found->second;
  }
  [[nodiscard]] bool moved(Identifier id) const { return root.contains(id); }
};

template <class Identifier> Overlay<Identifier> load_overlay(const Connection& connection, About about) {
  Overlay<Identifier> overlay;
  {
    auto row = connection.query(pick(about, "SELECT id, root FROM person WHERE root IS NOT NULL",
                                     "SELECT id, root FROM organisation WHERE root IS NOT NULL"));
    while (row.step()) {
      overlay.root.emplace(row.id<Identifier>(0), row.id<Identifier>(1));
    }
  }
  {
    auto row = connection.query(pick(about, "SELECT id, declared_name FROM person WHERE declared_name IS NOT NULL",
                                     "SELECT id, declared_name FROM organisation WHERE declared_name IS NOT NULL"));
    while (row.step()) {
      overlay.name.emplace(row.id<Identifier>(0), row.text(1));
    }
  }
  {
    auto row = connection.query("SELECT made FROM human_decision WHERE about = ? AND made IS NOT NULL AND NOT active");
    row.bind(word(about));
    while (row.step()) {
      overlay.empty.insert(row.id<Identifier>(0));
    }
  }
  // Who lost mentions is found by steps over the index, because one entity loses them many times.
  auto row = connection.query(
      pick(about,
           "WITH RECURSIVE lost (id) AS (SELECT min(before) FROM decision_change INDEXED BY decision_change_person WHERE "
           "field = 'appearance.person' UNION ALL SELECT (SELECT min(before) FROM decision_change INDEXED BY "
           "decision_change_person WHERE field = 'appearance.person' AND before > lost.id) FROM lost WHERE lost.id IS NOT "
           "NULL) SELECT id FROM person p WHERE id IN (SELECT id FROM lost UNION SELECT made FROM human_decision WHERE "
           "about = 'person' AND made IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM name_form f WHERE f.kind = 'person' AND "
           "f.entity = p.id AND f.text = p.name)",
           "WITH RECURSIVE lost (id) AS (SELECT min(before) FROM decision_change INDEXED BY decision_change_organisation "
           "WHERE field = 'body.organisation' UNION ALL SELECT (SELECT min(before) FROM decision_change INDEXED BY "
           "decision_change_organisation WHERE field = 'body.organisation' AND before > lost.id) FROM lost WHERE lost.id IS "
           "NOT NULL) SELECT id FROM organisation p WHERE id IN (SELECT id FROM lost UNION SELECT made FROM human_decision "
           "WHERE about = 'organisation' AND made IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM name_form f WHERE f.kind = "
           "'organisation' AND f.entity = p.id AND f.text = p.name)"));
  while (row.step()) {
    overlay.unprinted.insert(row.id<Identifier>(0));
  }
  return overlay;
}

void add_acronym(const Person&, std::set<std::string>&) {}
void add_acronym(const Organisation& body, std::set<std::string>& forms) {
  if (body.acronym) { forms.insert(*body.acronym); }
}
void drop_acronym(const Person&, std::set<std::string>&) {}
void drop_acronym(const Organisation& body, std::set<std::string>& forms) {
  if (body.acronym) { forms.erase(*body.acronym); }
}

void complete(Person& shown, const Person& member) { fill(shown.gender, member.gender); }
void complete(Organisation& shown, const Organisation& member) {
  fill(shown.acronym, member.acronym);
  fill(shown.category, member.category);
  fill(shown.state, member.state);
  fill(shown.reference, member.reference);
}

/// Names and aliases of joined, renamed and parted entities; those joined into others leave the list.
template <class Record, class Identifier> void show_names(std::vector<Record>& records, const Overlay<Identifier>& overlay) {
  std::map<Identifier, std::set<std::string>> forms; ///< of the roots whose names change
  const auto changed = [&](Identifier id) {
    return forms.contains(id) || overlay.name.contains(id) || overlay.unprinted.contains(id);
  };
  for (const auto& [id, root] : overlay.root) {
    forms[root];
  }
  for (const Record& record : records) {
    const Identifier root = overlay.of(record.id);
    if (!changed(root)) { continue; }
    auto& own = forms[root];
    own.insert(record.aliases.begin(), record.aliases.end());
    if (overlay.empty.contains(record.id)) { continue; }
    add_acronym(record, own);
    if (!overlay.unprinted.contains(record.id)) { own.insert(record.name); }
  }
  std::unordered_map<Identifier, std::size_t> place;
  for (std::size_t i = 0; i < records.size() && !overlay.root.empty(); ++i) {
    place.emplace(records[i].id, i);
  }
  for (std::size_t i = 0; i < records.size() && !overlay.root.empty(); ++i) {
    const auto found = overlay.root.find(records[i].id);
    if (found != overlay.root.end() && !overlay.empty.contains(records[i].id)) {
      complete(records[place.at(found->second)], records[i]);
    }
  }
  for (Record& record : records) {
    const auto found = forms.find(record.id);
    if (found == forms.end()) { continue; }
    auto& all = found->second;
    if (const auto declared = overlay.name.find(record.id); declared != overlay.name.end()) {
      record.name = declared->second;
    } else if (!all.contains(record.name) && !all.empty()) {
      record.name = *std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return says_more(a, b); });
    }
    all.erase(record.name);
    drop_acronym(record, all);
    record.aliases.assign(all.begin(), all.end());
  }
  std::erase_if(records, [&](const Record& record) { return overlay.moved(record.id); });
}

/// Declared categories, states and wholes. An empty text and the number 0 declare that there is none.
void show_declared(const Connection& connection, std::vector<Organisation>& bodies) {
  auto row = connection.query("SELECT id, declared_category, declared_state FROM organisation WHERE declared_category IS "
                              "NOT NULL OR declared_state IS NOT NULL ORDER BY id");
  while (row.step()) {
    const auto id = row.id<OrganisationId>(0);
    const auto at = std::lower_bound(bodies.begin(), bodies.end(), id,
                                     [](const Organisation& body, OrganisationId wanted) { return body.id < wanted; });
    if (at == bodies.end() || at->id != id) { continue; }
    if (!row.is_null(1)) { at->category = row.text(1); }
    if (!row.is_null(2)) { at->state = row.text(2); }
  }
}

/// What bodies are part of: as read, and as declared, where 0 declares that there is none.
struct Wholes {
  std::unordered_map<OrganisationId, OrganisationId> read;
  std::unordered_map<OrganisationId, OrganisationId> declared;
  std::unordered_map<OrganisationId, std::vector<OrganisationId>> joined; ///< into each root, by id
};

Wholes load_wholes(const Connection& connection, const std::vector<Organisation>& bodies,
                   const Overlay<OrganisationId>& overlay) {
  Wholes wholes;
  for (const Organisation& body : bodies) {
    if (body.parent) { wholes.read.emplace(body.id, *body.parent); }
    if (overlay.moved(body.id) && !overlay.empty.contains(body.id)) {
      wholes.joined[overlay.of(body.id)].push_back(body.id);
    }
  }
  auto row = connection.query("SELECT id, declared_parent FROM organisation WHERE declared_parent IS NOT NULL");
  while (row.step()) {
    wholes.declared.emplace(row.id<OrganisationId>(0), row.id<OrganisationId>(1));
  }
  return wholes;
}

/// The whole of each body, which may be joined into another, or stand at one that is: declared, else read, else that of the
/// first joined into it.
void show_parents(std::vector<Organisation>& bodies, const Wholes& wholes, const Overlay<OrganisationId>& overlay) {
  const auto whole = [&](OrganisationId root) -> std::optional<OrganisationId> {
    std::vector<OrganisationId> group{root};
    if (const auto found = wholes.joined.find(root); found != wholes.joined.end()) {
      group.insert(group.end(), found->second.begin(), found->second.end());
    }
    for (const OrganisationId member : group) {
      const auto declared = wholes.declared.find(member);
      if (declared != wholes.declared.end() && declared->second.value == 0) { return std::nullopt; }
      const auto read = wholes.read.find(member);
      if (declared == wholes.declared.end() && read == wholes.read.end()) { continue; }
      const OrganisationId found = overlay.of(declared != wholes.declared.end() ? declared->second : read->second);
      if (found != root) { return found; }
    }
    return std::nullopt;
  };
  for (Organisation& body : bodies) {
    body.parent = whole(body.id);
  }
}

void add_line(Appearance& kept, const StatedLine& line) {
  const auto same = std::ranges::find(kept.lines, line.source, &StatedLine::source);
  if (same == kept.lines.end()) {
    kept.lines.push_back(line);
    return;
  }
  for (const OrganisationId body : line.organisations) {
    add_new(same->organisations, body);
  }
}

/// The lines of both, each with the bodies that it names.
void take_in_lines(Appearance& kept, const Appearance& other) {
  if (kept.lines.empty()) { kept.lines.push_back({kept.source, kept.organisations}); }
  if (other.lines.empty()) { add_line(kept, {other.source, other.organisations}); }
  for (const StatedLine& line : other.lines) {
    add_line(kept, line);
  }
  if (kept.lines.size() == 1) { kept.lines.clear(); }
}

/// One appearance takes in another that says the same.
void take_in(Appearance& kept, const Appearance& other) {
  take_in_lines(kept, other);
  for (const OrganisationId body : other.organisations) {
    add_new(kept.organisations, body);
  }
  fill(kept.position, other.position);
  fill(kept.gender, other.gender);
  if (!kept.state && other.state) {
    kept.state = other.state;
    kept.state_printed = other.state_printed;
  }
  kept.remote = kept.remote && other.remote;
}

void show_appearances(std::vector<Appearance>& appearances, const Overlay<PersonId>& people,
                      const Overlay<OrganisationId>& bodies, const std::unordered_set<AppearanceId>& moved) {
  using Tie = std::tuple<PersonId, EventId, std::optional<SessionId>, Role>;
  struct Doubles {
    std::vector<std::size_t> places;
    bool joined = false;
  };
  std::map<Tie, Doubles> ties;
  std::unordered_set<PersonId> roots;
  for (const auto& [id, root] : people.root) {
    roots.insert(root);
  }
  for (const Appearance& appearance : appearances) {
    if (moved.contains(appearance.id)) { roots.insert(people.of(appearance.person)); }
  }
  for (std::size_t i = 0; i < appearances.size(); ++i) {
    Appearance& appearance = appearances[i];
    std::vector<OrganisationId> shown;
    for (const OrganisationId body : appearance.organisations) {
      add_new(shown, bodies.of(body));
    }
    appearance.organisations = std::move(shown);
    for (StatedLine& line : appearance.lines) {
      std::vector<OrganisationId> named;
      for (const OrganisationId body : line.organisations) {
        add_new(named, bodies.of(body));
      }
      line.organisations = std::move(named);
    }
    const PersonId person = people.of(appearance.person);
    if (roots.contains(person)) {
      auto& doubles = ties[{person, appearance.event, appearance.session, appearance.role}];
      doubles.places.push_back(i);
      doubles.joined = doubles.joined || person != appearance.person || moved.contains(appearance.id);
    }
    appearance.person = person;
  }
  std::unordered_set<AppearanceId> hidden;
  for (const auto& [tie, doubles] : ties) {
    if (!doubles.joined) { continue; }
    for (std::size_t i = 1; i < doubles.places.size(); ++i) {
      take_in(appearances[doubles.places.front()], appearances[doubles.places[i]]);
      hidden.insert(appearances[doubles.places[i]].id);
    }
  }
  if (!hidden.empty()) {
    std::erase_if(appearances, [&](const Appearance& appearance) { return hidden.contains(appearance.id); });
  }
}

/// True when the end was joined into another entity.
bool show_end(End& end, const Overlay<PersonId>& people, const Overlay<OrganisationId>& bodies) {
  if (auto* const person = std::get_if<PersonId>(&end.what)) {
    const bool moved = people.moved(*person);
    *person = people.of(*person);
    return moved;
  }
  if (auto* const body = std::get_if<OrganisationId>(&end.what)) {
    const bool moved = bodies.moved(*body);
    *body = bodies.of(*body);
    return moved;
  }
  return false;
}

void show_partnerships(std::vector<Partnership>& partnerships, const Overlay<PersonId>& people,
                       const Overlay<OrganisationId>& bodies) {
  using Tie = std::tuple<std::variant<PersonId, OrganisationId, ProcessId, EventId, std::string>,
                         std::variant<PersonId, OrganisationId, ProcessId, EventId, std::string>, PartnershipKind,
                         std::optional<std::string>, std::optional<std::string>>;
  struct Doubles {
    std::vector<PartnershipId> ids;
    bool joined = false;
  };
  const auto day = [](const std::optional<Date>& date, const std::optional<std::string>& when) {
    return date ? std::optional<std::string>(to_iso(*date)) : when;
  };
  std::map<Tie, Doubles> ties;
  std::unordered_set<PartnershipId> hidden;
  for (Partnership& tie : partnerships) {
    const bool source = show_end(tie.source, people, bodies);
    const bool target = show_end(tie.target, people, bodies);
    if ((source || target) && tie.source == tie.target) { hidden.insert(tie.id); }
    auto& doubles =
        ties[{tie.source.what, tie.target.what, tie.kind, day(tie.from, tie.from_when), day(tie.to, tie.to_when)}];
    doubles.ids.push_back(tie.id);
    doubles.joined = doubles.joined || source || target;
  }
  for (const auto& [tie, doubles] : ties) {
    if (doubles.joined) { hidden.insert(doubles.ids.begin() + 1, doubles.ids.end()); }
  }
  std::erase_if(partnerships, [&](const Partnership& tie) { return hidden.contains(tie.id); });
}

/// Declared "none" is an empty text until all are joined, so that nothing fills it.
void drop_empty(std::vector<Organisation>& bodies) {
  for (Organisation& body : bodies) {
    if (body.category && body.category->empty()) { body.category.reset(); }
    if (body.state && body.state->empty()) { body.state.reset(); }
  }
}

} // namespace

void show_decisions(const Connection& connection, Dataset& dataset) {
  if (connection.number("SELECT EXISTS (SELECT 1 FROM human_decision)") == 0) { return; }
  const auto people = load_overlay<PersonId>(connection, About::person);
  const auto bodies = load_overlay<OrganisationId>(connection, About::organisation);
  const Wholes wholes = load_wholes(connection, dataset.organisations, bodies);
  show_declared(connection, dataset.organisations);
  show_names(dataset.people, people);
  show_names(dataset.organisations, bodies);
  drop_empty(dataset.organisations);
  show_parents(dataset.organisations, wholes, bodies);
  const auto moved = show_meetings(connection, dataset);
  show_appearances(dataset.appearances, people, bodies, moved);
  show_partnerships(dataset.partnerships, people, bodies);
}

} // namespace entente::store
