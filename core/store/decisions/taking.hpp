/// @file
/// A decision that is told by places, as changes to this base.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "core/store/decisions.hpp"
#include "core/store/decisions/portable.hpp"

namespace entente::store {

/// What the decision changes here, under its own uid and time. A split gives its mentions to the row `made` where one is
/// given. Throws Contradiction, Unplaced, or Error for what makes no sense.
[[nodiscard]] Draft draft_incoming(const Connection& connection, const PortableDecision& decision, const KeyMakers& keys,
                                   const ValueCheck& accepts, std::optional<std::int64_t> made = {});

/// True for an undone decision of which only the text is kept, because it came undone or because what it was about is read
/// anew since.
[[nodiscard]] bool is_text_alone(const Connection& connection, std::int64_t decision);
/// Takes such a decision again. Error(conflict) when others came after it, or it has no place here.
void take_text_again(const Connection& connection, std::int64_t decision, const KeyMakers& keys, const Signature& signature);

} // namespace entente::store
