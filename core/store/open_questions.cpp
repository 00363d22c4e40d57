#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/store/decisions.hpp"
#include "core/store/decisions/actions.hpp"
#include "core/store/decisions/log.hpp"
#include "core/store/impl.hpp"

namespace entente {
namespace {

using store::About;

/// A pair that the resolver left open.
struct Pair {
  std::int64_t first = 0, second = 0;
  double score = 0;
  std::string reason;
};
using Place = std::tuple<std::string, std::int64_t, std::int64_t>; ///< kind, document, line

std::multimap<Place, Pair> pairs_of(const store::Connection& connection) {
  auto row = connection.query(
      "SELECT d.about, d.document, coalesce(d.line, 0), CASE d.about WHEN 'person' THEN a.person ELSE b.organisation END, "
      "d.entity, d.score, d.reason FROM decision d JOIN appearance a ON a.id = d.appearance LEFT JOIN appearance_body b "
      "ON b.appearance = d.appearance AND b.ordinal = d.ordinal WHERE d.verdict = 'unsure' ORDER BY d.id");
  std::multimap<Place, Pair> pairs;
  while (row.step()) {
    if (row.is_null(3)) { continue; }
    pairs.emplace(Place{"same-" + row.text(0), row.integer(1), row.integer(2)},
                  Pair{row.integer(3), row.integer(4), row.real(5), row.text(6)});
  }
  return pairs;
}

EntityRef entity(About about, std::int64_t id) {
  if (about == About::person) { return PersonId(id); }
  return OrganisationId(id);
}

bool judged_apart(const store::Connection& connection, const EntityRef& a, const EntityRef& b) {
  const auto one = store::root_of(connection, a);
  const auto other = store::root_of(connection, b);
  if (one.first != other.first) { return true; }
  const auto group = store::group_of(connection, one.first, one.second);
  for (const std::int64_t member : store::group_of(connection, other.first, other.second)) {
    for (const std::int64_t apart : store::judged_different(connection, one.first, member)) {
      if (std::find(group.begin(), group.end(), apart) != group.end()) { return true; }
    }
  }
  return false;
}

/// A question of the review list as it stands.
struct Asked {
  OpenQuestion question;
  bool open = true;
  std::string verdict;       ///< of the decision that answered it
  bool about_a_pair = false; ///< which may be one by now
  bool judged = false;       ///< the pair is one by now, or was judged different
  bool superseded = false;   ///< a later version of its document is there
};

/// What was answered: "dismiss", "same"; nothing for what an answer of its own did not settle.
std::string verdict_on(const store::Connection& connection, std::int64_t question) {
  auto row =
      connection.query("SELECT d.subject FROM decision_change c JOIN human_decision d ON d.id = c.decision WHERE "
                       "c.field = 'review.state' AND c.row = ? AND c.part = 0 AND d.active AND d.kind = 'answer' ORDER "
                       "BY d.id DESC LIMIT 1");
  row.bind(question);
  if (!row.step()) { return {}; }
  const std::string subject = row.text(0);
  return subject.substr(std::min(subject.size(), subject.find(' ') + 1));
}

/// Gives the question its pair, where it is about one.
void add_pair(const store::Connection& connection, Asked& asked, std::int64_t document, std::multimap<Place, Pair>& pairs) {
  OpenQuestion& question = asked.question;
  const auto [begin, end] = pairs.equal_range({question.kind, document, question.line});
  const auto found =
      std::find_if(begin, end, [&](const auto& pair) { return question.reason.ends_with(pair.second.reason); });
  if (found == end) { return; }
  const Pair pair = found->second;
  pairs.erase(found);
  asked.about_a_pair = true;
  const About about = question.kind == "same-person" ? About::person : About::organisation;
  const std::int64_t first = store::root_of(connection, about, pair.first);
  const std::int64_t second = store::root_of(connection, about, pair.second);
  asked.judged = first == second || judged_apart(connection, entity(about, first), entity(about, second));
  question.first = entity(about, std::min(first, second));
  question.second = entity(about, std::max(first, second));
  question.score = pair.score;
}

std::vector<Asked> all_asked(const store::Connection& connection) {
  auto pairs = pairs_of(connection);
  std::vector<Asked> list;
  auto row = connection.query("SELECT r.id, r.kind, r.reason, coalesce(d.name, ''), coalesce(r.line, 0), "
                              "coalesce(r.printed, ''), coalesce(r.document, 0), r.state = 'open', EXISTS (SELECT 1 FROM "
                              "superseded_document s WHERE s.id = r.document) FROM review r LEFT JOIN document d ON d.id = "
                              "r.document ORDER BY r.document, r.line, r.id");
  while (row.step()) {
    Asked& asked = list.emplace_back();
    OpenQuestion& question = asked.question;
    question.id = row.integer(0);
    question.kind = row.text(1);
    question.reason = row.text(2);
    question.document = row.text(3);
    question.line = static_cast<int>(row.integer(4));
    question.printed = row.text(5);
    asked.open = row.integer(7) != 0;
    asked.superseded = row.integer(8) != 0;
    if (!asked.open) { asked.verdict = verdict_on(connection, question.id); }
    add_pair(connection, asked, row.integer(6), pairs);
  }
  return list;
}

/// A pair that was judged by a decision of its own is open again once that decision is taken back, though an answer beside
/// it stands, as older versions of this program took one.
bool is_open(const Asked& asked) {
  if (!asked.about_a_pair) { return asked.open; }
  return !asked.judged && (asked.open || asked.verdict == "same" || asked.verdict == "different");
}

} // namespace

EntityRef shown_as(const Base& base, const EntityRef& entity) {
  const store::Connection& connection = store::connection_of(base);
  const store::EntityKey key = store::key_of(entity);
  if (!store::has_row(connection, key)) { return entity; }
  const auto root = parse_entity(store::printed_id(key.first, store::root_of(connection, key.first, key.second)));
  return root ? *root : entity;
}

bool judged_different(const Base& base, const EntityRef& a, const EntityRef& b) {
  return judged_apart(store::connection_of(base), a, b);
}

std::vector<OpenQuestion> open_questions(const Base& base) {
  const store::Connection& connection = store::connection_of(base);
  const store::Reading reading(connection);
  std::vector<Asked> all = all_asked(connection);
  std::set<std::pair<std::string, std::string>> seen; ///< pairs that are asked about, or need no asking
  const auto pair_of = [](const Asked& asked) {
    return std::pair(id_text(*asked.question.first), id_text(*asked.question.second));
  };
  for (const Asked& asked : all) {
    if (asked.about_a_pair && !is_open(asked)) { seen.insert(pair_of(asked)); }
  }
  std::vector<OpenQuestion> questions;
  for (Asked& asked : all) {
    if (asked.superseded || !is_open(asked) || (asked.about_a_pair && !seen.insert(pair_of(asked)).second)) { continue; }
    questions.push_back(std::move(asked.question));
  }
  return questions;
}

} // namespace entente
