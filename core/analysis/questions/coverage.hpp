/// @file
/// Coverage tables: how often each state, region, category, gender or role was there, against what a population would give.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/analysis/questions/counting.hpp"
#include "core/analysis/questions/question.hpp"

namespace entente {

/// How a row of a coverage table stands to the shares.
enum class CoverageStatus {
  counted, ///< in the denominator
  outside, ///< a known value outside the population or the dimension; not in the denominator
  unknown  ///< no value is known
};

/// One row to be filled with counts.
struct CoverageCell {
  std::string id;
  std::string name;
  std::string parent; ///< id of the row this one is part of; may be empty
  CoverageStatus status = CoverageStatus::counted;
  std::optional<double> expected_share;
  std::optional<std::int64_t> states;      ///< states of the population in it
  std::optional<std::int64_t> states_seen; ///< of these, seen at least once
};

/// The table of a dimension: cells in their order, then "unknown". Columns: id, name, parent, status, states, states_seen,
/// observed, people (or appearances, whichever is not the unit), moderators (counted apart only), expected, share,
/// share_low, share_high, ratio, ratio_low, ratio_high, chance, adjusted. `share` is observed over all that is counted with
/// a known value; its interval is Wilson's at 95 %. `expected` is the expected share times that total; `ratio` is observed
/// over expected, and its interval is the share's divided by the expected share, which is known without error. `chance` is
/// that of a count as unlikely under the expected share (exact binomial test), `adjusted` the same for all tested rows at
/// once (Benjamini & Hochberg 1995): rows up to 0.05 are findings of which one in twenty may be false.
[[nodiscard]] Table coverage_table(std::string name, const std::vector<CoverageCell>& cells, const Tallies& tallies,
                                   const Counting& rule, std::vector<TableNote> notes);

/// By state, "region", "subregion" or "group" (UN regional group) of the states spoken for.
[[nodiscard]] Table coverage_by_state(const Dataset&, const Reference&, const Population&, const Options&);
[[nodiscard]] Table coverage_by_area(std::string_view dimension, const Dataset&, const Reference&, const Population&,
                                     const Options&);
[[nodiscard]] Table coverage_by_category(const Dataset&, const Reference&, const Population&, const Options&);
[[nodiscard]] Table coverage_by_level(const Dataset&, const Reference&, const Population&, const Options&);
[[nodiscard]] Table coverage_by_gender(const Dataset&, const Reference&, const Population&, const Options&);
[[nodiscard]] Table coverage_by_role(const Dataset&, const Reference&, const Population&, const Options&);
[[nodiscard]] Table absence(const Dataset&, const Reference&, const Population&, const Options&);
[[nodiscard]] Table panels(const Dataset&, const Reference&, const Population&, const Options&);
[[nodiscard]] Table themes(const Dataset&, const Reference&, const Population&, const Options&);
[[nodiscard]] Table unannounced(const Dataset&, const Reference&, const Population&, const Options&);

[[nodiscard]] std::vector<OptionInfo> coverage_options();
[[nodiscard]] std::vector<OptionInfo> plain_coverage_options(); ///< of dimensions that have nothing to do with states
[[nodiscard]] std::vector<OptionInfo> role_options();
[[nodiscard]] std::vector<OptionInfo> absence_options();
[[nodiscard]] std::vector<OptionInfo> panel_options();
[[nodiscard]] std::vector<OptionInfo> theme_options();

} // namespace entente
