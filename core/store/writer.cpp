#include "core/store/writer.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/given_rows.hpp"
#include "core/store/text_index.hpp"

namespace entente::store {
namespace {

/// Binds document, line and printed text.
void bind_source(Query& row, const Source& source) { row.bind(source.document).bind(source.line).bind_text(source.printed); }

void bind_end(Query& row, const End& end) {
  row.bind(to_text(kind_of(end)));
  std::visit([&row](const auto& id) { row.bind(id); }, end.what);
}

const char* verdict_word(Judgement::Verdict verdict) {
  switch (verdict) {
  case Judgement::Verdict::same: return "same";
  case Judgement::Verdict::different: return "different";
  case Judgement::Verdict::unsure: break;
  }
  return "unsure";
}

} // namespace

std::int64_t line_id(DocumentId document, int number) {
  constexpr int most_lines = (1 << 24) - 1;
  if (number < 1 || number > most_lines) {
    throw Error(ErrorKind::unsupported, "a document has more lines than the base can number");
  }
  return document.value << 24 | number;
}

std::string utc_now() {
  const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

Writer::Writer(const Connection& connection, StoredEntities* known)
    : connection_(connection), now_(utc_now()), known_(known),
      first_name_(connection.next_id("SELECT max(id) FROM name_form")) {}

void Writer::document(const DocumentInfo& document) {
  auto row = connection_.query("INSERT INTO document (id, name, sha256, language, title) VALUES (?, ?, ?, ?, ?)");
  row.bind(document.id).bind(document.name).bind(document.sha256);
  document.language ? row.bind(to_text(*document.language)) : row.null();
  row.bind_text(document.title).run();
}

void Writer::line(DocumentId document, int number, const std::string& text) {
  const std::int64_t id = line_id(document, number);
  auto row = connection_.query("INSERT INTO line (id, text) VALUES (?, ?)");
  row.bind(id).bind(text).run();
  if (last_line_ == 0) { first_line_ = id; }
  last_line_ = id;
}

void Writer::lines(DocumentId document, std::string_view text) {
  int number = 0;
  insert_rows(connection_, "INSERT INTO line (id, text) SELECT c0, c1 FROM given_rows(?)", [&](GivenRow& row) {
    if (text.empty()) { return false; }
    last_line_ = line_id(document, ++number);
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t end = std::min(line.find('\r'), line.size());
    row.add(last_line_).add(line.substr(0, end));
    text.remove_prefix(end);
    if (text.starts_with("\r\n")) { text.remove_prefix(1); }
    if (!text.empty()) { text.remove_prefix(1); }
    return true;
  });
  if (number > 0) { first_line_ = line_id(document, 1); }
}

void Writer::take_over(const WrittenLines& lines) {
  first_line_ = lines.first;
  last_line_ = lines.last;
}

void Writer::process(const Process& process) {
  {
    auto row = connection_.query("INSERT INTO process (id, name, acronym, reference) VALUES (?, ?, ?, ?)");
    row.bind(process.id).bind(process.name).bind_text(process.acronym).bind_text(process.reference).run();
  }
  name_form("process", process.id.value, process.name);
  if (process.acronym) { name_form("process", process.id.value, *process.acronym); }
}

void Writer::event(const Event& event) {
  {
    auto row = connection_.query(
        "INSERT INTO event (id, process, title, first_day, last_day, period, place, document, line, printed) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(event.id).bind(event.process).bind(event.title).bind(event.start).bind(event.end);
    row.bind_text(event.when).bind_text(event.place);
    bind_source(row, event.source);
    row.run();
  }
  name_form("event", event.id.value, event.title);
}

void Writer::session(const Session& session) {
  {
    auto row =
        connection_.query("INSERT INTO session (id, event, parent, label, title, kind, date, day, starts, ends, document, "
                          "line, printed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(session.id).bind(session.event).bind(session.parent).bind_text(session.label).bind_text(session.title);
    row.bind(to_text(session.kind)).bind(session.date).bind(session.day).bind(session.start).bind(session.end);
    bind_source(row, session.source);
    row.run();
  }
  if (session.label) { name_form("session", session.id.value, *session.label); }
  if (session.title) { name_form("session", session.id.value, *session.title); }
}

void Writer::person(const Person& person) {
  {
    auto row = connection_.query("INSERT INTO person (id, name, gender) VALUES (?, ?, ?)");
    row.bind(person.id).bind(person.name);
    person.gender ? row.bind(to_text(*person.gender)) : row.null();
    row.run();
  }
  name_form("person", person.id.value, person.name);
  for (const auto& alias : person.aliases) {
    name_form("person", person.id.value, alias, true);
  }
}

void Writer::organisation(const Organisation& organisation) {
  {
    auto row = connection_.query("INSERT INTO organisation (id, name, acronym, category, state, parent, reference) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)");
    row.bind(organisation.id).bind(organisation.name).bind_text(organisation.acronym).bind_text(organisation.category);
    row.bind_text(organisation.state).bind(organisation.parent).bind_text(organisation.reference).run();
  }
  const std::int64_t id = organisation.id.value;
  name_form("organisation", id, organisation.name);
  if (organisation.acronym) { name_form("organisation", id, *organisation.acronym); }
  for (const auto& alias : organisation.aliases) {
    name_form("organisation", id, alias, true);
  }
}

void Writer::partnership(const Partnership& partnership) {
  auto row = connection_.query(
      "INSERT INTO partnership (id, source_kind, source, target_kind, target, kind, since, until, document, "
      "line, printed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(partnership.id);
  bind_end(row, partnership.source);
  bind_end(row, partnership.target);
  row.bind(to_text(partnership.kind));
  partnership.from ? row.bind(*partnership.from) : row.bind(partnership.from_when);
  partnership.to ? row.bind(*partnership.to) : row.bind(partnership.to_when);
  bind_source(row, partnership.evidence);
  row.run();
}

void Writer::theme(const Theme& theme) {
  auto row = connection_.query(
      "INSERT INTO theme (id, event, session, text, document, line, printed) VALUES (?, ?, ?, ?, ?, ?, ?)");
  row.bind(theme.id).bind(theme.event).bind(theme.session).bind(theme.text);
  bind_source(row, theme.source);
  row.run();
}

void Writer::name_form(const char* kind, std::int64_t entity, std::string_view text, bool carried) {
  if (text.empty()) { return; }
  auto row = connection_.query("INSERT OR IGNORE INTO name_form (kind, entity, text, carried) VALUES (?, ?, ?, ?)");
  row.bind(kind).bind(entity).bind(text).bind(carried).run();
  if (known_ == nullptr) { return; }
  if (kind == std::string_view("person")) { known_->changed(PersonId(entity)); }
  if (kind == std::string_view("organisation")) { known_->changed(OrganisationId(entity)); }
}

void Writer::finish() { index_written(connection_, first_line_, last_line_, first_name_); }

void Writer::index_names() {
  index_names_written(connection_, first_name_);
  first_name_ = connection_.next_id("SELECT max(id) FROM name_form");
}

void Writer::key(const std::string& key, PersonId person) {
  auto row = connection_.query("INSERT OR IGNORE INTO person_key (key, person) VALUES (?, ?)");
  row.bind(key).bind(person).run();
  if (known_ != nullptr) { known_->keyed(key, person); }
}

void Writer::key(const std::string& key, OrganisationId organisation) {
  auto row = connection_.query("INSERT OR IGNORE INTO organisation_key (key, organisation) VALUES (?, ?)");
  row.bind(key).bind(organisation).run();
  if (known_ != nullptr) { known_->keyed(key, organisation); }
}

void Writer::person_keys(PersonId person, std::span<const std::string> keys) {
  for (const auto& each : keys) {
    key(each, person);
  }
}

void Writer::organisation_keys(OrganisationId organisation, std::span<const std::string> keys) {
  for (const auto& each : keys) {
    key(each, organisation);
  }
}

void Writer::person_facts(const Appearance& appearance, bool gender_by_masculine_form, const KnownPerson* known) {
  const KnownPerson nobody;
  const KnownPerson& there = known != nullptr ? *known : nobody;
  const auto lacks = [](const auto& list, const auto& value) {
    return std::find(list.begin(), list.end(), value) == list.end();
  };
  if (known_ != nullptr && lacks(there.events, appearance.event)) { known_->changed(appearance.person); }
  for (const auto organisation : appearance.organisations) {
    if (lacks(there.organisations, organisation)) { fact(appearance.person, "organisation", organisation.value); }
  }
  if (appearance.position && lacks(there.positions, *appearance.position)) {
    fact(appearance.person, "position", *appearance.position);
  }
  if (appearance.state && lacks(there.states, *appearance.state)) { fact(appearance.person, "state", *appearance.state); }
  if (appearance.gender && !gender_by_masculine_form && there.gender != appearance.gender) {
    fact(appearance.person, "gender", to_text(*appearance.gender));
  }
}

void Writer::fact(PersonId person, const char* kind, std::int64_t value) {
  auto row = connection_.query("INSERT OR IGNORE INTO person_fact (person, kind, value) VALUES (?, ?, ?)");
  row.bind(person).bind(kind).bind(value).run();
  if (known_ != nullptr) { known_->changed(person); }
}

void Writer::fact(PersonId person, const char* kind, std::string_view value) {
  if (value.empty()) { return; }
  auto row = connection_.query("INSERT OR IGNORE INTO person_fact (person, kind, value) VALUES (?, ?, ?)");
  row.bind(person).bind(kind).bind(value).run();
  if (known_ != nullptr) { known_->changed(person); }
}

void Writer::judgement(const Judgement& judgement, const JudgementPlace& place, std::string_view by) {
  const bool body = judgement.about == Judgement::About::organisation;
  const char* const about = judgement.about == Judgement::About::event ? "event" : body ? "organisation" : "person";
  {
    auto row = connection_.query(
        "INSERT INTO decision (id, verdict, about, appearance, ordinal, document, line, entity, score, reason, "
        "by_rule, at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)");
    row.bind(place.decision).bind(verdict_word(judgement.verdict)).bind(about).bind(place.appearance);
    body ? row.bind(static_cast<std::int64_t>(judgement.body)) : row.null();
    row.bind(place.document);
    place.line > 0 ? row.bind(place.line) : row.null();
    row.bind(place.entity).bind(judgement.score).bind(judgement.reason).bind(now_).bind(by).run();
  }
  journal(by, verdict_word(judgement.verdict), place.subject, judgement.reason, place.decision);
}

void Writer::review(const ReviewItem& item, std::optional<DocumentId> document) {
  auto row = connection_.query("INSERT INTO review (kind, reason, document, line, printed) VALUES (?, ?, ?, ?, ?)");
  row.bind(item.kind).bind(item.reason).bind(document);
  item.evidence.line > 0 ? row.bind(item.evidence.line) : row.null();
  row.bind_text(item.evidence.printed).run();
}

void Writer::journal(std::string_view by, std::string_view action, std::string_view subject, std::string_view reason,
                     std::optional<std::int64_t> decision) {
  auto row = connection_.query("INSERT INTO journal (at, by, action, subject, reason, decision) VALUES (?, ?, ?, ?, ?, ?)");
  row.bind(now_).bind(by).bind(action).bind(subject).bind(reason).bind(decision).run();
}

ReadingIds free_ids(const Connection& connection) {
  ReadingIds ids;
  ids.document = DocumentId(connection.next_id("SELECT max(id) FROM document"));
  ids.processes.first = connection.next_id("SELECT max(id) FROM process");
  ids.events.first = connection.next_id("SELECT max(id) FROM event");
  ids.sessions.first = connection.next_id("SELECT max(id) FROM session");
  ids.people.first = connection.next_id("SELECT max(id) FROM person");
  ids.organisations.first = connection.next_id("SELECT max(id) FROM organisation");
  ids.appearances.first = connection.next_id("SELECT max(id) FROM appearance");
  ids.themes.first = connection.next_id("SELECT max(id) FROM theme");
  ids.partnerships.first = connection.next_id("SELECT max(id) FROM partnership");
  return ids;
}

void refuse_known_document(const Connection& connection, std::string_view sha256, std::string_view name) {
  auto row = connection.query("SELECT name FROM document WHERE sha256 = ?");
  row.bind(sha256);
  if (row.step()) { throw Error(ErrorKind::conflict, "{}: is in {} already, as {}", name, connection.label(), row.view(0)); }
}

} // namespace entente::store
