/// @file
/// What two versions of one programme both print: the same entry, partnership or open question.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/model/ids.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// Rows of one document with their likes in another, by id.
struct VersionRows {
  std::map<std::int64_t, std::int64_t> appearances, partnerships, questions;
};

/// Pairs what the two documents print alike: appearances of the same name and line on the same session, as a new reading
/// finds the sessions of an old one; partnerships of the same kind and line; questions of the same kind and line for the
/// same reason, or about the same two. Each row at most once, in the order of their ids. O(n log n) for n rows.
[[nodiscard]] VersionRows same_rows(const Connection& connection, DocumentId from, DocumentId to);

/// The documents that this one took the place of, and the one that took its place.
[[nodiscard]] std::vector<DocumentId> neighbour_versions(const Connection& connection, DocumentId document);
/// All versions that lead to one another from this one on, itself first.
[[nodiscard]] std::vector<DocumentId> all_versions(const Connection& connection, DocumentId document);

} // namespace entente::store
