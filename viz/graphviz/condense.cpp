#include "viz/graphviz/condense.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "viz/graphviz/names.hpp"

namespace entente::maps {
namespace {

constexpr std::size_t most_nodes = 600;
constexpr std::size_t most_settings = 60;
constexpr std::uint32_t gone = std::numeric_limits<std::uint32_t>::max();

/// The `most` of the candidates with the highest values above 0.
std::vector<std::uint32_t> strongest(std::vector<std::uint32_t> candidates, const std::vector<double>& strength,
                                     std::size_t most) {
  std::erase_if(candidates, [&](std::uint32_t v) { return strength[v] <= 0; });
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return strength[a] > strength[b]; });
  candidates.resize(std::min(candidates.size(), most));
  return candidates;
}

std::vector<double> strengths(const Network& network) {
  std::vector<double> strength(network.nodes().size(), 0);
  for (const Tie& tie : network.ties()) {
    strength[tie.source] += tie.weight;
    if (tie.target != tie.source) { strength[tie.target] += tie.weight; }
  }
  return strength;
}

std::vector<std::uint32_t> chosen(const Network& network) {
  std::vector<std::uint32_t> settings;
  std::vector<std::uint32_t> others;
  for (std::uint32_t v = 0; v < network.nodes().size(); ++v) {
    (network.two_mode() && is_setting(network.nodes()[v]) ? settings : others).push_back(v);
  }
  std::vector<double> strength = strengths(network);
  if (!network.two_mode()) { return strongest(std::move(others), strength, most_nodes); }
  std::vector<std::uint32_t> kept = strongest(std::move(settings), strength, most_settings);
  std::vector<bool> is_kept(network.nodes().size(), false);
  for (const std::uint32_t v : kept) {
    is_kept[v] = true;
  }
  strength.assign(strength.size(), 0);
  for (const Tie& tie : network.ties()) {
    if (is_kept[tie.source]) { strength[tie.target] += tie.weight; }
    if (is_kept[tie.target]) { strength[tie.source] += tie.weight; }
  }
  for (const std::uint32_t v : strongest(std::move(others), strength, most_nodes - kept.size())) {
    kept.push_back(v);
  }
  return kept;
}

} // namespace

std::optional<Part> condensed(const Network& network) {
  if (network.nodes().size() <= most_drawn) { return std::nullopt; }
  std::vector<std::uint32_t> kept = chosen(network);
  std::sort(kept.begin(), kept.end());
  std::vector<std::uint32_t> number(network.nodes().size(), gone);
  std::vector<Node> nodes;
  for (const std::uint32_t v : kept) {
    number[v] = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(network.nodes()[v]);
  }
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties()) {
    if (number[tie.source] == gone || number[tie.target] == gone) { continue; }
    Tie own = tie;
    own.source = number[tie.source];
    own.target = number[tie.target];
    ties.push_back(std::move(own));
  }
  return Part{Network(network.kind(), network.weight(), std::move(nodes), std::move(ties)), std::move(kept)};
}

} // namespace entente::maps
