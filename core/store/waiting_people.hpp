/// @file
/// People of very long lists, whom no later document has looked for yet. Their blocking keys and facts, which only serve to
/// find them again, are half of all rows about them, so they are written when somebody first asks.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/writer.hpp"

namespace entente::store {

/// Makes the blocking keys of a printed name.
using MakePersonKeys = std::function<std::vector<std::string>(std::string_view name)>;

/// The first `count` of these people wait from now on.
void let_people_wait(const Connection& connection, const RowIds& people, std::size_t count);
/// Whether anybody waits.
[[nodiscard]] bool people_wait(const Connection& connection);
/// Writes keys and facts of all who wait, within the caller's transaction; nobody waits afterwards. O(n log n) in their
/// printed forms.
void settle_waiting_people(const Connection& connection, const MakePersonKeys& keys);

} // namespace entente::store
