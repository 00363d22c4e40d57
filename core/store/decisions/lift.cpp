#include "core/store/decisions/lift.hpp"

#include <algorithm>
#include <functional>
#include <ranges>

#include <fmt/format.h>

#include "core/store/decisions/actions.hpp"
#include "core/store/decisions/pending.hpp"
#include "core/store/decisions/taking.hpp"
#include "core/store/rereading/out.hpp"
#include "core/store/writer.hpp"

namespace entente::store {
namespace {

/// Decisions about rows of the document, or about people and bodies that it mentions, joined into them or not.
constexpr const char* about_document =
    "WITH said (id) AS (SELECT id FROM appearance WHERE document = ?1), "
    "met (id) AS (SELECT event FROM event_document WHERE document = ?1 "
    "UNION SELECT before FROM decision_change WHERE field = 'event_document.event' AND row = ?1), "
    "known (about, id) AS (SELECT 'person', person FROM appearance WHERE document = ?1 "
    "UNION SELECT 'organisation', organisation FROM appearance_body WHERE appearance IN said "
    "UNION SELECT 'person', before FROM decision_change WHERE field = 'appearance.person' AND row IN said "
    "UNION SELECT 'organisation', before FROM decision_change WHERE field = 'body.organisation' AND row IN said "
    "UNION SELECT source_kind, source FROM partnership WHERE document = ?1 "
    "UNION SELECT target_kind, target FROM partnership WHERE document = ?1 "
    "UNION SELECT 'event', id FROM met "
    "UNION SELECT 'process', process FROM event WHERE id IN met "
    "UNION SELECT 'process', before FROM decision_change WHERE field = 'event.process' AND row IN met) "
    "SELECT e.decision FROM known k JOIN decision_entity e ON e.about = k.about AND e.entity = k.id "
    "UNION SELECT decision FROM decision_change WHERE row IN said AND field IN ('appearance.person', 'appearance.role', "
    "'appearance.state', 'appearance.state_basis', 'appearance.gender', 'appearance.gender_by_masculine_form', "
    "'body.organisation') "
    "UNION SELECT decision FROM decision_change WHERE field IN ('partnership.source', 'partnership.target', "
    "'partnership.from', 'partnership.to') AND row IN (SELECT id FROM partnership WHERE document = ?1) "
    "UNION SELECT decision FROM decision_change WHERE field = 'review.state' AND row IN (SELECT id FROM review WHERE "
    "document = ?1) "
    "UNION SELECT decision FROM decision_change WHERE field = 'event_document.event' AND row = ?1 "
    "UNION SELECT decision FROM decision_change WHERE field = 'session.event' AND row IN (SELECT id FROM session WHERE "
    "document = ?1) "
    "UNION SELECT decision FROM decision_change WHERE field = 'document.superseded_by' AND (row = ?1 OR after = ?1)";

/// Later ones about a cell or an entity of this one.
constexpr const char* about_the_same =
    "SELECT o.decision FROM decision_entity e JOIN decision_entity o ON o.about = e.about AND o.entity = e.entity "
    "WHERE e.decision = ?1 AND o.decision > ?1 "
    "UNION SELECT o.decision FROM decision_change c JOIN decision_change o ON o.field = c.field AND o.row = c.row AND "
    "o.part = c.part WHERE c.decision = ?1 AND o.decision > ?1";

std::set<std::int64_t> found(Query& row) {
  std::set<std::int64_t> list;
  while (row.step()) {
    list.insert(row.integer(0));
  }
  return list;
}

std::set<std::int64_t> concerned(const Connection& connection, DocumentId document) {
  std::set<std::int64_t> all;
  {
    auto row = connection.query(about_document);
    row.bind(document);
    all = found(row);
  }
  for (auto at = all.begin(); at != all.end(); ++at) { // later ones are added behind the place of this one
    auto row = connection.query(about_the_same);
    row.bind(*at);
    all.merge(found(row));
  }
  return all;
}

/// Whether a change is about the row that the split made.
bool is_about_made(const LiftedDecision& decision, const Change& change) {
  if (!decision.made) { return false; }
  const About about = decision.made->key.first;
  const Field field = change.cell.field;
  const bool held = field == Field::event_first_day || field == Field::event_last_day || field == Field::event_place;
  return change.cell.row == decision.made->key.second &&
         (field == join_field(about) || field == name_field(about) || (held && about == About::event));
}

Value parted_from(const LiftedDecision& decision) {
  for (const Change& change : decision.changes) {
    if (is_about_made(decision, change) && change.cell.field == join_field(decision.made->key.first)) {
      return change.before;
    }
  }
  return {};
}

bool refers_to_missing(const Connection& connection, const LiftedDecision& decision) {
  return std::ranges::any_of(decision.entities, [&](const EntityKey& entity) {
    const bool made = decision.made && decision.made->key == entity;
    return !made && !has_row(connection, entity);
  });
}

/// For each change whether its cell holds what it begins with; nothing when a cell is not there. Cells of the row that the
/// split made are its own affair.
std::optional<std::vector<bool>> open_cells(const Connection& connection, const LiftedDecision& decision) {
  std::vector<bool> open;
  for (const Change& change : decision.changes) {
    try {
      open.push_back(is_about_made(decision, change) || read_cell(connection, change.cell) == change.before);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found) { throw; }
      return std::nullopt;
    }
  }
  return open;
}

/// Whether what the decision is about is there, and holds what it held.
bool fits_as_before(const Connection& connection, const LiftedDecision& decision) {
  if (refers_to_missing(connection, decision)) { return false; }
  const auto open = open_cells(connection, decision);
  return open && std::ranges::all_of(*open, std::identity());
}

void change_hash(PortableDecision& text, const HashChange& hash) {
  const auto change = [&](std::string& sha256) {
    if (sha256 == hash.before) { sha256 = hash.after; }
  };
  const auto change_entity = [&](EntityPlace& place) {
    if (place.mention) { change(place.mention->sha256); }
  };
  for (EntityPlace& place : text.of) {
    change_entity(place);
  }
  for (MentionPlace& place : text.mentions) {
    change(place.sha256);
  }
  for (MentionPlace& place : text.sessions) {
    change(place.sha256);
  }
  if (text.whole) { change_entity(*text.whole); }
  if (text.place) { change(text.place->sha256); }
  if (text.question) { change(text.question->sha256); }
  if (text.field == to_text(DeclaredField::superseded_by)) { change(text.value); }
}

void keep_text(const Connection& connection, const LiftedDecision& decision) {
  if (!decision.came) { return; }
  auto row = connection.query("UPDATE human_decision SET content = ? WHERE id = ?");
  row.bind(to_json(decision.text)).bind(decision.id).run();
}

/// Only the text of an undone decision is left.
void leave_text(const Connection& connection, const LiftedDecision& decision) {
  forget_changes(connection, decision.id);
  auto row = connection.query("UPDATE human_decision SET content = ?, made = NULL WHERE id = ?");
  row.bind(to_json(decision.text)).bind(decision.id).run();
}

/// The decision waits until there is a place for it again.
void let_wait(const Connection& connection, const LiftedDecision& decision, const char* why, const Signature& signature) {
  std::string subject;
  std::optional<Standing> changed;
  {
    auto row = connection.query("SELECT subject, changed_at, coalesce(changed_by, ''), coalesce(changed_why, '') FROM "
                                "human_decision WHERE id = ?");
    row.bind(decision.id);
    if (row.step()) {
      subject = row.text(0);
      if (!row.is_null(1)) { changed = Standing{false, row.text(1), row.text(2), row.text(3)}; }
    }
  }
  forget_changes(connection, decision.id);
  {
    auto row = connection.query("DELETE FROM human_decision WHERE id = ?");
    row.bind(decision.id).run();
  }
  keep_pending(connection, decision.text.uid, why, with_standing(to_json(decision.text), changed));
  write_journal(connection, signature, "wait", fmt::format("{} ({} {})", decision.id, decision.text.kind, subject),
                utc_now());
}

/// Makes the same changes again. False when that is `checked` and the new reading doesn't bear them.
bool restore(const Connection& connection, const LiftedDecision& decision, bool checked) {
  if (decision.made) { restore_made(connection, *decision.made, parted_from(decision)); }
  write(connection, decision.changes);
  try {
    if (checked) { refuse_unsound(connection, decision.changes); }
  } catch (const Error&) {
    unwrite(connection, decision.changes);
    return false;
  }
  set_active(connection, decision.id, true, decision.turn);
  return true;
}

/// What is left of a split that does not stand: its row goes, or stands for itself where it has mentions of its own.
void part_made(const Connection& connection, const LiftedDecision& decision) {
  if (!decision.made || !has_row(connection, decision.made->key)) { return; }
  const EntityKey& key = decision.made->key;
  write_cell(connection, {join_field(key.first), key.second, 0}, {});
  if (!is_used(connection, key)) { remove_entity(connection, key); }
}

} // namespace

