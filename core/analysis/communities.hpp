/// @file
/// Communities: circles that meet among themselves more than by chance.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/analysis/cluster_names.hpp"
#include "core/analysis/measure.hpp"

namespace entente {

/// The community of a node without ties.
constexpr std::uint32_t no_community = std::numeric_limits<std::uint32_t>::max();

/// What a partition is held to: ties against those that strengths would bring about (modularity; in two-mode networks
/// between the two sides only, Barber), or ties against a density that every community must exceed (constant Potts model,
/// CPM).
enum class Quality { modularity, cpm };

struct CommunityOptions {
  Quality quality = Quality::modularity;
  std::optional<double> resolution = {}; ///< above 0; higher gives more and smaller communities; see communities()
  std::uint64_t seed = 1;                ///< of the random choices
  std::uint32_t starts = 0;              ///< runs of which the best is kept; 0: 4, of 50,000 ties on 2
  std::uint32_t rounds = 0;              ///< passes at most in a run; 0: 100, of 50,000 ties on 4
  std::uint32_t rewirings = 20;          ///< random networks to compare with; 0 compares with none
};

struct Communities {
  std::vector<std::uint32_t> of_node; ///< from 0, the largest first; no_community for nodes without ties
  std::vector<std::uint32_t> sizes;   ///< by community
  double modularity = 0;              ///< at the resolution asked for; of CPM: ties beyond the density asked for, over all
  double resolution = 1;              ///< that was used
  bool clear = false;                 ///< two communities or more, and more modular than every rewired network
  double short_modularity = 0;        ///< of one short search, as the rewired networks are searched
  double random_mean = 0;             ///< modularity of the rewired networks; 0 without any
  double random_deviation = 0;        ///< its standard deviation
  std::uint32_t rewirings = 0;        ///< how many networks were compared with
  std::uint32_t starts = 0;           ///< how many runs were made
  std::vector<ClusterName> names;     ///< by community; empty terms where nothing sets it apart
};

/// Which circles exist: groups whose members meet one another more than their number of ties would bring about.
///
/// Definition: the partition of the highest modularity that Leiden finds: moving nodes, refining, joining, until nothing
/// is gained, the best of several starts; every community is connected. It is called clear only when a short
/// search finds a modularity above that of the same search in each of `rewirings` random networks of the same degrees (with
/// 20, a one-sided test at 1/21); of 5,000 ties on, three are enough when all lie below by ten times their spread; of 50,000
/// on, they are drawn by pairing ends and a search is shorter still, and of two-mode networks it ends when fewer than one
/// node in fifty moves;
/// "no clear structure" is an answer. Communities are named by what is most particular to them (name_clusters).
/// Direction and weights: ties have no direction; the network's weights count, loops and parallel ties too. Two-mode
/// networks expect ties between the two sides only (Barber's modularity) and are compared with random networks that are
/// two-mode as well.
/// Empty network or no ties: no communities, modularity 0, not clear; an isolated node belongs to no community; a
/// disconnected network has no community across components. As a table: numbers from 1 (the largest), the size, the name
/// as keys and in words; names only when clear. Range of modularity: -1/2 to 1.
/// Quality and resolution: modularity takes the resolution 1 when none is given; CPM the weight that each pair inside a
/// community must have on the mean, when none is given the mean weight of all pairs of the network; communities then don't
/// depend on how large the rest of the network is.
/// Time about O((rewirings + starts) m) times the rounds of a run (2, and mostly below 20); space O(n + m). The same seed
/// gives the same result. Source: Traag, Waltman & van Eck 2019, Sci. Rep. 9, 5233; Traag, Van Dooren & Nesterov 2011,
/// Phys. Rev. E 84, 016114; Barber 2007, Phys. Rev. E 76, 066102; Newman & Girvan 2004, Phys. Rev. E 69,
/// 026113; Maslov & Sneppen 2002, Science 296, 910-913.
[[nodiscard]] Communities communities(const Network& network, const CommunityOptions& options = {}, const Work& work = {});

/// Only who is with whom, as Communities::of_node: neither compared with chance nor named.
[[nodiscard]] std::vector<std::uint32_t> community_labels(const Network& network, const CommunityOptions& options,
                                                          const Work& work = {});

/// True for networks of so many ties (50,000) that searches and comparisons with chance are made fewer and shorter.
[[nodiscard]] bool searched_briefly(const Network& network);

[[nodiscard]] Measure communities_measure();

} // namespace entente
