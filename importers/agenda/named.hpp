/// @file
/// People whom running sentences name without a title.
#pragma once

#include <string_view>
#include <vector>

#include "core/reference/reference.hpp"
#include "importers/agenda/known_people.hpp"
#include "importers/agenda/told.hpp"

namespace entente::agenda {

/// What sentences are taken for.
enum class Sentences {
  any,      ///< whoever has no title, and whoever stands beside such people
  narration ///< of a session's course: whoever they name takes part
};

/// "Nous recevrons Ana Paz, députée, et Ben Roth, de l'Institut B.": names of two to six words in a sentence, in order, each
/// where something tells that it is a person's: a post in small letters before or behind it, a body in brackets or behind
/// "of", a role, somebody told of before, or such a name that "and" joins to it. What stands in quotation marks names
/// nobody. In a narration people with titles count too, and a post, a body, a clause or a verb behind a name, or a verb
/// before it, is enough. Each reaches to the end of the posts and bodies behind it; the role is the one that the words
/// before it, or the verb behind it, tell. O(words of the text) searches in the lists of cues.
[[nodiscard]] std::vector<Told> named_in(std::string_view text, const Reference& reference, const KnownPeople& known,
                                         Sentences kind = Sentences::any);

} // namespace entente::agenda
