/// @file
/// People with titles whom an agenda names and nobody read.
#pragma once

#include "importers/agenda/reading.hpp"

namespace entente::agenda {

/// At the end of a reading: puts each line of the programme on the review list that names somebody behind an honorific
/// ("Mme Ana Paz") who became no entry and is on no line of that list. O(words of the items × honorifics found).
void review_unread_people(Reading& reading);

} // namespace entente::agenda
