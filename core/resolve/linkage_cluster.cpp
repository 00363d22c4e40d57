#include "core/resolve/linkage_cluster.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_set>

namespace entente::matching {
namespace {

constexpr float veto = -1.0F;                ///< members that say so much against each other are never one person
constexpr float faint_rival = 4.0F;          ///< log odds by which a rival may fall behind to count
constexpr std::uint32_t most_looked_at = 24; ///< members of a group that are compared

} // namespace

Clusters::Clusters(const PairScorer& scorer, const FormTable& forms, std::vector<FormPair>& pairs, float join, float open,
                   float unseen)
    : scorer_(scorer), forms_(forms), pairs_(pairs), join_(join), open_(open), unseen_(unseen), parent_(forms.size()),
      next_(forms.size()), size_(forms.size(), 1) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  std::iota(next_.begin(), next_.end(), 0U);
}

void Clusters::run() {
  sort_pairs();
  index_pairs();
  for (const FormPair& pair : pairs_) {
    weight_.push_back(pair.weight);
  }
  for (std::uint32_t place = 0; place < pairs_.size() && weight_[place] >= join_ + std::log(unseen_); ++place) {
    FormPair& pair = pairs_[place];
    const std::uint32_t a = root(pair.a);
    const std::uint32_t b = root(pair.b);
    if (a == b || !may_join(a, b)) { continue; }
    weigh(pair);
    if (pair.weight < join_) { continue; }
    join(a, b);
    joined_.push_back(place);
  }
}

void Clusters::weigh(FormPair& pair) const {
  const float rivals = std::max(rival_odds(pair.a, pair.b), rival_odds(pair.b, pair.a));
  pair.weight -= std::log(unseen_ + rivals);
  if (rivals > unseen_) { pair.reasons |= bit_of(LinkReason::rival); }
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

bool Clusters::may_join(std::uint32_t root_a, std::uint32_t root_b) const {
  std::uint32_t x = root_a;
  for (std::uint32_t i = 0; i < std::min(size_[root_a], most_looked_at); ++i, x = next_[x]) {
    std::uint32_t y = root_b;
    for (std::uint32_t j = 0; j < std::min(size_[root_b], most_looked_at); ++j, y = next_[y]) {
      const PairScore score = scorer_.score(x, y);
      if (!score.fits || (score.weight < veto && PairScorer::conflicts(score))) { return false; }
    }
  }
  return true;
}

float Clusters::rival_odds(std::uint32_t form, std::uint32_t other) const {
  float sum = 0;
  std::array<std::uint32_t, 16> groups{}; // of rivals seen; more are as good as these
  std::size_t seen = 0;
  float best = -100;
  for (std::uint32_t i = begin_[form]; i < begin_[form + 1] && seen < groups.size(); ++i) {
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
    const PairScore between = scorer_.score(rival, other);
    if (between.fits && (between.weight >= veto || !PairScorer::conflicts(between))) { continue; }
    if (!may_join(root(form), group)) { continue; }
    groups[seen++] = group;
    sum += std::exp(weight_[place]);
  }
  return sum;
}

void Clusters::join(std::uint32_t root_a, std::uint32_t root_b) {
  if (size_[root_a] < size_[root_b] || (size_[root_a] == size_[root_b] && root_a > root_b)) { std::swap(root_a, root_b); }
  parent_[root_b] = root_a;
  size_[root_a] += size_[root_b];
  std::swap(next_[root_a], next_[root_b]);
}

std::vector<std::uint32_t> Clusters::open_pairs() {
  std::vector<std::uint32_t> open;
  std::unordered_set<std::uint64_t> seen;
  for (std::uint32_t place = 0; place < pairs_.size(); ++place) {
    const auto [low, high] = std::minmax({root(pairs_[place].a), root(pairs_[place].b)});
    if (low == high || !seen.insert((std::uint64_t{low} << 32U) | high).second || !may_join(low, high)) { continue; }
    if (pairs_[place].weight == weight_[place]) { weigh(pairs_[place]); }
    if (pairs_[place].weight >= open_) { open.push_back(place); }
  }
  std::stable_sort(open.begin(), open.end(),
                   [&](std::uint32_t x, std::uint32_t y) { return pairs_[x].weight > pairs_[y].weight; });
  return open;
}

} // namespace entente::matching
