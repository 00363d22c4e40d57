#include "core/analysis/components.hpp"

#include "core/analysis/groups.hpp"
#include "core/analysis/options.hpp"

namespace entente {

Components components(const Network& network) {
  const Rows rows = network.rows();
  Components result;
  result.of_node.assign(rows.size(), detail::no_group);
  std::vector<std::uint32_t> open;
  std::uint32_t count = 0;
  for (std::uint32_t start = 0; start < rows.size(); ++start) {
    if (result.of_node[start] != detail::no_group) { continue; }
    result.of_node[start] = count;
    open.push_back(start);
    while (!open.empty()) {
      const std::uint32_t v = open.back();
      open.pop_back();
      for (const std::uint32_t w : rows.neighbours(v)) {
        if (result.of_node[w] != detail::no_group) { continue; }
        result.of_node[w] = count;
        open.push_back(w);
      }
    }
    ++count;
  }
  result.sizes = detail::renumber_by_size(result.of_node);
  return result;
}

Measure components_measure() {
  Measure measure{"components", "measure.components.summary", "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("components", options, {});
    const Components found = components(network);
    return detail::group_table(network, "components", found.of_node, found.sizes);
  };
  return measure;
}

} // namespace entente
