#include "core/store/decisions/pending.hpp"

#include "core/error.hpp"
#include "core/store/writer.hpp"

namespace entente::store {
namespace {

/// The one that waits, or was dropped, whose uid begins so.
PortableDecision pending_with(const Connection& connection, std::string_view uid, bool dropped) {
  auto row = connection.query("SELECT content FROM pending_decision WHERE substr(uid, 1, length(?1)) = ?1 AND (why = "
                              "'dropped') = ?2 ORDER BY uid LIMIT 2");
  row.bind(uid).bind(std::int64_t{dropped});
  if (uid.empty() || !row.step()) { throw Error(ErrorKind::not_found, "no decision {} waits here", uid); }
  PortableDecision decision = parse_decision(row.view(0));
  if (row.step()) { throw Error(ErrorKind::conflict, "several decisions begin with {}", uid); }
  return decision;
}

RefusedDecision change_pending(const Connection& connection, std::string_view uid, bool drop, const Signature& signature) {
  const PortableDecision decision = pending_with(connection, uid, !drop);
  {
    auto row = connection.query("UPDATE pending_decision SET why = ? WHERE uid = ?");
    row.bind(drop ? "dropped" : "waits").bind(decision.uid).run();
  }
  RefusedDecision told = refused(decision, {}, {});
  write_journal(connection, signature, drop ? "drop" : "restore", told.text, utc_now());
  return told;
}

} // namespace

void keep_pending(const Connection& connection, const std::string& uid, const char* why, const std::string& text) {
  auto row =
      connection.query("INSERT INTO pending_decision (uid, why, content) VALUES (?, ?, ?) ON CONFLICT (uid) DO UPDATE "
                       "SET why = excluded.why, content = excluded.content");
  row.bind(uid).bind(why).bind(text).run();
}

void forget_pending(const Connection& connection, const std::string& uid) {
  auto row = connection.query("DELETE FROM pending_decision WHERE uid = ?");
  row.bind(uid).run();
}

std::vector<std::string> pending_texts(const Connection& connection) {
  auto row = connection.query("SELECT content FROM pending_decision WHERE why <> 'dropped' ORDER BY uid");
  std::vector<std::string> texts;
  while (row.step()) {
    texts.push_back(row.text(0));
  }
  return texts;
}

RefusedDecision refused(const PortableDecision& decision, Wording reason, const std::set<std::int64_t>& against) {
  return {decision.uid, describe(decision), decision.by, decision.at, std::move(reason), {against.begin(), against.end()},
          decision.kind};
}

RefusedDecision drop_pending(const Connection& connection, std::string_view uid, const Signature& signature) {
  return change_pending(connection, uid, true, signature);
}

RefusedDecision restore_pending(const Connection& connection, std::string_view uid, const Signature& signature) {
  return change_pending(connection, uid, false, signature);
}

bool is_dropped(const Connection& connection, const std::string& uid) {
  auto row = connection.query("SELECT 1 FROM pending_decision WHERE uid = ? AND why = 'dropped'");
  row.bind(uid);
  return row.step();
}

std::vector<RefusedDecision> dropped_decisions(const Connection& connection) {
  auto row = connection.query("SELECT content FROM pending_decision WHERE why = 'dropped' ORDER BY uid");
  std::vector<RefusedDecision> list;
  while (row.step()) {
    list.push_back(refused(parse_decision(row.view(0)), {}, {}));
  }
  return list;
}

} // namespace entente::store
