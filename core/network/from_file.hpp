/// @file
/// Networks that other programs wrote, for the same measures.
#pragma once

#include "core/model/graph_file.hpp"
#include "core/network/adjacency.hpp"
#include "core/network/network.hpp"

namespace entente {

/// The ties of a file on compressed rows, without its names; weights only where the file has some. As make_adjacency.
[[nodiscard]] Adjacency rows_of(const GraphFile& file);

/// The network of a file, nodes in its order. A two-mode kind takes nodes of the file's kind "person" (or "state",
/// "organisation") as actors and all others as places; throws Error(bad_argument) when a tie joins two of one set, or a
/// weight or an end is wrong. Nodes of an unknown kind are those of the network's kind. Evidence is empty.
[[nodiscard]] Network make_network(GraphFile file, NetworkKind kind);

/// The network of a numbered list of ties (read_edge_list): nodes are called by their number. Not for two-mode kinds.
[[nodiscard]] Network make_network(const Adjacency& rows, NetworkKind kind);

} // namespace entente
