#include "core/store/decisions/portable.hpp"

#include <algorithm>
#include <tuple>

#include "core/store/decisions/rests.hpp"

namespace entente::store {
namespace {

EntityPlace place_of(const Connection& connection, About about, const Value& id) {
  const auto* const number = std::get_if<std::int64_t>(&id);
  return store::place_of(connection, EntityKey{about, number == nullptr ? 0 : *number});
}

std::string text_of(const Value& value) {
  const auto* const text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

About about_of(Field field) {
  if (field == Field::body_organisation) { return About::organisation; }
  for (const auto& about : {joined_by(field), named_by(field), judged_by(field)}) {
    if (about) { return *about; }
  }
  return About::person;
}

void add_split(const Connection& connection, const std::vector<Change>& changes, PortableDecision& decision) {
  for (const Change& change : changes) {
    switch (change.cell.field) {
    case Field::person_joined:
    case Field::organisation_joined:
    case Field::event_joined:
    case Field::process_joined:
      decision.of.push_back(place_of(connection, about_of(change.cell.field), change.before));
      break;
    case Field::person_name:
    case Field::organisation_name:
    case Field::event_name:
    case Field::process_name: decision.name = text_of(change.after); break;
    case Field::appearance_person:
    case Field::body_organisation:
      decision.mentions.push_back(store::place_of(connection, AppearanceId(change.cell.row)));
      break;
    case Field::event_document: {
      const LinePlace document = document_place(connection, change.cell.row);
      decision.mentions.push_back({document.document, document.sha256, 0, {}, 0});
      break;
    }
    case Field::session_event: decision.sessions.push_back(store::place_of(connection, SessionId(change.cell.row))); break;
    case Field::event_first_day: decision.start = text_of(change.after); break;
    case Field::event_last_day: decision.end = text_of(change.after); break;
    case Field::event_place: decision.venue = text_of(change.after); break;
    case Field::event_process:
      decision.of.push_back(store::place_of(connection, EntityKey{About::event, change.cell.row}));
      break;
    default: break;
    }
  }
}

void add_merge(const Connection& connection, const std::vector<Change>& changes, PortableDecision& decision) {
  for (const Change& change : changes) {
    decision.force = decision.force || judged_by(change.cell.field).has_value();
    if (!joined_by(change.cell.field)) { continue; }
    const About about = about_of(change.cell.field);
    if (decision.of.empty()) { decision.of.push_back(place_of(connection, about, change.after)); }
    decision.of.push_back(place_of(connection, about, Value(change.cell.row)));
  }
}

void add_set(const Connection& connection, const Change& change, PortableDecision& decision) {
  const std::int64_t row = change.cell.row;
  const auto put = [&](const char* field) {
    decision.field = field;
    decision.value = text_of(change.after);
  };
  const auto entity = [&](About about) { decision.of.push_back(store::place_of(connection, EntityKey{about, row})); };
  const auto mention = [&] { decision.mentions.push_back(store::place_of(connection, AppearanceId(row))); };
  const auto partnership = [&] { decision.place = partnership_place(connection, row); };
  switch (change.cell.field) {
  case Field::person_gender: return put("gender"), entity(About::person);
  case Field::organisation_category: return put("category"), entity(About::organisation);
  case Field::organisation_state: return put("state"), entity(About::organisation);
  case Field::appearance_role: return put("role"), mention();
  case Field::appearance_state: return put("state"), mention();
  case Field::appearance_gender: return put("gender"), mention();
  case Field::partnership_since: return put("from"), partnership();
  case Field::partnership_until: return put("to"), partnership();
  case Field::document_superseded:
    put("superseded_by");
    decision.place = document_place(connection, row);
    if (const auto* const later = std::get_if<std::int64_t>(&change.after); later != nullptr && *later != 0) {
      decision.value = document_place(connection, *later).sha256;
    }
    return;
  case Field::organisation_parent:
    put("parent");
    entity(About::organisation);
    if (change.after != Value(std::int64_t{0})) { decision.whole = place_of(connection, About::organisation, change.after); }
    return;
  default: return;
  }
}

/// The uid of each decision that stands between a split's mentions and what it parted.
void add_joins(const Connection& connection, std::int64_t split, std::vector<std::string>& uids) {
  std::set<std::int64_t> joins;
  for (const RestingSplit& rest : rests_of(connection, split)) {
    joins.merge(joins_of(connection, rest));
  }
  for (const std::int64_t join : joins) {
    if (join >= split) { continue; } // two later joins may have taken the place of one
    auto row = connection.query("SELECT uid FROM human_decision WHERE id = ?");
    row.bind(join);
    if (row.step()) { uids.push_back(row.text(0)); }
  }
}

/// Those that stand before it about the same cells, those that made what it is about, and those that joined what it parts.
std::vector<std::string> builds_on(const Connection& connection, std::int64_t decision) {
  auto row = connection.query(
      "SELECT uid FROM human_decision WHERE id IN (SELECT (SELECT max(o.decision) FROM decision_change o JOIN "
      "human_decision d ON d.id = o.decision WHERE o.field = c.field AND o.row = c.row AND o.part = c.part AND o.decision < "
      "c.decision AND d.active) FROM decision_change c WHERE c.decision = ?1 UNION SELECT m.id FROM decision_entity e JOIN "
      "human_decision m ON m.about = e.about AND m.made = e.entity WHERE e.decision = ?1 AND m.id <> ?1) ORDER BY uid");
  row.bind(decision);
  std::vector<std::string> uids;
  while (row.step()) {
    uids.push_back(row.text(0));
  }
  add_joins(connection, decision, uids);
  std::ranges::sort(uids);
  uids.erase(std::ranges::unique(uids).begin(), uids.end());
  return uids;
}

} // namespace

PortableDecision portable(const Connection& connection, std::int64_t id) {
  PortableDecision decision;
  std::string subject;
  {
    auto row = connection.query("SELECT uid, kind, by, at, reason, subject, coalesce(number, id), about, made FROM "
                                "human_decision WHERE id = ?");
    row.bind(id);
    if (!row.step()) { return decision; }
    decision.uid = row.text(0);
    decision.kind = row.text(1);
    decision.by = row.text(2);
    decision.at = row.text(3);
    decision.reason = row.text(4);
    subject = row.text(5);
    decision.number = row.integer(6);
    const auto about = parse_about(row.view(7));
    if (about && !row.is_null(8)) { decision.made = printed_id(*about, row.integer(8)); }
  }
  decision.after = builds_on(connection, id);
  std::vector<Change> changes = changes_of(connection, id);
  std::erase_if(changes, [](const Change& change) { return change.carried_from.has_value(); }); // follow from the others
  if (changes.empty()) { return decision; }
  const Change& first = changes.front();
  if (decision.kind == "split") {
    add_split(connection, changes, decision);
  } else if (decision.kind == "merge" || decision.kind == "same") {
    add_merge(connection, changes, decision);
  } else if (decision.kind == "different") {
    for (const std::int64_t row : {first.cell.row, first.cell.part}) {
      decision.of.push_back(place_of(connection, about_of(first.cell.field), Value(row)));
    }
  } else if (decision.kind == "rename") {
    decision.of.push_back(place_of(connection, about_of(first.cell.field), Value(first.cell.row)));
    decision.name = text_of(first.after);
  } else if (decision.kind == "set") {
    add_set(connection, first, decision);
  } else {
    decision.place = question_place(connection, first.cell.row);
    decision.verdict = subject.substr(std::min(subject.size(), subject.find(' ') + 1));
  }
  if (decision.kind != "answer") {
    const auto settles = [](const Change& change) { return change.cell.field == Field::review_state; };
    const auto settled = std::ranges::find_if(changes, settles);
    if (settled != changes.end()) { decision.question = question_place(connection, settled->cell.row); }
  }
  return decision;
}

bool changed_later(const std::optional<Standing>& a, const std::optional<Standing>& b) {
  const auto rank = [](const std::optional<Standing>& changed) {
    return changed ? std::tuple(changed->at, changed->undone, changed->by) : std::tuple(std::string(), false, std::string());
  };
  return rank(a) > rank(b);
}

bool comes_before(const PortableDecision& a, const PortableDecision& b) {
  return std::tie(a.at, a.by, a.number, a.uid) < std::tie(b.at, b.by, b.number, b.uid);
}

std::optional<std::int64_t> decision_with(const Connection& connection, std::string_view uid) {
  auto row = connection.query("SELECT id FROM human_decision WHERE uid = ?");
  row.bind(uid);
  return row.step() ? std::optional<std::int64_t>(row.integer(0)) : std::nullopt;
}

} // namespace entente::store
