#include <algorithm>

#include <fmt/format.h>

#include "core/store/decisions/derived.hpp"
#include "core/store/decisions/log.hpp"
#include "core/store/versions.hpp"

namespace entente::store {
namespace {

constexpr int deepest_whole = 64; ///< bodies within bodies that are followed

/// Whether a part of a session's document that was made for sessions is gone with the last of them; one that is there says
/// something of its event, wherever decisions took it.
bool lost_part(const Connection& connection, std::int64_t session, const Value& part) {
  auto row = connection.query("SELECT 1 FROM session s JOIN event_document d ON d.document = s.document WHERE s.id = ? AND "
                              "coalesce(d.read_as, d.event) = ?");
  row.bind(session);
  bind_value(row, part);
  return !row.step();
}

/// People and bodies whose groups or mentions the changes touch.
std::set<EntityKey> touched_roots(const Connection& connection, std::span<const Change> changes) {
  std::set<EntityKey> roots;
  const auto add = [&](About about, const Value& id) {
    const auto* const number = std::get_if<std::int64_t>(&id);
    if (number != nullptr && *number > 0) { roots.emplace(about, root_of(connection, about, *number)); }
  };
  for (const Change& change : changes) {
    if (const auto about = joined_by(change.cell.field)) {
      add(*about, Value(change.cell.row));
      add(*about, change.before);
      add(*about, change.after);
    }
    if (const auto about = judged_by(change.cell.field)) {
      add(*about, Value(change.cell.row));
      add(*about, Value(change.cell.part));
    }
    switch (change.cell.field) {
    case Field::appearance_person:
    case Field::body_organisation: {
      const About about = change.cell.field == Field::appearance_person ? About::person : About::organisation;
      add(about, change.before);
      add(about, change.after);
      break;
    }
    case Field::event_document:
      add(About::event, change.before);
      add(About::event, change.after);
      break;
    case Field::session_event:
      if (lost_part(connection, change.cell.row, change.before)) { add(About::event, change.before); }
      if (lost_part(connection, change.cell.row, change.after)) { add(About::event, change.after); }
      break;
    case Field::organisation_parent:
      add(About::organisation, Value(change.cell.row));
      add(About::organisation, change.after);
      break;
    default: break;
    }
  }
  return roots;
}

/// Standing decisions that moved mentions away from the entity.
void add_movers(const Connection& connection, About about, std::int64_t entity, std::set<std::int64_t>& movers) {
  auto row = connection.query(pick(about,
                                   "SELECT c.decision FROM decision_change c JOIN human_decision d ON d.id = c.decision "
                                   "WHERE c.field = 'appearance.person' AND c.before = ? AND d.active",
                                   "SELECT c.decision FROM decision_change c JOIN human_decision d ON d.id = c.decision "
                                   "WHERE c.field = 'body.organisation' AND c.before = ? AND d.active",
                                   "SELECT c.decision FROM decision_change c JOIN human_decision d ON d.id = c.decision "
                                   "WHERE c.field = 'event_document.event' AND c.before = ?1 AND d.active UNION SELECT "
                                   "c.decision FROM decision_change c JOIN human_decision d ON d.id = c.decision WHERE "
                                   "c.field = 'session.event' AND c.before = ?1 AND d.active",
                                   nullptr));
  row.bind(entity);
  while (row.step()) {
    movers.insert(row.integer(0));
  }
}

/// Error(conflict) when the entity would be left without any of the mentions it had. A process may be without events.
void refuse_emptied(const Connection& connection, const EntityKey& root) {
  std::set<std::int64_t> movers;
  for (const std::int64_t member : group_of(connection, root.first, root.second)) {
    if (mentions_of(connection, root.first, member) > 0) { return; }
    add_movers(connection, root.first, member, movers);
  }
  if (movers.empty()) { return; }
  throw Contradiction(Wording("this would leave {} without a mention: its mentions were moved away by {}",
                              printed_id(root.first, root.second), decision_list(movers)),
                      movers);
}

/// Error(conflict) when a body would be part of itself.
void refuse_circle(const Connection& connection, std::int64_t root) {
  std::optional<std::int64_t> at = parent_of(connection, root);
  for (int steps = 0; at && steps < deepest_whole; ++steps) {
    if (*at == root) {
      throw Error(ErrorKind::conflict, "this would make {} a part of itself", printed_id(About::organisation, root));
    }
    at = parent_of(connection, *at);
  }
}

/// Error(conflict) when two that were judged different go under one root.
void refuse_judged_apart(const Connection& connection, const EntityKey& root) {
  const std::vector<std::int64_t> group = group_of(connection, root.first, root.second);
  if (group.size() < 2) { return; }
  for (const std::int64_t member : group) {
    for (const std::int64_t other : judged_different(connection, root.first, member)) {
      if (std::find(group.begin(), group.end(), other) == group.end()) { continue; }
      refuse_pair(connection, root.first, member, other);
    }
  }
}

} // namespace

void refuse_unsound(const Connection& connection, std::span<const Change> changes) {
  for (const EntityKey& root : touched_roots(connection, changes)) {
    if (root.first != About::process) { refuse_emptied(connection, root); }
    refuse_judged_apart(connection, root);
    if (root.first == About::organisation) { refuse_circle(connection, root.second); }
  }
  for (const Change& change : changes) {
    if (change.cell.field == Field::document_superseded) { refuse_version_circle(connection, change.cell.row); }
  }
}

} // namespace entente::store
