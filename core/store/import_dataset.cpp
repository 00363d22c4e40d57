#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/stated_lines.hpp"
#include "core/store/versions.hpp"
#include "core/store/writer.hpp"

namespace entente::store {
namespace {

/// The id of each record of one list in the base.
template <class Identifier> class IdMap {
public:
  /// New ids from `first` on; those of the list itself when `keep`.
  template <class Record> void take(const std::vector<Record>& records, std::int64_t first, bool keep) {
    ids_.reserve(records.size());
    for (const auto& record : records) {
      ids_.emplace(record.id, keep ? record.id : Identifier(first++));
    }
  }
  void set(Identifier from, Identifier to) { ids_[from] = to; }
  [[nodiscard]] Identifier at(Identifier id) const {
    const auto found = ids_.find(id);
    if (found == ids_.end()) {
      throw Error(ErrorKind::bad_argument, "the dataset refers to {}, which it does not hold", id.text());
    }
    return found->second;
  }
  [[nodiscard]] std::optional<Identifier> at(std::optional<Identifier> id) const {
    return id ? std::optional<Identifier>(at(*id)) : std::nullopt;
  }

private:
  std::unordered_map<Identifier, Identifier> ids_;
};

class DatasetImport {
public:
  DatasetImport(const Connection& connection, const Dataset& dataset, const BlockingKeys& keys, const DatasetOrigin& origin,
                const DatasetIdentity& identity, std::string_view by)
      : write_(connection), connection_(connection), dataset_(dataset), keys_(keys), origin_(origin), identity_(identity),
        by_(by) {}

  ImportCounts run() {
    note_file();
    for (const auto& document : dataset_.documents) {
      refuse_known_document(connection_, document.sha256, document.name);
    }
    map_ids();
    write_documents();
    write_processes();
    write_events();
    write_sessions();
    write_organisations();
    write_people();
    write_appearances();
    write_partnerships();
    write_themes();
    write_review();
    write_.journal(by_, "import", origin_.name.empty() ? "dataset" : origin_.name,
                   fmt::format("{} documents, {} appearances of {} people", dataset_.documents.size(), counts_.appearances,
                               counts_.people),
                   std::nullopt);
    write_.finish();
    return counts_;
  }

private:
  void note_file() {
    if (origin_.sha256.empty()) { return; }
    auto row = connection_.query("INSERT OR IGNORE INTO dataset_file (sha256, name, at) VALUES (?, ?, ?)");
    if (row.bind(origin_.sha256).bind(origin_.name).bind(write_.now()).run() == 0) {
      throw Error(ErrorKind::conflict, "{}: is in {} already", origin_.name, connection_.label());
    }
  }

  void map_ids() {
    const bool keep = is_empty(connection_);
    documents_.take(dataset_.documents, connection_.next_id("SELECT max(id) FROM document"), keep);
    processes_.take(dataset_.processes, connection_.next_id("SELECT max(id) FROM process"), keep);
    events_.take(dataset_.events, connection_.next_id("SELECT max(id) FROM event"), keep);
    sessions_.take(dataset_.sessions, connection_.next_id("SELECT max(id) FROM session"), keep);
    people_.take(dataset_.people, connection_.next_id("SELECT max(id) FROM person"), keep);
    organisations_.take(dataset_.organisations, connection_.next_id("SELECT max(id) FROM organisation"), keep);
    appearances_.take(dataset_.appearances, connection_.next_id("SELECT max(id) FROM appearance"), keep);
    partnerships_.take(dataset_.partnerships, connection_.next_id("SELECT max(id) FROM partnership"), keep);
    themes_.take(dataset_.themes, connection_.next_id("SELECT max(id) FROM theme"), keep);
    merge_processes_ = !keep;
    take_known(dataset_.processes, identity_.processes, processes_);
    take_known(dataset_.events, identity_.events, events_);
    take_known(dataset_.organisations, identity_.organisations, organisations_);
    take_known(dataset_.people, identity_.people, people_);
  }

  template <class Identifier> using FoundList = std::vector<std::optional<Found<Identifier>>>;

  template <class Record, class Identifier>
  void take_known(const std::vector<Record>& records, const FoundList<Identifier>& found, IdMap<Identifier>& ids) {
    for (std::size_t i = 0; i < std::min(records.size(), found.size()); ++i) {
      if (found[i]) { ids.set(records[i].id, found[i]->known); }
    }
  }

  /// What the base knows the record as; null when it is new.
  template <class Identifier>
  [[nodiscard]] static const Found<Identifier>* known_as(const FoundList<Identifier>& found, std::size_t index) {
    return index < found.size() && found[index] ? &*found[index] : nullptr;
  }

