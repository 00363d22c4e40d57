/// @file
/// How unequally speaking slots are shared.
#pragma once

#include <cstdint>
#include <span>

#include "core/analysis/measure.hpp"

namespace entente {

/// Indices of a sharing; NaN where undefined.
struct Concentration {
  std::uint64_t total = 0;   ///< slots
  std::uint64_t holders = 0; ///< who has at least one
  double gini = 0;           ///< 0: all the same, towards 1: one has all
  double simpson = 0;        ///< chance that two slots drawn are of different holders (Blau's index)
  double shannon = 0;        ///< -sum of p ln p
  double evenness = 0;       ///< shannon over its largest value, ln holders
  double effective = 0;      ///< e to the shannon: how many equal holders would be as diverse
};

/// Whether few hold most of the places: of people, bodies, states, or regions and categories of them.
///
/// Definition: with x the slots of each holder and p their shares, Gini is sum over pairs of |x - y| / (2 n² mean) among
/// those with at least one slot, Simpson 1 - sum of p², Shannon -sum of p ln p, effective number exp(Shannon). No slots: all
/// undefined (NaN here, null in tables); one holder: 0, 0, 0, evenness undefined, 1. Range: Gini and Simpson 0 to below 1;
/// unit: 1. Time O(n log n). Source: Gini 1912; Simpson 1949, Nature 163, 688; Blau 1977, Inequality and Heterogeneity;
/// Shannon 1948, Bell Syst. Tech. J. 27, 379-423; Jost 2006, Oikos 113, 363-375.
[[nodiscard]] Concentration concentration(std::span<const std::uint64_t> slots);

/// The share of all slots that the `count` largest holders have; NaN without slots. O(n log n).
[[nodiscard]] double top_share(std::span<const std::uint64_t> slots, std::size_t count);

[[nodiscard]] Measure concentration_measure();

} // namespace entente