LiftedDecisions::LiftedDecisions(const Connection& connection, DocumentId document) : connection_(connection) {
  for (const std::int64_t decision : concerned(connection, document)) {
    read(decision);
  }
  lift();
}

void LiftedDecisions::read(std::int64_t decision) {
  LiftedDecision& lifted = list_.emplace_back();
  lifted.id = decision;
  std::string content;
  std::optional<std::int64_t> made;
  About about = About::person;
  {
    auto row = connection_.query("SELECT active, turn, content, made, about FROM human_decision WHERE id = ?");
    row.bind(decision);
    if (!row.step()) { return; }
    lifted.stood = row.integer(0) != 0;
    lifted.turn = row.integer(1);
    lifted.came = !row.is_null(2);
    content = row.text(2);
    if (!row.is_null(3)) { made = row.integer(3); }
    about = parse_about(row.view(4)).value_or(About::person);
  }
  lifted.changes = changes_of(connection_, decision);
  {
    auto row = connection_.query("SELECT about, entity FROM decision_entity WHERE decision = ?");
    row.bind(decision);
    while (row.step()) {
      lifted.entities.emplace(parse_about(row.view(0)).value_or(About::person), row.integer(1));
    }
  }
  lifted.text = lifted.came ? parse_decision(content) : portable(connection_, decision);
  if (made) { lifted.made.emplace().key = {about, *made}; }
  lifted.open = open_cells(connection_, lifted).value_or(std::vector<bool>());
}

