#include "core/store/decisions/log.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <ranges>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/carry.hpp"
#include "core/store/decisions/derived.hpp"
#include "core/store/decisions/parting.hpp"
#include "core/store/decisions/portable.hpp"
#include "core/store/impl.hpp"
#include "core/store/rereading/out.hpp"
#include "core/store/writer.hpp"

namespace entente::store {
namespace {

/// 128 random bits, so that decisions of two bases never share a name. Taken from the system each time: a generator's state
/// would be the same in a forked process.
std::string new_uid() {
  std::random_device device;
  return fmt::format("{:08x}{:08x}{:08x}{:08x}", device(), device(), device(), device());
}

void log_change(const Connection& connection, std::int64_t decision, std::int64_t ordinal, const Change& change) {
  auto row = connection.query("INSERT INTO decision_change (decision, ordinal, field, row, part, before, after, "
                              "carried_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(decision).bind(ordinal).bind(field_word(change.cell.field)).bind(change.cell.row).bind(change.cell.part);
  bind_value(row, change.before);
  bind_value(row, change.after);
  row.bind(change.carried_from).run();
}

/// Writes the changes, unless what comes of them is unsound.
void write_sound(const Connection& connection, const Draft& draft) {
  write(connection, draft.changes);
  try {
    refuse_unsound(connection, draft.changes);
  } catch (const Error&) {
    unwrite(connection, draft.changes);
    unmake(connection, draft);
    throw;
  }
}

void log_draft(const Connection& connection, std::int64_t id, const Draft& draft) {
  std::int64_t ordinal = 0;
  for (const Change& change : draft.changes) {
    log_change(connection, id, ordinal++, change);
  }
  for (const auto& [about, entity] : draft.entities) {
    auto row = connection.query("INSERT OR IGNORE INTO decision_entity (about, entity, decision) VALUES (?, ?, ?)");
    row.bind(word(about)).bind(entity).bind(id).run();
  }
}

/// Standing decisions about the cell that were taken after `decision`.
void add_about(const Connection& connection, const Cell& cell, std::int64_t decision, std::set<std::int64_t>& found) {
  auto row = connection.query("SELECT c.decision FROM decision_change c JOIN human_decision d ON d.id = c.decision "
                              "WHERE c.field = ? AND c.row = ? AND c.part = ? AND c.decision > ? AND d.active");
  row.bind(field_word(cell.field)).bind(cell.row).bind(cell.part).bind(decision);
  while (row.step()) {
    found.insert(row.integer(0));
  }
}

} // namespace

EntityRef ref_of(const EntityKey& key) {
  switch (key.first) {
  case About::person: return PersonId(key.second);
  case About::organisation: return OrganisationId(key.second);
  case About::event: return EventId(key.second);
  case About::process: break;
  }
  return ProcessId(key.second);
}

void write(const Connection& connection, std::span<const Change> changes) {
  for (const Change& change : changes) {
    write_cell(connection, change.cell, change.after);
  }
  refresh_derived(connection, changes);
}

void unwrite(const Connection& connection, std::span<const Change> changes) {
  for (const Change& change : changes | std::views::reverse) {
    write_cell(connection, change.cell, change.before);
  }
  refresh_derived(connection, changes);
}

std::int64_t next_turn(const Connection& connection) {
  return 1 + std::max(connection.number("SELECT max(turn) FROM human_decision WHERE active = 0"),
                      connection.number("SELECT max(turn) FROM human_decision WHERE active = 1"));
}

void set_active(const Connection& connection, std::int64_t decision, bool active, std::int64_t turn) {
  auto row = connection.query("UPDATE human_decision SET active = ?, turn = ? WHERE id = ?");
  row.bind(active).bind(turn).bind(decision).run();
}

void mark_changed(const Connection& connection, std::int64_t decision, std::string_view at, const Signature& signature) {
  auto row = connection.query("UPDATE human_decision SET changed_at = ?, changed_by = ?, changed_why = ? WHERE id = ?");
  row.bind(at).bind(signature.by).bind_text(signature.reason).bind(decision).run();
}

std::set<std::int64_t> later_about(const Connection& connection, std::span<const Change> changes, std::int64_t decision) {
  std::set<std::int64_t> later;
  for (const Change& change : changes) {
    add_about(connection, change.cell, decision, later);
  }
  return later;
}

Wording decision_list(const std::set<std::int64_t>& decisions) {
  constexpr std::size_t most_named = 8;
  if (decisions.size() == 1) { return Wording("decision {}", *decisions.begin()); }
  std::string named;
  std::size_t count = 0;
  for (const std::int64_t decision : decisions) {
    if (count == most_named) { return Wording("decisions {} and {} more", named, decisions.size() - count); }
    if (count > 0 && count + 1 == decisions.size()) { return Wording("decisions {} and {}", named, decision); }
    named += fmt::format("{}{}", count == 0 ? "" : ", ", decision);
    ++count;
  }
  return Wording("decisions {}", named);
}

Cell pair_cell(About about, std::int64_t a, std::int64_t b) { return {pair_field(about), std::min(a, b), std::max(a, b)}; }

std::vector<std::int64_t> judged_different(const Connection& connection, About about, std::int64_t id) {
  auto row = connection.query("SELECT b FROM judged_pair INDEXED BY judged_different_first WHERE about = ?1 AND a = ?2 AND "
                              "verdict = 'different' UNION ALL SELECT a FROM judged_pair INDEXED BY judged_different_second "
                              "WHERE about = ?1 AND b = ?2 AND verdict = 'different'");
  row.bind(word(about)).bind(id);
  std::vector<std::int64_t> others;
  while (row.step()) {
    others.push_back(row.integer(0));
  }
  return others;
}

bool name_judged_different(const Connection& connection, About about, std::string_view name, std::int64_t id) {
  if (connection.number("SELECT EXISTS (SELECT 1 FROM judged_pair)") == 0) { return false; }
  const auto prints = [&](std::int64_t root) {
    for (const std::int64_t member : group_of(connection, about, root)) {
      auto row = connection.query("SELECT 1 FROM name_form WHERE kind = ? AND entity = ? AND text = ?");
      row.bind(word(about)).bind(member).bind(name);
      if (row.step()) { return true; }
    }
    return false;
  };
  const std::int64_t root = root_of(connection, about, id);
  std::set<std::int64_t> others;
  for (const std::int64_t member : group_of(connection, about, root)) {
    for (const std::int64_t other : judged_different(connection, about, member)) {
      others.insert(root_of(connection, about, other));
    }
  }
  return std::any_of(others.begin(), others.end(), prints) && !prints(root);
}

void refuse_pair(const Connection& connection, About about, std::int64_t a, std::int64_t b) {
  const auto decision = last_about(connection, pair_cell(about, a, b));
  const std::string one = printed_id(about, std::min(a, b));
  const std::string other = printed_id(about, std::max(a, b));
  if (!decision) { throw Error(ErrorKind::conflict, "{} and {} were judged different", one, other); }
  throw Contradiction(Wording("{} and {} were judged different by decision {}", one, other, *decision), {*decision});
}

std::optional<std::int64_t> last_about(const Connection& connection, const Cell& cell) {
  std::set<std::int64_t> found;
  add_about(connection, cell, 0, found);
  return found.empty() ? std::nullopt : std::optional<std::int64_t>(*found.rbegin());
}

std::optional<std::int64_t> parent_of(const Connection& connection, std::int64_t root) {
  for (const std::int64_t member : group_of(connection, About::organisation, root)) {
    if (member != root && is_void(connection, About::organisation, member)) { continue; }
    std::optional<std::int64_t> parent;
    bool none_declared = false;
    {
      auto row =
          connection.query("SELECT declared_parent, coalesce(declared_parent, parent) FROM organisation WHERE id = ?");
      row.bind(member);
      if (!row.step()) { continue; }
      none_declared = !row.is_null(0) && row.integer(0) == 0;
      if (!row.is_null(1)) { parent = row.integer(1); }
    }
    if (none_declared) { return std::nullopt; }
    if (!parent) { continue; }
    const std::int64_t whole = root_of(connection, About::organisation, *parent);
    if (whole != root) { return whole; }
  }
  return std::nullopt;
}

std::int64_t record(const Connection& connection, Draft draft, const Signature& signature) {
  add_carried(connection, draft.changes);
  write_sound(connection, draft);
  const std::int64_t id = connection.next_id("SELECT max(id) FROM human_decision");
  const std::int64_t turn = next_turn(connection);
  const std::string uid = draft.uid.empty() ? new_uid() : draft.uid;
  const std::string at = draft.at.empty() ? utc_now() : draft.at;
  {
    auto row = connection.query("INSERT INTO human_decision (id, uid, kind, about, subject, by, at, reason, made, turn, "
                                "content, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(id).bind(uid).bind(draft.kind).bind(draft.about).bind(draft.subject).bind(signature.by).bind(at);
    row.bind(signature.reason).bind(draft.made).bind(turn).bind_text(draft.content);
    row.bind(draft.number > 0 ? draft.number : id).run();
  }
  log_draft(connection, id, draft);
  if (draft.made && draft.about == word(About::event)) { settle_event(connection, *draft.made); }
  if (draft.content.empty()) { keep_words(connection, id); }
  write_journal(connection, signature, draft.kind, draft.subject, at);
  settle_carried(connection, draft.changes);
  return id;
}

void keep_words(const Connection& connection, std::int64_t decision) {
  const std::string text = to_json(portable(connection, decision));
  auto row = connection.query("UPDATE human_decision SET text = ? WHERE id = ? AND content IS NULL");
  row.bind(text).bind(decision).run();
}

void record_anew(const Connection& connection, std::int64_t decision, Draft draft, std::optional<std::int64_t> turn) {
  add_carried(connection, draft.changes, decision);
  write_sound(connection, draft);
  forget_changes(connection, decision);
  log_draft(connection, decision, draft);
  auto row =
      connection.query("UPDATE human_decision SET about = ?, subject = ?, made = ?, active = 1, turn = ? WHERE id = ?");
  row.bind(draft.about).bind(draft.subject).bind(draft.made).bind(turn ? *turn : next_turn(connection)).bind(decision).run();
  if (draft.made && draft.about == word(About::event)) { settle_event(connection, *draft.made); }
}

void forget_changes(const Connection& connection, std::int64_t decision) {
  for (const char* const sql :
       {"DELETE FROM decision_change WHERE decision = ?", "DELETE FROM decision_entity WHERE decision = ?"}) {
    auto row = connection.query(sql);
    row.bind(decision).run();
  }
}

void write_journal(const Connection& connection, const Signature& signature, std::string_view action,
                   std::string_view subject, std::string_view at) {
  auto row = connection.query("INSERT INTO journal (at, by, action, subject, reason) VALUES (?, ?, ?, ?, ?)");
  row.bind(at).bind(signature.by).bind(action).bind(subject).bind(signature.reason).run();
}

void unmake(const Connection& connection, const Draft& draft) {
  if (!draft.made) { return; }
  const About about = parse_about(draft.about).value_or(About::person);
  if (mentions_of(connection, about, *draft.made) > 0) {
    write_cell(connection, {join_field(about), *draft.made, 0}, {});
    return;
  }
  remove_entity(connection, {about, *draft.made});
}

std::int64_t last_active(const Connection& connection) {
  auto row = connection.query("SELECT id FROM human_decision WHERE active = 1 ORDER BY turn DESC LIMIT 1");
  if (!row.step()) { throw Error(ErrorKind::not_found, "{}: there is no decision to take back", connection.label()); }
  return row.integer(0);
}

std::int64_t last_undone(const Connection& connection) {
  auto row = connection.query("SELECT id FROM human_decision WHERE active = 0 AND turn > 0 ORDER BY turn DESC LIMIT 1");
  if (!row.step()) { throw Error(ErrorKind::not_found, "{}: there is no undone decision", connection.label()); }
  return row.integer(0);
}

std::vector<Change> changes_of(const Connection& connection, std::int64_t decision) {
  auto row = connection.query(
      "SELECT field, row, part, before, after, carried_from FROM decision_change WHERE decision = ? ORDER BY ordinal");
  row.bind(decision);
  std::vector<Change> changes;
  while (row.step()) {
    const Field field = parse_field(connection, row.view(0));
    Change& change = changes.emplace_back();
    change = {{field, row.integer(1), row.integer(2)}, value_at(row, 3, field), value_at(row, 4, field), {}};
    if (!row.is_null(5)) { change.carried_from = row.integer(5); }
  }
  return changes;
}

std::vector<DecisionEntry> decisions(const Connection& connection) {
  auto row = connection.query("SELECT id, kind, subject, by, at, reason, active, about, made, coalesce(changed_by, ''), "
                              "coalesce(changed_at, ''), coalesce(changed_why, '') FROM human_decision ORDER BY id");
  std::vector<DecisionEntry> list;
  while (row.step()) {
    DecisionEntry& entry = list.emplace_back();
    entry = {row.integer(0),      row.text(1), row.text(2), row.text(3),  row.text(4), row.text(5),
             row.integer(6) != 0, {},          row.text(9), row.text(10), row.text(11)};
    if (row.is_null(8)) { continue; }
    if (const auto about = parse_about(row.view(7))) { entry.made = ref_of({*about, row.integer(8)}); }
  }
  return list;
}

} // namespace entente::store
