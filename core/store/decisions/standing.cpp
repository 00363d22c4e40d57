#include "core/store/decisions/standing.hpp"

#include <ranges>
#include <set>

#include "core/error.hpp"
#include "core/store/decisions/pending.hpp"
#include "core/store/decisions/taking.hpp"

namespace entente::store {
namespace {

/// Behind all changes that were made here, so that `redo` without a number never takes up what a colleague took back.
void put_behind(const Connection& connection, std::int64_t decision) {
  auto row =
      connection.query("UPDATE human_decision SET turn = (SELECT min(0, min(turn)) - 1 FROM human_decision) WHERE id = ?");
  row.bind(decision).run();
}

/// A name short enough for a list.
std::string clipped(const std::string& name) {
  constexpr std::size_t most = 40;
  if (name.size() <= most) { return name; }
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return name.substr(0, end) + "…";
}

/// The printed id of what a place names; its name where it is not here.
template <class Find> std::string id_or(const std::string& name, Find&& find) {
  try {
    return find();
  } catch (const Unplaced&) { return clipped(name); }
}

/// What an undone decision is about, as the history tells it.
std::string subject_of(const Connection& connection, const PortableDecision& decision) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  for (const EntityPlace& place : decision.of) {
    add(id_or(place.name, [&] { return printed_id(place.about, find_entity(connection, place)); }));
  }
  for (const MentionPlace& place : decision.mentions) {
    if (place.name.empty()) {
      add(id_or(place.document, [&] { return DocumentId(find_document(connection, place.sha256, place.document)).text(); }));
      continue;
    }
    add(id_or(place.name, [&] { return find_mention(connection, place).text(); }));
  }
  for (const MentionPlace& place : decision.sessions) {
    add(id_or(place.name, [&] { return find_session(connection, place).text(); }));
  }
  if (decision.place) { add(clipped(decision.place->document)); }
  if (!decision.name.empty()) { add(decision.name); }
  if (!decision.field.empty()) {
    add(decision.field + "=" + clipped(decision.whole ? decision.whole->name : decision.value));
  }
  if (!decision.verdict.empty()) { add(decision.verdict); }
  return text;
}

void undo_one(const Connection& connection, const std::set<std::int64_t>& which,
              const std::map<std::int64_t, PortableDecision>& list) {
  const Standing& first = *list.at(*which.begin()).changed;
  take_back(connection, which, {first.by, first.why});
  for (const std::int64_t id : which) {
    const Standing& changed = *list.at(id).changed;
    mark_changed(connection, id, changed.at, {changed.by, changed.why});
    put_behind(connection, id);
  }
}

} // namespace

void keep_undone(const Connection& connection, const PortableDecision& decision, const std::string& text) {
  const std::int64_t id = connection.next_id("SELECT max(id) FROM human_decision");
  const std::string subject = subject_of(connection, decision);
  {
    auto row = connection.query("INSERT INTO human_decision (id, uid, kind, about, subject, by, at, reason, active, turn, "
                                "content, number) VALUES (?, ?, ?, '', ?, ?, ?, ?, 0, ?, ?, ?)");
    row.bind(id).bind(decision.uid).bind(decision.kind).bind(subject).bind(decision.by).bind(decision.at);
    row.bind(decision.reason).bind(next_turn(connection)).bind(text);
    row.bind(decision.number > 0 ? decision.number : id).run();
  }
  mark_changed(connection, id, decision.changed->at, {decision.changed->by, decision.changed->why});
  put_behind(connection, id);
}

void StandingElsewhere::note(std::int64_t here, const PortableDecision& decision) {
  if (!decision.changed) { return; }
  bool active = false;
  std::optional<Standing> changed;
  {
    auto row = connection_.query(
        "SELECT active, changed_at, coalesce(changed_by, ''), coalesce(changed_why, '') FROM human_decision "
        "WHERE id = ?");
    row.bind(here);
    if (!row.step()) { return; }
    active = row.integer(0) != 0;
    if (!row.is_null(1)) { changed = Standing{!active, row.text(1), row.text(2), row.text(3)}; }
  }
  const Standing& there = *decision.changed;
  if (!changed_later(there, changed)) { return; }
  if (there.undone == active) {
    (there.undone ? undone_ : redone_).emplace(here, decision);
  } else {
    mark_changed(connection_, here, there.at, {there.by, there.why});
  }
}

void StandingElsewhere::refuse(const PortableDecision& decision, const Wording& why, DecisionsTaken& result) const {
  result.conflicts.push_back(refused(decision, why, {}));
}

void StandingElsewhere::undo(DecisionsTaken& result) {
  std::set<std::int64_t> all;
  for (const auto& [id, decision] : undone_) {
    all.insert(id);
  }
  if (all.empty()) { return; }
  try {
    undo_one(connection_, all, undone_);
    result.undone += all.size();
    return;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict) { throw; }
  }
  for (const auto& [id, decision] : undone_ | std::views::reverse) {
    try {
      undo_one(connection_, {id}, undone_);
      ++result.undone;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::conflict) { throw; }
      refuse(decision, error.wording(), result);
    }
  }
}

void StandingElsewhere::redo(const KeyMakers& keys, DecisionsTaken& result) {
  for (const auto& [id, decision] : redone_) {
    const Standing& changed = *decision.changed;
    try {
      if (is_text_alone(connection_, id)) {
        take_text_again(connection_, id, keys, {changed.by, changed.why});
      } else {
        take_again(connection_, id, {changed.by, changed.why});
      }
      mark_changed(connection_, id, changed.at, {changed.by, changed.why});
      ++result.taken;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::conflict) { throw; }
      refuse(decision, error.wording(), result);
    }
  }
}

} // namespace entente::store