void LiftedDecisions::lift() {
  for (const LiftedDecision& decision : list_ | std::views::reverse) {
    if (!decision.stood) { continue; }
    unwrite(connection_, decision.changes);
    set_active(connection_, decision.id, false, decision.turn);
  }
  // As they were made, before other decisions changed them.
  for (LiftedDecision& decision : list_) {
    if (decision.made) { decision.made = made_row(connection_, decision.made->key); }
  }
  for (LiftedDecision& decision : list_ | std::views::reverse) {
    if (!decision.made) { continue; }
    decision.made->kept = is_used(connection_, decision.made->key);
    if (!decision.made->kept) { remove_entity(connection_, decision.made->key); }
  }
}

std::set<EntityKey> LiftedDecisions::kept_rows() const {
  std::set<EntityKey> rows;
  for (const LiftedDecision& decision : list_) {
    if (decision.made && decision.made->kept) { rows.insert(decision.made->key); }
  }
  return rows;
}

std::size_t LiftedDecisions::put_back(const KeyMakers& keys, const ValueCheck& accepts, const HashChange& hash,
                                      const Signature& signature, std::vector<RefusedDecision>& waiting) {
  for (LiftedDecision& decision : list_) {
    change_hash(decision.text, hash);
  }
  const Replaying replaying{keys, accepts, hash, signature};
  // What stood was sound as a whole, though not each decision after the one before it: others stood then. Only where the
  // whole is not sound any more are they taken one by one.
  connection_.execute("SAVEPOINT put_back");
  std::size_t taken = put_standing_back(replaying, false, waiting);
  if (!is_sound()) {
    connection_.execute("ROLLBACK TO put_back");
    waiting.clear();
    taken = put_standing_back(replaying, true, waiting);
  }
  connection_.execute("RELEASE put_back");
  put_undone_back();
  return taken;
}

bool LiftedDecisions::is_sound() const {
  for (const LiftedDecision& decision : list_) {
    auto row = connection_.query("SELECT 1 FROM human_decision WHERE id = ? AND active = 1");
    row.bind(decision.id);
    if (!row.step()) { continue; }
    try {
      refuse_unsound(connection_, changes_of(connection_, decision.id));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::conflict) { throw; }
      return false;
    }
  }
  return true;
}

std::size_t LiftedDecisions::put_standing_back(const Replaying& replaying, bool checked,
                                               std::vector<RefusedDecision>& waiting) const {
  std::size_t taken = 0;
  for (const LiftedDecision& decision : list_) {
    if (!decision.stood) {
      if (decision.made && !refers_to_missing(connection_, decision)) {
        restore_made(connection_, *decision.made, parted_from(decision));
      }
      continue;
    }
    if (fits_as_before(connection_, decision) && restore(connection_, decision, checked)) {
      const bool moved = replaying.hash.before != replaying.hash.after;
      if (moved) { keep_text(connection_, decision); }
      if (moved && !decision.came) { keep_words(connection_, decision.id); }
      ++taken;
    } else if (take_anew(replaying, decision, waiting)) {
      ++taken;
    }
  }
  return taken;
}

bool LiftedDecisions::take_anew(const Replaying& replaying, const LiftedDecision& decision,
                                std::vector<RefusedDecision>& waiting) const {
  part_made(connection_, decision);
  const char* why = "conflict";
  try {
    const auto made = decision.made ? std::optional(decision.made->key.second) : std::nullopt;
    const Draft draft = draft_incoming(connection_, decision.text, replaying.keys, replaying.accepts, made);
    record_anew(connection_, decision.id, draft, decision.turn);
    keep_text(connection_, decision);
    if (!decision.came) { keep_words(connection_, decision.id); }
    return true;
  } catch (const Contradiction& contradiction) {
    waiting.push_back(refused(decision.text, contradiction.wording(), contradiction.decisions()));
  } catch (const Unplaced& unplaced) {
    why = "place";
    waiting.push_back(refused(decision.text, unplaced.wording(), {}));
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::store || error.kind() == ErrorKind::internal) { throw; }
    waiting.push_back(refused(decision.text, error.wording(), {}));
  }
  let_wait(connection_, decision, why, replaying.signature);
  return false;
}

void LiftedDecisions::put_undone_back() const {
  for (const LiftedDecision& decision : list_) {
    if (decision.stood) { continue; }
    const auto open = refers_to_missing(connection_, decision) ? std::nullopt : open_cells(connection_, decision);
    if (open && *open == decision.open) {
      keep_text(connection_, decision);
      continue;
    }
    part_made(connection_, decision);
    leave_text(connection_, decision);
  }
}

} // namespace entente::store
