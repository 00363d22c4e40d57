/// @file
/// Private to viz/graphviz: which colour each node has and what the colours mean.
#pragma once

#include <string>
#include <vector>

#include "core/network/network.hpp"
#include "core/reference/reference.hpp"
#include "viz/graphviz/drawing.hpp"

namespace entente::maps {

struct ColourGroup {
  std::string key;  ///< region or category code, or the number of a cluster; empty for "unknown"
  std::string name; ///< as the legend says it
  std::string colour;
  std::size_t count = 0; ///< nodes
};

struct Colouring {
  std::string heading;              ///< what colour means
  std::vector<ColourGroup> groups;  ///< the largest first, "other" and "unknown" last
  std::vector<std::string> of_node; ///< colour
  std::vector<std::string> notes;   ///< sentences for the legend
  bool by_region = false;
  bool by_category = false;
};

/// Colours by what the options ask for. Clusters that chance could have made are not shown: the colours are then of
/// regions, and a note says so.
[[nodiscard]] Colouring colour_nodes(const Network& network, const Reference& reference, const DrawOptions& options);

/// The colour of a group's key; grey when it has none.
[[nodiscard]] std::string colour_of(const Colouring& colouring, const std::string& key);

/// The category of which the drawings' legends speak: the parent's where there is one.
[[nodiscard]] std::string broad_category(const Reference& reference, const std::string& category);

} // namespace entente::maps
