/// @file
/// How far an actor's community is more than an accident of the search or of which sessions took place.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/communities.hpp"
#include "core/analysis/questions/question.hpp"

namespace entente {

/// For each node, how alike its group is in two partitions: of those who are with it in one or the other, the share that is
/// in both (Jaccard); 1 where it is alone in both. Nodes that have no group (no_community) in one of them count in neither
/// and have NaN. O(n log n). Source: Hennig 2007, Comput. Stat. Data Anal. 52, 258-271.
[[nodiscard]] std::vector<double> agreement(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other);

/// The mean agreement of the found communities with those of single searches from other seeds. 0 runs: NaN for all.
[[nodiscard]] std::vector<double> seed_stability(const Network& network, const Communities& found,
                                                 const CommunityOptions& options, std::uint32_t runs, const Work& work = {});

/// The mean agreement of the found communities with those of single searches, from `options`, in `resamples` networks made
/// from a random share of the sessions; `network` is make_network of the dataset. NaN for whom no resample has a tie.
[[nodiscard]] std::vector<double> resampled_stability(const Network& network, const Communities& found,
                                                      const Dataset& dataset, const Reference& reference,
                                                      const CommunityOptions& options, std::uint32_t resamples, double share,
                                                      const Work& work = {});

/// Which memberships hold: over other seeds, and when a share of the sessions is left out.
///
/// Definition: communities of the network of the whole dataset; `seeds` is seed_stability; `resampled` the mean agreement
/// with the communities of `resamples` networks made from a random share of the sessions, over those resamples in which the
/// actor still has a tie (undefined when it never does); 20 seeds and 20 resamples unless told otherwise, of 50,000 ties on
/// two of each, sought in two rounds, which a note says. Direction, weights: as communities. Empty dataset: no rows. Range:
/// 0 to 1; a usual reading is that 0.75 and more is stable, below 0.5 is not. Time: resamples times making the network and
/// finding its communities. Source: Hennig 2007; Ben-Hur, Elisseeff & Guyon 2002, Pac. Symp. Biocomput. 7, 6-17.
[[nodiscard]] Table stability(const Dataset& dataset, const Reference& reference, const Population& population,
                              const Options& options, const Work& work = {});
[[nodiscard]] std::vector<OptionInfo> stability_options();

} // namespace entente
