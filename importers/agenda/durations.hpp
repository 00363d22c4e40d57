/// @file
/// How long somebody speaks: "10 min.", printed beside a name.
#pragma once

#include <string_view>

#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "10 min.", "(15 minutes)": a number and a unit of time, and nothing else.
[[nodiscard]] bool is_duration(std::string_view text);

/// The item without a duration at its end or before a comma.
[[nodiscard]] Item without_duration(const Item& item);

} // namespace entente::agenda
