#include "core/network/network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/error.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 7> kind_names{
    "people-sessions", "people", "organisations", "states", "states-processes", "organisations-processes", "actors"};
constexpr std::array<std::string_view, 3> weight_names{"none", "count", "newman"};
constexpr std::array<std::string_view, 5> tie_names{"appearance", "co-appearance", "affiliation", "membership",
                                                    "partnership"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view text) {
  const auto place = std::find(names.begin(), names.end(), text);
  if (place == names.end()) { return std::nullopt; }
  return static_cast<Enum>(place - names.begin());
}

void normalise(std::vector<Tie>& ties, std::size_t nodes) {
  for (Tie& tie : ties) {
    if (tie.source >= nodes || tie.target >= nodes) {
      throw Error(ErrorKind::bad_argument, "a tie of the network ends at a node that is not there");
    }
    if (!std::isfinite(tie.weight) || tie.weight <= 0) {
      throw Error(ErrorKind::bad_argument, "a tie of the network has a weight that is not a finite number above 0");
    }
    if (tie.source > tie.target) { std::swap(tie.source, tie.target); }
  }
  const auto before = [](const Tie& a, const Tie& b) {
    return std::tie(a.source, a.target, a.kind) < std::tie(b.source, b.target, b.kind);
  };
  if (!std::is_sorted(ties.begin(), ties.end(), before)) { std::stable_sort(ties.begin(), ties.end(), before); }
}

/// Both arcs of each tie, sorted by source and target because the ties are.
Graph make_graph(const std::vector<Tie>& ties, std::size_t nodes) {
  std::vector<std::uint32_t> next(nodes + 1, 0);
  for (const Tie& tie : ties) {
    ++next[tie.source + 1];
    if (tie.target != tie.source) { ++next[tie.target + 1]; }
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs(next.back());
  std::vector<ArcProperty> properties(next.back());
  const auto place = [&](std::uint32_t from, std::uint32_t to, std::size_t tie) {
    const std::uint32_t arc = next[from]++;
    arcs[arc] = {from, to};
    properties[arc].tie = static_cast<std::uint32_t>(tie);
  };
  // All arcs to lower nodes come first in a row: one pass for them, one for the others.
  for (std::size_t i = 0; i < ties.size(); ++i) {
    if (ties[i].source != ties[i].target) { place(ties[i].target, ties[i].source, i); }
  }
  for (std::size_t i = 0; i < ties.size(); ++i) {
    place(ties[i].source, ties[i].target, i);
  }
  return Graph(boost::edges_are_sorted, arcs.begin(), arcs.end(), properties.begin(), static_cast<std::uint32_t>(nodes),
               static_cast<std::uint32_t>(arcs.size()));
}

} // namespace

std::string_view to_text(NetworkKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
std::string_view to_text(TieWeight weight) { return weight_names.at(static_cast<std::size_t>(weight)); }
std::string_view to_text(TieKind kind) { return tie_names.at(static_cast<std::size_t>(kind)); }
std::optional<NetworkKind> parse_network_kind(std::string_view text) { return find_name<NetworkKind>(kind_names, text); }
std::optional<TieWeight> parse_tie_weight(std::string_view text) { return find_name<TieWeight>(weight_names, text); }

Network::Network(NetworkKind kind, TieWeight weight, std::vector<Node> nodes, std::vector<Tie> ties)
    : kind_(kind), weight_(weight), nodes_(std::move(nodes)), ties_(std::move(ties)) {
  constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max() / 2;
  if (nodes_.size() >= limit || ties_.size() >= limit) {
    throw Error(ErrorKind::bad_argument, "the network has more nodes or ties than 2 147 483 646");
  }
  normalise(ties_, nodes_.size());
  graph_ = make_graph(ties_, nodes_.size());
  arc_weights_.reserve(graph_.m_forward.m_column.size());
  for (const ArcProperty& arc : graph_.m_forward.m_edge_properties) {
    arc_weights_.push_back(ties_[arc.tie].weight);
  }
}

Rows Network::rows() const {
  const auto& forward = graph_.m_forward;
  return {forward.m_rowstart, forward.m_column, arc_weights_, forward.m_edge_properties};
}

bool of_two_sets(NetworkKind kind) {
  return kind == NetworkKind::people_sessions || kind == NetworkKind::states_processes ||
         kind == NetworkKind::organisations_processes;
}

bool Network::two_mode() const { return of_two_sets(kind_); }

} // namespace entente
