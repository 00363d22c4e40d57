/// @file
/// Compressed sparse rows that own their arrays: ties between numbered nodes without attributes, for kernels, for reading
/// large lists of ties and for what is made from a network on the way.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/network/network.hpp"
#include "core/network/work.hpp"

namespace entente {

/// An undirected network of numbers. Row v holds one arc for each tie of v, sorted by target; a loop has one arc; parallel
/// ties have an arc each.
struct Adjacency {
  std::vector<std::uint32_t> offsets{0}; ///< one more than there are nodes
  std::vector<std::uint32_t> targets;
  std::vector<double> weights; ///< of each arc; empty when every tie weighs 1

  /// Valid as long as the arrays are.
  [[nodiscard]] Rows rows() const { return {offsets, targets, weights, {}}; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
};

using PlainTie = std::pair<std::uint32_t, std::uint32_t>;

/// Ties in any order and direction; `weights` are parallel to them or empty. Throws Error(bad_argument) for an end that is
/// no node, a weight that is not finite and above 0, or more ties than 2³¹ - 1. O(n + m) when the ties are sorted, else
/// O(n + m log of the largest degree).
[[nodiscard]] Adjacency make_adjacency(std::uint32_t nodes, std::span<const PlainTie> ties,
                                       std::span<const double> weights = {});

/// Reads "source target" or "source target weight" a line, numbers from 0, blanks or tabs between; lines that begin with #
/// or % and empty lines are skipped. All lines have a weight or none has. Nodes are 0 to the highest number seen. Throws
/// Error(unreadable) naming the line. One pass over the text, then as make_adjacency.
[[nodiscard]] Adjacency read_edge_list(std::string_view text);

/// Who shares how many places: `rows` are those of a two-mode network whose first `actors` nodes are the actors. Two actors
/// are tied by the number of places they share; parallel ties count as one each. Same result with any number of threads.
/// Time O(sum over places of actors²), space O(ties of the result). Precondition: ties lead from actors to others.
[[nodiscard]] Adjacency project(const Rows& rows, std::uint32_t actors, const Work& work = {});

/// The same ties with the nodes numbered by falling degree, equals as before: neighbours of the busy are then near one
/// another in memory. `place[v]` receives the new number of v. O(n + m).
[[nodiscard]] Adjacency by_degree(const Rows& rows, std::vector<std::uint32_t>& place);

} // namespace entente
