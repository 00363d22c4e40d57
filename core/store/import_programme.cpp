#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/bulk.hpp"
#include "core/store/import_entities.hpp"
#include "core/store/import_names.hpp"
#include "core/store/import_rows.hpp"
#include "core/store/mentions.hpp"
#include "core/store/versions.hpp"
#include "core/store/writer.hpp"

namespace entente::store {
namespace {

template <class Text> std::optional<std::string> filled(const Text& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

/// Writes one programme. Ids of new rows are given in the order of the lists, from the least free one on.
class ProgrammeImport {
public:
  ProgrammeImport(const Connection& connection, StoredEntities& known, const Document& document, const Programme& programme,
                  const Resolution& resolution, std::string_view by, const ReadingIds* ids, const WrittenLines* lines)
      : write_(connection, &known), connection_(connection), known_(known), document_(document), programme_(programme),
        resolution_(resolution), by_(by), again_(ids != nullptr), lines_(lines),
        records_(programme, resolution, again_ ? *ids : free_ids(connection)), ids_(records_.rows()) {}

  ImportCounts run() {
    begin();
    write_entities();
    write_events();
    write_sessions();
    const ImportCounts counts = write_rest();
    if (indexes_) { indexes_->make(); }
    return counts;
  }

  void write_meetings() {
    begin();
    write_new_processes(write_, resolution_, ids_);
    write_events();
    write_sessions();
    write_.index_names();
    meetings_written_ = true;
  }

  void write_appearances() {
    if (!at_once_) { return; }
    write_appearances_at_once(connection_, programme_, records_, People::somebody);
    appearances_written_ = true;
  }

  void write_bodies() {
    write_new_organisations(write_, resolution_, ids_, at_once_);
    if (at_once_) { write_bodies_at_once(connection_, programme_, records_); }
    bodies_written_ = true;
    if (!indexes_) { return; }
    indexes_->make_of("appearance_body");
    indexes_->make_of("session");
    if (appearances_written_) { indexes_->make_without("person"); }
  }

  ImportCounts write_rest() {
    if (appearances_written_) { records_.keep_first_somebodies(); }
    if (meetings_written_) { write_entities(); }
    write_entries();
    write_themes();
    write_partnerships();
    write_judgements();
    write_versions();
    write_review();
    if (indexes_) { known_.forget(); }
    write_.journal(
        by_, "import", document_.name,
        fmt::format("{} appearances of {} people on {} sessions", counts_.appearances, counts_.people, counts_.sessions),
        std::nullopt);
    write_.finish();
    return counts_;
  }

  std::unique_ptr<IndexesAfterwards> take_indexes() { return std::move(indexes_); }

  [[nodiscard]] bool is_of(const Document& document, const Programme& programme, const Resolution& resolution) const {
    return &document == &document_ && &programme == &programme_ && &resolution == &resolution_;
  }

private:
  void begin() {
    if (!again_) { refuse_known_document(connection_, document_.sha256, document_.name); }
    const std::size_t rows = programme_.entries.size() + programme_.repeats.size();
    if ((lines_ != nullptr || !document_.text.empty()) && pays_to_index_afterwards(connection_, rows)) {
      indexes_ = std::make_unique<IndexesAfterwards>(connection_);
      write_.tell_nobody();
      at_once_ = true;
    }
    write_document();
  }

  [[nodiscard]] EventId event_id(std::size_t index) const { return records_.event(index); }
  [[nodiscard]] SessionId session_id(std::size_t index) const { return records_.session(index); }
  [[nodiscard]] PersonId person_id(std::size_t entry) const { return records_.person(entry); }
  [[nodiscard]] OrganisationId body_id(std::size_t entry, std::size_t body) const { return records_.body(entry, body); }
  [[nodiscard]] AppearanceId appearance_id(std::size_t entry) const { return records_.appearance(entry); }
  [[nodiscard]] std::optional<ProcessId> process_id(std::size_t event) const {
    const auto& choice = resolution_.event_process[event];
    return choice ? std::optional<ProcessId>(chosen(*choice, ids_.processes)) : std::nullopt;
  }
  [[nodiscard]] Source source(const Evidence& evidence) const {
    return {ids_.document, evidence.line > 0 ? std::optional<int>(evidence.line) : std::nullopt, filled(evidence.printed)};
  }

  void write_document() {
    write_.document({ids_.document, document_.name, document_.sha256, programme_.language, programme_.title});
    int number = 0;
    for (const auto& text : document_.lines) {
      write_.line(ids_.document, ++number, text);
    }
    if (lines_ != nullptr) {
      if (lines_->document != ids_.document) { throw Error(ErrorKind::internal, "lines were written for another document"); }
      write_.take_over(*lines_);
    } else {
      write_.lines(ids_.document, document_.text);
    }
  }

  void write_entities() {
    if (!meetings_written_) { write_new_processes(write_, resolution_, ids_); }
    if (!bodies_written_) { write_new_organisations(write_, resolution_, ids_, at_once_); }
    write_new_people(write_, resolution_, ids_, at_once_);
    counts_.new_organisations = resolution_.new_organisations.size();
    counts_.new_people = resolution_.new_people.size();
    counts_.new_events = resolution_.new_events.size();
  }

  void write_events() {
    std::size_t next = 0;
    for (const std::size_t index : resolution_.new_events) {
      const EventRecord& event = programme_.events[index];
      const std::string& title = !event.title.empty() ? event.title : document_.name;
      write_.event({EventId(ids_.events.at(next++)),
                    process_id(index),
                    title,
                    event.period.start,
                    event.period.end,
                    filled(event.period.when),
                    event.place,
                    {},
                    source(event.evidence)});
    }
    std::vector<EventId> events;
    if (at_once_) { mention_events_at_once(connection_, programme_, records_); }
    for (std::size_t index = 0; index < programme_.events.size(); ++index) {
      events.push_back(event_id(index));
      if (!at_once_) { mention_event(connection_, event_id(index), ids_.document, programme_.events[index]); }
      known_.changed(event_id(index));
      if (resolution_.event[index].known) {
        complete_event(connection_, event_id(index), process_id(index), programme_.events[index]);
      }
    }
    name_by_own_programmes();
    counts_.events = distinct(events);
  }

  /// Of events that the base knows already and for which this document has sessions.
  void name_by_own_programmes() {
    std::vector<bool> own(programme_.events.size(), false);
    for (const SessionRecord& session : programme_.sessions) {
      own[session.event] = true;
    }
    for (std::size_t index = 0; index < programme_.events.size(); ++index) {
      if (!own[index] || !resolution_.event[index].known) { continue; }
      const EventRecord& event = programme_.events[index];
      name_by_own_programme(connection_, event_id(index), ids_.document, event);
      if (!event.title.empty()) { write_.name_form("event", event_id(index).value, event.title); }
    }
  }

  void write_sessions() {
    counts_.sessions = programme_.sessions.size();
    if (at_once_) { return write_sessions_at_once(connection_, programme_, records_); }
    for (std::size_t index = 0; index < programme_.sessions.size(); ++index) {
      const SessionRecord& record = programme_.sessions[index];
      Session session{session_id(index),
                      event_id(record.event),
                      {},
                      record.label,
                      record.title,
                      record.kind,
                      record.date,
                      record.day,
                      record.start,
                      record.end,
                      source(record.evidence)};
      if (record.parent) { session.parent = session_id(*record.parent); }
      write_.session(session);
    }
  }

  void write_entries() {
    std::vector<PersonId> people;
    std::vector<OrganisationId> organisations;
    const bool at_once = at_once_ || !programme_.repeats.empty();
    if (at_once) {
      if (appearances_written_) {
        give_appearances(connection_, programme_, records_);
      } else {
        write_appearances_at_once(connection_, programme_, records_, People::told_apart);
      }
      if (!bodies_written_ || !at_once_) { write_bodies_at_once(connection_, programme_, records_); }
    }
    std::unordered_set<const void*> told; // lists of bodies, of which most entries of a long list share one
    for (std::size_t index = 0; index < programme_.entries.size(); ++index) {
      const EntryRecord& entry = programme_.entries[index];
      if (!at_once) { write_mention(connection_, appearance_of(index), entry, ids_.document); }
      const void* const bodies = resolution_.bodies[index].identity();
      const bool fresh = bodies != nullptr && told.insert(bodies).second;
      if (fresh || !at_once) { write_bodies_of(index, at_once); }
      names_.write_person(index, person_id(index));
      if (!at_once_ && !resolution_.people_wait) {
        write_.person_facts(appearance_of(index), entry.gender_by_masculine_form, known_person(index));
      }
      people.push_back(person_id(index));
      for (std::size_t body = 0; fresh && body < entry.bodies.size(); ++body) {
        if (!entry.bodies[body].beside) { organisations.push_back(body_id(index, body)); }
      }
    }
    if (at_once_ && !resolution_.people_wait) {
      write_facts_at_once(connection_, programme_, records_, [this](std::size_t index) { return known_person(index); });
    }
    counts_.appearances = programme_.entries.size() + programme_.repeats.size();
    counts_.people = distinct(people);
    counts_.organisations = distinct(organisations);
  }

  /// What was read of somebody whom the base knows; null when it was not, or they are new.
  [[nodiscard]] const KnownPerson* known_person(std::size_t entry) const {
    const auto& choice = resolution_.person[entry];
    return choice.known ? known_.read(*choice.known) : nullptr;
  }

  template <class Identifier> static std::size_t distinct(std::vector<Identifier>& list) {
    std::ranges::sort(list);
    return static_cast<std::size_t>(std::ranges::unique(list).begin() - list.begin());
  }

  [[nodiscard]] Appearance appearance_of(std::size_t index) const {
    const EntryRecord& entry = programme_.entries[index];
    Appearance appearance;
    appearance.id = appearance_id(index);
    appearance.person = person_id(index);
    if (entry.session == EntryRecord::no_session) {
      appearance.event = event_id(entry.event);
    } else {
      appearance.event = event_id(programme_.sessions[entry.session].event);
      appearance.session = session_id(entry.session);
    }
    appearance.role = entry.role;
    if (entry.evidence.line > 0) { appearance.source.line = entry.evidence.line; }
    appearance.position = filled(entry.position);
    appearance.state = entry.state;
    appearance.gender = entry.gender;
    for (std::size_t body = 0; body < entry.bodies.size(); ++body) {
      if (!entry.bodies[body].beside) { appearance.organisations.push_back(body_id(index, body)); }
    }
    return appearance;
  }

  void write_bodies_of(std::size_t index, bool written) {
    const auto& bodies = programme_.entries[index].bodies;
    for (std::size_t ordinal = 0; ordinal < bodies.size(); ++ordinal) {
      const BodyRecord& body = bodies[ordinal];
      const OrganisationId id = body_id(index, ordinal);
      if (!written) { write_mention(connection_, appearance_id(index), ordinal, body, id); }
      names_.write_body(index, ordinal, id);
    }
  }

  void write_themes() {
    std::size_t next = 0;
    for (const auto& theme : programme_.themes) {
      const auto session = theme.session ? std::optional<SessionId>(session_id(*theme.session)) : std::nullopt;
      write_.theme({ThemeId(ids_.themes.at(next++)), event_id(theme.event), session, theme.text, source(theme.evidence)});
    }
    counts_.themes = programme_.themes.size();
  }

  void write_partnerships() {
    std::size_t next = 0;
    for (const auto& record : programme_.partnerships) {
      const EntryRecord& entry = programme_.entries[record.entry];
      Partnership partnership;
      partnership.id = PartnershipId(ids_.partnerships.at(next++));
      partnership.source = record.source_body ? End{body_id(record.entry, *record.source_body)}
                           : entry.state      ? End{*entry.state}
                                              : End{person_id(record.entry)};
      partnership.target = End{body_id(record.entry, record.target_body)};
      partnership.kind = record.kind;
      partnership.evidence = source(record.evidence);
      write_.partnership(partnership);
    }
    counts_.partnerships = programme_.partnerships.size();
  }

  void write_judgements() {
    std::int64_t next = resolution_.judgements.empty() ? 0 : connection_.next_id("SELECT max(id) FROM decision");
    for (const auto& judgement : resolution_.judgements) {
      const bool event = judgement.about == Judgement::About::event;
      const Evidence& evidence =
          event ? programme_.events[judgement.record].evidence : programme_.entries[judgement.record].evidence;
      const auto appearance = event ? std::nullopt : std::optional(appearance_id(judgement.record));
      const auto [entity, subject] = records_.judged(judgement);
      write_.judgement(judgement, {next++, entity, subject, appearance, ids_.document, evidence.line}, by_);
    }
  }

  void write_versions() {
    for (const Supersession& judged : resolution_.versions) {
      const auto [earlier, later] =
          judged.newer ? std::pair(judged.other, ids_.document) : std::pair(ids_.document, judged.other);
      write_superseded(connection_, earlier, later);
      write_.journal(by_, "supersede", fmt::format("{} by {}", earlier.text(), later.text()), judged.reason, std::nullopt);
    }
  }

  void write_review() {
    for (const auto& item : programme_.review) {
      write_.review(item, ids_.document);
    }
    for (const auto& item : resolution_.review) {
      write_.review(item, ids_.document);
    }
    counts_.review = programme_.review.size() + resolution_.review.size();
  }

  Writer write_;
  const Connection& connection_;
  StoredEntities& known_;
  const Document& document_;
  const Programme& programme_;
  const Resolution& resolution_;
  PrintedNames names_{write_, known_, programme_, resolution_};
  std::string_view by_;
  ImportCounts counts_;
  bool again_; ///< a document that is read anew
  const WrittenLines* lines_;
  ProgrammeIds records_;
  const ReadingIds& ids_;
  std::unique_ptr<IndexesAfterwards> indexes_;
  bool meetings_written_ = false;    ///< ahead of all else, with sessions
  bool appearances_written_ = false; ///< before people were told apart
  bool bodies_written_ = false;      ///< likewise, with what entries print of them where very many rows are written
  bool at_once_ = false;             ///< very many rows: those of a table in one statement, keys in their order
};

} // namespace

struct ProgrammeWriting::Impl {
  ProgrammeImport import;
};

ProgrammeWriting::ProgrammeWriting(const Connection& connection, StoredEntities& known, const Document& document,
                                   const Programme& programme, const Resolution& resolution, std::string_view by,
                                   const WrittenLines* lines)
    : impl_(new Impl{{connection, known, document, programme, resolution, by, nullptr, lines}}) {}

ProgrammeWriting::~ProgrammeWriting() = default;

void ProgrammeWriting::write_meetings() { impl_->import.write_meetings(); }

void ProgrammeWriting::write_appearances() { impl_->import.write_appearances(); }

void ProgrammeWriting::write_bodies() { impl_->import.write_bodies(); }

ImportCounts ProgrammeWriting::write_rest() { return impl_->import.write_rest(); }

std::unique_ptr<IndexesAfterwards> ProgrammeWriting::take_indexes() { return impl_->import.take_indexes(); }

bool ProgrammeWriting::is_of(const Document& document, const Programme& programme, const Resolution& resolution) const {
  return impl_->import.is_of(document, programme, resolution);
}

ImportCounts write_programme(const Connection& connection, StoredEntities& known, const Document& document,
                             const Programme& programme, const Resolution& resolution, std::string_view by,
                             const ReadingIds* ids, const WrittenLines* lines) {
  return ProgrammeImport(connection, known, document, programme, resolution, by, ids, lines).run();
}

} // namespace entente::store
