/// @file
/// Private to viz/graphviz: the most important part of a network that is too large to be seen on one map.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/network/network.hpp"

namespace entente::maps {

/// Networks of more nodes are drawn in part.
constexpr std::size_t most_drawn = 1'500;

/// A part of a network: its strongest nodes and the ties among them.
struct Part {
  Network network;
  std::vector<std::uint32_t> of_whole; ///< node of the whole network, by node
};

/// The 600 nodes of the greatest strength (the sum of the weights of their ties), in their old order; of two sets the 60
/// strongest sessions or processes, and the 540 others with the strongest ties to these. Nothing when the whole fits. Equal
/// ones come by their place. O(n log n + m).
[[nodiscard]] std::optional<Part> condensed(const Network& network);

} // namespace entente::maps
