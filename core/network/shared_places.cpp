#include "core/network/shared_places.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

namespace entente::detail {
namespace {

using Room = SharedPlaces::Room;
using EightLanes __attribute__((vector_size(32))) = std::int32_t;
using FourLanes __attribute__((vector_size(16))) = std::int32_t;

/// Actors ahead whose memory is asked for: what a row needs lies all over the network.
constexpr std::uint32_t ahead_of_offsets = 8;
constexpr std::uint32_t ahead_of_targets = 6;

/// Lists those at the places into `room.met`, the actor itself included. Copying a fixed number of them spares a branch for
/// each place that cannot be foreseen.
[[gnu::always_inline]] inline std::size_t meet(Room& room, std::span<const std::uint32_t> places) {
  constexpr std::size_t copied = SharedPlaces::most_lanes;
  const std::span<const std::uint32_t> targets = room.rows.targets;
  std::size_t met = 0;
  for (const std::uint32_t place : places) {
    const std::size_t begin = room.rows.offsets[place];
    const std::size_t size = room.rows.offsets[place + 1] - begin;
    if (size <= copied && begin + copied <= targets.size()) {
      std::memcpy(&room.met[met], &targets[begin], copied * sizeof(std::uint32_t));
    } else {
      std::memcpy(&room.met[met], &targets[begin], size * sizeof(std::uint32_t));
    }
    met += size;
  }
  return met;
}

/// Puts each of those met where its rank says. Takes time of the square of their number, but hardly a branch.
template <class Lanes>
[[gnu::always_inline]] inline std::size_t rank(Room& room, std::uint32_t actor, std::size_t met, std::uint32_t* others,
                                               std::uint32_t* times) {
  constexpr std::size_t lanes = sizeof(Lanes) / sizeof(std::int32_t);
  const auto self = static_cast<std::int32_t>(actor);
  for (std::size_t first = 0; first < met; first += lanes) {
    Lanes mine;
    std::memcpy(&mine, &room.met[first], sizeof mine);
    Lanes below{};
    Lanes equal{};
    for (std::size_t i = 0; i < met; ++i) {
      const Lanes other = Lanes{} + room.met[i];
      below -= other < mine;
      equal -= other == mine;
    }
    const Lanes none = Lanes{} + self;
    std::memcpy(&room.below[first], &below, sizeof below);
    std::memcpy(&room.equal[first], &equal, sizeof equal);
    std::memcpy(&room.sorted[first], &none, sizeof none);
  }
  for (std::size_t i = 0; i < met; ++i) {
    const auto place = static_cast<std::size_t>(room.below[i]);
    room.sorted[place] = room.met[i];
    room.count[place] = room.equal[i];
  }
  std::size_t size = 0;
  for (std::size_t i = 0; i < met; ++i) {
    others[size] = static_cast<std::uint32_t>(room.sorted[i]);
    times[size] = static_cast<std::uint32_t>(room.count[i]);
    size += room.sorted[i] != self ? 1U : 0U;
  }
  return size;
}

/// Counts over all actors and reads the counts in order of the bits that were set.
[[gnu::always_inline]] inline std::size_t spread(Room& room, std::uint32_t actor, std::span<const std::uint32_t> places,
                                                 std::uint32_t* others, std::uint32_t* times) {
  std::uint32_t* const counts = room.times.data(); // or each would be fetched anew for every actor
  std::uint64_t* const seen = room.seen.data();
  std::uint64_t* const words_seen = room.words.data();
  for (const std::uint32_t place : places) {
    for (const std::uint32_t other : room.rows.neighbours(place)) {
      ++counts[other];
      seen[other >> 6U] |= std::uint64_t{1} << (other & 63U);
      words_seen[other >> 12U] |= std::uint64_t{1} << ((other >> 6U) & 63U);
    }
  }
  counts[actor] = 0;
  seen[actor >> 6U] &= ~(std::uint64_t{1} << (actor & 63U));
  const std::size_t groups = room.words.size();
  std::size_t size = 0;
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::uint64_t words = std::exchange(words_seen[group], 0); words != 0; words &= words - 1) {
      const std::size_t word = group * 64 + static_cast<std::size_t>(std::countr_zero(words));
      for (std::uint64_t bits = std::exchange(seen[word], 0); bits != 0; bits &= bits - 1) {
        const std::size_t other = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        others[size] = static_cast<std::uint32_t>(other);
        times[size++] = std::exchange(counts[other], 0U);
      }
    }
  }
  return size;
}

