/// @file
/// When a meeting took place, as people write it.
#pragma once

#include <string>

#include "core/model/dataset.hpp"
#include "core/model/enums.hpp"

namespace entente {

/// "18–19 April 2017", "30 June – 2 July 2017", the printed period where there are no dates, "" where nothing is printed.
[[nodiscard]] std::string period_text(const Event& event, Language language);

} // namespace entente
