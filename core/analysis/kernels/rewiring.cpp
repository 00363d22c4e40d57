#include "core/analysis/kernels/rewiring.hpp"

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

/// The same as a bit for each pair of nodes, where there are few nodes.
class PairBits {
public:
  explicit PairBits(std::uint32_t nodes) : nodes_(nodes), bits_(std::size_t{nodes} * nodes / 64 + 1, 0) {}

  void fetch(std::uint32_t /*a*/, std::uint32_t /*b*/) const {}
  [[nodiscard]] bool contains(std::uint32_t a, std::uint32_t b) const {
    const std::size_t place = at(a, b);
    return (bits_[place / 64] >> (place % 64) & 1U) != 0;
  }
  void insert(std::uint32_t a, std::uint32_t b) { flip(at(a, b)); }
  void erase(std::uint32_t a, std::uint32_t b) { flip(at(a, b)); }

private:
  [[nodiscard]] std::size_t at(std::uint32_t a, std::uint32_t b) const {
    return std::size_t{std::min(a, b)} * nodes_ + std::max(a, b);
  }
  void flip(std::size_t place) { bits_[place / 64] ^= std::uint64_t{1} << (place % 64); }

  std::uint32_t nodes_;
  std::vector<std::uint64_t> bits_;
};

/// Few enough for a bit for each pair: 2 MiB.
constexpr std::uint32_t few_nodes = 4096;

/// Two ties to swap ends of, the second turned round or not.
struct Draw {
  std::uint32_t one = 0;
  std::uint32_t other = 0;
  bool flip = false;
};

/// Swaps that are drawn before the first of them is tried: memory is fetched meanwhile.
constexpr std::size_t ahead = 32;

template <class Tied> void try_swap(WeightedTie& one, WeightedTie& other, bool flip, Tied& tied) {
  if (flip) { std::swap(other.source, other.target); }
  if (one.source == other.target || other.source == one.target) { return; }
  if (tied.contains(one.source, other.target) || tied.contains(other.source, one.target)) { return; }
  tied.erase(one.source, one.target);
  tied.erase(other.source, other.target);
  std::swap(one.target, other.target);
  tied.insert(one.source, one.target);
  tied.insert(other.source, other.target);
}

std::uint32_t nodes_of(const std::vector<WeightedTie>& ties) {
  std::uint32_t last = 0;
  for (const WeightedTie& tie : ties) {
    last = std::max({last, tie.source, tie.target});
  }
  return last + 1;
}

void sort_ends(std::vector<WeightedTie>& ties) {
  for (WeightedTie& tie : ties) {
    if (tie.source > tie.target) { std::swap(tie.source, tie.target); }
  }
}

/// `tied` comes empty.
template <class Tied>
void swap_often(std::vector<WeightedTie>& ties, Tied tied, bool keep_sides, Random& random, std::size_t left) {
  for (const WeightedTie& tie : ties) {
    tied.insert(tie.source, tie.target);
  }
  const auto count = static_cast<std::uint32_t>(ties.size());
  std::array<Draw, ahead> draws;
  while (left > 0) {
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
}

/// Ends of all ties in a random order, by twos; with `keep_sides` the targets alone change places.
void pair_ends(std::vector<WeightedTie>& ties, bool keep_sides, Random& random) {
  std::vector<std::uint32_t> ends;
  ends.reserve(2 * ties.size());
  for (const WeightedTie& tie : ties) {
    if (!keep_sides) { ends.push_back(tie.source); }
    ends.push_back(tie.target);
  }
  random.shuffle(ends);
  for (std::size_t i = 0; i < ties.size(); ++i) {
    if (!keep_sides) { ties[i].source = ends[2 * i]; }
    ties[i].target = ends[keep_sides ? i : 2 * i + 1];
  }
}

/// Gives the tie `bad`, a loop or one that is there already, the end of a good one; false when none can be found.
bool mend(std::vector<WeightedTie>& ties, std::uint32_t bad, const std::vector<bool>& is_bad, PairSet& tied,
          Random& random) {
  constexpr int most_tries = 1000;
  for (int i = 0; i < most_tries; ++i) {
    const std::uint32_t good = random.below(static_cast<std::uint32_t>(ties.size()));
    if (is_bad[good]) { continue; }
    WeightedTie& one = ties[bad];
    WeightedTie& other = ties[good];
    const bool same = std::minmax(one.source, other.target) == std::minmax(other.source, one.target);
    if (same || one.source == other.target || other.source == one.target) { continue; }
    if (tied.contains(one.source, other.target) || tied.contains(other.source, one.target)) { continue; }
    tied.erase(other.source, other.target);
    std::swap(one.target, other.target);
    tied.insert(one.source, one.target);
    tied.insert(other.source, other.target);
    return true;
  }
  return false;
}

/// Brings all loops and parallel ties to an end; false when that cannot be done.
bool mend_all(std::vector<WeightedTie>& ties, Random& random) {
  PairSet tied(ties.size());
  std::vector<bool> is_bad(ties.size(), false);
  std::vector<std::uint32_t> bad;
  for (std::uint32_t i = 0; i < ties.size(); ++i) {
    if (i + ahead < ties.size()) { tied.fetch(ties[i + ahead].source, ties[i + ahead].target); }
    if (ties[i].source == ties[i].target || tied.contains(ties[i].source, ties[i].target)) {
      is_bad[i] = true;
      bad.push_back(i);
    } else {
      tied.insert(ties[i].source, ties[i].target);
    }
  }
  return std::ranges::all_of(bad, [&](std::uint32_t tie) {
    is_bad[tie] = !mend(ties, tie, is_bad, tied, random);
    return !is_bad[tie];
  });
}

} // namespace

std::vector<WeightedTie> rewire(std::vector<WeightedTie> ties, bool keep_sides, Random& random, std::uint32_t tries) {
  if (ties.size() < 2) { return ties; }
  const std::uint32_t nodes = nodes_of(ties);
  const std::size_t all = std::size_t{tries} * ties.size();
  if (nodes <= few_nodes) {
    swap_often(ties, PairBits(nodes), keep_sides, random, all);
  } else {
    swap_often(ties, PairSet(ties.size()), keep_sides, random, all);
  }
  sort_ends(ties);
  return ties;
}

std::vector<WeightedTie> pair_anew(const std::vector<WeightedTie>& ties, bool keep_sides, Random& random) {
  std::vector<WeightedTie> drawn = ties;
  pair_ends(drawn, keep_sides, random);
  if (!mend_all(drawn, random)) { return rewire(ties, keep_sides, random); }
  sort_ends(drawn);
  return drawn;
}

} // namespace entente::detail
