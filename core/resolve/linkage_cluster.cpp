#include "core/resolve/linkage_cluster.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace entente::matching {
namespace {

constexpr float veto = -1.0F;             ///< members that say so much against each other are never one person
constexpr float faint_rival = 4.0F;       ///< log odds by which a rival may fall behind to count
constexpr std::uint32_t most_rivals = 24; ///< pairs of a form that are looked at for them, surest first
constexpr std::uint8_t most_refused = 8;  ///< pairs of a form that its rivals keep down: they keep its lesser ones down too

} // namespace

Clusters::Clusters(const PairScorer& scorer, const FormTable& forms, std::vector<FormPair>& pairs, ClusterLimits limits)
    : scorer_(scorer), forms_(forms), pairs_(pairs), limits_(std::move(limits)), parent_(forms.size()), next_(forms.size()),
      size_(forms.size(), 1), known_(forms.known) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  std::iota(next_.begin(), next_.end(), 0U);
  join_known();
}

void Clusters::join_known() {
  std::unordered_map<std::uint32_t, std::uint32_t> first;
  for (std::uint32_t form = 0; form < forms_.size(); ++form) {
    if (forms_.known[form] == 0) { continue; }
    const auto [at, fresh] = first.try_emplace(forms_.known[form], form);
    if (!fresh) { join(root(at->second), form); }
  }
}

void Clusters::run() {
  sort_pairs();
  index_pairs();
  for (const FormPair& pair : pairs_) {
    weight_.push_back(pair.weight);
  }
  refused_.assign(forms_.size(), 0);
  for (std::uint32_t place = 0; place < pairs_.size() && weight_[place] >= limits_.join + std::log(limits_.unseen);
       ++place) {
    FormPair& pair = pairs_[place];
    const std::uint32_t a = root(pair.a);
    const std::uint32_t b = root(pair.b);
    if (a == b || is_kept_down(pair) || !may_join(a, b)) { continue; }
    weigh(pair);
    if (pair.weight < limits_.join) {
      refuse(pair);
      continue;
    }
    join(a, b);
    joined_.push_back(place);
  }
}

void Clusters::weigh(FormPair& pair) const {
  const float rivals = std::max(rival_odds(pair.a, pair.b), rival_odds(pair.b, pair.a));
  pair.weight -= std::log(limits_.unseen + rivals);
  if (rivals > limits_.unseen) { pair.reasons |= bit_of(LinkReason::rival); }
}

void Clusters::sort_pairs() {
  const auto order = [&](const FormPair& x, const FormPair& y) {
    if (x.weight != y.weight) { return x.weight > y.weight; }
    const auto content = [&](const FormPair& pair) { return std::minmax(forms_.content[pair.a], forms_.content[pair.b]); };
    const auto left = content(x);
    const auto right = content(y);
    return left != right ? left < right : std::tie(x.a, x.b) < std::tie(y.a, y.b);
  };
  std::sort(pairs_.begin(), pairs_.end(), order);
}

void Clusters::index_pairs() {
  begin_.assign(forms_.size() + 1, 0);
  for (const FormPair& pair : pairs_) {
    ++begin_[pair.a + 1];
    ++begin_[pair.b + 1];
  }
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  pairs_of_.resize(begin_.back());
  std::vector<std::uint32_t> at(begin_.begin(), begin_.end() - 1);
  for (std::uint32_t place = 0; place < pairs_.size(); ++place) {
    pairs_of_[at[pairs_[place].a]++] = place;
    pairs_of_[at[pairs_[place].b]++] = place;
  }
}

std::uint32_t Clusters::root(std::uint32_t form) const {
  while (parent_[form] != form) {
    form = parent_[form];
  }
  return form;
}

Clusters::Members Clusters::members(std::uint32_t root) const {
  Members list;
  for (std::uint32_t at = root; list.count < std::min<std::size_t>(size_[root], list.forms.size()); at = next_[at]) {
    list.forms[list.count++] = at;
  }
  return list;
}

bool Clusters::may_be_one(std::uint32_t form_a, std::uint32_t form_b) const {
  const std::uint64_t pair = (std::uint64_t{form_a} << 32U) | form_b;
  Judged& judged = judged_[(pair * 0x9E3779B97F4A7C15U) >> (64U - judged_bits)];
  if (judged.pair != pair) {
    const PairScore score = scorer_.score(form_a, form_b);
    judged = {pair, score.fits && (score.weight >= veto || !PairScorer::conflicts(score))};
  }
  return judged.one;
}

