/// @file
/// The lines of appearances that an imported dataset says to rest on several.
#pragma once

#include <vector>

#include "core/model/dataset.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// Keeps the lines of an appearance, whose ids are those of the base.
void write_stated_lines(const Connection& connection, const Appearance& appearance);
/// Gives the appearances, sorted by id, the lines that are kept of them, each with those of their bodies that it names.
void load_stated_lines(const Connection& connection, std::vector<Appearance>& appearances);

} // namespace entente::store
