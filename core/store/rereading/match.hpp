/// @file
/// Which records of a new reading are those of the old one: they keep their ids, and so do the people, bodies and events
/// that they mention.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/store/rereading/out.hpp"

namespace entente::store {

/// Under which ids a new reading is written.
struct KeptIds {
  ReadingIds rows;
  std::vector<std::int64_t> review; ///< of the programme's points, then of the resolution's; 0 for new ones
};

/// Pairs the records of two readings by what they print and where, and makes the resolution say of each mention that was
/// there what was read of it before: the person or body stays the one it was. Those that the resolver takes for new ones are
/// left out where nothing refers to them any more. Time O(n log n) for n records.
[[nodiscard]] KeptIds keep_ids(const OldReading& old, const Programme& programme, Resolution& resolution);

} // namespace entente::store
