#include "core/store/decisions/replay.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "core/store/decisions/pending.hpp"
#include "core/store/decisions/standing.hpp"
#include "core/store/decisions/taking.hpp"

namespace entente::store {
namespace {

/// A decision with the text it came as, which tells how it stands.
struct Incoming {
  PortableDecision decision;
  std::string text;
};

/// Each after those that it builds on, else in their order; those of a circle last.
std::vector<Incoming> in_order(std::vector<Incoming> list) {
  std::sort(list.begin(), list.end(),
            [](const Incoming& a, const Incoming& b) { return comes_before(a.decision, b.decision); });
  std::unordered_map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < list.size(); ++i) {
    place.emplace(list[i].decision.uid, i);
  }
  std::vector<std::size_t> missing(list.size());
  std::vector<std::vector<std::size_t>> next(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    for (const std::string& uid : list[i].decision.after) {
      const auto before = place.find(uid);
      if (before == place.end()) { continue; }
      next[before->second].push_back(i);
      ++missing[i];
    }
  }
  std::set<std::size_t> ready;
  std::set<std::size_t> left;
  for (std::size_t i = 0; i < list.size(); ++i) {
    (missing[i] == 0 ? ready : left).insert(i);
  }
  std::vector<Incoming> ordered;
  while (!ready.empty()) {
    const std::size_t at = *ready.begin();
    ready.erase(ready.begin());
    for (const std::size_t later : next[at]) {
      if (--missing[later] == 0) {
        ready.insert(later);
        left.erase(later);
      }
    }
    ordered.push_back(std::move(list[at]));
  }
  for (const std::size_t at : left) {
    ordered.push_back(std::move(list[at]));
  }
  return ordered;
}

void keep_pending(const Connection& connection, const Incoming& incoming, const char* why) {
  keep_pending(connection, incoming.decision.uid, why, incoming.text);
}

std::vector<Incoming> load_pending(const Connection& connection) {
  std::vector<Incoming> list;
  for (std::string& text : pending_texts(connection)) {
    PortableDecision decision = parse_decision(text);
    list.push_back({std::move(decision), std::move(text)});
  }
  return list;
}

/// Decisions that are not in the base, each once, and as the latest change that is told of it says.
class Arriving {
public:
  explicit Arriving(std::vector<Incoming> pending) {
    for (Incoming& incoming : pending) {
      std::string uid = incoming.decision.uid;
      list_.emplace(std::move(uid), std::move(incoming));
    }
  }
  /// False for one that is known already, and still stands or is still undone.
  bool add(Incoming incoming) {
    const auto [at, fresh] = list_.try_emplace(incoming.decision.uid, incoming);
    if (fresh) { return true; }
    Incoming& known = at->second;
    const bool was_undone = is_undone(known);
    if (!changed_later(incoming.decision.changed, known.decision.changed)) { return false; }
    known.decision.changed = incoming.decision.changed;
    known.text = with_standing(known.text, known.decision.changed);
    return was_undone != is_undone(known);
  }
  [[nodiscard]] std::vector<Incoming> standing() const { return those(false); }
  [[nodiscard]] std::vector<Incoming> undone() const { return those(true); }

private:
  static bool is_undone(const Incoming& incoming) { return incoming.decision.changed && incoming.decision.changed->undone; }
  [[nodiscard]] std::vector<Incoming> those(bool undone) const {
    std::vector<Incoming> found;
    for (const auto& [uid, incoming] : list_) {
      if (is_undone(incoming) == undone) { found.push_back(incoming); }
    }
    return found;
  }