  /// Notes that a record of the dataset is an entity of the base, by rule.
  template <class Identifier> void judge_same(const char* about, const Found<Identifier>& found, std::string_view name) {
    const std::int64_t id = connection_.next_id("SELECT max(id) FROM decision");
    {
      auto row = connection_.query("INSERT INTO decision (id, verdict, about, entity, score, reason, by_rule, at, by) "
                                   "VALUES (?, 'same', ?, ?, ?, ?, 1, ?, ?)");
      row.bind(id).bind(about).bind(found.known).bind(found.score).bind(found.reason).bind(write_.now()).bind(by_).run();
    }
    write_.journal(by_, "same", fmt::format("{}: {}", found.known.text(), name), found.reason, id);
  }

  [[nodiscard]] Source mapped(const Source& source) const {
    return {documents_.at(source.document), source.line, source.printed};
  }

  void write_documents() {
    for (DocumentInfo document : dataset_.documents) {
      document.id = documents_.at(document.id);
      write_.document(document);
    }
    for (const DocumentInfo& document : dataset_.documents) {
      if (!document.superseded_by) { continue; }
      const DocumentId earlier = documents_.at(document.id);
      write_superseded(connection_, earlier, documents_.at(*document.superseded_by));
      refuse_version_circle(connection_, earlier.value);
    }
  }

  /// The process of this name that the base has.
  [[nodiscard]] std::optional<ProcessId> process_named(const std::string& name) const {
    auto row = connection_.query("SELECT min(id) FROM process WHERE name = ?");
    row.bind(name);
    return row.step() ? row.maybe_id<ProcessId>(0) : std::nullopt;
  }

  void write_processes() {
    for (std::size_t index = 0; index < dataset_.processes.size(); ++index) {
      Process process = dataset_.processes[index];
      if (known_as(identity_.processes, index) != nullptr) { continue; }
      if (const auto known = merge_processes_ ? process_named(process.name) : std::nullopt) {
        processes_.set(process.id, *known);
        continue;
      }
      process.id = processes_.at(process.id);
      write_.process(process);
    }
  }

  void write_events() {
    for (std::size_t index = 0; index < dataset_.events.size(); ++index) {
      Event event = dataset_.events[index];
      event.id = events_.at(event.id);
      if (const auto* const found = known_as(identity_.events, index)) {
        judge_same("event", *found, event.title);
        write_.name_form("event", event.id.value, event.title);
      } else {
        event.process = processes_.at(event.process);
        event.source = mapped(event.source);
        write_.event(event);
        ++counts_.new_events;
      }
      for (const auto document : event.documents) {
        auto row = connection_.query("INSERT OR IGNORE INTO event_document (event, document) VALUES (?, ?)");
        row.bind(event.id).bind(documents_.at(document)).run();
      }
    }
    counts_.events = dataset_.events.size();
  }

  void write_sessions() {
    for (Session session : dataset_.sessions) {
      session.id = sessions_.at(session.id);
      session.event = events_.at(session.event);
      session.parent = sessions_.at(session.parent);
      session.source = mapped(session.source);
      write_.session(session);
    }
    counts_.sessions = dataset_.sessions.size();
  }

  /// A name from elsewhere is a form of the entity, and stays one when no mention prints it.
  template <class Record> void add_forms(const char* kind, const Record& record) {
    write_.name_form(kind, record.id.value, record.name, true);
    for (const auto& alias : record.aliases) {
      write_.name_form(kind, record.id.value, alias, true);
    }
  }

  void write_organisations() {
    for (std::size_t index = 0; index < dataset_.organisations.size(); ++index) {
      Organisation body = dataset_.organisations[index];
      body.id = organisations_.at(body.id);
      if (const auto* const found = known_as(identity_.organisations, index)) {
        judge_same("organisation", *found, body.name);
        add_forms("organisation", body);
        if (body.acronym) { write_.name_form("organisation", body.id.value, *body.acronym, true); }
      } else {
        body.parent = organisations_.at(body.parent);
        write_.organisation(body);
        ++counts_.new_organisations;
      }
      if (index < keys_.organisations.size()) { write_.organisation_keys(body.id, keys_.organisations[index]); }
    }
    counts_.organisations = dataset_.organisations.size();
  }

  void write_people() {
    for (std::size_t index = 0; index < dataset_.people.size(); ++index) {
      Person person = dataset_.people[index];
      person.id = people_.at(person.id);
      if (const auto* const found = known_as(identity_.people, index)) {
        judge_same("person", *found, person.name);
        add_forms("person", person);
      } else {
        write_.person(person);
        ++counts_.new_people;
      }
      if (index < keys_.people.size()) { write_.person_keys(person.id, keys_.people[index]); }
    }
    counts_.people = dataset_.people.size();
  }

