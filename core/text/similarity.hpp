/// @file
/// How alike two short texts are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Jaro-Winkler similarity of two folded words, 0 to 1, prefix weight 0.1 up to 4 characters (Winkler 1990). O(nm).
[[nodiscard]] double jaro_winkler(std::string_view a, std::string_view b);
/// Damerau-Levenshtein distance (optimal string alignment), at most `limit`; more counts as `limit + 1`. O(nm).
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b, int limit);
/// Shared words over the larger set, 0 to 1; 0 when either is empty.
[[nodiscard]] double word_overlap(std::span<const std::string> a, std::span<const std::string> b);
/// The nearest of `known` to a misspelt `word` within a third of its length; empty when none is near.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> known);

} // namespace entente
