/// @file
/// What decisions need of the reference data and the resolver.
#pragma once

#include <cstddef>

#include "core/reference/reference.hpp"
#include "core/store/decisions.hpp"

namespace entente {

/// The resolver's blocking keys.
[[nodiscard]] KeyMakers key_makers(const Reference& reference);
/// The states and stakeholder categories of the reference data.
[[nodiscard]] ValueCheck value_check(const Reference& reference);
/// Takes the decisions that waited for documents which are there by now; how many. O(1) when none waits.
std::size_t take_waiting(Base& base, const Reference& reference);

} // namespace entente