  void write_appearances() {
    for (Appearance appearance : dataset_.appearances) {
      appearance.id = appearances_.at(appearance.id);
      appearance.person = people_.at(appearance.person);
      appearance.event = events_.at(appearance.event);
      appearance.session = sessions_.at(appearance.session);
      appearance.source = mapped(appearance.source);
      for (auto& body : appearance.organisations) {
        body = organisations_.at(body);
      }
      for (StatedLine& line : appearance.lines) {
        line.source = mapped(line.source);
        for (auto& body : line.organisations) {
          body = organisations_.at(body);
        }
      }
      write_appearance(appearance);
      write_stated_lines(connection_, appearance);
      write_.person_facts(appearance, false);
    }
    counts_.appearances = dataset_.appearances.size();
  }

  void write_appearance(const Appearance& appearance) {
    {
      auto row = connection_.query(
          "INSERT INTO appearance (id, person, event, session, role, position, state, state_basis, remote, "
          "gender, gender_by_masculine_form, document, line, printed) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)");
      row.bind(appearance.id)
          .bind(appearance.person)
          .bind(appearance.event)
          .bind(appearance.session)
          .bind(to_text(appearance.role));
      row.bind_text(appearance.position).bind_text(appearance.state);
      row.bind(!appearance.state ? "none" : appearance.state_printed ? "printed" : "derived").bind(appearance.remote);
      appearance.gender ? row.bind(to_text(*appearance.gender)) : row.null();
      row.bind(appearance.source.document).bind(appearance.source.line).bind_text(appearance.source.printed).run();
    }
    std::int64_t ordinal = 0;
    for (const auto body : appearance.organisations) {
      auto row = connection_.query("INSERT INTO appearance_body (appearance, ordinal, organisation) VALUES (?, ?, ?)");
      row.bind(appearance.id).bind(ordinal++).bind(body).run();
    }
  }

  [[nodiscard]] End mapped(const End& end) const {
    switch (kind_of(end)) {
    case EntityKind::person: return {people_.at(std::get<PersonId>(end.what))};
    case EntityKind::organisation: return {organisations_.at(std::get<OrganisationId>(end.what))};
    case EntityKind::process: return {processes_.at(std::get<ProcessId>(end.what))};
    case EntityKind::event: return {events_.at(std::get<EventId>(end.what))};
    case EntityKind::state:
    case EntityKind::session: break;
    }
    return end;
  }

  void write_partnerships() {
    for (Partnership partnership : dataset_.partnerships) {
      partnership.id = partnerships_.at(partnership.id);
      partnership.source = mapped(partnership.source);
      partnership.target = mapped(partnership.target);
      partnership.evidence = mapped(partnership.evidence);
      write_.partnership(partnership);
    }
    counts_.partnerships = dataset_.partnerships.size();
  }

  void write_themes() {
    for (Theme theme : dataset_.themes) {
      theme.id = themes_.at(theme.id);
      theme.event = events_.at(theme.event);
      theme.session = sessions_.at(theme.session);
      theme.source = mapped(theme.source);
      write_.theme(theme);
    }
    counts_.themes = dataset_.themes.size();
  }

  void write_review() {
    for (const ReviewItem& item : identity_.review) {
      write_.review(item, std::nullopt);
    }
    for (const ReviewItem& item : origin_.review) {
      const bool known = !dataset_.documents.empty();
      write_.review(item, known ? std::optional(documents_.at(dataset_.documents.front().id)) : std::nullopt);
    }
    counts_.review = identity_.review.size() + origin_.review.size();
  }

  Writer write_;
  const Connection& connection_;
  const Dataset& dataset_;
  const BlockingKeys& keys_;
  const DatasetOrigin& origin_;
  const DatasetIdentity& identity_;
  std::string_view by_;
  ImportCounts counts_;
  bool merge_processes_ = false;
  IdMap<DocumentId> documents_;
  IdMap<ProcessId> processes_;
  IdMap<EventId> events_;
  IdMap<SessionId> sessions_;
  IdMap<PersonId> people_;
  IdMap<OrganisationId> organisations_;
  IdMap<AppearanceId> appearances_;
  IdMap<PartnershipId> partnerships_;
  IdMap<ThemeId> themes_;
};

} // namespace

ImportCounts write_dataset(const Connection& connection, const Dataset& dataset, const BlockingKeys& keys,
                           const DatasetOrigin& origin, const DatasetIdentity& identity, std::string_view by) {
  return DatasetImport(connection, dataset, keys, origin, identity, by).run();
}

bool is_empty(const Connection& connection) {
  return connection.number("SELECT EXISTS (SELECT 1 FROM document) OR EXISTS (SELECT 1 FROM process) OR "
                           "EXISTS (SELECT 1 FROM event) OR EXISTS (SELECT 1 FROM person) OR "
                           "EXISTS (SELECT 1 FROM organisation) OR EXISTS (SELECT 1 FROM partnership)") == 0;
}

} // namespace entente::store