/// Fills `room.at_most`; gives their sum.
[[gnu::always_inline]] inline std::size_t bound(Room& room, std::uint32_t begin, std::size_t count) {
  const Rows& rows = room.rows;
  const auto end = static_cast<std::uint32_t>(begin + count);
  room.at_most.resize(count);
  for (std::uint32_t v = begin; v < end; ++v) {
    if (v + ahead_of_offsets < end) {
      for (const std::uint32_t place : rows.neighbours(v + ahead_of_offsets)) {
        __builtin_prefetch(&rows.offsets[place]);
      }
    }
    std::size_t most = 0;
    for (const std::uint32_t place : rows.neighbours(v)) {
      most += rows.offsets[place + 1] - rows.offsets[place];
    }
    room.at_most[v - begin] = static_cast<std::uint32_t>(std::min<std::size_t>(most, room.actors));
  }
  return std::accumulate(room.at_most.begin(), room.at_most.end(), std::size_t{0});
}

template <class Lanes>
[[gnu::always_inline]] inline SharedRows count(Room& room, std::uint32_t begin, std::span<std::uint32_t> degrees) {
  const Rows& rows = room.rows;
  const std::size_t most = bound(room, begin, degrees.size());
  SharedRows found{std::make_unique_for_overwrite<std::uint32_t[]>(most),
                   std::make_unique_for_overwrite<std::uint32_t[]>(most), 0};
  const auto end = static_cast<std::uint32_t>(begin + degrees.size());
  for (std::uint32_t v = begin; v < end; ++v) {
    if (v + ahead_of_targets < end) {
      for (const std::uint32_t place : rows.neighbours(v + ahead_of_targets)) {
        __builtin_prefetch(rows.targets.data() + rows.offsets[place]);
      }
    }
    const auto places = rows.neighbours(v);
    std::uint32_t* const others = found.others.get() + found.size;
    std::uint32_t* const times = found.times.get() + found.size;
    // A bound cut to all actors says nothing about how many are met.
    const std::uint32_t at_most = room.at_most[v - begin];
    const bool few = at_most <= SharedPlaces::most_ranked && at_most < room.actors;
    const std::size_t size =
        few ? rank<Lanes>(room, v, meet(room, places), others, times) : spread(room, v, places, others, times);
    degrees[v - begin] = static_cast<std::uint32_t>(size);
    found.size += size;
  }
  return found;
}

SharedRows count_plain(Room& room, std::uint32_t begin, std::span<std::uint32_t> degrees) {
  return count<FourLanes>(room, begin, degrees);
}
#if defined(__x86_64__)
[[gnu::target("avx2,bmi")]] SharedRows count_256(Room& room, std::uint32_t begin, std::span<std::uint32_t> degrees) {
  return count<EightLanes>(room, begin, degrees);
}
#endif

} // namespace

SharedPlaces::SharedPlaces(const Rows& rows, std::uint32_t actors) {
  room_.rows = rows;
  room_.actors = actors;
  room_.times.resize(actors);
  room_.seen.resize((std::size_t{actors} >> 6U) + 1);
  room_.words.resize((std::size_t{actors} >> 12U) + 1);
}

SharedRows SharedPlaces::count(std::uint32_t begin, std::span<std::uint32_t> degrees) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) { return count_256(room_, begin, degrees); }
#endif
  return count_plain(room_, begin, degrees);
}

} // namespace entente::detail
