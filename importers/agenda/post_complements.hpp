/// @file
/// What stands behind a post's noun: "of the Institute A", "for B", "at the Ministry of C".
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

/// A complement behind a joiner and what it turned out to be.
struct Complement {
  enum class What { nothing, state, person, body } what = What::nothing;
  std::size_t begin = 0; ///< of the body
  std::size_t end = 0;   ///< of the body or of the state
};

/// "the advisory board of the Portal": a committee with the name of what it belongs to, which no noun tells to be a body.
[[nodiscard]] Complement board_of(const Scan& scan, std::size_t next, std::size_t last);

/// What the words from `next` on are, behind a joiner, in a phrase that ends at `last`. `level` is the kind of post, `tie`
/// tells that the post is a tie to whatever follows. Linear in the words.
[[nodiscard]] Complement complement_at(const Scan& scan, std::string_view join, std::size_t next, std::size_t last,
                                       const std::vector<Place>& places, std::string_view level, bool tie);

} // namespace entente::entries
