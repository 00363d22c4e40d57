/// @file
/// Private to core/analysis: what each search for shortest paths adds to the betweenness of nodes, a source at a time or
/// sixteen.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/network/network.hpp"
#include "core/network/work.hpp"

namespace entente::detail {

/// For each node the sum over the sources s and all targets t of the share of the shortest s-t paths through the node, ends
/// left out; lengths are steps. Sixteen sources share each sweep over the rows. Sums are in double precision; numbers of
/// paths are whole numbers, and where they pass 2²⁴ the sources are searched one by one with double precision too.
/// Time O(sources · m) at worst, about a quarter of one by one; space 220 bytes a node and thread.
[[nodiscard]] std::vector<double> dependencies(const Rows& rows, std::span<const std::uint32_t> sources, const Work& work);

/// For each tie of a network's rows (with arcs) the sum over all ordered pairs of nodes of the share of their shortest paths
/// along it, sixteen sources at a time; what is beyond the end is 0. Nothing when numbers of paths pass 2²⁴. Same bytes with
/// any number of threads. Space beyond that of `dependencies` 16 bytes an arc and thread.
[[nodiscard]] std::optional<std::vector<double>> tie_dependencies(const Rows& rows, const Work& work);

/// As dependencies, one source at a time: Brandes' algorithm as published. Adds to `score`.
void add_dependencies(const Rows& rows, std::span<const std::uint32_t> sources, std::span<double> score);

/// As dependencies, with 1/weight as the length of a tie; lengths that differ by less than 1e-10 of themselves are equal.
/// Time O(sources · (m + n log n)).
[[nodiscard]] std::vector<double> weighted_dependencies(const Rows& rows, std::span<const std::uint32_t> sources,
                                                        const Work& work);

} // namespace entente::detail
