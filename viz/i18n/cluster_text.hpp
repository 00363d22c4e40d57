/// @file
/// Names of clusters as people read them.
#pragma once

#include <string>

#include "core/analysis/cluster_names.hpp"
#include "core/model/table.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// What a term says, in the language: a region's, category's or state's name, or the body's or process's own.
[[nodiscard]] std::string term_text(const ClusterTerm& term, const Reference& reference, Language language);
/// The table for people: columns `label` (keys) and `label_names` become one column `label_names` in the language's
/// words, `other_label` and `other_label_names` likewise. A table without them is returned as it is.
[[nodiscard]] Table with_cluster_names(Table table, const Reference& reference, Language language);

} // namespace entente
