#include "core/analysis/kernels/distances.hpp"

#include <algorithm>

#include "core/analysis/kernels/lengths.hpp"
#include "core/analysis/kernels/nearest_first.hpp"

namespace entente::detail {
namespace {

constexpr std::size_t searches_taken = 16; ///< by a thread at a time

/// Memory of one thread's searches.
class LengthSearch {
public:
  LengthSearch(const Rows& rows, const std::vector<ArcLength>& steps)
      : rows_(rows), steps_(steps), distance_(rows.size(), far_away), open_(rows.size()) {}

  Distances from(std::uint32_t source) {
    Distances found;
    distance_[source] = 0;
    open_.bring(source, distance_);
    while (!open_.empty()) {
      const std::uint32_t v = open_.pop(distance_);
      met_.push_back(v);
      go_on_from(v);
    }
    for (const std::uint32_t v : met_) { // nearest first
      const double distance = distance_[v];
      distance_[v] = far_away;
      open_.forget(v);
      if (v == source) { continue; }
      found.inverse += 1 / distance;
      found.sum += distance;
      found.farthest = distance;
      ++found.reached;
    }
    met_.clear();
    return found;
  }

private:
  void go_on_from(std::uint32_t v) {
    const double here = distance_[v];
    for (std::uint32_t arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
      const ArcLength& step = steps_[arc];
      const double reach = here + step.length;
      if (reach >= distance_[step.to]) { continue; }
      distance_[step.to] = reach;
      open_.bring(step.to, distance_);
    }
  }

  const Rows rows_;
  const std::vector<ArcLength>& steps_;
  std::vector<double> distance_;
  NearestFirst open_;
  std::vector<std::uint32_t> met_;
};

} // namespace

std::vector<Distances> distances(const Rows& rows, const Work& work) {
  const std::vector<ArcLength> steps = arc_lengths(rows);
  Pool pool(work);
  std::vector<std::vector<LengthSearch>> searches(pool.threads());
  std::vector<Distances> result(rows.size());
  pool.run(
      rows.size(), searches_taken,
      [&](std::size_t begin, std::size_t end, unsigned worker) {
        if (searches[worker].empty()) { searches[worker].emplace_back(rows, steps); }
        for (std::size_t source = begin; source < end; ++source) {
          work.check();
          result[source] = searches[worker].front().from(static_cast<std::uint32_t>(source));
        }
      },
      true);
  return result;
}

} // namespace entente::detail
