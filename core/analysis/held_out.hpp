/// @file
/// How far scores of likely ties can be trusted, tried on ties that are known.
#pragma once

#include <cstdint>
#include <optional>

#include "core/analysis/likely.hpp"
#include "core/model/table.hpp"
#include "core/network/network.hpp"

namespace entente {

/// Chances that a hidden tie scores above a pair that never met (area under the curve; 1/2 is guessing).
struct HeldOut {
  double mean = 0;
  double least = 0; ///< of the folds
  double most = 0;
  std::uint32_t folds = 1; ///< how often a tenth was hidden
};

/// Hides a tenth of the ties and asks how often a hidden one scores above a pair without a tie, equal scores as half; as
/// many such pairs as hidden ties, 10,000 at most of each. Up to 20,000 ties ten times, each tie hidden once; on more once.
/// Which are hidden follows from the ids of the ends and the seed, whatever the order of nodes. Two-mode networks are tried
/// with pairs of an actor and a place. This flatters: ties of one meeting betray one another. Nothing with fewer than 10
/// ties or without untied pairs. Time O(folds · (n + m log m)). Source: Hanley & McNeil 1982, Radiology 143, 29-36.
[[nodiscard]] std::optional<HeldOut> held_out_accuracy(const Network& network, Likeness likeness, std::uint64_t seed);

/// Adds what came out, with its caveat, as a note and as results about the whole.
void tell_held_out(const std::optional<HeldOut>& found, Table& table);

} // namespace entente
