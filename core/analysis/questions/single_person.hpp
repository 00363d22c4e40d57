/// @file
/// Ties between two bodies that rest on one human being.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/questions/question.hpp"
#include "core/network/network.hpp"

namespace entente {

/// A tie between two bodies that would not be there without one of its people.
struct SinglePersonTie {
  OrganisationId one;
  OrganisationId other;
  std::optional<PersonId> for_one;   ///< without whom the tie would not be, speaking for `one`
  std::optional<PersonId> for_other; ///< the same for `other`
  std::uint32_t panels = 0;
  std::uint32_t meetings = 0;
  std::optional<int> last_year; ///< of the latest dated meeting
  std::vector<AppearanceId> evidence;
};

struct SinglePersonTies {
  std::vector<SinglePersonTie> ties; ///< most panels first, then most meetings, then by ids
  std::size_t all = 0;               ///< ties between bodies, those between a body and one that holds it left out
};

/// Which links between bodies are personal: one who leaves, retires or changes post takes them along.
///
/// Definition: two bodies are tied when two different people sit on a panel for them (make_network). The tie rests on
/// one person when no panel has two different people for the two bodies any more once that person is taken away. Where each
/// body always sends the same one, the tie rests on either. Ties between a body and one that holds it are left out.
/// Empty dataset, no panels: nothing. Unit: ties. Time O(ties' appearances · people of a tie's first panel). Source: as for
/// cut points and bridges, Harary 1969, Graph Theory, chapter 3, with people as the nodes that hold a tie.
[[nodiscard]] SinglePersonTies single_person_ties(const Dataset& dataset, const Reference& reference);
/// The same where the network of bodies, of whatever weight, is there already.
[[nodiscard]] SinglePersonTies single_person_ties(const Dataset& dataset, const Network& organisations);

/// The question: columns id, name, person, other_person, panels, meetings, last_seen, person_id, other_person_id.
[[nodiscard]] Table single_person(const Dataset& dataset, const Reference& reference, const Population& population,
                                  const Options& options);
[[nodiscard]] std::vector<OptionInfo> single_person_options();

} // namespace entente
