#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/carry.hpp"
#include "core/store/decisions/portable.hpp"
#include "core/store/decisions/rests.hpp"
#include "core/store/writer.hpp"

namespace entente::store {
namespace {

struct LogRow {
  std::string kind, subject;
  bool active = false;
  std::int64_t turn = 0;
};

LogRow row_of(const Connection& connection, std::int64_t decision) {
  auto row = connection.query("SELECT kind, subject, active, turn FROM human_decision WHERE id = ?");
  row.bind(decision);
  if (!row.step()) { throw Error(ErrorKind::not_found, "{}: there is no decision {}", connection.label(), decision); }
  return {row.text(0), row.text(1), row.integer(2) != 0, row.integer(3)};
}

/// Standing decisions that refer to what this one made.
void add_users(const Connection& connection, std::int64_t decision, std::set<std::int64_t>& found) {
  auto row = connection.query("SELECT e.decision FROM human_decision m JOIN decision_entity e ON e.about = m.about AND "
                              "e.entity = m.made JOIN human_decision d ON d.id = e.decision "
                              "WHERE m.id = ?1 AND e.decision <> ?1 AND d.active");
  row.bind(decision);
  while (row.step()) {
    found.insert(row.integer(0));
  }
}

/// Undone decisions that made what this one refers to.
std::set<std::int64_t> missing_makers(const Connection& connection, std::int64_t decision) {
  auto row = connection.query("SELECT m.id FROM decision_entity e JOIN human_decision m ON m.about = e.about AND "
                              "m.made = e.entity WHERE e.decision = ?1 AND m.id <> ?1 AND NOT m.active");
  row.bind(decision);
  std::set<std::int64_t> found;
  while (row.step()) {
    found.insert(row.integer(0));
  }
  return found;
}

void refuse_changed_cells(const Connection& connection, std::span<const Change> changes, bool again) {
  for (const Change& change : changes) {
    if (read_cell(connection, change.cell) == (again ? change.before : change.after)) { continue; }
    throw Error(ErrorKind::conflict, "{} {} holds another value by now", field_word(change.cell.field), change.cell.row);
  }
}

/// The join of a group into itself.
void refuse_circular_joins(const Connection& connection, std::int64_t decision, std::span<const Change> changes) {
  for (const Change& change : changes) {
    const Field field = change.cell.field;
    const auto joined = joined_by(field);
    if (!joined) { continue; }
    const About about = *joined;
    const auto* const into = std::get_if<std::int64_t>(&change.after);
    if (into == nullptr || root_of(connection, about, *into) != change.cell.row) { continue; }
    std::set<std::int64_t> others;
    for (const std::int64_t member : group_of(connection, about, change.cell.row)) {
      if (const auto last = last_about(connection, {field, member, 0})) { others.insert(*last); }
    }
    throw Error(ErrorKind::conflict, "decision {} cannot be taken again: {} is joined into {} by {}", decision,
                printed_id(about, *into), printed_id(about, change.cell.row), decision_list(others));
  }
}

/// Error(conflict) when splits that rested on a decision's joins stand, and what they took was not of what they parted.
void refuse_resting(const Connection& connection, const std::vector<RestingSplit>& rests,
                    const std::set<std::int64_t>& wanted) {
  std::set<std::int64_t> dependent;
  for (const RestingSplit& rest : rests) {
    if (!wanted.contains(rest.decision) && !holds(connection, rest)) { dependent.insert(rest.decision); }
  }
  if (dependent.empty()) { return; }
  throw Contradiction(dependent.size() == 1 ? Wording("{} depends on it", decision_list(dependent))
                                            : Wording("{} depend on it", decision_list(dependent)),
                      dependent);
}

/// Error(conflict) when a split would take mentions of one that is not joined into what it parts.
void refuse_unjoined(const Connection& connection, std::int64_t decision) {
  for (const RestingSplit& rest : rests_of(connection, decision)) {
    if (holds(connection, rest)) { continue; }
    throw Error(ErrorKind::conflict, "decision {} cannot be taken again: {} and {} are no longer one", decision,
                printed_id(rest.parted.first, rest.parted.second), printed_id(rest.owner.first, rest.owner.second));
  }
}

/// Error(conflict) when two that a decision judges different are one by now.
void refuse_joined(const Connection& connection, std::int64_t decision, std::span<const Change> changes) {
  for (const Change& change : changes) {
    const auto about = judged_by(change.cell.field);
    if (!about) { continue; }
    const EntityKey one{*about, root_of(connection, *about, change.cell.row)};
    if (one.second != root_of(connection, *about, change.cell.part)) { continue; }
    throw Error(
        ErrorKind::conflict, "decision {} cannot be taken again: {}", decision,
        one_already(connection, one, printed_id(*about, change.cell.row), printed_id(*about, change.cell.part)).wording());
  }
}

/// How a decision of this base is told; empty for one that came with its text.
std::string own_text(const Connection& connection, std::int64_t decision) {
  std::string text;
  {
    auto row = connection.query("SELECT coalesce(text, '') FROM human_decision WHERE id = ? AND content IS NULL");
    row.bind(decision);
    if (!row.step()) { return {}; }
    text = row.text(0);
  }
  return text.empty() ? to_json(portable(connection, decision)) : text;
}

/// The text of a decision as it stood: what it builds on may stand no more when it goes to another base.
void keep_text(const Connection& connection, std::int64_t decision, const std::string& text) {
  auto row = connection.query("UPDATE human_decision SET content = ? WHERE id = ? AND content IS NULL");
  row.bind(text).bind(decision).run();
}

} // namespace

void take_back(const Connection& connection, const std::set<std::int64_t>& wanted, const Signature& signature) {
  struct Taken {
    std::int64_t id = 0;
    LogRow row;
    std::vector<Change> changes;
    std::string text;
    bool gone = false;
  };
  std::vector<Taken> list; // the latest first
  std::vector<Change> all;
  for (const std::int64_t decision : wanted | std::views::reverse) {
    Taken& taken =
        list.emplace_back(Taken{decision, row_of(connection, decision), changes_of(connection, decision), {}, false});
    if (!taken.row.active) { throw Error(ErrorKind::conflict, "decision {} is undone already", decision); }
    std::set<std::int64_t> dependent = later_about(connection, taken.changes, decision);
    add_users(connection, decision, dependent);
    std::erase_if(dependent, [&](std::int64_t other) { return wanted.contains(other); });
    if (!dependent.empty()) {
      if (dependent.size() == 1) {
        throw Error(ErrorKind::conflict, "decision {} cannot be taken back: decision {} depends on it", decision,
                    *dependent.begin());
      }
      throw Error(ErrorKind::conflict, "decision {} cannot be taken back: {} depend on it", decision,
                  decision_list(dependent));
    }
    taken.text = own_text(connection, decision);
    all.insert(all.end(), taken.changes.begin(), taken.changes.end());
  }
  try {
    for (Taken& taken : list) {
      refuse_changed_cells(connection, taken.changes, false);
      const std::vector<RestingSplit> rests = rests_on(connection, taken.changes);
      unwrite(connection, taken.changes);
      set_active(connection, taken.id, false, next_turn(connection));
      taken.gone = true;
      refuse_resting(connection, rests, wanted);
    }
    refuse_unsound(connection, all);
  } catch (const Error& error) {
    for (const Taken& taken : list | std::views::reverse) {
      if (!taken.gone) { continue; }
      write(connection, taken.changes);
      set_active(connection, taken.id, true, taken.row.turn);
    }
    throw Error(ErrorKind::conflict, "{} cannot be taken back: {}", decision_list(wanted), error.wording());
  }
  const std::string at = utc_now();
  for (const Taken& taken : list) {
    if (!taken.text.empty()) { keep_text(connection, taken.id, taken.text); }
    mark_changed(connection, taken.id, at, signature);
    write_journal(connection, signature, "undo", fmt::format("{} ({} {})", taken.id, taken.row.kind, taken.row.subject), at);
  }
  settle_carried(connection, all);
}

void take_again(const Connection& connection, std::int64_t decision, const Signature& signature) {
  const LogRow row = row_of(connection, decision);
  if (row.active) { throw Error(ErrorKind::conflict, "decision {} stands already", decision); }
  const std::vector<Change> changes = changes_of(connection, decision);
  if (const auto makers = missing_makers(connection, decision); !makers.empty()) {
    throw Error(ErrorKind::conflict, "decision {} cannot be taken again: it builds on {}, undone by now", decision,
                decision_list(makers));
  }
  if (const auto later = later_about(connection, changes, decision); !later.empty()) {
    throw Error(ErrorKind::conflict, "decision {} cannot be taken again: {} came after it", decision, decision_list(later));
  }
  try {
    refuse_changed_cells(connection, changes, true);
  } catch (const Error& error) {
    throw Error(ErrorKind::conflict, "decision {} cannot be taken again: {}", decision, error.wording());
  }
  refuse_circular_joins(connection, decision, changes);
  if (row.kind == "split") { refuse_unjoined(connection, decision); }
  if (row.kind == "different") { refuse_joined(connection, decision, changes); }
  write(connection, changes);
  set_active(connection, decision, true, next_turn(connection));
  try {
    refuse_unsound(connection, changes);
  } catch (const Error& error) {
    set_active(connection, decision, false, row.turn);
    unwrite(connection, changes);
    throw Error(ErrorKind::conflict, "decision {} cannot be taken again: {}", decision, error.wording());
  }
  const std::string at = utc_now();
  mark_changed(connection, decision, at, signature);
  write_journal(connection, signature, "redo", fmt::format("{} ({} {})", decision, row.kind, row.subject), at);
  settle_carried(connection, changes);
}

} // namespace entente::store
