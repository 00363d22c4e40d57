/// @file
/// The schema of the base as an ordered list of migrations.
#pragma once

#include <span>
#include <string>

#include "core/store/sql.hpp"

namespace entente::store {

/// One step from schema version n-1 to n.
struct Migration {
  const char* summary;
  const char* statements;
};

/// Every step in order; a base of version n has had the first n.
[[nodiscard]] std::span<const Migration> migrations();
/// The version this program writes.
[[nodiscard]] int newest_version();
/// `PRAGMA user_version` of the open base.
[[nodiscard]] int version_of(const Connection& connection);
/// Brings an older base up to date, each step in a transaction of its own, so that a kill leaves a version that the next
/// opening goes on from.
void migrate(const Connection& connection);
/// The bytes of an empty base of the newest version, in write-ahead mode.
[[nodiscard]] std::string empty_image();
/// The image for a base in memory, which has no write-ahead log.
[[nodiscard]] std::string without_log(std::string image);

} // namespace entente::store
