/// @file
/// People of whom a line prints the surname alone.
#pragma once

#include "core/model/programme.hpp"

namespace entente::agenda {

/// "Mr Riikonen" becomes "Tuomas Riikonen" where the document has one person of that surname, and of no other gender; the
/// name as printed is kept beside it. Others stay as they are. O(n) in the entries.
void complete_surnames(Programme& programme);

} // namespace entente::agenda
