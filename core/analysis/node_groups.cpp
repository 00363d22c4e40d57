#include "core/analysis/node_groups.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/groups.hpp"
#include "core/error.hpp"
#include "core/model/enums.hpp"

namespace entente::detail {
namespace {

std::string body_of(const Node& node) {
  for (const Trait& trait : node.traits) {
    if (trait.kind == EntityKind::organisation) { return trait.id; }
  }
  return {};
}

using Value = std::function<std::string(const Node&)>;

Value value_of(std::string_view attribute) {
  if (attribute == "region") { return &Node::region; }
  if (attribute == "state") { return &Node::state; }
  if (attribute == "category") { return &Node::category; }
  if (attribute == "gender") {
    return [](const Node& node) { return node.gender ? std::string(to_text(*node.gender)) : std::string(); };
  }
  if (attribute == "level") {
    return [](const Node& node) {
      const std::string level = level_of(Reference::builtin(), node.category);
      return level == "not-applicable" ? std::string() : level;
    };
  }
  if (attribute == "kind") {
    return [](const Node& node) { return std::string(to_text(node.kind)); };
  }
  if (attribute == "body") { return body_of; }
  throw Error(ErrorKind::bad_argument, "option by: \"{}\" is not one of region, state, category, level, gender, kind, body",
              attribute);
}

} // namespace

OptionInfo by_option() {
  return {"by", "", "region", "region, state, category, level, gender, kind, body", "option.by.summary"};
}

NodeGroups group_nodes(const Network& network, std::string_view attribute) {
  const Value value = value_of(attribute);
  std::vector<std::string> texts;
  for (const Node& node : network.nodes()) {
    texts.push_back(value(node));
  }
  NodeGroups groups;
  groups.values = texts;
  std::sort(groups.values.begin(), groups.values.end());
  groups.values.erase(std::unique(groups.values.begin(), groups.values.end()), groups.values.end());
  if (!groups.values.empty() && groups.values.front().empty()) { groups.values.erase(groups.values.begin()); }
  for (const std::string& text : texts) {
    const auto place = std::lower_bound(groups.values.begin(), groups.values.end(), text);
    groups.of_node.push_back(text.empty() ? no_group : static_cast<std::uint32_t>(place - groups.values.begin()));
  }
  return groups;
}

std::uint32_t node_called(const Network& network, std::string_view text) {
  const auto nodes = network.nodes();
  const auto id = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == text; });
  if (id != nodes.end()) { return static_cast<std::uint32_t>(id - nodes.begin()); }
  const auto named = [&](const Node& node) { return node.name == text; };
  const auto name = std::find_if(nodes.begin(), nodes.end(), named);
  if (name == nodes.end()) {
    throw Error(ErrorKind::not_found, "nobody in the network has the id or the name \"{}\"", text);
  }
  const auto other = std::find_if(name + 1, nodes.end(), named);
  if (other != nodes.end()) {
    throw Error(ErrorKind::not_found, "several in the network are called \"{}\" ({}, {}); give the id", text, name->id,
                other->id);
  }
  return static_cast<std::uint32_t>(name - nodes.begin());
}

const Tie* tie_between(const Network& network, std::uint32_t a, std::uint32_t b) {
  const std::pair wanted(std::min(a, b), std::max(a, b));
  const auto ties = network.ties();
  const auto tie = std::lower_bound(ties.begin(), ties.end(), wanted, [](const Tie& one, const auto& ends) {
    return std::pair(one.source, one.target) < ends;
  });
  if (tie == ties.end() || std::pair(tie->source, tie->target) != wanted) { return nullptr; }
  return &*tie;
}

} // namespace entente::detail
