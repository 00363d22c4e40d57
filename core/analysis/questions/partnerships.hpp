/// @file
/// Partnerships to consider, with reasons, and how far the like of them came true in later years.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/likely.hpp"
#include "core/analysis/questions/question.hpp"

namespace entente {

/// Scores learnt from earlier years, held against what happened later.
struct LaterYears {
  int from = 0;               ///< first of the later years
  std::uint32_t new_ties = 0; ///< between actors known before who were not tied before
  double accuracy = 0;        ///< chance that one of these scores above a pair that stayed apart (area under the curve)
  /// Little better than guessing.
  [[nodiscard]] bool weak() const { return accuracy < 0.6; }
};

/// Trains on the events before the year `from` and tests on those from then on: among actors seen before and not tied
/// before, how often does a pair that met later score above one that did not, equal scores as half. Without `from` the
/// latest year that leaves an earlier one. Undated events are in neither. Nothing when there are no two years, no new tie or
/// no other pair. At most 20,000 other pairs, drawn by `seed`. Source: Hanley & McNeil 1982, Radiology 143, 29-36;
/// Liben-Nowell & Kleinberg 2007, J. Am. Soc. Inf. Sci. Technol. 58, 1019-1031.
[[nodiscard]] std::optional<LaterYears> later_years(const Dataset& dataset, const Reference& reference, NetworkKind kind,
                                                    Likeness likeness, std::uint64_t seed, std::optional<int> from = {});

/// Adds what came out, or that there was nothing to try, as notes and as results about the whole.
void tell_later_years(const std::optional<LaterYears>& later, Table& table);

/// The question: likely ties (likely_ties) of the network of people, bodies or states. Columns: id, name, partnerships (the
/// score), shared, through (who could introduce them), together (meetings that both were at, on different panels), people
/// and other_people (who stood for them). Evidence: their appearances. Empty dataset: no rows. Range and unit of the score,
/// time: as likely_ties.
[[nodiscard]] Table partnerships(const Dataset& dataset, const Reference& reference, const Population& population,
                                 const Options& options);
[[nodiscard]] std::vector<OptionInfo> partnership_options();

} // namespace entente
