/// @file
/// Whether two names of a table can be one person's, and what that is worth, on numbered words.
#pragma once

#include <cstdint>
#include <vector>

#include "core/resolve/linkage.hpp"
#include "core/resolve/linkage_kin.hpp"
#include "core/resolve/linkage_names.hpp"

namespace entente::matching {

struct TableFit {
  bool fits = false;
  float rarity = 0; ///< log odds by the data: how seldom such names meet by chance among all names
  float fixed = 0;  ///< log odds by `compare_names`' weights
  ReasonSet reasons = 0;
};

/// Log odds that printing a word otherwise than the other record takes away, as learnt from the data.
struct SpellingCosts {
  float initial = 1.6F;
  float spelt = 1.2F;
  float slip = 2.5F;
  float missing = 1.0F;
  float turned = 1.0F;
  float prior = 0.0F; ///< log of the other records that a person has
};

/// Compares names by the rules of `compare_names`: words meet when equal, joined, spellings of one sound, initials or a
/// slip apart; names that print different words at one place don't fit.
/// Here a slip may lie in short words and at the first letter too (its rarity tells what it is worth), long words may
/// hold two, and particles count where both names have them.
class NameComparer {
public:
  NameComparer(const NameTable& names, const WordKin& kin);
  /// The same whichever comes first. O(n m) in words, no allocation.
  [[nodiscard]] TableFit compare(std::uint32_t a, std::uint32_t b) const;
  /// The chance log odds of two equal names.
  [[nodiscard]] float rarity(std::uint32_t name) const;
  /// The same of the rarest word that both names hold, whatever else they print; below -1000 when they share none.
  [[nodiscard]] float shared_rarity(std::uint32_t a, std::uint32_t b) const;
  void set_costs(const SpellingCosts& costs) { costs_ = costs; }

private:
  const NameTable& names_;
  const WordKin& kin_;
  SpellingCosts costs_;
  float log_names_ = 0;
  std::vector<float> rare_;         ///< per part: minus log of its share of names
  std::vector<float> rare_kin_;     ///< the same of the word with its kin
  std::vector<float> rare_initial_; ///< per letter's part
};

} // namespace entente::matching
