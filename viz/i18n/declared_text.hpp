/// @file
/// Who declared what evidence rests on, as people read it.
#pragma once

#include <string>

#include "core/model/dataset.hpp"
#include "core/model/enums.hpp"

namespace entente {

/// "role declared by Ana, decision 3; gender declared by Luc, decision 5"; empty where all is as printed.
[[nodiscard]] std::string declared_text(const Dataset& dataset, const Appearance& appearance, Language language);

} // namespace entente
