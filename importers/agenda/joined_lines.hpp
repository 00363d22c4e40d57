/// @file
/// Lines that a page broke where neither their width nor a small letter tells it, but what they say.
#pragma once

#include <vector>

#include "core/model/document.hpp"
#include "core/reference/reference.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// The blocks, those joined whose first ends inside a phrase: in the noun of a body alone behind a comma ("…, student,
/// University"), in a state's name ("…, South"), in a joining word, in one name behind a semicolon,
/// or in a semicolon of people that a role introduces. O(n).
[[nodiscard]] std::vector<Block> joined_lines(const std::vector<Block>& blocks, const Reference& reference);

} // namespace entente::agenda
