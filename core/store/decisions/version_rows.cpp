#include "core/store/decisions/version_rows.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/store/decisions/cells.hpp"
#include "core/store/rereading/pairs.hpp"
#include "core/text/unicode.hpp"

namespace entente::store {
namespace {

/// A row with what it is told by.
struct PrintedRow {
  std::int64_t id = 0;
  std::int64_t session = 0; ///< 0 for none
  std::string printed, kind, name;
};

/// Sessions of one document.
struct PrintedSessions {
  std::vector<std::int64_t> ids;
  std::vector<SessionWords> words;
};

PrintedSessions sessions_of(const Connection& connection, DocumentId document) {
  auto row = connection.query("SELECT id, coalesce(label, ''), coalesce(title, ''), kind, coalesce(date, ''), "
                              "starts, coalesce(line, 0) FROM session WHERE document = ? ORDER BY id");
  row.bind(document);
  PrintedSessions sessions;
  while (row.step()) {
    const auto start = row.maybe_clock(5);
    sessions.ids.push_back(row.integer(0));
    sessions.words.push_back({fold(row.view(1)), fold(row.view(2)), row.text(3), row.text(4),
                              start ? std::to_string(start->minutes) : "", number(row.integer(6))});
  }
  return sessions;
}

/// Nothing but signs is compared as it is.
std::string told(std::string_view text) {
  std::string folded = fold(text);
  return folded.empty() ? std::string(text) : folded;
}

std::vector<PrintedRow> rows_of(const Connection& connection, const char* sql, DocumentId document) {
  auto row = connection.query(sql);
  row.bind(document);
  std::vector<PrintedRow> rows;
  while (row.step()) {
    rows.push_back({row.integer(0), row.integer(1), told(row.view(2)), row.text(3), fold(row.view(4))});
  }
  return rows;
}

/// With the role that was read, whatever was declared since.
constexpr const char* printed_appearances =
    "SELECT a.id, coalesce(a.session, 0), coalesce(a.printed, (SELECT text FROM line l WHERE l.id = a.document << 24 | "
    "a.line), ''), coalesce((SELECT before FROM decision_change WHERE field = 'appearance.role' AND row = a.id AND part = 0 "
    "ORDER BY decision, ordinal LIMIT 1), a.role), coalesce(m.name, p.name) FROM appearance a JOIN mention m ON m.id = a.id "
    "JOIN person p ON p.id = a.person WHERE a.document = ? ORDER BY a.id";

constexpr const char* printed_partnerships =
    "SELECT id, 0, coalesce(printed, (SELECT text FROM line l WHERE l.id = document << 24 | r.line), ''), kind || ' ' || "
    "source_kind || ' ' || target_kind, '' FROM partnership r WHERE document = ? ORDER BY id";

constexpr const char* printed_questions =
    "SELECT id, 0, coalesce(printed, (SELECT text FROM line l WHERE l.id = document << 24 | r.line), ''), kind, reason FROM "
    "review r WHERE document = ? ORDER BY id";

/// Questions about a pair that the resolver left open, named by the pair.
constexpr const char* paired_questions =
    "SELECT r.id, 0, coalesce(r.printed, (SELECT text FROM line l WHERE l.id = r.document << 24 | r.line), ''), r.kind, "
    "CASE d.about WHEN 'person' THEN 'p' || coalesce((SELECT root FROM person WHERE id = a.person), a.person) || ' p' || "
    "coalesce((SELECT root FROM person WHERE id = d.entity), d.entity) ELSE 'o' || coalesce((SELECT root FROM organisation "
    "WHERE id = b.organisation), b.organisation) || ' o' || coalesce((SELECT root FROM organisation WHERE id = d.entity), "
    "d.entity) END FROM review r JOIN decision d ON d.document = r.document AND coalesce(d.line, 0) = coalesce(r.line, 0) "
    "AND 'same-' || d.about = r.kind AND d.verdict = 'unsure' AND substr(r.reason, -length(d.reason)) = d.reason JOIN "
    "appearance a ON a.id = d.appearance LEFT JOIN appearance_body b ON b.appearance = d.appearance AND b.ordinal = "
    "d.ordinal WHERE r.document = ? GROUP BY r.id ORDER BY r.id";

using Rows = std::vector<PrintedRow>;

void add_pairs(const Rows& from, const Rows& to, const Pairs& pairs, std::map<std::int64_t, std::int64_t>& found) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (pairs[i]) { found.emplace(from[*pairs[i]].id, to[i].id); }
  }
}

