/// @file
/// Names of clusters as people read them.
#pragma once

#include <string>

#include "core/analysis/cluster_names.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// What a term says, in the language: a region's, category's or state's name, or the body's or process's own.
[[nodiscard]] std::string term_text(const ClusterTerm& term, const Reference& reference, Language language);

} // namespace entente
