/// @file
/// Private to core/analysis: nodes by the value of an attribute.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/measure.hpp"

namespace entente::detail {

/// Nodes whose value is not known are in no group (`no_group` of groups.hpp).
struct NodeGroups {
  std::vector<std::uint32_t> of_node;
  std::vector<std::string> values; ///< of each group, sorted
};

/// The option "by" with its values: region, state, category, level (of government), gender, kind, body.
[[nodiscard]] OptionInfo by_option();

/// By region, state, category, level of government, gender, kind (of node) or body (the first one spoken for).
/// Error(bad_argument) for any other.
[[nodiscard]] NodeGroups group_nodes(const Network& network, std::string_view attribute);

/// The node with that id, or else the only one with that name, letter for letter. Error(not_found) when there is none or
/// several.
[[nodiscard]] std::uint32_t node_called(const Network& network, std::string_view text);

/// The first tie between two nodes, in either order; null when there is none. O(log m).
[[nodiscard]] const Tie* tie_between(const Network& network, std::uint32_t a, std::uint32_t b);

} // namespace entente::detail
