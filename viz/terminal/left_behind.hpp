/// @file
/// Decisions that a later version left without effect, as the review list shows them.
#pragma once

#include <string>

#include "core/model/enums.hpp"
#include "core/store/decisions.hpp"

namespace entente {

/// "decision 3": what stands in place of a question's id.
[[nodiscard]] std::string left_behind_id(const LeftBehind& decision);
/// Which decision waits, and what can be done.
[[nodiscard]] std::string left_behind_text(const LeftBehind& decision, Language language);

} // namespace entente
