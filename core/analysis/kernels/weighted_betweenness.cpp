#include <algorithm>
#include <limits>
#include <utility>

#include "core/analysis/kernels/lengths.hpp"
#include "core/analysis/kernels/searches.hpp"

namespace entente::detail {
namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t chunk = 16; ///< sources a thread takes at a time

/// An arc with its length, side by side because they are needed together.
struct Step {
  std::uint32_t to = 0;
  double length = 0;
};

/// A node that comes before another on a shortest path, and the next of them.
struct Before {
  std::uint32_t node = 0;
  std::uint32_t next = unseen;
};

/// Memory of one thread's searches by distance. What is read for every arc, the distance, is apart from the rest.
class Dijkstra {
public:
  Dijkstra(const Rows& rows, const std::vector<Step>& steps)
      : rows_(rows), steps_(steps), distance_(rows.size(), far_away), place_(rows.size(), unseen),
        first_(rows.size(), unseen), paths_(rows.size(), 0), dependency_(rows.size(), 0), score_(rows.size(), 0) {}

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
      place_[v] = first_[v] = unseen;
      paths_[v] = dependency_[v] = 0;
    }
    before_.clear();
  }

private:
  void go_out(std::uint32_t source) {
    order_.clear();
    distance_[source] = 0;
    paths_[source] = 1;
    push(source);
    while (!heap_.empty()) {
      const std::uint32_t v = pop();
      order_.push_back(v);
      const double here = distance_[v];
      for (std::uint32_t arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
        const Step& step = steps_[arc];
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
          if (place_[step.to] == unseen) {
            push(step.to);
          } else {
            rise(place_[step.to]);
          }
        }
        first_[step.to] = static_cast<std::uint32_t>(before_.size() - 1);
      }
    }
  }

  // A heap of four branches whose nodes know their place, so that one that comes nearer rises instead of being put in again.
  void put(std::uint32_t v, std::uint32_t place) {
    heap_[place] = v;
    place_[v] = place;
  }
  void push(std::uint32_t v) {
    heap_.push_back(v);
    place_[v] = static_cast<std::uint32_t>(heap_.size() - 1);
    rise(place_[v]);
  }
  void rise(std::uint32_t place) {
    const std::uint32_t v = heap_[place];
    const double distance = distance_[v];
    while (place > 0 && distance_[heap_[(place - 1) / 4]] > distance) {
      put(heap_[(place - 1) / 4], place);
      place = (place - 1) / 4;
    }
    put(v, place);
  }
  std::uint32_t pop() {
    const std::uint32_t top = heap_.front();
    const std::uint32_t last = heap_.back();
    heap_.pop_back();
    const auto size = static_cast<std::uint32_t>(heap_.size());
    if (size == 0) { return top; }
    const double distance = distance_[last];
    std::uint32_t place = 0;
    while (4 * place + 1 < size) {
      std::uint32_t best = 4 * place + 1;
      for (std::uint32_t child = best + 1; child < std::min(4 * place + 5, size); ++child) {
        if (distance_[heap_[child]] < distance_[heap_[best]]) { best = child; }
      }
      if (distance_[heap_[best]] >= distance) { break; }
      put(heap_[best], place);
      place = best;
    }
    put(last, place);
    return top;
  }

  const Rows rows_;
  const std::vector<Step>& steps_;
  std::vector<double> distance_;
  std::vector<std::uint32_t> place_; ///< in the heap
  std::vector<std::uint32_t> first_; ///< of `before_`
  std::vector<Before> before_;
  std::vector<double> paths_;
  std::vector<double> dependency_;
  std::vector<std::uint32_t> heap_;
  std::vector<std::uint32_t> order_; ///< nearest first
  std::vector<double> score_;
};

} // namespace

std::vector<double> weighted_dependencies(const Rows& rows, std::span<const std::uint32_t> sources, const Work& work) {
  std::vector<Step> steps(rows.targets.size());
  for (std::uint32_t arc = 0; arc < steps.size(); ++arc) {
    steps[arc] = {rows.targets[arc], 1 / rows.weight(arc)};
  }
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
