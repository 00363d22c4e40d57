/// @file
/// Private to viz/graphviz: what entente-layout is told to draw.
#pragma once

#include <string>

#include "core/network/network.hpp"
#include "core/reference/reference.hpp"
#include "viz/graphviz/drawing.hpp"

namespace entente::maps {

/// The drawing as the JSON that entente-layout reads.
[[nodiscard]] std::string scene(const Network& network, const Reference& reference, const DrawOptions& options);

} // namespace entente::maps
