/// @file
/// What a legend or an axis calls a cluster.
#pragma once

#include <cstdint>
#include <string>

#include "core/analysis/communities.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// "around X, marked by: terms": the member with most ties (the first of equals) and what sets the cluster apart. Which
/// meeting or process its members were at is left out: of a network of panels that says little, and titles are long.
/// O(nodes).
[[nodiscard]] std::string cluster_label(const Network& network, const Communities& communities, std::uint32_t cluster,
                                        const Reference& reference, Language language);

} // namespace entente
