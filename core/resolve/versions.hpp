/// @file
/// Whether a programme is another version of one that the base knows.
#pragma once

#include "core/model/document.hpp"
#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"

namespace entente {

/// Compares a resolved programme with every programme that stands for the same meetings, and adds to
/// `resolution.versions` which takes the other's place, or to `resolution.review` why nobody can tell.
/// One supersedes the other when it has at least six in ten of the other's sessions (by title, day, hour and people, breaks
/// aside), on the same days; without sessions, seven in ten of the people listed. Which one is the later is told by what the
/// documents print ("provisional", "final", "Rev. 2", the day of the version); when they print nothing, the one read now.
/// Left to a person are: programmes that share less than that and more than a third; the same sessions on other days; a
/// later one that names far fewer people or no hours; two languages; marks that contradict each other; an earlier document
/// that has other meetings besides, or of which a person said that it stands. Complementary documents (another day, a list
/// of participants beside a programme) share little and are left alone. Time O(sessions and people of the programmes, times
/// their logarithm).
void judge_versions(const Document& document, const Programme& programme, const KnownEntities& known,
                    Resolution& resolution);

} // namespace entente
