#include "viz/graphviz/cluster_label.hpp"

#include "viz/graphviz/names.hpp"
#include "viz/i18n/cluster_text.hpp"
#include "viz/i18n/messages.hpp"

namespace entente {

std::string cluster_label(const Network& network, const Communities& communities, std::uint32_t cluster,
                          const Reference& reference, Language language) {
  std::string terms;
  if (cluster < communities.names.size()) {
    for (const ClusterTerm& term : communities.names[cluster].terms) {
      if (term.attribute == "event" || term.attribute == "process") { continue; }
      terms += (terms.empty() ? "" : " + ") + term_text(term, reference, language);
    }
  }
  const auto ties_of = [&](std::size_t node) { return out_degree(static_cast<std::uint32_t>(node), network.graph()); };
  std::size_t first = network.nodes().size();
  for (std::size_t i = 0; i < network.nodes().size(); ++i) {
    if (communities.of_node[i] != cluster || maps::is_setting(network.nodes()[i])) { continue; }
    if (first == network.nodes().size() || ties_of(i) > ties_of(first)) { first = i; }
  }
  if (first == network.nodes().size()) { return terms.empty() ? std::to_string(cluster + 1) : terms; }
  const std::string name = maps::display_name(network.nodes()[first], reference, language);
  return terms.empty() ? message(language, "map.cluster.around", {name})
                       : message(language, "map.cluster.marked", {name, terms});
}

} // namespace entente
