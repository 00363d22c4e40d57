/// @file
/// The full-text indexes of printed lines and names. Writing them for many documents at once costs far less than for each,
/// so new texts wait past a mark until there are enough of them or `index_waiting` is called; a search looks through those
/// that wait. Texts at or before the mark are in the indexes or not in the base.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/sql.hpp"

namespace entente::store {

enum class Indexed { lines, names };

/// Up to which line and name the indexes go.
struct TextMark {
  std::int64_t line = 0, name = 0;
  friend bool operator==(const TextMark&, const TextMark&) = default;
};
[[nodiscard]] TextMark text_mark(const Connection& connection);

/// To be called after the names from `first_name` on were written, within their transaction: indexes all of them.
void index_names_written(const Connection& connection, std::int64_t first_name);

/// To be called after the lines of these ids and the names from `first_name` on were written, within their transaction:
/// indexes those before the mark, and all that wait when that is more than a search should look through.
void index_written(const Connection& connection, std::int64_t first_line, std::int64_t last_line, std::int64_t first_name);
/// Indexes all that waits, within the caller's transaction. O(length of the texts).
void index_waiting(const Connection& connection);
/// The same in a transaction of its own, when anything waits.
void index_all_waiting(const Connection& connection);

/// To be called before the rows go.
void unindex_lines(const Connection& connection, std::int64_t first, std::int64_t last);
void unindex_names(const Connection& connection, const char* kind, std::int64_t entity);
void unindex_name(const Connection& connection, std::int64_t id, const std::string& text);
/// To be called after one name was written.
void index_name(const Connection& connection, std::int64_t id, const std::string& text);

/// False when the lines, or the names, of very long documents are kept out of the index.
[[nodiscard]] bool indexes_all(const Connection& connection, Indexed what);
/// What is searched for.
struct Words {
  std::string_view printed;
  std::string query; ///< of FTS5, for each of the printed words
};
/// Hands on the ids of lines or names that are kept out and match, until `take` says that it has enough: lines by rising id,
/// names by rank among 20,000 that may match. O(length of the texts kept out).
void find_unindexed(const Connection& connection, Indexed what, const Words& words,
                    const std::function<bool(std::int64_t)>& take);

/// The waiting texts that an FTS5 query matches, lines by rising id, names by rank. O(length of the waiting texts).
[[nodiscard]] std::vector<std::int64_t> find_waiting(const Connection& connection, Indexed what, const std::string& query);

} // namespace entente::store
