/// @file
/// Private to core/analysis: the network that is left when some sessions had not taken place.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/network/network.hpp"

namespace entente {

/// Knows on which sessions each node and tie of a network rests, so that networks of some of the sessions need not be made
/// from the dataset. The network must outlive it.
class Thinning {
public:
  /// False for kinds and weights where a tie does not simply count the sessions or appearances it rests on: actors, and
  /// Newman's weight of panels.
  [[nodiscard]] static bool possible(const Network& network);

  /// `network` is make_network of the dataset. O(size of all evidence).
  Thinning(const Network& network, const Dataset& dataset);

  /// What make_network gives of the dataset without the appearances on sessions that are not kept (`kept` is by place in
  /// the dataset), but that its nodes have a kind only and its ties no evidence. `left` tells the node of the whole network
  /// that each of its nodes is.
  [[nodiscard]] Network network(const std::vector<bool>& kept, std::vector<std::uint32_t>& left) const;

private:
  /// Lists of sessions by place in the dataset; `always` for what was on none.
  struct Lists {
    std::vector<std::uint32_t> offsets{0};
    std::vector<std::uint32_t> sessions;
    [[nodiscard]] std::uint32_t count(std::size_t list, const std::vector<bool>& kept) const;
  };
  static constexpr std::uint32_t always = ~std::uint32_t{0};

  const Network& whole_;
  Lists of_node_;
  Lists of_tie_;
};

} // namespace entente