  std::map<std::string, Incoming> list_;
};

/// True when it was taken; else it is kept as pending.
bool try_one(const Connection& connection, const Incoming& incoming, const KeyMakers& keys, const ValueCheck& accepts,
             DecisionsTaken& result) {
  const PortableDecision& decision = incoming.decision;
  try {
    Draft draft = draft_incoming(connection, decision, keys, accepts);
    draft.content = with_standing(incoming.text, {});
    const std::int64_t id = record(connection, std::move(draft), {decision.by, decision.reason});
    if (decision.changed) {
      mark_changed(connection, id, decision.changed->at, {decision.changed->by, decision.changed->why});
    }
    forget_pending(connection, decision.uid);
    ++result.taken;
    return true;
  } catch (const Contradiction& contradiction) {
    keep_pending(connection, incoming, "conflict");
    result.conflicts.push_back(refused(decision, contradiction.wording(), contradiction.decisions()));
  } catch (const Unplaced& unplaced) {
    keep_pending(connection, incoming, unplaced.document_missing() ? "document" : "place");
    if (unplaced.document_missing()) {
      ++result.waiting;
      result.waits.push_back(refused(decision, unplaced.wording(), {}));
    } else {
      result.unplaced.push_back(refused(decision, unplaced.wording(), {}));
    }
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::store || error.kind() == ErrorKind::internal || error.kind() == ErrorKind::unreadable) {
      throw;
    }
    keep_pending(connection, incoming, "conflict");
    result.conflicts.push_back(refused(decision, error.wording(), {}));
  }
  return false;
}

/// Takes each that builds on none which is not taken; the others wait.
void take_all(const Connection& connection, const std::vector<Incoming>& list, const KeyMakers& keys,
              const ValueCheck& accepts, DecisionsTaken& result) {
  std::unordered_set<std::string> open;
  for (const Incoming& incoming : list) {
    open.insert(incoming.decision.uid);
  }
  for (const Incoming& incoming : list) {
    const PortableDecision& decision = incoming.decision;
    const bool waits = std::any_of(decision.after.begin(), decision.after.end(),
                                   [&](const std::string& uid) { return open.contains(uid); });
    if (waits) {
      keep_pending(connection, incoming, "waits");
      ++result.waiting;
      result.waits.push_back(refused(decision, Wording("it builds on a decision that is not taken here"), {}));
      continue;
    }
    if (try_one(connection, incoming, keys, accepts, result)) { open.erase(decision.uid); }
  }
}

} // namespace

DecisionsTaken replay(const Connection& connection, const std::vector<std::string>& lines, const KeyMakers& keys,
                      const ValueCheck& accepts) {
  DecisionsTaken result;
  Arriving arriving(load_pending(connection));
  StandingElsewhere elsewhere(connection);
  for (const std::string& line : lines) {
    const PortableDecision decision = parse_decision(line);
    if (const auto here = decision_with(connection, decision.uid)) {
      ++result.known;
      elsewhere.note(*here, decision);
    } else if (is_dropped(connection, decision.uid)) {
      ++result.known;
    } else {
      result.known += arriving.add({decision, line}) ? 0 : 1;
    }
  }
  elsewhere.undo(result);
  take_all(connection, in_order(arriving.standing()), keys, accepts, result);
  // Behind those that they build on.
  for (const Incoming& incoming : in_order(arriving.undone())) {
    forget_pending(connection, incoming.decision.uid);
    keep_undone(connection, incoming.decision, with_standing(incoming.text, {}));
    ++result.undone;
  }
  elsewhere.redo(keys, result);
  return result;
}

std::string decisions_file(const Connection& connection) {
  using Key = std::tuple<std::string, std::string, std::int64_t, std::string>; ///< as `comes_before`
  std::map<Key, std::string> lines;
  {
    auto row = connection.query(
        "SELECT id, coalesce(content, text), at, by, coalesce(number, id), uid, active, coalesce(changed_at, at), "
        "coalesce(changed_by, by), changed_at IS NOT NULL, coalesce(changed_why, '') FROM human_decision");
    while (row.step()) {
      std::string line = row.is_null(1) ? to_json(portable(connection, row.integer(0))) : row.text(1);
      const bool undone = row.integer(6) == 0;
      if (undone || row.integer(9) != 0) {
        line = with_standing(line, Standing{undone, row.text(7), row.text(8), row.text(10)});
      }
      lines[{row.text(2), row.text(3), row.integer(4), row.text(5)}] = std::move(line);
    }
  }
  for (Incoming& pending : load_pending(connection)) {
    const PortableDecision& decision = pending.decision;
    lines[{decision.at, decision.by, decision.number, decision.uid}] = std::move(pending.text);
  }
  std::vector<std::string> list;
  for (auto& [key, line] : lines) {
    list.push_back(std::move(line));
  }
  return join_file(list);
}

} // namespace entente::store
