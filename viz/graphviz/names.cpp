#include "viz/graphviz/names.hpp"

#include <map>

namespace entente::maps {

bool is_setting(const Node& node) {
  return node.kind == EntityKind::session || node.kind == EntityKind::event || node.kind == EntityKind::process;
}

std::string display_name(const Node& node, const Reference& reference, Language language) {
  const StateFacts* const state = node.kind == EntityKind::state ? reference.state(node.id) : nullptr;
  return state == nullptr ? node.name : state->name.in(language);
}

std::vector<std::string> display_names(const Network& network, const Reference& reference, Language language) {
  std::vector<std::string> names;
  std::map<std::string, std::size_t> bodies;
  for (const Node& node : network.nodes()) {
    names.push_back(display_name(node, reference, language));
    if (node.kind == EntityKind::organisation) { ++bodies[names.back()]; }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Node& node = network.nodes()[i];
    const StateFacts* const state = reference.state(node.state);
    if (node.kind == EntityKind::organisation && state != nullptr && bodies[names[i]] > 1) {
      names[i] += " (" + state->name.in(language) + ")";
    }
  }
  return names;
}

} // namespace entente::maps
