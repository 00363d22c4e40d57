/// @file
/// What changed from one network to another.
#pragma once

#include <cstddef>

#include "core/analysis/measure.hpp"

namespace entente {

/// Ties of two networks, by the ids of their ends and their kind.
struct TieChange {
  std::size_t kept = 0;
  std::size_t lost = 0;
  std::size_t gained = 0;
};

/// How the ties changed; parallel ties of one kind count once. O((m + m') log m).
[[nodiscard]] TieChange compare_ties(const Network& before, const Network& after);

/// Who stayed, left and came, and how each one's position changed: two years, two processes, a draft against a plan.
///
/// Definition: nodes are the same when their ids are. `by` is run on both networks with the same options; rank 1 is the
/// highest value, equal values share a rank; the change is after less before, of who is in both and has a value in both.
/// Columns: id, name, status (kept, lost, gained), before, after, change, rank_before, rank_after, rank_change (places
/// risen); who changed most comes first, then by id. Evidence is that of the later network, for who left that of the
/// earlier. Notes count actors and ties kept, lost and gained. With edge-betweenness the rows are the ties kept, lost and
/// gained. Other measures whose rows are not nodes are refused: Error(bad_argument). Empty networks: everybody gained or
/// lost. Time that of the measure, and O((n + m) log (n + m)).
[[nodiscard]] Table compare_networks(const Network& before, const Network& after, const Measure& by, const Options& options);

} // namespace entente
