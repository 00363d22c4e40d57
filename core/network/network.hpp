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
/// shared panels of 1/(n-1) with n people, bodies or states on the panel (Newman 2001, Phys. Rev. E 64, 016132). Ties of
/// other kinds know no panel that two share: `count` and `newman` both count what the tie rests on (appearances; for
/// partnerships the times it is stated; 1 for memberships).
enum class TieWeight { none, count, newman };
enum class TieKind { appearance, co_appearance, affiliation, membership, partnership };

[[nodiscard]] std::string_view to_text(NetworkKind kind); ///< "people-sessions", …
[[nodiscard]] std::string_view to_text(TieWeight weight);
[[nodiscard]] std::string_view to_text(TieKind kind);
[[nodiscard]] std::optional<NetworkKind> parse_network_kind(std::string_view text);
[[nodiscard]] std::optional<TieWeight> parse_tie_weight(std::string_view text);

/// True for kinds whose nodes are of two sets with ties only between them.
[[nodiscard]] bool of_two_sets(NetworkKind kind);

/// A body that a node appeared for, or a process or event that it appeared at.
struct Trait {
  EntityKind kind = EntityKind::organisation; ///< organisation, process or event
  std::string id;                             ///< printed id ("o12")
  std::string name;
  friend bool operator==(const Trait&, const Trait&) = default;
};

/// A node: an actor or a session, with the attributes that drawings and mixing measures use. What can change between
/// appearances (a person's state and category) is that of the latest appearance that names a body or a state.
struct Node {
  EntityKind kind = EntityKind::person;
  std::string id; ///< printed id ("p12", "CHE")
  std::string name;
  std::string state;    ///< ISO 3166 alpha-3: a person's is the state spoken for, a body's its country; empty when unknown
  std::string region;   ///< M49 region ("150") of the state; empty when unknown
  std::string category; ///< stakeholder category, "state" for who speaks for a state and names no body; empty when unknown
  std::optional<Gender> gender;       ///< as declared, else as all marked appearances agree
  int order = 0;                      ///< place in time, from 1, among the sessions or the events; 0 elsewhere
  std::vector<Trait> traits;          ///< sorted by kind and id, each once
  std::vector<AppearanceId> evidence; ///< sorted
  /// What its panels were about: the content words of their titles, lower case, sorted, each once. Left out are stop words
  /// of the document's language (of any, where that is not known), words of less than four letters and words for kinds of
  /// session.
  std::vector<std::string> words = {};
};

/// A tie, listed once with source < target; every network here is undirected.
struct Tie {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 1;
  TieKind kind = TieKind::co_appearance;
  std::vector<AppearanceId> evidence; ///< the appearances the tie rests on, sorted; none for what only reference data says
};

/// Both arcs of every tie; an arc's property is the index of its tie.
struct ArcProperty {
  std::uint32_t tie = 0;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, ArcProperty, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

/// The compressed rows as plain arrays, for kernels: the arcs of node v are [offsets[v], offsets[v + 1]), sorted by target.
/// Valid as long as the network lives.
struct Rows {
  std::span<const std::uint32_t> offsets; ///< one more than there are nodes
  std::span<const std::uint32_t> targets;
  std::span<const double> weights;   ///< of the arc's tie; empty when every tie weighs 1
  std::span<const ArcProperty> arcs; ///< the arc's tie; empty in rows that are no network's
  [[nodiscard]] double weight(std::uint32_t arc) const { return weights.empty() ? 1.0 : weights[arc]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t v) const {
    return targets.subspan(offsets[v], offsets[v + 1] - offsets[v]);
  }
};

/// An undirected network; immutable once made. Loops and parallel ties (of different kinds) are allowed.
class Network {
public:
  /// Ties may be listed in any order and direction. Throws Error(bad_argument) for an end that is no node or a weight that
  /// is not finite and above 0. O(n + m log m), O(n + m) when the ties are sorted.
  Network(NetworkKind kind, TieWeight weight, std::vector<Node> nodes, std::vector<Tie> ties);

  [[nodiscard]] NetworkKind kind() const { return kind_; }
  [[nodiscard]] TieWeight weight() const { return weight_; }
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] std::span<const Tie> ties() const { return ties_; }
  /// Row v holds one arc for each tie of v; a loop has one arc.
  [[nodiscard]] const Graph& graph() const { return graph_; }
  /// The same rows without Boost's iterators.
  [[nodiscard]] Rows rows() const;
  /// True for networks whose nodes are of two sets with ties only between them.
  [[nodiscard]] bool two_mode() const;

private:
  NetworkKind kind_;
  TieWeight weight_;
  std::vector<Node> nodes_;
  std::vector<Tie> ties_;
  Graph graph_;
  std::vector<double> arc_weights_;
};

/// The network of a dataset.
///
/// A panel is a session that is not a break and that somebody appears on; a session that only holds panels is none.
/// - people, organisations, states: two are tied when two different people share a panel for them. A body and one that
///   holds it (a directorate and its ministry) are tied only when each has someone on the panel who does not speak for the
///   other. n of Newman's weight is the number of different people, bodies or states on the panel.
/// - people_sessions: a person and a panel. states_processes, organisations_processes: who appeared at an event of the
///   process, lists of participants included.
/// - actors: all kinds of node. Appearance: a person and the panel, or the event where only a list of participants is
///   known. Affiliation: a person and a body or the state spoken for. Membership: a body and its parent, a session
///   and the session or event it is part of, an event and its process, a state and a process that it was a member or a chair
///   of (reference data) while the process met in the dataset. Partnership: as stated between two ends, and a state that
///   reference data calls a partner of a process. Observers have no tie.
///
/// Nodes are those that somebody appeared as, for or at, tied or not; actors also has parent bodies and the ends of
/// partnerships. They are sorted by kind and id, ties by ends and kind, so that the same dataset gives the same network.
/// Time O(sum over panels of n²) for one-mode kinds, else O(appearances), each times a logarithm.
[[nodiscard]] Network make_network(const Dataset& dataset, const Reference& reference, NetworkKind kind,
                                   TieWeight weight = TieWeight::count);

} // namespace entente
