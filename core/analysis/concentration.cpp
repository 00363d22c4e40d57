#include "core/analysis/concentration.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/analysis/groups.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

const std::vector<OptionInfo>& concentration_options() {
  static const std::vector<OptionInfo> list{
      {"by", "", "actor", "actor, region, state, category, level, gender, kind, body", "option.by.summary"},
      {"top", "holders", "10", "1 to 1000000", "option.top.summary"}};
  return list;
}

/// Slots of each holder: appearances of each node, or of all nodes of a group. Sessions and events hold no slots.
std::vector<std::uint64_t> slots_of(const Network& network, const std::string& attribute) {
  std::vector<std::uint64_t> slots;
  const auto holds = [](const Node& node) {
    return node.kind == EntityKind::person || node.kind == EntityKind::organisation || node.kind == EntityKind::state;
  };
  if (attribute == "actor") {
    for (const Node& node : network.nodes()) {
      slots.push_back(holds(node) ? node.evidence.size() : 0);
    }
    return slots;
  }
  const detail::NodeGroups groups = detail::group_nodes(network, attribute);
  slots.assign(groups.values.size(), 0);
  for (std::size_t v = 0; v < groups.of_node.size(); ++v) {
    const Node& node = network.nodes()[v];
    if (groups.of_node[v] != detail::no_group && holds(node)) { slots[groups.of_node[v]] += node.evidence.size(); }
  }
  return slots;
}

Table run_concentration(const Network& network, const Options& options) {
  check_options("concentration", options, concentration_options());
  const std::string attribute = text_option(options, concentration_options(), "by");
  const auto top = static_cast<std::size_t>(integer_option(options, concentration_options(), "top", 1, 1000000));
  Table table;
  table.name = "concentration";
  table.columns = {{"id", "", ColumnType::text}, {"name", "", ColumnType::text}, {"concentration", "1", ColumnType::real}};
  const std::vector<std::uint64_t> slots = slots_of(network, attribute);
  const Concentration found = concentration(slots);
  if (found.total == 0) { return table; }
  const double share = top_share(slots, top);
  for (const auto& [name, value] :
       {std::pair("gini", found.gini), std::pair("simpson", found.simpson), std::pair("shannon", found.shannon),
        std::pair("evenness", found.evenness), std::pair("effective", found.effective), std::pair("top", share)}) {
    table.rows.push_back(
        {{std::string(name), "concentration-" + std::string(name), std::isnan(value) ? Cell{} : Cell{value}}, {}});
  }
  const auto percent = [](double value) { return fmt::format("{:.0f}", 100 * value); };
  table.whole = {{"appearances", static_cast<std::int64_t>(found.total)},
                 {"holders", static_cast<std::int64_t>(found.holders)}};
  table.notes.push_back({"concentration.note",
                         {std::to_string(found.total), std::to_string(found.holders),
                          std::to_string(std::min<std::uint64_t>(top, found.holders)), percent(share),
                          fmt::format("{:.1f}", found.effective)}});
  return table;
}

} // namespace

Concentration concentration(std::span<const std::uint64_t> slots) {
  std::vector<std::uint64_t> held;
  std::copy_if(slots.begin(), slots.end(), std::back_inserter(held), [](std::uint64_t count) { return count > 0; });
  std::sort(held.begin(), held.end());
  Concentration result;
  result.holders = held.size();
  if (held.empty()) {
    result.gini = result.simpson = result.shannon = result.evenness = result.effective = undefined;
    return result;
  }
  for (const std::uint64_t count : held) {
    result.total += count;
  }
  const auto n = static_cast<double>(held.size());
  const auto total = static_cast<double>(result.total);
  double ranked = 0;
  double squares = 0;
  for (std::size_t i = 0; i < held.size(); ++i) {
    const double share = static_cast<double>(held[i]) / total;
    ranked += (2 * static_cast<double>(i + 1) - n - 1) * share;
    squares += share * share;
    result.shannon -= share * std::log(share);
  }
  result.gini = ranked / n;
  result.simpson = 1 - squares;
  result.evenness = held.size() > 1 ? result.shannon / std::log(n) : undefined;
  result.effective = std::exp(result.shannon);
  return result;
}

double top_share(std::span<const std::uint64_t> slots, std::size_t count) {
  std::vector<std::uint64_t> held(slots.begin(), slots.end());
  std::sort(held.begin(), held.end(), std::greater<>());
  double all = 0;
  double top = 0;
  for (std::size_t i = 0; i < held.size(); ++i) {
    all += static_cast<double>(held[i]);
    if (i < count) { top += static_cast<double>(held[i]); }
  }
  return all > 0 ? top / all : undefined;
}

Measure concentration_measure() {
  return {"concentration", "measure.concentration.summary",
          "Simpson 1949, doi:10.1038/163688a0; Jost 2006, doi:10.1111/j.2006.0030-1299.14714.x", concentration_options(),
          run_concentration};
}

} // namespace entente
