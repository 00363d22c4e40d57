/// @file
/// Which distinct words are spellings or slips of one another, found once for all names.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/resolve/linkage_names.hpp"

namespace entente::matching {

/// How two different words of names may be one.
enum class WordTie : std::uint8_t { none, spelt, slip };

/// True when one letter is missing, added, changed or two neighbours are exchanged (distance 1, Damerau 1964). O(n).
[[nodiscard]] bool one_slip_apart(std::string_view a, std::string_view b);

class WordKin {
public:
  /// Finds slips by deletion keys: two words a slip apart share a form with one letter left out. O(letters) for bounded
  /// numbers of words that share a key.
  explicit WordKin(const NameTable& names);

  [[nodiscard]] WordTie tie(std::uint32_t a, std::uint32_t b) const;
  /// Names that hold the word.
  [[nodiscard]] std::uint32_t count(std::uint32_t part) const { return counts_[part]; }
  /// Names that hold the word or one of its kin.
  [[nodiscard]] std::uint32_t kin_count(std::uint32_t part) const { return kin_counts_[part]; }
  /// Names whose first word begins with the letter, by the letter's part.
  [[nodiscard]] std::uint32_t initial_count(std::uint32_t first) const { return initial_counts_[first]; }
  /// Equal for spellings of one sound.
  [[nodiscard]] std::uint64_t spelling(std::uint32_t part) const { return spelling_[part]; }

private:
  void count_words(const NameTable& names);
  void find_spellings(const NameTable& names, std::vector<std::uint64_t>& found);
  void find_slips(const NameTable& names, std::vector<std::uint64_t>& found) const;
  void keep(std::vector<std::uint64_t>& found);

  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> kin_counts_;
  std::vector<std::uint32_t> initial_counts_;
  std::vector<std::uint64_t> spelling_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> kin_; ///< of all parts, each part's in order
};

} // namespace entente::matching
