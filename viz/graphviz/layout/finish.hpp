// SPDX-License-Identifier: MIT
/// @file
/// What Graphviz paints, made reproducible and readable aloud.
#pragma once

#include <string>

#include "viz/graphviz/layout/canvas.hpp"

namespace entente_layout {

/// Without comments, version and document type; the picture's and each mark's own title in place of Graphviz's
/// names; fonts with fallbacks; no identifiers, so that several pictures can stand on one page.
[[nodiscard]] std::string finish_svg(const std::string& svg, const Canvas& canvas);
/// Without the time it was made.
[[nodiscard]] std::string finish_pdf(std::string pdf);

} // namespace entente_layout
