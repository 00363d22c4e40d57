#include "core/store/decision_replay.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "core/store/decision_actions.hpp"

namespace entente::store {
namespace {

/// A decision with the text it came as.
struct Incoming {
  PortableDecision decision;
  std::string text;
};

EntityRef ref(const EntityKey& key) {
  if (key.first == About::person) { return PersonId(key.second); }
  return OrganisationId(key.second);
}

const char* kind_word(std::string_view kind) {
  constexpr std::array words{"merge", "split", "same", "different", "rename", "set", "answer"};
  const auto* const found = std::find(words.begin(), words.end(), kind);
  return found == words.end() ? "" : *found;
}

[[noreturn]] void refuse_shape(const PortableDecision& decision) {
  throw Error(ErrorKind::unreadable, fmt::format("decision {} does not say what it is about", decision.uid));
}

class Taking {
public:
  Taking(const Connection& connection, const KeyMakers& keys, const ValueCheck& accepts)
      : connection_(connection), keys_(keys), accepts_(accepts) {}

  /// Throws Contradiction, Unplaced, or Error for what makes no sense.
  void take(const Incoming& incoming) {
    const PortableDecision& decision = incoming.decision;
    Draft draft = draft_of(decision);
    draft.uid = decision.uid;
    draft.at = decision.at;
    draft.content = incoming.text;
    try {
      refuse_overwriting(decision, draft);
    } catch (const Error&) {
      unmake(connection_, draft);
      throw;
    }
    record(connection_, std::move(draft), {decision.by, decision.reason});
  }

private:
  [[nodiscard]] Draft draft_of(const PortableDecision& decision) {
    if (decision.kind == "answer") { return draft_answered(decision); }
    if (decision.kind == "set") {
      return draft_set(connection_, subject_of(decision), field_of(decision), value_of(decision), Whom::itself);
    }
    std::vector<EntityRef> entities;
    for (const EntityPlace& place : decision.of) {
      entities.push_back(ref({place.about, find_entity(connection_, place)}));
    }
    if (decision.kind == "split" || decision.kind == "rename") {
      if (entities.size() != 1) { refuse_shape(decision); }
      if (decision.kind == "rename") {
        return draft_rename(connection_, entities.front(), decision.name, keys_, Whom::itself);
      }
      return draft_parted(decision, entities.front());
    }
    if (entities.size() < 2) { refuse_shape(decision); }
    if (decision.kind == "different") { return draft_different(connection_, entities[0], entities[1]); }
    return draft_joined(decision, entities);
  }

  /// Those that are one already need no joining; when all are, the decision stands without a change.
  [[nodiscard]] Draft draft_joined(const PortableDecision& decision, const std::vector<EntityRef>& entities) {
    std::vector<EntityRef> distinct;
    std::set<EntityKey> roots;
    std::string subject;
    for (const EntityRef& entity : entities) {
      subject += (subject.empty() ? "" : " ") + id_text(entity);
      if (const EntityKey root = root_of(connection_, entity); roots.insert(root).second) { distinct.push_back(entity); }
    }
    if (distinct.size() == 1) {
      return {kind_word(decision.kind), word(roots.begin()->first), subject, {}, roots, {}, {}, {}, {}};
    }
    put_kept_first(decision, entities, distinct);
    Draft draft = draft_merge(connection_, distinct, decision.force);
    draft.kind = kind_word(decision.kind);
    return draft;
  }

