/// @file
/// Charts of what the program finds: from tables, datasets and networks to `Chart` values.
#pragma once

#include "core/model/dataset.hpp"
#include "core/model/enums.hpp"
#include "core/model/table.hpp"
#include "core/network/network.hpp"
#include "core/reference/reference.hpp"
#include "viz/charts/chart.hpp"

namespace entente {

/// Observed against expected with intervals, from a coverage table (columns observed, expected, share, share_low,
/// share_high); rows of status "counted" only, at most `most` of them, the largest expected first where there are more.
[[nodiscard]] Chart coverage_chart(const Table& coverage, Language language, std::size_t most = 30);

/// Regions (M49 sub-regions of the states spoken for) by panel, in the order of the programme; a panel where nobody from a
/// region sat leaves its cell empty. Of more than 300 panels the 120 with the most appearances, which the note says.
[[nodiscard]] Chart heat_map_chart(const Dataset& dataset, const Reference& reference, Language language);

/// Appearances per event in time order, stacked by role; of more than 200 events, by year.
[[nodiscard]] Chart timeline_chart(const Dataset& dataset, Language language);

/// Members per cluster of the network, the largest first, 60 at most.
[[nodiscard]] Chart cluster_chart(const Network& network, const Reference& reference, Language language);

/// One measure of the network against another; undefined values are left out. Of more than 5,000 points the 1,000 highest of
/// either measure; betweenness is estimated where the network is large. The note says so.
[[nodiscard]] Chart scatter_chart(const Network& network, std::string_view x_measure, std::string_view y_measure,
                                  Language language);

} // namespace entente
