/// @file
/// What a group of nodes has that the others have not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/network/network.hpp"

namespace entente {

/// An attribute's value that is particular to a group.
struct ClusterTerm {
  std::string attribute; ///< "state", "region", "category", "organisation", "process", "event" or "word"
  std::string value;     ///< code or printed id: "KEN", "142", "ngo", "o12", "sante,travail"
  std::string name;      ///< of a body, process or event, words as printed; empty for codes, which the reference data names
  std::uint32_t inside = 0;  ///< members that have it
  std::uint32_t outside = 0; ///< others that have it
  double score = 0;          ///< z of the log-odds ratio
};

/// The one or two terms most particular to a group; none when nothing sets it apart.
struct ClusterName {
  std::vector<ClusterTerm> terms;
  [[nodiscard]] std::string key() const;   ///< "category:ngo + region:142"
  [[nodiscard]] std::string names() const; ///< names where there are some, else values: "ngo + 142"
};

/// Names each group by the values that its members have more often than the others do, words of their panels' titles among
/// them.
///
/// Definition: for each value, the log-odds ratio of members against others among the nodes whose attribute is known,
/// with a prior of two nodes that share all nodes' rates, divided by its standard deviation. A term needs a score of 1.64
/// (one-sided 5 %) and two members; the second term is of another attribute and not a state beside a region, which say
/// the same. Where there is room after these, up to three words that half of the members share are one more term. Equal
/// scores go to the value that more members have, then to the first in order. Nodes whose `group` is not below `groups`
/// belong to none and count among the others. Time O(n + values log values). Source: Monroe, Colaresi & Quinn 2008, Polit.
/// Anal. 16, 372-403, doi:10.1093/pan/mpn018.
[[nodiscard]] std::vector<ClusterName> name_clusters(const Network& network, std::span<const std::uint32_t> group,
                                                     std::uint32_t groups);

} // namespace entente
