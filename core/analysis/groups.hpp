/// @file
/// Private to core/analysis: groups of nodes, numbered and shown alike wherever they come from.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/analysis/measure.hpp"

namespace entente::detail {

constexpr std::uint32_t no_group = std::numeric_limits<std::uint32_t>::max();

/// Renumbers groups from 0, the largest first, equals by their first node, and returns their sizes; `no_group` stays.
std::vector<std::uint32_t> renumber_by_size(std::vector<std::uint32_t>& of_node);

/// A table with the columns `id`, `name`, `column` (from 1) and `size`; rows by group, then id, those without a group last.
[[nodiscard]] Table group_table(const Network& network, std::string column, const std::vector<std::uint32_t>& of_node,
                                const std::vector<std::uint32_t>& sizes);

} // namespace entente::detail
