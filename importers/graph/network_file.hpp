/// @file
/// Networks of files for the measures, without a base.
#pragma once

#include "core/model/graph_file.hpp"
#include "importers/importer.hpp"

namespace entente {

/// Reads GraphML: every node and edge of the first graph; attributes by the names of their keys ("name" or "label",
/// "kind", "state", "region", "category", "gender"; "weight" of edges). Directions are left out. Throws
/// Error(unreadable) naming file and line: not GraphML, a node without an id or with one that is taken, an edge to no
/// node, a weight that is not a finite number above 0. O(length) in time and memory.
[[nodiscard]] GraphFile read_graphml_network(const Input& input);

/// Reads separated text whose first row has headings: the names in the first two columns are tied; a column "weight" has
/// weights. With `two_sets` the second column names places (of the kind "session"), not actors. Errors as above.
[[nodiscard]] GraphFile read_tie_list(const Input& input, bool two_sets);

} // namespace entente
