#include "core/analysis/rewiring.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace entente::detail {
namespace {

/// Which pairs of nodes are tied: a table with open addressing at most half full.
class PairSet {
public:
  explicit PairSet(std::size_t pairs) : slots_(std::bit_ceil(2 * pairs + 2), free_slot) {}

  /// Brings the place where the pair would be near.
  void fetch(std::uint32_t a, std::uint32_t b) const { __builtin_prefetch(&slots_[home(key(a, b))]); }
  [[nodiscard]] bool contains(std::uint32_t a, std::uint32_t b) const { return slots_[find(key(a, b))] != free_slot; }
  void insert(std::uint32_t a, std::uint32_t b) {
    const std::uint64_t wanted = key(a, b);
    slots_[find(wanted)] = wanted;
  }
  void erase(std::uint32_t a, std::uint32_t b) {
    std::size_t hole = find(key(a, b));
    // Later entries of the run move up where their own place allows it, so that no search ends early.
    for (std::size_t i = next(hole); slots_[i] != free_slot; i = next(i)) {
      const std::size_t wish = home(slots_[i]);
      if (((i - wish) & mask()) >= ((i - hole) & mask())) {
        slots_[hole] = slots_[i];
        hole = i;
      }
    }
    slots_[hole] = free_slot;
  }

private:
  static constexpr std::uint64_t free_slot = ~std::uint64_t{0};
  [[nodiscard]] static std::uint64_t key(std::uint32_t a, std::uint32_t b) {
    return (static_cast<std::uint64_t>(std::min(a, b)) << 32U) | std::max(a, b);
  }
  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  [[nodiscard]] std::size_t home(std::uint64_t wanted) const { return (wanted * 0x9e3779b97f4a7c15U >> 20U) & mask(); }
  [[nodiscard]] std::size_t next(std::size_t slot) const { return (slot + 1) & mask(); }
  [[nodiscard]] std::size_t find(std::uint64_t wanted) const {
    std::size_t slot = home(wanted);
    while (slots_[slot] != free_slot && slots_[slot] != wanted) {
      slot = next(slot);
    }
    return slot;
  }

  std::vector<std::uint64_t> slots_;
};

/// Two ties to swap ends of, the second turned round or not.
struct Draw {
  std::uint32_t one = 0;
  std::uint32_t other = 0;
  bool flip = false;
};

/// Swaps that are drawn before the first of them is tried: memory is fetched meanwhile.
constexpr std::size_t ahead = 32;

void try_swap(WeightedTie& one, WeightedTie& other, bool flip, PairSet& tied) {
  if (flip) { std::swap(other.source, other.target); }
  if (one.source == other.target || other.source == one.target) { return; }
  if (tied.contains(one.source, other.target) || tied.contains(other.source, one.target)) { return; }
  tied.erase(one.source, one.target);
  tied.erase(other.source, other.target);
  std::swap(one.target, other.target);
  tied.insert(one.source, one.target);
  tied.insert(other.source, other.target);
}

} // namespace

std::vector<WeightedTie> rewire(std::vector<WeightedTie> ties, bool keep_sides, Random& random, std::uint32_t tries) {
  if (ties.size() < 2) { return ties; }
  PairSet tied(ties.size());
  for (const WeightedTie& tie : ties) {
    tied.insert(tie.source, tie.target);
  }
  const auto count = static_cast<std::uint32_t>(ties.size());
  std::array<Draw, ahead> draws;
  for (std::size_t left = std::size_t{tries} * ties.size(); left > 0;) {
    const std::size_t some = std::min(left, ahead);
    for (std::size_t i = 0; i < some; ++i) {
      draws[i] = {random.below(count), random.below(count), !keep_sides && random.below(2) == 1};
      __builtin_prefetch(&ties[draws[i].one]);
      __builtin_prefetch(&ties[draws[i].other]);
    }
    for (std::size_t i = 0; i < some; ++i) {
      const WeightedTie& one = ties[draws[i].one];
      const WeightedTie& other = ties[draws[i].other];
      tied.fetch(one.source, draws[i].flip ? other.source : other.target);
      tied.fetch(draws[i].flip ? other.target : other.source, one.target);
      tied.fetch(one.source, one.target);
      tied.fetch(other.source, other.target);
    }
    for (std::size_t i = 0; i < some; ++i) {
      try_swap(ties[draws[i].one], ties[draws[i].other], draws[i].flip, tied);
    }
    left -= some;
  }
  for (WeightedTie& tie : ties) {
    if (tie.source > tie.target) { std::swap(tie.source, tie.target); }
  }
  return ties;
}

} // namespace entente::detail
