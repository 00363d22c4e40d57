/// @file
/// Private to viz/graphviz: which ties a picture can carry without becoming a hairball.
#pragma once

#include <vector>

#include "core/network/network.hpp"

namespace entente::maps {

struct Backbone {
  std::vector<bool> drawn; ///< by tie
  std::size_t count = 0;
  bool reduced = false; ///< some ties are left out
};

/// All ties when there are few (at most four a node and forty more), else those that hold the network together (a
/// spanning forest of the heaviest) and those that weigh most for one of their ends, up to three a node (two
/// in networks of more than 500 nodes). How much a tie
/// weighs for an end with k ties of total weight s is (1 - w/s)^(k-1), the chance that it takes that share of a random
/// division (Serrano, Boguñá & Vespignani 2009, PNAS 106, 6483). Loops are never drawn. Time O(m log m).
[[nodiscard]] Backbone backbone(const Network& network);

} // namespace entente::maps
