/// @file
/// What an appearance counts as: its category, level of government, gender, region and year.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// The stakeholder category of an appearance: of its first body that has one, else of a body that one is part of, else
/// what the post says where it speaks for a state ("Mayor of": local authority), else "state"; empty when unknown.
[[nodiscard]] std::string category_of(const Dataset& dataset, const Reference& reference, const Appearance& appearance);
/// "global", "regional", "national" or "local"; "not-applicable" for categories outside government and
/// intergovernmental bodies; empty when the category is unknown.
[[nodiscard]] std::string level_of(const Reference& reference, const std::string& category);
/// The widest category that holds this one; empty when it is not known.
[[nodiscard]] std::string top_category(const Reference& reference, const std::string& category);
/// The state an appearance stands for: the state spoken for, else the country of its first body that has one; empty
/// when neither is known.
[[nodiscard]] std::string state_or_base_of(const Dataset& dataset, const Appearance& appearance);
/// What is declared for the person, else what the appearance is marked with.
[[nodiscard]] std::optional<Gender> gender_of(const Dataset& dataset, const Appearance& appearance);
/// Whether that was declared, not printed. O(number of declarations).
[[nodiscard]] bool gender_declared(const Dataset& dataset, const Appearance& appearance);
/// Gender of each person over all appearances: declared, else feminine where any appearance is marked so (a masculine form
/// may be generic, a feminine one is not), else masculine where any is.
[[nodiscard]] std::unordered_map<PersonId, Gender> genders_of_people(const Dataset& dataset);
/// The year an event took place, from its dates or its printed period; nothing when none is printed.
[[nodiscard]] std::optional<int> year_of(const Event& event);
/// The years of all events that have one.
[[nodiscard]] std::map<EventId, int> years_of_events(const Dataset& dataset);
/// True for roles that speak to the subject: speaker, presenter, introducer, discussant. Moderators, chairs, rapporteurs and
/// participants are there without being given the floor for their own state or body.
[[nodiscard]] bool speaks(Role role);

} // namespace entente
