#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "core/error.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

constexpr std::size_t most_ranges = 256;
constexpr std::uint32_t range_of_actors = 4096; ///< rows of so many mostly fit into a core's cache
constexpr std::size_t parts_of_work = 64;
constexpr std::uint32_t least_of_work = 512; ///< actors counted at a time by one thread

/// Two actors and how many places they share.
struct Pair {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  std::uint32_t times = 0;
};

/// Neighbouring actors, so many that a thread has their rows to itself and near.
class Ranges {
public:
  explicit Ranges(std::uint32_t actors) : actors_(actors) {
    while ((std::uint64_t{1} << shift_) < range_of_actors || (actors >> shift_) >= most_ranges) {
      ++shift_;
    }
  }
  [[nodiscard]] std::size_t count() const { return (actors_ >> shift_) + 1U; }
  [[nodiscard]] std::size_t of(std::uint32_t actor) const { return actor >> shift_; }
  [[nodiscard]] std::uint32_t begin(std::size_t range) const {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{range} << shift_, actors_));
  }

private:
  std::uint32_t actors_;
  unsigned shift_ = 0;
};

/// Pairs by the range of one of their ends, otherwise in the order they came in.
struct Parted {
  std::vector<std::size_t> ends;
  std::vector<Pair> pairs;
  [[nodiscard]] std::span<const Pair> of(std::size_t range) const {
    const std::size_t begin = range == 0 ? 0 : ends[range - 1];
    return std::span(pairs).subspan(begin, ends[range] - begin);
  }
};

Parted part(std::span<const Pair> pairs, const Ranges& ranges, std::uint32_t Pair::*end) {
  Parted parted{std::vector<std::size_t>(ranges.count() + 1, 0), std::vector<Pair>(pairs.size())};
  for (const Pair& pair : pairs) {
    ++parted.ends[ranges.of(pair.*end) + 1];
  }
  std::partial_sum(parted.ends.begin(), parted.ends.end(), parted.ends.begin());
  for (const Pair& pair : pairs) {
    parted.pairs[parted.ends[ranges.of(pair.*end)]++] = pair;
  }
  return parted;
}

/// Whom the actors from `begin` on share places with, those of higher numbers only. `times` is 0 everywhere before and
/// after.
void count_pairs(const Rows& rows, std::uint32_t begin, std::uint32_t end, std::vector<std::uint32_t>& times,
                 std::vector<Pair>& out) {
  out.clear();
  for (std::uint32_t v = begin; v < end; ++v) {
    const std::size_t first = out.size();
    for (const std::uint32_t place : rows.neighbours(v)) {
      const auto there = rows.neighbours(place);
      for (std::size_t i = there.size(); i > 0 && there[i - 1] > v; --i) {
        if (times[there[i - 1]]++ == 0) { out.push_back({v, there[i - 1], 0}); }
      }
    }
    for (std::size_t i = first; i < out.size(); ++i) {
      out[i].times = std::exchange(times[out[i].high], 0U);
    }
  }
}

/// Makes the rows of the result, range by range. Laying pairs at their higher end, lower ends in order, sorts the lower half
/// of each row; laying these back at their lower end sorts the upper half.
class Projection {
public:
  Projection(const Rows& rows, std::uint32_t actors, const Work& work)
      : rows_(rows), actors_(actors), ranges_(actors), pool_(work), below_(actors, 0), next_(actors, 0) {
    graph_.offsets.assign(std::size_t{actors} + 1, 0);
  }

  Adjacency run() {
    count();
    for_each_range([&](std::size_t range, unsigned /*worker*/) { count_below(range); });
    lay_out();
    std::vector<std::vector<Pair>> scratch(pool_.threads());
    by_low_.resize(ranges_.count());
    for_each_range([&](std::size_t range, unsigned worker) { fill_below(range, scratch[worker]); });
    for_each_range([&](std::size_t range, unsigned /*worker*/) { fill_above(range); });
    return std::move(graph_);
  }

private:
  template <class Body> void for_each_range(const Body& body) {
    pool_.run(ranges_.count(), 1, [&](std::size_t begin, std::size_t end, unsigned worker) {
      for (std::size_t range = begin; range < end; ++range) {
        body(range, worker);
      }
    });
  }

