#include "core/store/decisions/rests.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace entente::store {
namespace {

/// What a split parted: its first change takes what it made out of that group.
std::optional<EntityKey> parted_by(const Connection& connection, std::int64_t split) {
  auto row = connection.query("SELECT d.about, c.before FROM human_decision d JOIN decision_change c ON c.decision = d.id "
                              "AND c.ordinal = 0 WHERE d.id = ? AND d.kind = 'split' AND c.before IS NOT NULL");
  row.bind(split);
  if (!row.step()) { return std::nullopt; }
  const auto about = parse_about(row.view(0));
  return about ? std::optional(EntityKey{*about, row.integer(1)}) : std::nullopt;
}

/// Standing splits of another one that took mentions of the entity.
void add_rests(const Connection& connection, const EntityKey& entity, std::vector<RestingSplit>& rests) {
  auto row =
      connection.query("SELECT d.id, c.before FROM decision_entity e JOIN human_decision d ON d.id = e.decision JOIN "
                       "decision_change c ON c.decision = d.id AND c.ordinal = 0 WHERE e.about = ?1 AND e.entity = ?2 "
                       "AND d.kind = 'split' AND d.about = ?1 AND d.active AND d.made IS NOT ?2 AND c.before <> ?2");
  row.bind(word(entity.first)).bind(entity.second);
  while (row.step()) {
    rests.push_back({row.integer(0), {entity.first, row.integer(1)}, entity});
  }
}

/// Each of a chain of joins from an entity upwards, with the last standing decision about it.
void add_chain(const Connection& connection, const EntityKey& entity, std::set<std::int64_t>& joins) {
  std::set<std::int64_t> seen;
  for (std::int64_t at = entity.second; seen.insert(at).second;) {
    const Cell cell{join_field(entity.first), at, 0};
    const Value into = read_cell(connection, cell);
    const auto* const next = std::get_if<std::int64_t>(&into);
    if (next == nullptr) { return; }
    if (const auto last = last_about(connection, cell)) { joins.insert(*last); }
    at = *next;
  }
}

} // namespace

std::vector<RestingSplit> rests_of(const Connection& connection, std::int64_t split) {
  const auto parted = parted_by(connection, split);
  if (!parted) { return {}; }
  auto row = connection.query("SELECT e.entity FROM decision_entity e JOIN human_decision d ON d.id = e.decision WHERE "
                              "e.decision = ?1 AND e.about = ?2 AND e.entity <> ?3 AND e.entity IS NOT d.made");
  row.bind(split).bind(word(parted->first)).bind(parted->second);
  std::vector<RestingSplit> rests;
  while (row.step()) {
    rests.push_back({split, *parted, {parted->first, row.integer(0)}});
  }
  return rests;
}

std::vector<RestingSplit> rests_on(const Connection& connection, std::span<const Change> changes) {
  std::set<EntityKey> members;
  for (const Change& change : changes) {
    const auto about = joined_by(change.cell.field);
    if (!about) { continue; }
    for (const std::int64_t member : group_of(connection, *about, root_of(connection, *about, change.cell.row))) {
      members.emplace(*about, member);
    }
  }
  std::vector<RestingSplit> rests;
  for (const EntityKey& member : members) {
    add_rests(connection, member, rests);
  }
  std::erase_if(rests, [&](const RestingSplit& rest) { return !holds(connection, rest); });
  return rests;
}

bool holds(const Connection& connection, const RestingSplit& rest) {
  return root_of(connection, rest.owner.first, rest.owner.second) ==
         root_of(connection, rest.parted.first, rest.parted.second);
}

std::set<std::int64_t> joins_of(const Connection& connection, const RestingSplit& rest) {
  std::set<std::int64_t> joins;
  if (!holds(connection, rest)) { return joins; }
  std::set<std::int64_t> above;
  add_chain(connection, rest.owner, joins);
  add_chain(connection, rest.parted, above);
  // What joined both into a third is not between them.
  std::set<std::int64_t> between;
  std::ranges::set_symmetric_difference(joins, above, std::inserter(between, between.end()));
  return between;
}

} // namespace entente::store
