#include "core/resolve/person_evidence.hpp"

#include <algorithm>
#include <cmath>

#include "core/resolve/words.hpp"

namespace entente::matching {
namespace {

struct Evidence {
  double weight = 0;
  std::string reason;
};

template <class Value> bool share(const std::vector<Value>& a, const std::vector<Value>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const Value& value) { return std::find(b.begin(), b.end(), value) != b.end(); });
}

template <class Value> bool holds(const std::vector<Value>& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

Evidence bodies_of(const BodyTies& a, const BodyTies& b) {
  if (a.body == b.body) { return {2.5, "same body"}; }
  if (holds(a.above, b.body) || holds(b.above, a.body)) { return {1.8, "one body is part of the other"}; }
  if (share(a.above, b.above)) { return {1.2, "parts of one body"}; }
  const Agreement agreement =
      agree(a.stems, b.stems, [](const std::string& word) { return Words::builtin().body_weight(word); });
  if (agreement.words >= 2 && agreement.containment() >= 0.7) { return {1.2, "bodies of like names"}; }
  return {-0.7, "other bodies"};
}

Evidence bodies(const PersonFacts& a, const PersonFacts& b) {
  if (a.bodies.empty() || b.bodies.empty()) { return {}; }
  Evidence best{-1, {}};
  for (const BodyTies& x : a.bodies) {
    for (const BodyTies& y : b.bodies) {
      const Evidence found = bodies_of(x, y);
      if (found.weight > best.weight) { best = found; }
    }
  }
  return best;
}

Evidence posts(const PersonFacts& a, const PersonFacts& b) {
  double best = 0;
  for (const auto& x : a.posts) {
    for (const auto& y : b.posts) {
      const Agreement agreement = agree(x, y, [](const std::string& word) { return Words::builtin().post_weight(word); });
      best = std::max(best, 2.2 * agreement.overlap() * (1 - std::exp(-agreement.shared / 0.8)));
    }
  }
  if (best < 0.15) { return {}; }
  return {best, best < 0.9 ? "a like post of a common kind" : "a like post"};
}

void add(PersonMatch& match, double& sum, const Evidence& evidence) {
  sum += evidence.weight;
  if (!evidence.reason.empty()) { match.reason += "; " + evidence.reason; }
}

NameFit best_name(const PersonFacts& a, const PersonFacts& b) {
  NameFit best;
  for (const PersonName& x : a.names) {
    for (const PersonName& y : b.names) {
      NameFit fit = compare_names(x, y);
      if (fit.fits && (!best.fits || fit.weight > best.weight)) { best = std::move(fit); }
    }
  }
  return best;
}

} // namespace

bool names_fit(const PersonFacts& a, const PersonFacts& b) { return best_name(a, b).fits; }

PersonMatch match_people(const PersonFacts& a, const PersonFacts& b) {
  PersonMatch match;
  const NameFit name = best_name(a, b);
  match.never = !name.fits || (a.gender && b.gender && *a.gender != *b.gender);
  if (match.never) {
    match.reason = name.fits ? "a man and a woman by their marks" : "the names don't fit";
    return match;
  }
  match.reason = name.reason;
  double sum = name.weight;
  const bool same_state = share(a.states, b.states);
  const bool other_state = !same_state && !a.states.empty() && !b.states.empty();
  Evidence body = bodies(a, b);
  const Evidence post = posts(a, b);
  if (same_state && body.weight < 0) { body = {}; }
  add(match, sum, body);
  if (same_state) {
    const bool alone = body.weight <= 0 && post.weight < 0.9 && !a.bodies.empty() && !b.bodies.empty();
    add(match, sum, {alone ? 1.0 : 1.4, "same state spoken for"});
  }
  if (other_state) { add(match, sum, {-4, "other states spoken for"}); }
  add(match, sum, post);
  const bool same_event = share(a.events, b.events);
  if (same_event) { add(match, sum, {0.6, "same event"}); }
  if (!same_event && (a.same_process && b.same_process)) { add(match, sum, {0.3, "same process"}); }
  if (a.here && b.here && a.bare() != b.bare() && name.weight > -1.3) {
    add(match, sum, {2.2, "a bare name in the same document"});
  } else if (a.here && b.here && a.bare() && b.bare() && name.same) {
    add(match, sum, {2.2, "the same name twice in one document"});
  }
  match.score = 1 / (1 + std::exp(-sum));
  return match;
}

} // namespace entente::matching
