#include "core/store/mentions.hpp"

#include <algorithm>
#include <vector>

namespace entente::store {
namespace {

std::size_t word_count(std::string_view name) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : name) {
    const bool space = c == ' ';
    if (!space && !inside) { ++count; }
    inside = !space;
  }
  return count;
}

} // namespace

const char* basis_word(Basis basis) {
  switch (basis) {
  case Basis::printed: return "printed";
  case Basis::derived: return "derived";
  case Basis::none: break;
  }
  return "none";
}

void write_mention(const Connection& connection, const Appearance& appearance, const EntryRecord& entry,
                   DocumentId document) {
  auto row = connection.query("INSERT INTO appearance (id, person, event, session, role, name, honorific, position, state, "
                              "state_basis, remote, gender, gender_by_masculine_form, document, line, printed) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(appearance.id)
      .bind(appearance.person)
      .bind(appearance.event)
      .bind(appearance.session)
      .bind(to_text(appearance.role));
  row.bind(entry.name).bind_text(entry.honorific).bind_text(entry.position).bind_text(entry.state);
  row.bind(entry.state ? basis_word(entry.state_basis) : "none").bind(entry.remote);
  entry.gender ? row.bind(to_text(*entry.gender)) : row.null();
  row.bind(entry.gender_by_masculine_form).bind(document);
  row.bind(appearance.source.line).bind_text(entry.evidence.printed).run();
}

void write_mention(const Connection& connection, AppearanceId appearance, std::size_t ordinal, const BodyRecord& body,
                   OrganisationId organisation) {
  auto row = connection.query("INSERT INTO appearance_body (appearance, ordinal, organisation, name, acronym, reference, "
                              "category, state, parent, beside) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(appearance).bind(static_cast<std::int64_t>(ordinal)).bind(organisation).bind(body.name).bind_text(body.acronym);
  row.bind_text(body.reference).bind_text(body.category).bind_text(body.state);
  body.parent ? row.bind(static_cast<std::int64_t>(*body.parent)) : row.null();
  row.bind(body.beside).run();
}

void write_out(const Connection& connection, std::int64_t appearance) {
  std::vector<std::int64_t> rows{appearance};
  {
    auto row = connection.query("SELECT id FROM appearance WHERE person = (SELECT person FROM appearance WHERE id = ?1) AND "
                                "repeats = ?1");
    row.bind(appearance);
    while (row.step()) {
      rows.push_back(row.integer(0));
    }
  }
  for (const std::int64_t id : rows) {
    {
      auto row = connection.query(
          "INSERT INTO appearance_body SELECT a.id, b.ordinal, b.organisation, b.name, b.acronym, "
          "b.reference, b.category, b.state, b.parent, b.beside FROM appearance a JOIN appearance_body b ON "
          "b.appearance = a.repeats WHERE a.id = ?");
      row.bind(id).run();
    }
    auto row = connection.query(
        "UPDATE appearance SET (name, honorific, position, state, state_basis, remote, gender, gender_by_masculine_form, "
        "repeats) = (SELECT name, honorific, position, state, state_basis, remote, gender, gender_by_masculine_form, NULL "
        "FROM mention WHERE id = ?1) WHERE id = ?1 AND repeats IS NOT NULL");
    row.bind(id).run();
  }
}

void mention_event(const Connection& connection, EventId event, DocumentId document, const EventRecord& record) {
  auto row =
      connection.query("INSERT OR IGNORE INTO event_document (event, document, title, first_day, last_day, period, place, "
                       "line, printed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(event).bind(document).bind_text(record.title).bind(record.period.start).bind(record.period.end);
  row.bind_text(record.period.when).bind_text(record.place);
  record.evidence.line > 0 ? row.bind(record.evidence.line) : row.null();
  row.bind_text(record.evidence.printed).run();
}

void complete_event(const Connection& connection, EventId event, std::optional<ProcessId> process,
                    const EventRecord& record) {
  if (process) {
    auto row = connection.query("UPDATE event SET process = ? WHERE id = ? AND process IS NULL");
    row.bind(*process).bind(event).run();
  }
  if (record.place) {
    auto row = connection.query("UPDATE event SET place = ? WHERE id = ? AND place IS NULL");
    row.bind_text(record.place).bind(event).run();
  }
  if (!record.period.when.empty()) {
    auto row =
        connection.query("UPDATE event SET first_day = ?2, last_day = ?3, period = ?4 WHERE id = ?1 AND first_day IS NULL "
                         "AND (period IS NULL OR length(period) < length(?4))");
    row.bind(event).bind(record.period.start).bind(record.period.end).bind(record.period.when).run();
  }
}

void name_by_own_programme(const Connection& connection, EventId event, DocumentId document, const EventRecord& record) {
  if (record.title.empty()) { return; }
  auto row =
      connection.query("UPDATE event SET title = ?2, place = coalesce(?3, place), document = ?4, line = ?5, printed = ?6 "
                       "WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM session WHERE session.event = ?1)");
  row.bind(event).bind(record.title).bind_text(record.place).bind(document);
  record.evidence.line > 0 ? row.bind(record.evidence.line) : row.null();
  row.bind_text(record.evidence.printed).run();
}

bool covers(const NewOrganisation& made, const BodyRecord& body) {
  const auto held = [](const std::optional<std::string>& printed, const std::optional<std::string>& kept) {
    return !printed || printed == kept;
  };
  return made.name == body.name && held(body.acronym, made.acronym) && held(body.category, made.category) &&
         held(body.state, made.state) && held(body.reference, made.reference);
}

bool covers(const KnownOrganisation& known, const BodyRecord& body) {
  const auto named = [&](const std::string& name) { return std::ranges::find(known.names, name) != known.names.end(); };
  const auto held = [](const std::optional<std::string>& printed, const std::optional<std::string>& kept) {
    return !printed || kept;
  };
  return named(body.name) && (!body.acronym || named(*body.acronym)) && held(body.acronym, known.acronym) &&
         held(body.category, known.category) && held(body.state, known.state) && held(body.reference, known.reference);
}

void complete_organisation(const Connection& connection, OrganisationId organisation, const BodyRecord& body) {
  auto row = connection.query("UPDATE organisation SET acronym = coalesce(acronym, ?2), category = coalesce(category, ?3), "
                              "state = coalesce(state, ?4), reference = coalesce(reference, ?5) WHERE id = ?1 AND "
                              "(acronym IS NULL AND ?2 IS NOT NULL OR category IS NULL AND ?3 IS NOT NULL OR "
                              "state IS NULL AND ?4 IS NOT NULL OR reference IS NULL AND ?5 IS NOT NULL)");
  row.bind(organisation)
      .bind_text(body.acronym)
      .bind_text(body.category)
      .bind_text(body.state)
      .bind_text(body.reference)
      .run();
}

void show_fullest_name(const Connection& connection, PersonId person, std::string_view printed) {
  std::size_t shown = 0;
  {
    auto row = connection.query("SELECT name FROM person WHERE id = ?");
    row.bind(person);
    if (row.step()) { shown = word_count(row.view(0)); }
  }
  if (word_count(printed) > shown) {
    auto row = connection.query("UPDATE person SET name = ? WHERE id = ?");
    row.bind(printed).bind(person).run();
  }
}

} // namespace entente::store
