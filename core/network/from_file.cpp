#include "core/network/from_file.hpp"

#include <utility>

#include <fmt/format.h>

#include "core/error.hpp"

namespace entente {
namespace {

/// What a node is whose kind the file does not say.
EntityKind usual_kind(NetworkKind kind) {
  switch (kind) {
  case NetworkKind::organisations:
  case NetworkKind::organisations_processes: return EntityKind::organisation;
  case NetworkKind::states:
  case NetworkKind::states_processes: return EntityKind::state;
  case NetworkKind::people_sessions:
  case NetworkKind::people:
  case NetworkKind::actors: break;
  }
  return EntityKind::person;
}

/// A tie of a two-mode network leads from an actor to a place.
void check_sets(NetworkKind kind, const std::vector<Node>& nodes, const std::vector<Tie>& ties) {
  if (!of_two_sets(kind)) { return; }
  const EntityKind actor = usual_kind(kind);
  for (const Tie& tie : ties) {
    if ((nodes[tie.source].kind == actor) == (nodes[tie.target].kind == actor)) {
      throw Error(ErrorKind::bad_argument, "\"{}\" and \"{}\" are of one set, but tied: the file holds no {} network",
                  nodes[tie.source].id, nodes[tie.target].id, to_text(kind));
    }
  }
}

} // namespace

Adjacency rows_of(const GraphFile& file) {
  std::vector<PlainTie> ties;
  std::vector<double> weights;
  ties.reserve(file.ties.size());
  if (file.weighted) { weights.reserve(file.ties.size()); }
  for (const GraphTie& tie : file.ties) {
    ties.emplace_back(tie.source, tie.target);
    if (file.weighted) { weights.push_back(tie.weight); }
  }
  return make_adjacency(static_cast<std::uint32_t>(file.nodes.size()), ties, weights);
}

Network make_network(GraphFile file, NetworkKind kind) {
  std::vector<Node> nodes;
  nodes.reserve(file.nodes.size());
  for (GraphNode& from : file.nodes) {
    Node& node = nodes.emplace_back();
    node.kind = parse_entity_kind(from.kind).value_or(usual_kind(kind));
    node.id = std::move(from.id);
    node.name = std::move(from.name);
    node.state = std::move(from.state);
    node.region = std::move(from.region);
    node.category = std::move(from.category);
    node.gender = parse_gender(from.gender);
  }
  std::vector<Tie> ties;
  ties.reserve(file.ties.size());
  for (const GraphTie& from : file.ties) {
    ties.push_back({from.source, from.target, from.weight, TieKind::co_appearance, {}});
  }
  check_sets(kind, nodes, ties);
  return {kind, file.weighted ? TieWeight::count : TieWeight::none, std::move(nodes), std::move(ties)};
}

Network make_network(const Adjacency& rows, NetworkKind kind) {
  if (of_two_sets(kind)) {
    throw Error(ErrorKind::bad_argument, "a list of ties does not say which nodes of a {} network are of which set",
                to_text(kind));
  }
  GraphFile file;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    GraphNode& node = file.nodes.emplace_back();
    node.id = node.name = std::to_string(v);
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      const std::uint32_t to = rows.targets[arc];
      if (to >= v) { file.ties.push_back({v, to, rows.weights.empty() ? 1.0 : rows.weights[arc]}); }
    }
  }
  file.weighted = !rows.weights.empty();
  return make_network(std::move(file), kind);
}

} // namespace entente