bool Clusters::may_be_known(const Members& group, std::uint32_t known, const Members& others) const {
  if (known == 0) { return true; }
  const auto is_known = [&](std::uint32_t form) { return forms_.known[form] != 0; };
  const bool any = std::ranges::any_of(group, is_known);
  return std::ranges::all_of(others, [&](std::uint32_t other) {
    if (limits_.judged_different && limits_.judged_different(forms_.record_of[other], known)) { return false; }
    return !any || std::ranges::any_of(group, [&](std::uint32_t form) { return is_known(form) && may_be_one(form, other); });
  });
}

bool Clusters::may_join(std::uint32_t root_a, std::uint32_t root_b) const {
  if (known_[root_a] != 0 && known_[root_b] != 0 && known_[root_a] != known_[root_b]) { return false; }
  const Members a = members(root_a);
  const Members b = members(root_b);
  for (const std::uint32_t x : a) {
    if (forms_.known[x] != 0) { continue; }
    for (const std::uint32_t y : b) {
      if (forms_.known[y] == 0 && !may_be_one(x, y)) { return false; }
    }
  }
  return may_be_known(a, known_[root_a], b) && may_be_known(b, known_[root_b], a);
}

float Clusters::rival_odds(std::uint32_t form, std::uint32_t other) const {
  float sum = 0;
  std::array<std::uint32_t, 16> groups{}; // of rivals seen; more are as good as these
  std::size_t seen = 0;
  float best = -100;
  const std::uint32_t end = std::min(begin_[form + 1], begin_[form] + most_rivals);
  for (std::uint32_t i = begin_[form]; i < end && seen < groups.size(); ++i) {
    const std::uint32_t place = pairs_of_[i];
    best = std::max(best, weight_[place]);
    if (weight_[place] < best - faint_rival) { break; }
    const std::uint32_t rival = pairs_[place].a == form ? pairs_[place].b : pairs_[place].a;
    const std::uint32_t group = root(rival);
    if (rival == other || group == root(form) || group == root(other)) { continue; }
    if (std::find(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(seen), group) !=
        groups.begin() + static_cast<std::ptrdiff_t>(seen)) {
      continue;
    }
    if (!forms_.two_known(rival, other) && may_be_one(rival, other)) { continue; }
    if (!may_join(root(form), group)) { continue; }
    groups[seen++] = group;
    sum += std::exp(weight_[place]);
  }
  return sum;
}

void Clusters::join(std::uint32_t root_a, std::uint32_t root_b) {
  if (size_[root_a] < size_[root_b] || (size_[root_a] == size_[root_b] && root_a > root_b)) { std::swap(root_a, root_b); }
  parent_[root_b] = root_a;
  known_[root_a] = std::max(known_[root_a], known_[root_b]);
  size_[root_a] += size_[root_b];
  std::swap(next_[root_a], next_[root_b]);
}

bool Clusters::is_kept_down(const FormPair& pair) const {
  return std::max(refused_[pair.a], refused_[pair.b]) >= most_refused;
}

void Clusters::refuse(const FormPair& pair) {
  ++refused_[pair.a];
  ++refused_[pair.b];
}

std::vector<std::uint32_t> Clusters::open_pairs() {
  refused_.assign(forms_.size(), 0);
  std::vector<std::uint32_t> open;
  std::unordered_set<std::uint64_t> seen;
  for (std::uint32_t place = 0; place < pairs_.size(); ++place) {
    const auto [low, high] = std::minmax({root(pairs_[place].a), root(pairs_[place].b)});
    if (low == high || !seen.insert((std::uint64_t{low} << 32U) | high).second) { continue; }
    const bool weighed = pairs_[place].weight != weight_[place];
    if ((!weighed && is_kept_down(pairs_[place])) || !may_join(low, high)) { continue; }
    if (!weighed) { weigh(pairs_[place]); }
    if (pairs_[place].weight >= limits_.open) {
      open.push_back(place);
    } else if (!weighed) {
      refuse(pairs_[place]);
    }
  }
  std::stable_sort(open.begin(), open.end(),
                   [&](std::uint32_t x, std::uint32_t y) { return pairs_[x].weight > pairs_[y].weight; });
  return open;
}

} // namespace entente::matching