  /// The first one stays, unless a later decision joined one of the others elsewhere: then what stays there, so that it does
  /// not matter which of the two bases took which decision first.
  void put_kept_first(const PortableDecision& decision, const std::vector<EntityRef>& entities,
                      std::vector<EntityRef>& distinct) const {
    std::pair latest{decision.at, decision.uid};
    std::optional<EntityKey> kept;
    for (const EntityRef& entity : entities) {
      const auto [about, id] = key_of(entity);
      const Field joined = about == About::person ? Field::person_joined : Field::organisation_joined;
      const auto last = last_about(connection_, {joined, id, 0});
      if (!last || root_of(connection_, about, id) == id) { continue; }
      auto row = connection_.query("SELECT at, uid FROM human_decision WHERE id = ?");
      row.bind(*last);
      if (!row.step() || std::pair(row.text(0), row.text(1)) < latest) { continue; }
      latest = {row.text(0), row.text(1)};
      kept = root_of(connection_, entity);
    }
    const auto at = std::find_if(distinct.begin(), distinct.end(),
                                 [&](const EntityRef& entity) { return kept && root_of(connection_, entity) == *kept; });
    if (at != distinct.end()) { std::rotate(distinct.begin(), at, at + 1); }
  }

  [[nodiscard]] Draft draft_parted(const PortableDecision& decision, const EntityRef& entity) {
    std::vector<MentionRef> mentions;
    std::set<std::int64_t> movers;
    const About about = key_of(entity).first;
    for (const MentionPlace& place : decision.mentions) {
      const AppearanceId mention = find_mention(connection_, place);
      mentions.emplace_back(mention);
      if (about != About::person) { continue; }
      if (const auto last = last_about(connection_, {Field::appearance_person, mention.value, 0})) { movers.insert(*last); }
    }
    const auto name = decision.name.empty() ? std::nullopt : std::optional<std::string>(decision.name);
    try {
      return draft_split(connection_, entity, mentions, name, keys_);
    } catch (const Contradiction&) { throw; } catch (const Error& error) {
      if (movers.empty()) { throw; }
      throw Contradiction(error.what(), movers);
    }
  }

  [[nodiscard]] Draft draft_answered(const PortableDecision& decision) {
    if (!decision.place) { refuse_shape(decision); }
    const std::int64_t question = find_question(connection_, *decision.place);
    const auto last = last_about(connection_, {Field::review_state, question, 0});
    if (!last) { return draft_answer(connection_, question, decision.verdict); }
    Draft draft{"answer", "review", fmt::format("{} {}", question, decision.verdict), {}, {}, {}, {}, {}, {}};
    auto row = connection_.query("SELECT subject FROM human_decision WHERE id = ?");
    row.bind(*last);
    if (row.step() && row.view(0) == draft.subject) { return draft; }
    throw Contradiction(fmt::format("question {} is answered already", question), {*last});
  }

