#include "core/store/decisions/taking.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "core/store/decisions/actions.hpp"
#include "core/store/decisions/carry.hpp"
#include "core/store/writer.hpp"

namespace entente::store {
namespace {

const char* kind_word(std::string_view kind) {
  constexpr std::array words{"merge", "split", "same", "different", "rename", "set", "answer"};
  const auto* const found = std::find(words.begin(), words.end(), kind);
  return found == words.end() ? "" : *found;
}

[[noreturn]] void refuse_shape(const PortableDecision& decision) {
  throw Error(ErrorKind::unreadable, "decision {} does not say what it is about", decision.uid);
}

/// Makes drafts of decisions that are told by places.
class Taking {
public:
  Taking(const Connection& connection, const KeyMakers& keys, const ValueCheck& accepts, std::optional<std::int64_t> made)
      : connection_(connection), keys_(keys), accepts_(accepts), made_(made) {}

  [[nodiscard]] Draft draft(const PortableDecision& decision) {
    Draft draft = draft_of(decision);
    if (decision.question) { settle(*decision.question, draft); }
    draft.uid = decision.uid;
    draft.at = decision.at;
    draft.number = decision.number;
    try {
      refuse_overwriting(decision, draft);
    } catch (const Error&) {
      unmake(connection_, draft);
      throw;
    }
    return draft;
  }

private:
  [[nodiscard]] Draft draft_of(const PortableDecision& decision) {
    if (decision.kind == "answer") { return draft_answered(decision); }
    if (decision.kind == "set") {
      return draft_set(connection_, subject_of(decision), field_of(decision), value_of(decision), Whom::itself);
    }
    std::vector<EntityRef> entities;
    for (const EntityPlace& place : decision.of) {
      entities.push_back(ref_of({place.about, find_entity(connection_, place)}));
    }
    if (decision.kind == "split" || decision.kind == "rename") {
      const bool events = decision.kind == "split" && !entities.empty() && key_of(entities[0]).first == About::process;
      if (events ? entities.size() < 2 : entities.size() != 1) { refuse_shape(decision); }
      if (events) { return draft_process_parted(decision, entities); }
      if (decision.kind == "rename") {
        return draft_rename(connection_, entities.front(), decision.name, keys_, Whom::itself);
      }
      return draft_parted(decision, entities.front());
    }
    if (entities.size() < 2) { refuse_shape(decision); }
    if (decision.kind == "different") { return draft_different(connection_, entities[0], entities[1]); }
    return draft_joined(decision, entities);
  }

  /// What a decision says holds also where the question that it answered is not asked, or was answered.
  void settle(const LinePlace& place, Draft& draft) const {
    try {
      const std::int64_t question = find_question(connection_, place);
      if (!last_about(connection_, {Field::review_state, question, 0})) { settle_question(connection_, question, draft); }
    } catch (const Unplaced&) { return; }
  }

  /// Those that are one already need no joining; when all are, the decision may stand without a change.
  [[nodiscard]] Draft draft_joined(const PortableDecision& decision, const std::vector<EntityRef>& entities) {
    std::vector<EntityRef> distinct;
    std::set<EntityKey> roots;
    std::string subject;
    for (const EntityRef& entity : entities) {
      subject += (subject.empty() ? "" : " ") + id_text(entity);
      if (const EntityKey root = root_of(connection_, entity); roots.insert(root).second) {
        distinct.push_back(ref_of(root));
      }
    }
    const auto latest = latest_merge(decision, roots);
    if (latest) { // its kept one is where its group ends
      const auto at = std::find(distinct.begin(), distinct.end(), ref_of(*latest));
      std::rotate(distinct.begin(), at, at + 1);
    }
    Draft draft{kind_word(decision.kind), word(roots.begin()->first), subject, {}, roots, {}, {}, {}, {}};
    if (distinct.size() > 1) { draft = draft_merge(connection_, distinct, decision.force); }
    draft.kind = kind_word(decision.kind);
    if (!latest) { put_first(key_of(entities.front()), draft); }
    return draft;
  }

  /// Everything that is one after the draft ends where `kept` is, though it was joined into another by an earlier decision.
  void put_first(const EntityKey& kept, Draft& draft) const {
    const auto [about, id] = kept;
    const std::int64_t root = root_of(connection_, about, id);
    if (root == id) { return; }
    const Field joined = join_field(about);
    draft.changes.push_back(change_to(connection_, {joined, id, 0}, {}));
    draft.changes.push_back(change_to(connection_, {joined, root, 0}, id));
    draft.entities.insert(kept);
  }

