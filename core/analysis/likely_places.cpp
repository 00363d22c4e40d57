#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "core/analysis/kernels/likeness.hpp"
#include "core/analysis/kernels/simple_ties.hpp"
#include "core/analysis/likely.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

/// Scores of all places that paths of three lead an actor to; cleared by what it touched.
class Scores {
public:
  explicit Scores(std::uint32_t nodes) : of_place_(nodes, 0) {}

  /// Reckons the scores from this actor in place of those before.
  void reckon(const Rows& rows, Likeness likeness, std::uint32_t actor) {
    for (const std::uint32_t p : touched_) {
      of_place_[p] = 0;
    }
    touched_.clear();
    for (const std::uint32_t q : rows.neighbours(actor)) {
      const double of_place = detail::word_of(likeness, rows.neighbours(q).size());
      for (const std::uint32_t j : rows.neighbours(q)) {
        const std::size_t degree = rows.neighbours(j).size();
        if (j == actor || degree < 2) { continue; }
        const double said = of_place * detail::word_of(likeness, degree);
        for (const std::uint32_t p : rows.neighbours(j)) {
          if (p == q) { continue; }
          if (of_place_[p] == 0) { touched_.push_back(p); }
          of_place_[p] += said;
        }
      }
    }
  }
  /// The places that have a score, those where the actor was among them.
  [[nodiscard]] std::span<const std::uint32_t> places() const { return touched_; }
  [[nodiscard]] double of(std::uint32_t place) const { return of_place_[place]; }

private:
  std::vector<double> of_place_;
  std::vector<std::uint32_t> touched_;
};

/// Those at the place who were somewhere together with the actor.
std::vector<std::uint32_t> companions_at(const Rows& rows, std::uint32_t actor, std::uint32_t place) {
  std::vector<std::uint32_t> list;
  for (const std::uint32_t j : rows.neighbours(place)) {
    const auto around = rows.neighbours(j);
    const bool together =
        std::any_of(around.begin(), around.end(), [&](std::uint32_t q) { return detail::tied(rows, actor, q); });
    if (together) { list.push_back(j); }
  }
  std::stable_sort(list.begin(), list.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rows.neighbours(a).size() < rows.neighbours(b).size(); });
  return list;
}

} // namespace

std::vector<LikelyTie> likely_places(const Rows& rows, std::span<const std::uint8_t> sides, Likeness likeness,
                                     std::uint32_t count, std::optional<std::uint32_t> of, const Work& work) {
  const Adjacency simple = make_adjacency(rows.size(), detail::simple_ties(rows));
  const Rows plain = simple.rows();
  std::vector<LikelyTie> best;
  if (count == 0) { return best; }
  Scores scores(rows.size());
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    work.check();
    // A place asked for is looked at from every actor, an actor from itself alone.
    if (sides[v] != 0 || (of && sides[*of] == 0 && *of != v)) { continue; }
    scores.reckon(plain, likeness, v);
    for (const std::uint32_t p : scores.places()) {
      if (best.size() == count && scores.of(p) < best.front().score) { continue; }
      if (detail::tied(plain, v, p) || (of && sides[*of] != 0 && *of != p)) { continue; }
      best.push_back({std::min(v, p), std::max(v, p), scores.of(p), {}});
      std::push_heap(best.begin(), best.end(), detail::better);
      if (best.size() > count) {
        std::pop_heap(best.begin(), best.end(), detail::better);
        best.pop_back();
      }
    }
  }
  std::sort(best.begin(), best.end(), detail::better);
  for (LikelyTie& tie : best) {
    const bool place_first = sides[tie.source] != 0;
    tie.shared = companions_at(plain, place_first ? tie.target : tie.source, place_first ? tie.source : tie.target);
  }
  return best;
}

std::vector<double> detail::scores_of_pairs(const Rows& rows, std::span<const std::uint8_t> sides, Likeness likeness,
                                            std::span<const PlainTie> pairs) {
  std::vector<double> scores;
  if (sides.empty()) {
    for (const auto& [a, b] : pairs) {
      scores.push_back(likeness_score(rows, likeness, a, b));
    }
    return scores;
  }
  Scores of_places(rows.size());
  for (const auto& [a, b] : pairs) {
    const bool place_first = sides[a] != 0;
    of_places.reckon(rows, likeness, place_first ? b : a);
    scores.push_back(of_places.of(place_first ? a : b));
  }
  return scores;
}

} // namespace entente
