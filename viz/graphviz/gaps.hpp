/// @file
/// Who is missing from a network, as empty places for its map.
#pragma once

#include <vector>

#include "core/analysis/questions/question.hpp"
#include "core/model/dataset.hpp"
#include "core/network/network.hpp"
#include "core/reference/reference.hpp"
#include "viz/graphviz/drawing.hpp"

namespace entente {

/// The empty places of a network. Networks with states: members of the population for which nobody appeared, one place
/// each, grouped by region. Networks of people: sub-regions of the population from which nobody spoke. Networks of
/// organisations: stakeholder categories of which no body was seen. Sorted by group and name. O(population + organisations).
[[nodiscard]] std::vector<DrawOptions::Gap> gaps_of(const Network& network, const Dataset& dataset,
                                                    const Reference& reference, const Population& population,
                                                    Language language);

} // namespace entente
