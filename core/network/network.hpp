/// @file
/// A typed network on Boost.Graph's compressed sparse rows, and how each kind is made from a dataset.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "core/model/dataset.hpp"
#include "core/reference/reference.hpp"

namespace entente {

enum class NetworkKind { people_sessions, people, organisations, states, states_processes, organisations_processes, actors };
/// How ties from sharing a panel are weighted: not at all (1), by the number of shared panels, or by the sum over
/// shared panels of 1/(n-1) with n people on the panel (Newman 2001, Phys. Rev. E 64, 016132).
enum class TieWeight { none, count, newman };
enum class TieKind { appearance, co_appearance, affiliation, membership, partnership };

[[nodiscard]] std::string_view to_text(NetworkKind kind); ///< "people-sessions", …
[[nodiscard]] std::string_view to_text(TieWeight weight);
[[nodiscard]] std::string_view to_text(TieKind kind);
[[nodiscard]] std::optional<NetworkKind> parse_network_kind(std::string_view text);
[[nodiscard]] std::optional<TieWeight> parse_tie_weight(std::string_view text);

/// A node: an actor or a session, with the attributes that drawings and mixing measures use.
struct Node {
  EntityKind kind = EntityKind::person;
  std::string id; ///< printed id ("p12", "CHE")
  std::string name;
  std::string state;    ///< ISO 3166 alpha-3; empty when unknown
  std::string region;   ///< M49 region ("150"); empty when unknown
  std::string category; ///< stakeholder category; empty when unknown
  std::optional<Gender> gender;
  int order = 0; ///< place in time for sessions and events; 0 elsewhere
  std::vector<AppearanceId> evidence;
};

/// A tie, listed once with source < target; every network here is undirected.
struct Tie {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 1;
  TieKind kind = TieKind::co_appearance;
  std::vector<AppearanceId> evidence; ///< the appearances the tie rests on
};

/// Both arcs of every tie; an arc's property is the index of its tie.
struct ArcProperty {
  std::uint32_t tie = 0;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, ArcProperty, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

/// An undirected network; immutable once made.
class Network {
public:
  Network(NetworkKind kind, TieWeight weight, std::vector<Node> nodes, std::vector<Tie> ties);

  [[nodiscard]] NetworkKind kind() const { return kind_; }
  [[nodiscard]] TieWeight weight() const { return weight_; }
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] std::span<const Tie> ties() const { return ties_; }
  /// Row v holds one arc for each tie of v; a loop has one arc.
  [[nodiscard]] const Graph& graph() const { return graph_; }
  /// True for networks whose nodes are of two sets with ties only between them.
  [[nodiscard]] bool two_mode() const;

private:
  NetworkKind kind_;
  TieWeight weight_;
  std::vector<Node> nodes_;
  std::vector<Tie> ties_;
  Graph graph_;
};

/// The network of a dataset. Breaks are never panels; nodes without ties are kept. Nodes are sorted by kind and id, ties
/// by ends, so the same dataset gives the same network. Time O(sum over panels of n²) for one-mode kinds.
[[nodiscard]] Network make_network(const Dataset& dataset, const Reference& reference, NetworkKind kind,
                                   TieWeight weight = TieWeight::count);

} // namespace entente
