/// @file
/// Private to core/network: the keys of nodes in order, each once, and where each of them stands.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/network/facts.hpp"

namespace entente::detail {

/// The keys of presences, sorted by kind and number.
class KeyOrder {
public:
  explicit KeyOrder(std::span<const Presence> presences);

  [[nodiscard]] std::span<const Key> keys() const { return keys_; }
  /// The place of a key that is there. O(1) where numbers are dense, else O(log n).
  [[nodiscard]] std::uint32_t index(Key key) const;
  [[nodiscard]] bool contains(Key key) const;

  /// The appearances of all presences, those of the key at place i from begin[i] to begin[i + 1], in the order of the
  /// presences; presences without one are left out.
  struct Seen {
    std::vector<const Appearance*> appearances;
    std::vector<std::uint32_t> begin;
  };
  [[nodiscard]] Seen seen(std::span<const Presence> presences) const;

private:
  static constexpr std::size_t kinds = 6;
  /// One kind's numbers: first place and count among the keys; places by number from `lowest` on where these are dense.
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::int64_t lowest = 0;
    std::vector<std::uint32_t> places; ///< nowhere for a number that is not there; empty where numbers are sparse
  };
  void add(EntityKind kind, std::vector<std::int64_t> numbers);
  [[nodiscard]] std::uint32_t place(Key key) const;

  std::vector<Key> keys_;
  std::array<Range, kinds> ranges_;
};

} // namespace entente::detail
