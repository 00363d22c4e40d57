/// @file
/// The sentences that belong to a table, as people read them.
#pragma once

#include <string>
#include <vector>

#include "core/model/enums.hpp"
#include "core/model/table.hpp"

namespace entente {

/// What stands in the places of the note: numbers with the language's decimal sign, anything else as it is.
[[nodiscard]] std::vector<std::string> note_arguments(const TableNote& note, Language language);

/// The whole sentence.
[[nodiscard]] std::string note_text(const TableNote& note, Language language);

} // namespace entente
