/// @file
/// Sentences that tell who acts.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// "The session will be opened by Ms A, Minister of B, and Mr C, Director, will present the report": enters the people whom
/// the sentences of a session say to act, each in the role that the verb tells. True when somebody was entered.
bool read_narration(Reading& reading, Roster& roster, std::size_t index);

/// Puts the byte at which sentences about people begin behind the title of a numbered session, "Group A – Coming home. The
/// group will be led by Ms A.", into sorted `cuts`.
void label_cut(std::string_view text, const Reference& reference, std::vector<std::size_t>& cuts);

/// "17.30 h. Keynote: A title. Ana Paz, professor at B, will give it.": adds the byte of the first sentence behind hours and
/// a title that names people, where no cut stands inside.
void name_cut(std::string_view text, const Reference& reference, std::vector<std::size_t>& cuts);

} // namespace entente::agenda
