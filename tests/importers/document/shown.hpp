/// @file
/// Documents as text that tests compare.
#pragma once

#include <string>

#include "core/model/document.hpp"

namespace entente::test {

/// One line for each block: kind and first line, (table,row,column), [bullet], text with *bold* and /italic/ stretches.
[[nodiscard]] std::string shown(const Document& document);

} // namespace entente::test
