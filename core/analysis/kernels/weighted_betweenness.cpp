#include <algorithm>
#include <limits>
#include <utility>

#include "core/analysis/kernels/lengths.hpp"
#include "core/analysis/kernels/nearest_first.hpp"
#include "core/analysis/kernels/searches.hpp"

namespace entente::detail {
namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t chunk = 16; ///< sources a thread takes at a time

/// A node that comes before another on a shortest path, and the next of them.
struct Before {
  std::uint32_t node = 0;
  std::uint32_t next = unseen;
};

/// Memory of one thread's searches by distance. What is read for every arc, the distance, is apart from the rest.
class Dijkstra {
public:
  Dijkstra(const Rows& rows, const std::vector<ArcLength>& steps)
      : rows_(rows), steps_(steps), distance_(rows.size(), far_away), open_(rows.size()), first_(rows.size(), unseen),
        paths_(rows.size(), 0), dependency_(rows.size(), 0), score_(rows.size(), 0) {}

  [[nodiscard]] std::vector<double>& score() { return score_; }

  void search(std::uint32_t source) {
    go_out(source);
    for (auto place = order_.rbegin(); place != order_.rend(); ++place) {
      const std::uint32_t w = *place;
      const double share = (1 + dependency_[w]) / paths_[w];
      for (std::uint32_t i = first_[w]; i != unseen; i = before_[i].next) {
        dependency_[before_[i].node] += paths_[before_[i].node] * share;
      }
      if (w != source) { score_[w] += dependency_[w]; }
    }
    for (const std::uint32_t v : order_) {
      distance_[v] = far_away;
      open_.forget(v);
      first_[v] = unseen;
      paths_[v] = dependency_[v] = 0;
    }
    before_.clear();
  }

private:
  void go_out(std::uint32_t source) {
    order_.clear();
    distance_[source] = 0;
    paths_[source] = 1;
    open_.bring(source, distance_);
    while (!open_.empty()) {
      const std::uint32_t v = open_.pop(distance_);
      order_.push_back(v);
      const double here = distance_[v];
      for (std::uint32_t arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
        const ArcLength& step = steps_[arc];
        const double known = distance_[step.to];
        const double reach = here + step.length;
        const double tolerance = same_length * reach;
        if (reach - known > tolerance || known <= here) { continue; }
        if (known - reach <= tolerance) {
          paths_[step.to] += paths_[v];
          before_.push_back({v, first_[step.to]});
        } else {
          distance_[step.to] = reach;
          paths_[step.to] = paths_[v];
          before_.push_back({v, unseen});
          open_.bring(step.to, distance_);
        }
        first_[step.to] = static_cast<std::uint32_t>(before_.size() - 1);
      }
    }
  }

  const Rows rows_;
  const std::vector<ArcLength>& steps_;
  std::vector<double> distance_;
  NearestFirst open_;
  std::vector<std::uint32_t> first_; ///< of `before_`
  std::vector<Before> before_;
  std::vector<double> paths_;
  std::vector<double> dependency_;
  std::vector<std::uint32_t> order_; ///< nearest first
  std::vector<double> score_;
};

} // namespace

std::vector<double> weighted_dependencies(const Rows& rows, std::span<const std::uint32_t> sources, const Work& work) {
  const std::vector<ArcLength> steps = arc_lengths(rows);
  Pool pool(work);
  std::vector<std::vector<Dijkstra>> searches(pool.threads());
  std::vector<double> sums(rows.size(), 0);
  pool.run(
      sources.size(), chunk,
      [&](std::size_t begin, std::size_t end, unsigned worker) {
        if (searches[worker].empty()) { searches[worker].emplace_back(rows, steps); }
        Dijkstra& search = searches[worker].front();
        for (std::size_t i = begin; i < end; ++i) {
          search.search(sources[i]);
        }
        pool.in_order(begin, [&] {
          for (std::uint32_t v = 0; v < rows.size(); ++v) {
            sums[v] += std::exchange(search.score()[v], 0.0);
          }
        });
      },
      true);
  return sums;
}

void add_dependencies(const Rows& rows, std::span<const std::uint32_t> sources, std::span<double> score) {
  std::vector<std::uint32_t> depth(rows.size(), unseen);
  std::vector<double> paths(rows.size(), 0);
  std::vector<double> dependency(rows.size(), 0);
  std::vector<std::uint32_t> order;
  for (const std::uint32_t source : sources) {
    order.assign(1, source);
    depth[source] = 0;
    paths[source] = 1;
    for (std::size_t head = 0; head < order.size(); ++head) {
      const std::uint32_t v = order[head];
      for (const std::uint32_t w : rows.neighbours(v)) {
        if (depth[w] == unseen) {
          depth[w] = depth[v] + 1;
          order.push_back(w);
        }
        if (depth[w] == depth[v] + 1) { paths[w] += paths[v]; }
      }
    }
    for (auto place = order.rbegin(); place != order.rend(); ++place) {
      const std::uint32_t v = *place;
      double sum = 0;
      for (const std::uint32_t w : rows.neighbours(v)) {
        if (depth[w] == depth[v] + 1) { sum += (1 + dependency[w]) / paths[w]; }
      }
      dependency[v] = sum * paths[v];
      if (v != source) { score[v] += dependency[v]; }
    }
    for (const std::uint32_t v : order) {
      depth[v] = unseen;
      paths[v] = 0;
    }
  }
}

} // namespace entente::detail
