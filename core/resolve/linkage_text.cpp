#include "core/resolve/linkage_text.hpp"

#include <array>
#include <cstring>

namespace entente::matching {

std::uint64_t hash_text(std::string_view text) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t h = (text.size() + 1) * factor;
  while (text.size() >= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data(), 8);
    h = (h ^ eight) * factor;
    h ^= h >> 29U;
    text.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  if (!text.empty()) { std::memcpy(&rest, text.data(), text.size()); }
  h = (h ^ rest) * 0xD6E8FEB86659FD93ULL;
  h ^= h >> 32U;
  return h * factor;
}

Interner::Interner() : slots_(1024) {}

void Interner::grow() {
  std::vector<Slot> wider(slots_.size() * 4);
  const std::size_t mask = wider.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number == 0) { continue; }
    std::size_t at = slot.hash & mask;
    while (wider[at].number != 0) {
      at = (at + 1) & mask;
    }
    wider[at] = slot;
  }
  slots_ = std::move(wider);
}

std::uint32_t Interner::add(std::string_view given) {
  if (begin_.size() * 2 > slots_.size()) { grow(); }
  const auto hash = static_cast<std::uint32_t>(hash_text(given) >> 32U);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && text(slots_[at].number - 1) == given) { return slots_[at].number - 1; }
  }
  bytes_ += given;
  begin_.push_back(bytes_.size());
  slots_[at] = {hash, size()};
  return size() - 1;
}

void sort_by_upper(std::vector<std::uint64_t>& keys) {
  constexpr unsigned bits = 11;
  constexpr std::size_t buckets = std::size_t{1} << bits;
  std::vector<std::uint64_t> other(keys.size());
  std::array<std::array<std::uint32_t, buckets>, 3> counts{};
  for (const std::uint64_t key : keys) {
    for (unsigned pass = 0; pass < 3; ++pass) {
      ++counts[pass][(key >> (32U + bits * pass)) & (buckets - 1)];
    }
  }
  for (unsigned pass = 0; pass < 3; ++pass) {
    std::uint32_t sum = 0;
    for (std::uint32_t& count : counts[pass]) {
      const std::uint32_t here = count;
      count = sum;
      sum += here;
    }
    for (const std::uint64_t key : keys) {
      other[counts[pass][(key >> (32U + bits * pass)) & (buckets - 1)]++] = key;
    }
    keys.swap(other);
  }
}

} // namespace entente::matching
