/// @file
/// A result of a measure in one plain sentence.
#pragma once

#include <cstddef>
#include <string>

#include "core/model/enums.hpp"
#include "core/model/table.hpp"

namespace entente {

/// What a measure says of one of its rows, with the row's rank among those that have a value; rows of equal value share a
/// rank. Empty when the measure has no sentence or the row no value. O(rows).
[[nodiscard]] std::string sentence(const Table& table, std::size_t row, Language language);

} // namespace entente