  /// Of the decisions that joined the groups of these roots, where the group of the last one ends; nothing when this one
  /// comes after all of them. Which of those joined is shown then depends on the decisions alone, not on which base took
  /// which first.
  [[nodiscard]] std::optional<EntityKey> latest_merge(const PortableDecision& decision,
                                                      const std::set<EntityKey>& roots) const {
    PortableDecision latest;
    latest.at = decision.at;
    latest.by = decision.by;
    latest.number = decision.number;
    latest.uid = decision.uid;
    std::optional<EntityKey> found;
    for (const auto& [about, root] : roots) {
      for (const std::int64_t member : group_of(connection_, about, root)) {
        auto row = connection_.query("SELECT d.at, d.by, coalesce(d.number, d.id), d.uid FROM decision_entity e JOIN "
                                     "human_decision d ON d.id = e.decision WHERE e.about = ? AND e.entity = ? AND d.active "
                                     "AND d.kind IN ('merge', 'same')");
        row.bind(word(about)).bind(member);
        while (row.step()) {
          PortableDecision other;
          other.at = row.text(0);
          other.by = row.text(1);
          other.number = row.integer(2);
          other.uid = row.text(3);
          if (!comes_before(latest, other)) { continue; }
          latest = std::move(other);
          found = EntityKey{about, root};
        }
      }
    }
    return found;
  }

  [[nodiscard]] Draft draft_parted(const PortableDecision& decision, const EntityRef& entity) {
    std::vector<MentionRef> mentions;
    std::set<std::int64_t> movers;
    const About about = key_of(entity).first;
    for (const MentionPlace& place : decision.sessions) {
      const SessionId session = find_session(connection_, place);
      mentions.emplace_back(session);
      if (const auto last = last_about(connection_, {Field::session_event, session.value, 0})) { movers.insert(*last); }
    }
    for (const MentionPlace& place : decision.mentions) {
      if (about == About::event) {
        add_document(place, mentions, movers);
        continue;
      }
      const AppearanceId mention = find_mention(connection_, place);
      mentions.emplace_back(mention);
      if (about != About::person) { continue; }
      if (const auto last = last_about(connection_, {Field::appearance_person, mention.value, 0})) { movers.insert(*last); }
    }
    return draft_moved(decision, entity, mentions, movers);
  }

  /// Where that fails because others moved what the split takes, these are what it contradicts.
  [[nodiscard]] Draft draft_moved(const PortableDecision& decision, const EntityRef& entity,
                                  const std::vector<MentionRef>& mentions, const std::set<std::int64_t>& movers) const {
    const auto given = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
    const SplitAs as{given(decision.name),
                     {day_of(decision.start, decision), day_of(decision.end, decision), given(decision.venue)},
                     made_ ? made_ : free_row(decision, key_of(entity).first),
                     Whom::itself};
    try {
      return draft_split(connection_, entity, mentions, as, keys_);
    } catch (const Contradiction&) { throw; } catch (const Error& error) {
      if (movers.empty()) { throw; }
      throw Contradiction(error.wording(), movers);
    }
  }

  /// The row that the split made in its own base where none is there, and not far beyond those that are.
  [[nodiscard]] std::optional<std::int64_t> free_row(const PortableDecision& decision, About about) const {
    constexpr std::int64_t furthest = 1'000;
    const auto made = parse_entity(decision.made);
    if (!made || key_of(*made).first != about || has_row(connection_, key_of(*made))) { return std::nullopt; }
    const std::int64_t next =
        connection_.next_id(pick(about, "SELECT max(id) FROM person", "SELECT max(id) FROM organisation",
                                 "SELECT max(id) FROM event", "SELECT max(id) FROM process"));
    const std::int64_t id = key_of(*made).second;
    return id > 0 && id - next < furthest ? std::optional(id) : std::nullopt;
  }

  [[nodiscard]] static std::optional<Date> day_of(const std::string& text, const PortableDecision& decision) {
    const auto day = parse_date(text);
    if (!text.empty() && !day) { refuse_shape(decision); }
    return day;
  }

  void add_document(const MentionPlace& place, std::vector<MentionRef>& documents, std::set<std::int64_t>& movers) const {
    const DocumentId document(find_document(connection_, place.sha256, place.document));
    documents.emplace_back(document);
    auto row = connection_.query("SELECT coalesce(read_as, event) FROM event_document WHERE document = ?");
    row.bind(document);
    while (row.step()) {
      if (const auto last = last_about(connection_, {Field::event_document, document.value, row.integer(0)})) {
        movers.insert(*last);
      }
    }
  }

  [[nodiscard]] Draft draft_process_parted(const PortableDecision& decision, const std::vector<EntityRef>& entities) const {
    std::vector<MentionRef> events;
    std::set<std::int64_t> movers;
    for (const EntityRef& entity : std::span(entities).subspan(1)) {
      const auto* const event = std::get_if<EventId>(&entity);
      if (event == nullptr) { refuse_shape(decision); }
      events.emplace_back(*event);
      if (const auto last = last_about(connection_, {Field::event_process, event->value, 0})) { movers.insert(*last); }
    }
    return draft_moved(decision, entities.front(), events, movers);
  }