  [[nodiscard]] SubjectRef subject_of(const PortableDecision& decision) const {
    if (decision.of.size() == 1) {
      const EntityPlace& place = decision.of.front();
      const std::int64_t id = find_entity(connection_, place);
      if (place.about == About::person) { return PersonId(id); }
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
      throw Error(ErrorKind::bad_argument, fmt::format("{}={} is not known here", decision.field, decision.value));
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
    if (!others.empty()) { throw Contradiction(fmt::format("{} says otherwise", decision_list(others)), others); }
  }

  [[nodiscard]] bool knows(const PortableDecision& decision, std::int64_t other) const {
    auto row = connection_.query("SELECT uid FROM human_decision WHERE id = ?");
    row.bind(other);
    return row.step() && std::find(decision.after.begin(), decision.after.end(), row.view(0)) != decision.after.end();
  }

  const Connection& connection_;
  const KeyMakers& keys_;
  const ValueCheck& accepts_;
};

/// Each after those that it builds on, else in the order of their times; those of a circle last.
std::vector<Incoming> in_order(std::vector<Incoming> list) {
  std::sort(list.begin(), list.end(), [](const Incoming& a, const Incoming& b) {
    return std::tie(a.decision.at, a.decision.uid) < std::tie(b.decision.at, b.decision.uid);
  });
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
  auto row =
      connection.query("INSERT INTO pending_decision (uid, why, content) VALUES (?, ?, ?) ON CONFLICT (uid) DO UPDATE "
                       "SET why = excluded.why");
  row.bind(incoming.decision.uid).bind(why).bind(incoming.text).run();
}

void drop_pending(const Connection& connection, const std::string& uid) {
  auto row = connection.query("DELETE FROM pending_decision WHERE uid = ?");
  row.bind(uid).run();
}

std::vector<Incoming> load_pending(const Connection& connection) {
  auto row = connection.query("SELECT content FROM pending_decision ORDER BY uid");
  std::vector<Incoming> list;
  while (row.step()) {
    list.push_back({parse_decision(row.view(0)), row.text(0)});
  }
  return list;
}

RefusedDecision refused(const Incoming& incoming, std::string reason, std::set<std::int64_t> against) {
  const PortableDecision& decision = incoming.decision;
  return {decision.uid, describe(decision), decision.by, decision.at, std::move(reason), {against.begin(), against.end()}};
}

/// True when it was taken; else it is kept as pending.
bool try_one(const Connection& connection, const Incoming& incoming, Taking& taking, DecisionsTaken& result) {
  try {
    taking.take(incoming);
    drop_pending(connection, incoming.decision.uid);
    ++result.taken;
    return true;
  } catch (const Contradiction& contradiction) {
    keep_pending(connection, incoming, "conflict");
    result.conflicts.push_back(refused(incoming, contradiction.what(), contradiction.decisions()));
  } catch (const Unplaced& unplaced) {
    keep_pending(connection, incoming, unplaced.document_missing() ? "document" : "place");
    if (unplaced.document_missing()) {
      ++result.waiting;
    } else {
      result.unplaced.push_back(refused(incoming, unplaced.what(), {}));
    }
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::store || error.kind() == ErrorKind::internal || error.kind() == ErrorKind::unreadable) {
      throw;
    }
    keep_pending(connection, incoming, "conflict");
    result.conflicts.push_back(refused(incoming, error.what(), {}));
  }
  return false;
}

} // namespace

DecisionsTaken replay(const Connection& connection, const std::vector<std::string>& lines, const KeyMakers& keys,
                      const ValueCheck& accepts) {
  DecisionsTaken result;
  std::vector<Incoming> list = load_pending(connection);
  std::unordered_set<std::string> seen;
  for (const Incoming& pending : list) {
    seen.insert(pending.decision.uid);
  }
  for (const std::string& line : lines) {
    Incoming incoming{parse_decision(line), line};
    const std::string uid = incoming.decision.uid;
    if (!seen.insert(uid).second || decision_with(connection, uid)) {
      ++result.known;
      continue;
    }
    list.push_back(std::move(incoming));
  }
  list = in_order(std::move(list));
  std::unordered_set<std::string> open;
  for (const Incoming& incoming : list) {
    open.insert(incoming.decision.uid);
  }
  Taking taking(connection, keys, accepts);
  for (const Incoming& incoming : list) {
    const PortableDecision& decision = incoming.decision;
    const bool waits = std::any_of(decision.after.begin(), decision.after.end(),
                                   [&](const std::string& uid) { return open.contains(uid); });
    if (waits) {
      keep_pending(connection, incoming, "waits");
      ++result.waiting;
      continue;
    }
    if (try_one(connection, incoming, taking, result)) { open.erase(decision.uid); }
  }
  return result;
}

std::string decisions_file(const Connection& connection) {
  std::map<std::pair<std::string, std::string>, std::string> lines; ///< by time and uid
  {
    auto row = connection.query("SELECT id, content, at, uid FROM human_decision WHERE active");
    while (row.step()) {
      lines[{row.text(2), row.text(3)}] = row.is_null(1) ? to_json(portable(connection, row.integer(0))) : row.text(1);
    }
  }
  for (Incoming& pending : load_pending(connection)) {
    lines[{pending.decision.at, pending.decision.uid}] = std::move(pending.text);
  }
  std::vector<std::string> list;
  for (auto& [key, line] : lines) {
    list.push_back(std::move(line));
  }
  return join_file(list);
}

} // namespace entente::store
