/// @file
/// Labels that can mean several things ("Nom", "Title", "Type") are settled by the other columns and by what stands below.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "importers/table/columns.hpp"

namespace entente::table {

/// One column as its label says: a word of columns.csv, "=field" as the user says, "role-people", or nothing.
struct Meaning {
  std::size_t index = 0;
  std::string label;
  std::string word;
  std::optional<Role> role;
};

/// Fills `columns.known`, `unknown` and `kind` from the labels and the rows below the header. False when the columns make no
/// list: nobody, no tie, no member, no body in it, or a programme with hours and people of several roles.
[[nodiscard]] bool settle_meanings(std::span<const Meaning> meanings, std::span<const Row> below, const Reference& reference,
                                   Columns& columns);

} // namespace entente::table
