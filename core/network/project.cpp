#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "core/error.hpp"
#include "core/network/adjacency.hpp"
#include "core/network/shared_places.hpp"

namespace entente {
namespace {

constexpr std::uint32_t parts_of_work = 64;
constexpr std::uint32_t least_of_work = 256; ///< actors counted at a time by one thread
constexpr std::uint32_t most_of_work = 4096;

/// Counts the rows part by part, then lays them out. Each row is counted whole: finding a tie from both of its ends takes
/// less than carrying what one end found to the other, and no thread waits for another.
class Projection {
public:
  Projection(const Rows& rows, std::uint32_t actors, const Work& work)
      : rows_(rows), actors_(actors), step_(std::clamp(actors / parts_of_work, least_of_work, most_of_work)), pool_(work),
        parts_((std::size_t{actors} + step_ - 1) / step_) {
    graph_.offsets.assign(std::size_t{actors} + 1, 0);
  }

  Adjacency run() {
    count();
    lay_out();
    fill();
    return std::move(graph_);
  }

private:
  void count() {
    std::vector<std::optional<detail::SharedPlaces>> places(pool_.threads());
    pool_.run(actors_, step_, [&](std::size_t begin, std::size_t end, unsigned worker) {
      if (!places[worker]) { places[worker].emplace(rows_, actors_); }
      const auto degrees = std::span(graph_.offsets).subspan(begin + 1, end - begin);
      parts_[begin / step_] = places[worker]->count(static_cast<std::uint32_t>(begin), degrees);
    });
  }

  void lay_out() {
    std::size_t arcs = 0;
    for (const detail::SharedRows& part : parts_) {
      arcs += part.size;
    }
    if (arcs / 2 > std::numeric_limits<std::uint32_t>::max() / 2) {
      throw Error(ErrorKind::bad_argument, "the network would have more ties than 2 147 483 647");
    }
    std::partial_sum(graph_.offsets.begin(), graph_.offsets.end(), graph_.offsets.begin());
    // Touching so much memory for the first time takes about as long as filling it.
    pool_.run(2, 1, [&](std::size_t which, std::size_t, unsigned) {
      which == 0 ? graph_.weights.resize(arcs) : graph_.targets.resize(arcs);
    });
  }

  void fill() {
    pool_.run(parts_.size(), 1, [&](std::size_t i, std::size_t, unsigned) {
      const detail::SharedRows part = std::move(parts_[i]);
      const std::uint32_t at = graph_.offsets[i * step_];
      std::copy_n(part.others.get(), part.size, graph_.targets.begin() + at);
      std::copy_n(part.times.get(), part.size, graph_.weights.begin() + at);
    });
  }

  const Rows rows_;
  std::uint32_t actors_;
  std::uint32_t step_;
  Pool pool_;
  Adjacency graph_;
  std::vector<detail::SharedRows> parts_;
};

} // namespace

Adjacency project(const Rows& rows, std::uint32_t actors, const Work& work) {
  if (actors > rows.size()) { throw Error(ErrorKind::bad_argument, "a network has more actors than nodes"); }
  return Projection(rows, actors, work).run();
}

} // namespace entente
