/// @file
/// Networks of others: GraphML (graphml.graphdrawing.org) and GEXF (gexf.net), as things and partnerships.
#pragma once

#include "importers/importer.hpp"

namespace entente {

/// Nodes become people, bodies, states, processes or events, by their attribute `kind` (else bodies; a node that is named
/// like a state or process and of which nothing else is told is one); edges become partnerships of their kind, `partner`
/// where none is given. What a record lacks is a diagnostic and leaves out that record only. Throws Error(unreadable): no
/// XML, not this format, no nodes. O(size).
[[nodiscard]] ReadDataset read_graphml(const Input& input);
/// GEXF 1.1 to 1.3, likewise.
[[nodiscard]] ReadDataset read_gexf(const Input& input);

/// The importers of this folder.
[[nodiscard]] const Importer& graphml_importer();
[[nodiscard]] const Importer& gexf_importer();

} // namespace entente
