/// @file
/// From a neutral document to its programme: events, sessions, people, themes, as printed.
#pragma once

#include "core/model/document.hpp"
#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// Reads the agenda (or concept note, or list of objectives) that the document is. Never fails: what it cannot place
/// is in `review`. Language cues come from `reference`. Time O(length of the document).
[[nodiscard]] Programme read_programme(const Document& document, const Reference& reference);

} // namespace entente
