/// @file
/// People whom running sentences name without a title.
#pragma once

#include <string_view>
#include <vector>

#include "core/reference/reference.hpp"
#include "importers/agenda/known_people.hpp"
#include "importers/agenda/told.hpp"

namespace entente::agenda {

/// "Nous recevrons Ana Paz, députée, et Ben Roth, de l'Institut B.": names of two to six words in a sentence, in order, each
/// where something tells that it is a person's: a post in small letters before or behind it, a body in brackets or behind
/// "of", a role, somebody told of before, or such a name that "and" joins to it. What stands in quotation marks names
/// nobody. Each reaches to the end of the posts and bodies behind it; the role is the one that the words before it, or the
/// verb behind it, tell. O(words of the text) searches in the lists of cues.
[[nodiscard]] std::vector<Told> named_in(std::string_view text, const Reference& reference, const KnownPeople& known);

} // namespace entente::agenda