  void count() {
    const std::uint32_t step = std::max<std::uint32_t>(least_of_work, static_cast<std::uint32_t>(actors_ / parts_of_work));
    std::vector<std::vector<std::uint32_t>> times(pool_.threads());
    std::vector<std::vector<Pair>> found(pool_.threads());
    by_high_.resize((std::size_t{actors_} + step - 1) / step);
    pool_.run(actors_, step, [&](std::size_t begin, std::size_t end, unsigned worker) {
      times[worker].resize(actors_, 0);
      count_pairs(rows_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), times[worker], found[worker]);
      for (const Pair& pair : found[worker]) {
        ++graph_.offsets[pair.low + 1];
      }
      by_high_[begin / step] = part(found[worker], ranges_, &Pair::high);
    });
  }

  void count_below(std::size_t range) {
    for (const Parted& from : by_high_) {
      for (const Pair& pair : from.of(range)) {
        ++below_[pair.high];
      }
    }
  }

  void lay_out() {
    std::size_t ties = 0;
    for (const Parted& from : by_high_) {
      ties += from.pairs.size();
    }
    if (ties > std::numeric_limits<std::uint32_t>::max() / 2) {
      throw Error(ErrorKind::bad_argument, "the network would have more ties than 2 147 483 647");
    }
    for (std::uint32_t v = 0; v < actors_; ++v) {
      graph_.offsets[v + 1] += graph_.offsets[v] + below_[v];
      next_[v] = graph_.offsets[v];
    }
    // Touching so much memory for the first time takes about as long as filling it.
    pool_.run(2, 1, [&](std::size_t which, std::size_t, unsigned) {
      which == 0 ? graph_.weights.resize(2 * ties) : graph_.targets.resize(2 * ties);
    });
  }

  void put(std::uint32_t at, std::uint32_t other, std::uint32_t times) {
    const std::uint32_t arc = next_[at]++;
    graph_.targets[arc] = other;
    graph_.weights[arc] = times;
  }

  void fill_below(std::size_t range, std::vector<Pair>& sorted) {
    for (const Parted& from : by_high_) {
      for (const Pair& pair : from.of(range)) {
        put(pair.high, pair.low, pair.times);
      }
    }
    sorted.clear();
    for (std::uint32_t v = ranges_.begin(range); v < ranges_.begin(range + 1); ++v) {
      for (std::uint32_t arc = graph_.offsets[v]; arc < next_[v]; ++arc) {
        sorted.push_back({graph_.targets[arc], v, static_cast<std::uint32_t>(graph_.weights[arc])});
      }
    }
    by_low_[range] = part(sorted, ranges_, &Pair::low);
  }

  void fill_above(std::size_t range) {
    for (const Parted& from : by_low_) {
      for (const Pair& pair : from.of(range)) {
        put(pair.low, pair.high, pair.times);
      }
    }
  }

  const Rows rows_;
  std::uint32_t actors_;
  Ranges ranges_;
  Pool pool_;
  Adjacency graph_;
  std::vector<Parted> by_high_;      ///< one for each part of the work, lower ends in order
  std::vector<Parted> by_low_;       ///< one for each range of higher ends, these in order
  std::vector<std::uint32_t> below_; ///< neighbours of lower numbers
  std::vector<std::uint32_t> next_;  ///< where the next arc of a row goes
};

} // namespace

Adjacency project(const Rows& rows, std::uint32_t actors, const Work& work) {
  if (actors > rows.size()) { throw Error(ErrorKind::bad_argument, "a network has more actors than nodes"); }
  return Projection(rows, actors, work).run();
}

} // namespace entente
