/// @file
/// The rows that splits made, taken off the base and put back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/store/decisions/log.hpp"

namespace entente::store {

/// When and where an event was that a split made, and where that is printed.
struct MadeEvent {
  std::optional<std::int64_t> process, document, line;
  std::optional<std::string> first_day, last_day, period, place, printed;
};

/// What a split made, while it is off the base.
struct MadeRow {
  EntityKey key;
  bool kept = false; ///< it has mentions of its own, and stays in the base
  std::string name;
  std::optional<std::string> acronym, category, state;
  std::optional<std::int64_t> parent;
  std::vector<std::string> keys;
  MadeEvent event;
};

[[nodiscard]] MadeRow made_row(const Connection& connection, const EntityKey& key);
/// Whether anything but the split refers to what it made.
[[nodiscard]] bool is_used(const Connection& connection, const EntityKey& key);
/// The row as it is while the split is undone: joined into the one that it was parted from.
void restore_made(const Connection& connection, const MadeRow& made, const Value& from);

} // namespace entente::store
