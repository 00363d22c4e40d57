/// @file
/// Ties that are likely and missing.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

enum class Likeness { common, adamic_adar, resource };

/// Two nodes without a tie that share neighbours.
struct LikelyTie {
  std::uint32_t source = 0; ///< source < target
  std::uint32_t target = 0;
  double score = 0;
  std::vector<std::uint32_t> shared; ///< common neighbours, those with the fewest neighbours first
};

/// Whether a pair is not to be proposed; may be asked from several threads at once.
using LeftOut = std::function<bool(std::uint32_t, std::uint32_t)>;

/// Who has not met yet but moves in the same circles: partnerships to consider.
///
/// Definition: for two nodes without a tie, the sum over their common neighbours of 1 (common), 1/ln(degree) (adamic_adar)
/// or 1/degree (resource): a contact who knows few says more. The best `count` of all pairs, or of those of `of`; equals by
/// their nodes.
/// Direction and weights: none play a part; parallel ties count once, loops not at all. Empty network, no pair that shares a
/// neighbour: nothing. Range: above 0; unit: neighbours. Time O(sum over nodes of their neighbours' degrees), space O(n +
/// m). Source: Adamic & Adar 2003, Soc. Netw. 25, 211-230; Zhou, Lü & Zhang 2009, Eur. Phys. J. B 71, 623-630; Liben-Nowell
/// & Kleinberg 2007, J. Am. Soc. Inf. Sci. Technol. 58, 1019-1031.
[[nodiscard]] std::vector<LikelyTie> likely_ties(const Rows& rows, Likeness likeness, std::uint32_t count,
                                                 std::optional<std::uint32_t> of = {}, const Work& work = {},
                                                 const LeftOut& left_out = {});

/// Pairs that one appearance stands for: a unit and its ministry, or two bodies that one person spoke for at once. They need
/// nobody to bring them together.
[[nodiscard]] LeftOut spoken_for_at_once(const Network& network);

/// Which actor may come to which place next: likely ties of a two-mode network.
///
/// Definition: for an actor and a place without a tie, the sum over the paths of three ties between them (actor - place
/// where it was - somebody else who was there - the place) of 1 (common), 1/(ln ln) (adamic_adar) or 1/(product) (resource)
/// of the degrees of the two in the middle. `shared` are those somebody elses, who were at the fewest places first. All else
/// as likely_ties. Time O(sum over actors of their paths of three). Source: Huang, Li & Chen 2005, Proc. JCDL, 141-142;
/// Kovács and others 2019, Nat. Commun. 10, 1240 (paths of three). @pre ties join the two sides only
[[nodiscard]] std::vector<LikelyTie> likely_places(const Rows& rows, std::span<const std::uint8_t> sides, Likeness likeness,
                                                   std::uint32_t count, std::optional<std::uint32_t> of = {},
                                                   const Work& work = {});

/// Area under the curve: how often one of the first scores above one of the others, equals as half; nothing when either is
/// empty. Takes the others sorted. O(a log b).
[[nodiscard]] std::optional<double> area_under_curve(std::span<const double> scores, std::span<const double> sorted_others);

/// The score of one pair; `rows` without loops and parallel ties.
[[nodiscard]] double likeness_score(const Rows& rows, Likeness likeness, std::uint32_t a, std::uint32_t b);

/// "common", "adamic-adar", "resource"; Error(bad_argument) otherwise.
[[nodiscard]] Likeness likeness_of(const std::string& text);

[[nodiscard]] Measure likely_measure();

} // namespace entente
