/// @file
/// Private to core/analysis: what searches by length share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/network/network.hpp"

namespace entente::detail {

/// An arc with its length, side by side because they are needed together.
struct ArcLength {
  std::uint32_t to = 0;
  double length = 0;
};

/// Of every arc, in the order of the rows: one over the weight of its tie.
[[nodiscard]] inline std::vector<ArcLength> arc_lengths(const Rows& rows) {
  std::vector<ArcLength> lengths(rows.targets.size());
  for (std::uint32_t arc = 0; arc < lengths.size(); ++arc) {
    lengths[arc] = {rows.targets[arc], 1 / rows.weight(arc)};
  }
  return lengths;
}

/// Nodes found and not yet left, the nearest on top: a heap of four branches whose nodes know their place, so that one that
/// comes nearer rises instead of being put in again. `distance` is always the same list, by node. O(log n) each.
class NearestFirst {
public:
  explicit NearestFirst(std::uint32_t nodes) : place_(nodes, nowhere) {}

  [[nodiscard]] bool empty() const { return heap_.empty(); }
  /// True from when a node is put in until it is forgotten, also after it was taken out.
  [[nodiscard]] bool met(std::uint32_t v) const { return place_[v] != nowhere; }
  void forget(std::uint32_t v) { place_[v] = nowhere; }

  /// Puts in a node that was not met, or lets one rise that has come nearer.
  void bring(std::uint32_t v, std::span<const double> distance) {
    if (!met(v)) {
      heap_.push_back(v);
      place_[v] = static_cast<std::uint32_t>(heap_.size() - 1);
    }
    rise(place_[v], distance);
  }

  /// Takes out the nearest. Precondition: not empty.
  std::uint32_t pop(std::span<const double> distance) {
    const std::uint32_t top = heap_.front();
    const std::uint32_t last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) { sink(last, distance); }
    return top;
  }

private:
  static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

  void put(std::uint32_t v, std::uint32_t place) {
    heap_[place] = v;
    place_[v] = place;
  }

  void rise(std::uint32_t place, std::span<const double> distance) {
    const std::uint32_t v = heap_[place];
    const double own = distance[v];
    while (place > 0 && distance[heap_[(place - 1) / 4]] > own) {
      put(heap_[(place - 1) / 4], place);
      place = (place - 1) / 4;
    }
    put(v, place);
  }

  /// From the top.
  void sink(std::uint32_t v, std::span<const double> distance) {
    const auto size = static_cast<std::uint32_t>(heap_.size());
    const double own = distance[v];
    std::uint32_t place = 0;
    while (4 * place + 1 < size) {
      std::uint32_t best = 4 * place + 1;
      for (std::uint32_t child = best + 1; child < std::min(4 * place + 5, size); ++child) {
        if (distance[heap_[child]] < distance[heap_[best]]) { best = child; }
      }
      if (distance[heap_[best]] >= own) { break; }
      put(heap_[best], place);
      place = best;
    }
    put(v, place);
  }

  std::vector<std::uint32_t> heap_;
  std::vector<std::uint32_t> place_; ///< in the heap
};

} // namespace entente::detail
