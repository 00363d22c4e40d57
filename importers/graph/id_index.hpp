/// @file
/// Where the nodes of a file stand, by their ids.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace entente::graph {

/// Places by id. Programs mostly call nodes by a letter and a number ("n17"): such ids are looked up by their number, others
/// in a flat table.
class IdIndex {
public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// False when the id is there.
  bool add(std::string_view id, std::uint32_t place) {
    if (entries_.empty() && numbered_ == 0) { prefix_ = id.substr(0, id.find_last_not_of("0123456789") + 1); }
    if (this->place(id) != none) { return false; }
    const std::size_t number = number_of(id);
    if (number < 4 * (numbered_ + 256)) {
      if (number >= by_number_.size()) { by_number_.resize(std::max(number + 1, 2 * by_number_.size()), none); }
      by_number_[number] = place;
      ++numbered_;
      return true;
    }
    if (2 * entries_.size() >= slots_.size()) { grow(); }
    const std::uint64_t hash = hash_of(id);
    slots_[find(id, hash)] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(entries_.size())};
    entries_.push_back({hash, text_.size(), static_cast<std::uint32_t>(id.size()), place});
    text_ += id;
    return true;
  }
  [[nodiscard]] std::uint32_t place(std::string_view id) const {
    const std::size_t number = number_of(id);
    if (number < by_number_.size() && by_number_[number] != none) { return by_number_[number]; }
    if (entries_.empty()) { return none; }
    const std::uint32_t entry = slots_[find(id, hash_of(id))].entry;
    return entry == none ? none : entries_[entry].place;
  }

private:
  struct Slot {
    std::uint32_t mark = 0; ///< half of the hash
    std::uint32_t entry = none;
  };
  struct Entry {
    std::uint64_t hash = 0;
    std::size_t begin = 0; ///< of the id in `text_`
    std::uint32_t length = 0;
    std::uint32_t place = none;
  };

  static std::uint64_t hash_of(std::string_view id) {
    std::uint64_t hash = id.size();
    for (std::size_t i = 0; i < id.size(); i += sizeof(std::uint64_t)) {
      std::uint64_t part = 0;
      std::memcpy(&part, id.data() + i, std::min(sizeof(part), id.size() - i));
      hash = (hash ^ part) * 0x9e3779b97f4a7c15U;
      hash ^= hash >> 32;
    }
    return hash;
  }

  /// The number behind the prefix, written the shortest way; `none` for other ids.
  [[nodiscard]] std::size_t number_of(std::string_view id) const {
    const std::size_t digits = id.size() - prefix_.size();
    if (id.size() <= prefix_.size() || digits > 9 || (digits > 1 && id[prefix_.size()] == '0')) { return none; }
    for (std::size_t i = 0; i < prefix_.size(); ++i) {
      if (id[i] != prefix_[i]) { return none; }
    }
    std::size_t number = 0;
    for (const char c : id.substr(prefix_.size())) {
      if (c < '0' || c > '9') { return none; }
      number = 10 * number + static_cast<std::size_t>(c - '0');
    }
    return number;
  }

  void grow() {
    slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), {});
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      std::size_t at = entries_[i].hash & (slots_.size() - 1);
      while (slots_[at].entry != none) {
        at = (at + 1) & (slots_.size() - 1);
      }
      slots_[at] = {static_cast<std::uint32_t>(entries_[i].hash >> 32), i};
    }
  }

  [[nodiscard]] std::size_t find(std::string_view id, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].entry != none) {
      const Entry& entry = entries_[slots_[at].entry];
      if (slots_[at].mark == static_cast<std::uint32_t>(hash >> 32) &&
          std::string_view(text_).substr(entry.begin, entry.length) == id) {
        break;
      }
      at = (at + 1) & mask;
    }
    return at;
  }

  std::string prefix_; ///< of the first id, up to its number
  std::vector<std::uint32_t> by_number_;
  std::size_t numbered_ = 0;
  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
  std::string text_;
};

} // namespace entente::graph
