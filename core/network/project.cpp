#include <algorithm>
#include <limits>

#include "core/error.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

constexpr std::size_t block = 1024; ///< actors counted at a time by one thread

/// Whom each actor of a block shares places with, those of higher numbers only, and how many places.
struct Shared {
  std::vector<std::uint32_t> ends; ///< where each actor's part ends
  std::vector<std::uint32_t> others;
  std::vector<std::uint32_t> counts;
};

/// `times` is 0 everywhere before and after.
void count_block(const Rows& rows, std::uint32_t begin, std::uint32_t end, std::vector<std::uint32_t>& times, Shared& out) {
  for (std::uint32_t v = begin; v < end; ++v) {
    const auto first = out.others.size();
    for (const std::uint32_t place : rows.neighbours(v)) {
      const auto there = rows.neighbours(place);
      for (std::size_t i = there.size(); i > 0 && there[i - 1] > v; --i) {
        if (times[there[i - 1]]++ == 0) { out.others.push_back(there[i - 1]); }
      }
    }
    for (std::size_t i = first; i < out.others.size(); ++i) {
      out.counts.push_back(times[out.others[i]]);
      times[out.others[i]] = 0;
    }
    out.ends.push_back(static_cast<std::uint32_t>(out.others.size()));
  }
}

/// Both halves of every row. Laying the upper ties at their other end sorts the lower half; laying these back at theirs
/// sorts the upper half.
Adjacency assemble(const std::vector<Shared>& blocks, std::uint32_t actors) {
  Adjacency graph;
  std::vector<std::uint32_t> below(actors, 0);
  graph.offsets.assign(std::size_t{actors} + 1, 0);
  std::size_t ties = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    for (const std::uint32_t other : blocks[b].others) {
      ++below[other];
    }
    for (std::size_t i = 0; i < blocks[b].ends.size(); ++i) {
      graph.offsets[b * block + i + 1] = blocks[b].ends[i] - (i == 0 ? 0 : blocks[b].ends[i - 1]);
    }
    ties += blocks[b].others.size();
  }
  if (ties > std::numeric_limits<std::uint32_t>::max() / 2) {
    throw Error(ErrorKind::bad_argument, "the network would have more ties than 2 147 483 647");
  }
  for (std::uint32_t v = 0; v < actors; ++v) {
    graph.offsets[v + 1] += graph.offsets[v] + below[v];
  }
  graph.targets.resize(2 * ties);
  graph.weights.resize(2 * ties);
  std::vector<std::uint32_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    std::uint32_t i = 0;
    for (std::size_t k = 0; k < blocks[b].ends.size(); ++k) {
      for (; i < blocks[b].ends[k]; ++i) {
        const std::uint32_t there = next[blocks[b].others[i]]++;
        graph.targets[there] = static_cast<std::uint32_t>(b * block + k);
        graph.weights[there] = blocks[b].counts[i];
      }
    }
  }
  for (std::uint32_t v = 0; v < actors; ++v) {
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v] + below[v]; ++arc) {
      const std::uint32_t there = next[graph.targets[arc]]++;
      graph.targets[there] = v;
      graph.weights[there] = graph.weights[arc];
    }
  }
  return graph;
}

} // namespace

Adjacency project(const Rows& rows, std::uint32_t actors, const Work& work) {
  if (actors > rows.size()) { throw Error(ErrorKind::bad_argument, "a network has more actors than nodes"); }
  Pool pool(work);
  std::vector<std::vector<std::uint32_t>> times(pool.threads());
  std::vector<Shared> blocks((actors + block - 1) / block);
  pool.run(blocks.size(), 1, [&](std::size_t begin, std::size_t end, unsigned worker) {
    times[worker].resize(actors, 0);
    for (std::size_t b = begin; b < end; ++b) {
      const auto last = std::min<std::size_t>((b + 1) * block, actors);
      count_block(rows, static_cast<std::uint32_t>(b * block), static_cast<std::uint32_t>(last), times[worker], blocks[b]);
    }
  });
  return assemble(blocks, actors);
}

} // namespace entente
