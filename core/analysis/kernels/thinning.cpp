#include "core/analysis/kernels/thinning.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace entente {

bool Thinning::possible(const Network& network) {
  return network.kind() != NetworkKind::actors && (network.two_mode() || network.weight() != TieWeight::newman);
}

Thinning::Thinning(const Network& network, const Dataset& dataset) : whole_(network) {
  std::unordered_map<SessionId, std::uint32_t> place;
  for (const Session& session : dataset.sessions) {
    place.emplace(session.id, static_cast<std::uint32_t>(place.size()));
  }
  std::unordered_map<AppearanceId, std::uint32_t> session_of;
  for (const Appearance& appearance : dataset.appearances) {
    const auto found = appearance.session ? place.find(*appearance.session) : place.end();
    session_of.emplace(appearance.id, found == place.end() ? always : found->second);
  }
  const auto add = [&](Lists& lists, std::span<const AppearanceId> evidence, bool once) {
    const auto begin = static_cast<std::ptrdiff_t>(lists.sessions.size());
    for (const AppearanceId id : evidence) {
      lists.sessions.push_back(session_of.at(id));
    }
    if (once) {
      std::sort(lists.sessions.begin() + begin, lists.sessions.end());
      lists.sessions.erase(std::unique(lists.sessions.begin() + begin, lists.sessions.end()), lists.sessions.end());
    }
    lists.offsets.push_back(static_cast<std::uint32_t>(lists.sessions.size()));
  };
  for (const Node& node : network.nodes()) {
    add(of_node_, node.evidence, true);
  }
  for (const Tie& tie : network.ties()) {
    add(of_tie_, tie.evidence, !network.two_mode());
  }
}

std::uint32_t Thinning::Lists::count(std::size_t list, const std::vector<bool>& kept) const {
  std::uint32_t result = 0;
  for (std::uint32_t i = offsets[list]; i < offsets[list + 1]; ++i) {
    result += sessions[i] == always || kept[sessions[i]] ? 1 : 0;
  }
  return result;
}

Network Thinning::network(const std::vector<bool>& kept, std::vector<std::uint32_t>& left) const {
  std::vector<Node> nodes;
  std::vector<std::uint32_t> number(whole_.nodes().size(), 0);
  left.clear();
  for (std::uint32_t v = 0; v < number.size(); ++v) {
    if (of_node_.count(v, kept) == 0) { continue; }
    number[v] = static_cast<std::uint32_t>(nodes.size());
    left.push_back(v);
    Node node;
    node.kind = whole_.nodes()[v].kind;
    nodes.push_back(std::move(node));
  }
  std::vector<Tie> ties;
  for (std::size_t i = 0; i < whole_.ties().size(); ++i) {
    const std::uint32_t count = of_tie_.count(i, kept);
    if (count == 0) { continue; }
    const Tie& tie = whole_.ties()[i];
    ties.push_back({number[tie.source], number[tie.target], whole_.weight() == TieWeight::none ? 1.0 : count, tie.kind, {}});
  }
  return {whole_.kind(), whole_.weight(), std::move(nodes), std::move(ties)};
}

} // namespace entente
