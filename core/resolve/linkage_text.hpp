/// @file
/// Texts as numbers, and hashes that do not depend on the order of input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::matching {

[[nodiscard]] std::uint64_t hash_text(std::string_view text);
/// Mixes two hashes, the order counting.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6U) + (a >> 2U))) * 0xD6E8FEB86659FD93ULL;
  h ^= h >> 32U;
  return h * 0xD6E8FEB86659FD93ULL;
}

/// Distinct texts numbered from 0 in the order they come.
class Interner {
public:
  Interner();
  std::uint32_t add(std::string_view text);
  [[nodiscard]] std::string_view text(std::uint32_t number) const {
    return std::string_view(bytes_).substr(begin_[number], begin_[number + 1] - begin_[number]);
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(begin_.size() - 1); }

private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0; ///< plus one; 0: free
  };
  void grow();

  std::string bytes_;
  std::vector<std::uint64_t> begin_{0};
  std::vector<Slot> slots_;
};

/// Sorts keys held in the upper 32 bits with what they carry in the lower ones; stable. O(n).
void sort_by_upper(std::vector<std::uint64_t>& keys);

} // namespace entente::matching
