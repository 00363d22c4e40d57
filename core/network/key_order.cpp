#include "core/network/key_order.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace entente::detail {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
constexpr std::int64_t sparse = 8; ///< so many numbers for each that is there, and none of them has a place of its own

/// Sorts, each once; by marks where that takes less than comparing.
void sort_once(std::vector<std::int64_t>& numbers) {
  if (numbers.empty()) { return; }
  const auto [lowest, highest] = std::ranges::minmax(numbers);
  if (highest - lowest > static_cast<std::int64_t>(numbers.size()) * sparse) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return;
  }
  std::vector<bool> there(static_cast<std::size_t>(highest - lowest) + 1, false);
  for (const std::int64_t number : numbers) {
    there[static_cast<std::size_t>(number - lowest)] = true;
  }
  numbers.clear();
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (there[i]) { numbers.push_back(lowest + static_cast<std::int64_t>(i)); }
  }
}

} // namespace

KeyOrder::KeyOrder(std::span<const Presence> presences) {
  std::array<std::vector<std::int64_t>, kinds> numbers;
  for (const Presence& presence : presences) {
    auto& list = numbers.at(static_cast<std::size_t>(presence.key.kind));
    if (list.empty() || list.back() != presence.key.number) { list.push_back(presence.key.number); }
  }
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    add(static_cast<EntityKind>(kind), std::move(numbers[kind]));
  }
}

void KeyOrder::add(EntityKind kind, std::vector<std::int64_t> numbers) {
  sort_once(numbers);
  Range& range = ranges_[static_cast<std::size_t>(kind)];
  range.first = static_cast<std::uint32_t>(keys_.size());
  range.count = static_cast<std::uint32_t>(numbers.size());
  if (numbers.empty()) { return; }
  range.lowest = numbers.front();
  const std::int64_t width = numbers.back() - numbers.front();
  if (width <= static_cast<std::int64_t>(numbers.size()) * sparse) {
    range.places.assign(static_cast<std::size_t>(width) + 1, nowhere);
    for (std::uint32_t i = 0; i < range.count; ++i) {
      range.places[static_cast<std::size_t>(numbers[i] - range.lowest)] = range.first + i;
    }
  }
  for (const std::int64_t number : numbers) {
    keys_.push_back({kind, number});
  }
}

std::uint32_t KeyOrder::place(Key key) const {
  const Range& range = ranges_[static_cast<std::size_t>(key.kind)];
  if (range.places.empty()) {
    const auto begin = keys_.begin() + range.first;
    const auto found = std::lower_bound(begin, begin + range.count, key);
    return found != begin + range.count && *found == key ? static_cast<std::uint32_t>(found - keys_.begin()) : nowhere;
  }
  const std::int64_t step = key.number - range.lowest;
  return step < 0 || step >= static_cast<std::int64_t>(range.places.size()) ? nowhere
                                                                            : range.places[static_cast<std::size_t>(step)];
}

std::uint32_t KeyOrder::index(Key key) const { return place(key); }

bool KeyOrder::contains(Key key) const { return place(key) != nowhere; }

KeyOrder::Seen KeyOrder::seen(std::span<const Presence> presences) const {
  Seen seen;
  seen.begin.assign(keys_.size() + 1, 0);
  for (const Presence& presence : presences) {
    if (presence.appearance != nullptr) { ++seen.begin[index(presence.key) + 1]; }
  }
  std::partial_sum(seen.begin.begin(), seen.begin.end(), seen.begin.begin());
  seen.appearances.resize(seen.begin.back());
  std::vector<std::uint32_t> next(seen.begin.begin(), seen.begin.end() - 1);
  for (const Presence& presence : presences) {
    if (presence.appearance != nullptr) { seen.appearances[next[index(presence.key)]++] = presence.appearance; }
  }
  return seen;
}

} // namespace entente::detail
