/// @file
/// Lines that were stretched to the margin though a paragraph's line ends there.
#pragma once

#include "importers/document/pdf/pages.hpp"

namespace entente::pdf {

/// Writers that justify stretch lines before a forced line break too. Where a page shows that it was set so, sets the
/// words of its stretched lines as far apart as words usually stand, so that such a line is no row of a table and ends
/// where its text ends. O(n log n) for words that don't all overlap.
void unstretch(Page& page);

} // namespace entente::pdf
