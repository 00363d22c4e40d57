#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "core/analysis/questions/programme_diff.hpp"
#include "core/analysis/questions/session_name.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

/// What a session is called, by its kind where it has no title.
std::string name_or_kind(const Session& session) { return session_name(session, std::string(to_text(session.kind))); }

std::string slot(const Session& session) {
  std::string text = session.date ? to_iso(*session.date) : session.day ? fmt::format("{}", *session.day) : std::string();
  if (session.start) {
    text += (text.empty() ? "" : " ") + to_iso(*session.start);
    if (session.end) { text += "–" + to_iso(*session.end); }
  }
  return text;
}

std::string place(const Source& source) {
  if (!source.document) { return {}; }
  return source.line ? fmt::format("{}:{}", source.document->text(), *source.line) : source.document->text();
}

std::string lines(const Source* before, const Source* after) {
  const std::string one = before == nullptr ? std::string() : place(*before);
  const std::string other = after == nullptr ? std::string() : place(*after);
  return one + (one.empty() ? "→ " : other.empty() ? " →" : " → ") + other;
}

/// What one version says of a person in one entry.
class Side {
public:
  explicit Side(const Dataset& dataset) : dataset_(dataset) {}

  [[nodiscard]] const Appearance* entry(const std::optional<AppearanceId>& id) const {
    return id ? find(dataset_.appearances, *id) : nullptr;
  }
  [[nodiscard]] const Session* session(const std::optional<SessionId>& id) const {
    return id ? find(dataset_.sessions, *id) : nullptr;
  }
  [[nodiscard]] std::string where(const Appearance& entry) const {
    const Session* const found = session(entry.session);
    return found == nullptr ? std::string() : name_or_kind(*found);
  }
  [[nodiscard]] std::string bodies(const Appearance& entry) const {
    std::vector<std::string> names;
    for (const OrganisationId id : entry.organisations) {
      const Organisation* const body = find(dataset_.organisations, id);
      if (body != nullptr) { names.push_back(body->acronym.value_or(body->name)); }
    }
    return fmt::format("{}", fmt::join(names, "; "));
  }
  [[nodiscard]] const Person* person(PersonId id) const { return find(dataset_.people, id); }

  /// The cell of a change on this side.
  [[nodiscard]] Cell cell(const Appearance* entry, PersonChange::What what) const {
    using What = PersonChange::What;
    if (entry == nullptr) { return {}; }
    switch (what) {
    case What::role: return std::string(to_text(entry->role));
    case What::organisations: return text_or_none(bodies(*entry));
    case What::state: return text_or_none(entry->state.value_or(""));
    case What::position: return text_or_none(entry->position.value_or(""));
    case What::added:
    case What::gone:
    case What::moved:
    case What::joins:
    case What::leaves: break;
    }
    return text_or_none(where(*entry));
  }

private:
  const Dataset& dataset_;
};

const char* word(SessionChange::What what) {
  switch (what) {
  case SessionChange::What::added: return "session-added";
  case SessionChange::What::gone: return "session-gone";
  case SessionChange::What::moved: return "session-moved";
  case SessionChange::What::retitled: break;
  }
  return "session-retitled";
}

const char* word(PersonChange::What what) {
  using What = PersonChange::What;
  switch (what) {
  case What::added: return "person-added";
  case What::gone: return "person-gone";
  case What::moved: return "person-moved";
  case What::joins: return "person-joins";
  case What::leaves: return "person-leaves";
  case What::role: return "role-changed";
  case What::organisations: return "organisations-changed";
  case What::state: return "state-changed";
  case What::position: break;
  }
  return "position-changed";
}

Row row_of(const SessionChange& change, const Side& before, const Side& after) {
  const Session* const one = before.session(change.before);
  const Session* const other = after.session(change.after);
  const bool titles = change.what == SessionChange::What::retitled;
  const auto cell = [&](const Session* session) {
    return session == nullptr ? Cell() : text_or_none(titles ? name_or_kind(*session) : slot(*session));
  };
  const Session& shown = other != nullptr ? *other : *one;
  return {{shown.id.text(), name_or_kind(shown), std::string(word(change.what)), cell(one), cell(other),
           lines(one == nullptr ? nullptr : &one->source, other == nullptr ? nullptr : &other->source)},
          {}};
}

Row row_of(const PersonChange& change, const Side& before, const Side& after) {
  const Appearance* const one = before.entry(change.before);
  const Appearance* const other = after.entry(change.after);
  const Person* const person = other != nullptr ? after.person(change.person) : before.person(change.person);
  Row row{{change.person.text(), person == nullptr ? std::string() : person->name, std::string(word(change.what)),
           before.cell(one, change.what), after.cell(other, change.what),
           lines(one == nullptr ? nullptr : &one->source, other == nullptr ? nullptr : &other->source)},
          {}};
  for (const Appearance* const entry : {one, other}) {
    if (entry != nullptr) { row.evidence.push_back(entry->id); }
  }
  return row;
}

template <class Change> std::string count(const std::vector<Change>& changes, typename Change::What what) {
  return std::to_string(std::ranges::count(changes, what, &Change::what));
}

std::string count_people(const ProgrammeDiff& diff, PersonChange::What what) {
  std::vector<PersonId> people;
  for (const PersonChange& change : diff.people) {
    if (change.what == what) { people.push_back(change.person); }
  }
  std::ranges::sort(people);
  return std::to_string(std::unique(people.begin(), people.end()) - people.begin());
}

std::string document_name(const Dataset& dataset) {
  if (dataset.documents.empty()) { return {}; }
  return dataset.documents.front().id.text() + " " + dataset.documents.front().name;
}

} // namespace

Table diff_table(const ProgrammeDiff& diff, const Dataset& before, const Dataset& after) {
  Table table{"programme-diff",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"change", "", ColumnType::text},
               {"before", "", ColumnType::text},
               {"after", "", ColumnType::text},
               {"lines", "", ColumnType::text}},
              {},
              {}};
  const Side one(before);
  const Side other(after);
  for (const SessionChange& change : diff.sessions) {
    table.rows.push_back(row_of(change, one, other));
  }
  for (const PersonChange& change : diff.people) {
    table.rows.push_back(row_of(change, one, other));
  }
  using Of = SessionChange::What;
  using Who = PersonChange::What;
  table.notes.push_back({"note.diff-documents", {document_name(before), document_name(after)}});
  table.notes.push_back({"note.diff-sessions",
                         {count(diff.sessions, Of::added), count(diff.sessions, Of::gone), count(diff.sessions, Of::moved),
                          count(diff.sessions, Of::retitled), std::to_string(diff.same_sessions)}});
  table.notes.push_back(
      {"note.diff-people", {count_people(diff, Who::added), count_people(diff, Who::gone), count_people(diff, Who::moved)}});
  return table;
}

} // namespace entente
