#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/analysis/searches.hpp"

namespace entente::detail {
namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
constexpr double far_away = std::numeric_limits<double>::infinity();
constexpr double same_length = 1e-10;
constexpr std::size_t chunk = 16; ///< sources a thread takes at a time

bool about_equal(double a, double b) { return std::abs(a - b) <= same_length * std::max(a, b); }

/// An arc with its length, side by side because they are needed together.
struct Step {
  std::uint32_t to = 0;
  double length = 0;
};

/// Memory of one thread's searches by distance.
class Dijkstra {
public:
  Dijkstra(const Rows& rows, const std::vector<Step>& steps)
      : rows_(rows), steps_(steps), nodes_(rows.size()), score_(rows.size(), 0) {}

  [[nodiscard]] std::vector<double>& score() { return score_; }

  void search(std::uint32_t source) {
    go_out(source);
    for (auto place = order_.rbegin(); place != order_.rend(); ++place) {
      const std::uint32_t v = *place;
      Known& known = nodes_[v];
      double sum = 0;
      for (std::uint32_t arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
        const Known& other = nodes_[steps_[arc].to];
        if (known.distance < other.distance && about_equal(known.distance + steps_[arc].length, other.distance)) {
          sum += other.owed; // (1 + dependency) / paths
        }
      }
      const double dependency = sum * known.paths;
      known.owed = (1 + dependency) / known.paths;
      if (v != source) { score_[v] += dependency; }
    }
    for (const std::uint32_t v : order_) {
      nodes_[v] = {};
    }
  }

private:
  struct Known {
    double distance = far_away;
    double paths = 0;
    double owed = 0;
    std::uint32_t place = unseen; ///< in the heap
  };

  void go_out(std::uint32_t source) {
    order_.clear();
    nodes_[source].distance = 0;
    nodes_[source].paths = 1;
    push(source);
    while (!heap_.empty()) {
      const std::uint32_t v = pop();
      order_.push_back(v);
      const Known known = nodes_[v];
      for (std::uint32_t arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
        Known& other = nodes_[steps_[arc].to];
        const double reach = known.distance + steps_[arc].length;
        if (other.distance <= known.distance) { continue; }
        if (other.distance < far_away && about_equal(reach, other.distance)) {
          other.paths += known.paths;
        } else if (reach < other.distance) {
          other.distance = reach;
          other.paths = known.paths;
          if (other.place == unseen) {
            push(steps_[arc].to);
          } else {
            rise(other.place);
          }
        }
      }
    }
  }

  // A heap of four branches whose nodes know their place, so that one that comes nearer rises instead of being put in again.
  void put(std::uint32_t v, std::uint32_t place) {
    heap_[place] = v;
    nodes_[v].place = place;
  }
  void push(std::uint32_t v) {
    heap_.push_back(v);
    nodes_[v].place = static_cast<std::uint32_t>(heap_.size() - 1);
    rise(nodes_[v].place);
  }
  void rise(std::uint32_t place) {
    const std::uint32_t v = heap_[place];
    const double distance = nodes_[v].distance;
    while (place > 0 && nodes_[heap_[(place - 1) / 4]].distance > distance) {
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
    const double distance = nodes_[last].distance;
    std::uint32_t place = 0;
    while (4 * place + 1 < size) {
      std::uint32_t best = 4 * place + 1;
      for (std::uint32_t child = best + 1; child < std::min(4 * place + 5, size); ++child) {
        if (nodes_[heap_[child]].distance < nodes_[heap_[best]].distance) { best = child; }
      }
      if (nodes_[heap_[best]].distance >= distance) { break; }
      put(heap_[best], place);
      place = best;
    }
    put(last, place);
    return top;
  }

  const Rows rows_;
  const std::vector<Step>& steps_;
  std::vector<Known> nodes_;
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
