/// @file
/// People whom a session names once more.
#pragma once

#include "core/model/programme.hpp"

namespace entente::agenda {

/// "Ms A and panel" below "Moderator: Ms A, Director, B": leaves out who is named once more in one session as a speaker, and
/// with nothing about him or her; that somebody takes part from afar is kept. O(n log n) in the entries.
void drop_repeats(Programme& programme);

} // namespace entente::agenda