void pair_appearances(const Connection& connection, DocumentId from, DocumentId to, VersionRows& found) {
  const PrintedSessions before = sessions_of(connection, from);
  const PrintedSessions now = sessions_of(connection, to);
  const Pairs sessions = pair_sessions(before.words, now.words);
  std::map<std::int64_t, std::int64_t> earlier{{0, 0}}; ///< of the sessions of the later version
  for (std::size_t i = 0; i < now.ids.size(); ++i) {
    if (sessions[i]) { earlier.emplace(now.ids[i], before.ids[*sessions[i]]); }
  }
  const Rows old = rows_of(connection, printed_appearances, from);
  Rows fresh = rows_of(connection, printed_appearances, to);
  for (PrintedRow& row : fresh) {
    const auto like = earlier.find(row.session);
    row.session = like == earlier.end() ? -row.session : like->second;
  }
  Pairs pairs(old.size(), fresh.size());
  const auto by = [&](auto&& make) { pairs.pass(old, fresh, make, make); };
  by([](const PrintedRow& row) { return key({row.printed, row.name, std::to_string(row.session), row.kind}); });
  by([](const PrintedRow& row) { return key({row.printed, row.name, std::to_string(row.session)}); });
  add_pairs(old, fresh, pairs, found.appearances);
}

/// Those not paired already, by all that is told of them.
void pair_alike(const Connection& connection, const char* sql, DocumentId from, DocumentId to,
                std::map<std::int64_t, std::int64_t>& found) {
  Rows old = rows_of(connection, sql, from);
  Rows fresh = rows_of(connection, sql, to);
  std::set<std::int64_t> taken;
  for (const auto& [one, other] : found) {
    taken.insert(other);
  }
  std::erase_if(old, [&](const PrintedRow& row) { return found.contains(row.id); });
  std::erase_if(fresh, [&](const PrintedRow& row) { return taken.contains(row.id); });
  Pairs pairs(old.size(), fresh.size());
  const auto all = [](const PrintedRow& row) { return key({row.printed, row.kind, row.name}); };
  pairs.pass(old, fresh, all, all);
  add_pairs(old, fresh, pairs, found);
}

} // namespace

VersionRows same_rows(const Connection& connection, DocumentId from, DocumentId to) {
  VersionRows found;
  pair_appearances(connection, from, to, found);
  pair_alike(connection, printed_partnerships, from, to, found.partnerships);
  pair_alike(connection, printed_questions, from, to, found.questions);
  pair_alike(connection, paired_questions, from, to, found.questions);
  return found;
}

std::vector<DocumentId> neighbour_versions(const Connection& connection, DocumentId document) {
  auto row = connection.query("SELECT by FROM superseded_document WHERE id = ?1 UNION SELECT id FROM superseded_document "
                              "WHERE by = ?1 ORDER BY 1");
  row.bind(document);
  std::vector<DocumentId> found;
  while (row.step()) {
    found.push_back(row.id<DocumentId>(0));
  }
  return found;
}

std::vector<DocumentId> all_versions(const Connection& connection, DocumentId document) {
  std::vector<DocumentId> found{document};
  for (std::size_t at = 0; at < found.size(); ++at) {
    for (const DocumentId other : neighbour_versions(connection, found[at])) {
      if (std::ranges::find(found, other) == found.end()) { found.push_back(other); }
    }
  }
  return found;
}

} // namespace entente::store
