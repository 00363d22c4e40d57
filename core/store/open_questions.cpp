#include <algorithm>
#include <map>
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

/// Gives the question its pair; false when the pair is one by now, or was judged different.
bool add_pair(const store::Connection& connection, OpenQuestion& question, std::int64_t document,
              std::multimap<Place, Pair>& pairs) {
  const auto [begin, end] = pairs.equal_range({question.kind, document, question.line});
  const auto found =
      std::find_if(begin, end, [&](const auto& pair) { return question.reason.ends_with(pair.second.reason); });
  if (found == end) { return true; }
  const Pair pair = found->second;
  pairs.erase(found);
  const About about = question.kind == "same-person" ? About::person : About::organisation;
  const std::int64_t first = store::root_of(connection, about, pair.first);
  const std::int64_t second = store::root_of(connection, about, pair.second);
  if (first == second || judged_apart(connection, entity(about, first), entity(about, second))) { return false; }
  question.first = entity(about, std::min(first, second));
  question.second = entity(about, std::max(first, second));
  question.score = pair.score;
  return true;
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
  auto pairs = pairs_of(connection);
  std::vector<OpenQuestion> questions;
  auto row =
      connection.query("SELECT r.id, r.kind, r.reason, coalesce(d.name, ''), coalesce(r.line, 0), "
                       "coalesce(r.printed, ''), coalesce(r.document, 0) FROM review r LEFT JOIN document d ON d.id = "
                       "r.document WHERE r.state = 'open' ORDER BY r.document, r.line, r.id");
  while (row.step()) {
    OpenQuestion question;
    question.id = row.integer(0);
    question.kind = row.text(1);
    question.reason = row.text(2);
    question.document = row.text(3);
    question.line = static_cast<int>(row.integer(4));
    question.printed = row.text(5);
    if (add_pair(connection, question, row.integer(6), pairs)) { questions.push_back(std::move(question)); }
  }
  return questions;
}

} // namespace entente
