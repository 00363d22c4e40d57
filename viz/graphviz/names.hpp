/// @file
/// Private to viz/graphviz: what nodes are called in a picture.
#pragma once

#include <string>
#include <vector>

#include "core/network/network.hpp"
#include "core/reference/reference.hpp"

namespace entente::maps {

/// True for sessions, meetings and processes: where actors meet, not actors.
[[nodiscard]] bool is_setting(const Node& node);
/// A state's name in the language, any other node's as it is.
[[nodiscard]] std::string display_name(const Node& node, const Reference& reference, Language language);
/// The name of each node; bodies that share one ("Ministry of Foreign Affairs") carry their state's too. O(n log n).
[[nodiscard]] std::vector<std::string> display_names(const Network& network, const Reference& reference, Language language);

} // namespace entente::maps