  [[nodiscard]] Draft draft_answered(const PortableDecision& decision) {
    if (!decision.place) { refuse_shape(decision); }
    const std::int64_t question = find_question(connection_, *decision.place);
    const auto last = last_about(connection_, {Field::review_state, question, 0});
    if (!last) { return draft_answer(connection_, question, decision.verdict); }
    Draft draft{"answer", "review", fmt::format("q{} {}", question, decision.verdict), {}, {}, {}, {}, {}, {}};
    auto row = connection_.query("SELECT subject FROM human_decision WHERE id = ?");
    row.bind(*last);
    // The question itself, or its like in another version.
    if (row.step() && row.view(0).substr(row.view(0).find(' ') + 1) == decision.verdict) { return draft; }
    throw Contradiction(Wording("question q{} is answered already", question), {*last});
  }

  [[nodiscard]] SubjectRef subject_of(const PortableDecision& decision) const {
    if (decision.of.size() == 1) {
      const EntityPlace& place = decision.of.front();
      const std::int64_t id = find_entity(connection_, place);
      if (place.about == About::person) { return PersonId(id); }
      if (place.about != About::organisation) { refuse_shape(decision); }
      return OrganisationId(id);
    }
    if (decision.mentions.size() == 1) { return find_mention(connection_, decision.mentions.front()); }
    if (!decision.place) { refuse_shape(decision); }
    if (field_of(decision) == DeclaredField::superseded_by) {
      return DocumentId(find_document(connection_, decision.place->sha256, decision.place->document));
    }
    return PartnershipId(find_partnership(connection_, *decision.place));
  }

  [[nodiscard]] static DeclaredField field_of(const PortableDecision& decision) {
    const auto field = parse_declared_field(decision.field);
    if (!field) { refuse_shape(decision); }
    return *field;
  }

  [[nodiscard]] std::string value_of(const PortableDecision& decision) const {
    if (decision.whole) { return OrganisationId(find_entity(connection_, *decision.whole)).text(); }
    if (decision.field == to_text(DeclaredField::superseded_by) && !decision.value.empty()) {
      return DocumentId(find_document(connection_, decision.value, {})).text();
    }
    const bool code = decision.field == "state" || decision.field == "category";
    if (code && !decision.value.empty() && accepts_ && !accepts_(field_of(decision), decision.value)) {
      throw Error(ErrorKind::bad_argument, "{}={} is not known here", decision.field, decision.value);
    }
    return decision.value;
  }

  /// What somebody else decided of the same cell, unknown to this one, is not written over.
  void refuse_overwriting(const PortableDecision& decision, const Draft& draft) const {
    std::set<std::int64_t> others;
    for (const Change& change : draft.changes) {
      const bool join = change.cell.field == Field::person_joined || change.cell.field == Field::organisation_joined;
      if (join || change.before == change.after) { continue; }
      const auto last = last_about(connection_, change.cell);
      if (last && !knows(decision, *last)) { others.insert(*last); }
    }
    if (!others.empty()) { throw Contradiction(Wording("{} says otherwise", decision_list(others)), others); }
  }

  [[nodiscard]] bool knows(const PortableDecision& decision, std::int64_t other) const {
    auto row = connection_.query("SELECT uid FROM human_decision WHERE id = ?");
    row.bind(other);
    return row.step() && std::find(decision.after.begin(), decision.after.end(), row.view(0)) != decision.after.end();
  }

  const Connection& connection_;
  const KeyMakers& keys_;
  const ValueCheck& accepts_;
  std::optional<std::int64_t> made_;
};

} // namespace

Draft draft_incoming(const Connection& connection, const PortableDecision& decision, const KeyMakers& keys,
                     const ValueCheck& accepts, std::optional<std::int64_t> made) {
  return Taking(connection, keys, accepts, made).draft(decision);
}

bool is_text_alone(const Connection& connection, std::int64_t decision) {
  auto row = connection.query("SELECT 1 FROM human_decision d WHERE id = ? AND active = 0 AND content IS NOT NULL AND NOT "
                              "EXISTS (SELECT 1 FROM decision_change c WHERE c.decision = d.id)");
  row.bind(decision);
  return row.step();
}

void take_text_again(const Connection& connection, std::int64_t decision, const KeyMakers& keys,
                     const Signature& signature) {
  const PortableDecision text = [&] {
    auto row = connection.query("SELECT content FROM human_decision WHERE id = ?");
    row.bind(decision);
    return parse_decision(row.step() ? row.text(0) : std::string());
  }();
  Draft draft;
  try {
    draft = draft_incoming(connection, text, keys, {});
    const auto later = later_about(connection, draft.changes, decision);
    if (!later.empty()) {
      unmake(connection, draft);
      throw Error(ErrorKind::conflict, "{} came after it", decision_list(later));
    }
    record_anew(connection, decision, draft);
  } catch (const Error& error) {
    throw Error(ErrorKind::conflict, "decision {} cannot be taken again: {}", decision, error.wording());
  }
  const std::string at = utc_now();
  mark_changed(connection, decision, at, signature);
  write_journal(connection, signature, "redo", fmt::format("{} ({} {})", decision, text.kind, draft.subject), at);
  settle_carried(connection, draft.changes);
}

} // namespace entente::store
