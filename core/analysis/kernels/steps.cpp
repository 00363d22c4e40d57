#include "core/analysis/kernels/steps.hpp"

#include <limits>

namespace entente {
namespace {
constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
} // namespace

Steps::Steps(const Dataset& dataset, const Reference& reference, const std::vector<PersonId>& from)
    : network_(make_network(dataset, reference, NetworkKind::people, TieWeight::none)) {
  const auto size = static_cast<std::uint32_t>(network_.nodes().size());
  for (std::uint32_t v = 0; v < size; ++v) {
    node_of_.emplace(network_.nodes()[v].id, v);
  }
  distance_.assign(size, nowhere);
  previous_.assign(size, nowhere);
  std::vector<std::uint32_t> queue;
  for (const PersonId person : from) {
    const auto found = node_of_.find(person.text());
    if (found == node_of_.end() || distance_[found->second] == 0) { continue; }
    distance_[found->second] = 0;
    queue.push_back(found->second);
  }
  const Rows rows = network_.rows();
  for (std::size_t head = 0; head < queue.size(); ++head) {
    const std::uint32_t v = queue[head];
    for (const std::uint32_t w : rows.neighbours(v)) {
      if (distance_[w] != nowhere) { continue; }
      distance_[w] = distance_[v] + 1;
      previous_[w] = v;
      queue.push_back(w);
    }
  }
}

std::optional<std::uint32_t> Steps::to(PersonId person) const {
  const auto found = node_of_.find(person.text());
  if (found == node_of_.end() || distance_[found->second] == nowhere) { return std::nullopt; }
  return distance_[found->second];
}

std::string Steps::way(PersonId person) const {
  const auto found = node_of_.find(person.text());
  if (found == node_of_.end()) { return {}; }
  std::string names;
  for (std::uint32_t v = previous_[found->second]; v != nowhere; v = previous_[v]) {
    names = network_.nodes()[v].name + (names.empty() ? "" : " › ") + names;
  }
  return names;
}

} // namespace entente
