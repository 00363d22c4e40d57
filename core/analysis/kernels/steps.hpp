/// @file
/// How many shared panels lie between some people and the others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/network/network.hpp"

namespace entente {

/// Shortest ways in the people network from a set of people, by breadth first search: O(people + ties).
class Steps {
public:
  Steps(const Dataset& dataset, const Reference& reference, const std::vector<PersonId>& from);
  /// Panels shared one after the other; 0 for the people it starts from; nothing when there is no way.
  [[nodiscard]] std::optional<std::uint32_t> to(PersonId person) const;
  /// The names of those on one shortest way, the start first, the person left out; empty for a start and where there is no
  /// way. Among equal ways the one over lower ids.
  [[nodiscard]] std::string way(PersonId person) const;

private:
  Network network_;
  std::unordered_map<std::string, std::uint32_t> node_of_;
  std::vector<std::uint32_t> distance_;
  std::vector<std::uint32_t> previous_;
};

} // namespace entente
