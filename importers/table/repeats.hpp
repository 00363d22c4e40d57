/// @file
/// What the rows of a long list said before: who is told by a row is read once for all rows that tell the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/programme.hpp"
#include "core/text/fingerprint.hpp"

namespace entente::table {

/// A doubt about a text, that many rows may raise.
struct Doubt {
  std::size_t rows = 0;   ///< that raise it
  std::size_t listed = 0; ///< of those, one by one in the review
  std::size_t last = 0;   ///< index in the review of the last one listed
};
/// Doubts that one row raised; counted again for each row like it.
using Doubts = std::vector<Doubt*>;

/// The event and session of a row, before events of one title are told apart by their dates.
struct Where {
  std::size_t event = 0;
  std::optional<std::size_t> session;
};

/// Keeps what was read under a fingerprint of the cells it was read from: 64 bytes for each, however long they are.
template <class Value> class SeenCells {
public:
  struct Seen {
    Value value;
    const Doubts* doubts = nullptr;
  };
  [[nodiscard]] const Seen* find(std::string_view cells) {
    last_ = fingerprint_(cells);
    const auto at = seen_.find(last_);
    return at == seen_.end() ? nullptr : &at->second;
  }
  /// Keeps what was read from the cells last looked for.
  void keep(Value value, const Doubts* doubts) { seen_.insert_or_assign(last_, Seen{std::move(value), doubts}); }

private:
  Fingerprinter fingerprint_;
  Fingerprint last_;
  std::unordered_map<Fingerprint, Seen, FingerprintHash> seen_;
};

/// Entries that one row gave.
struct RowEntries {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// What a row tells of somebody besides the name.
struct SeenRecord {
  EntryRecord entry;
  const Doubts* doubts = nullptr;
};

/// The memory of a reader of a long list.
struct SeenRows {
  SeenCells<RowEntries> people;
  SeenCells<Where> places;
  std::unordered_map<std::string, SeenRecord> records;        ///< by the cells they were read from
  std::map<Doubts, char> doubts;                              ///< the sets of doubts that rows raised
  std::unordered_map<std::string, std::optional<Role>> roles; ///< of cells that say a role and nothing else
  std::uint32_t sections = 0;                                 ///< headings so far: the same cells mean another thing below
  std::string cells;                                          ///< of the row at hand
  std::string record;                                         ///< likewise, the cells that say what it tells
  std::string where;                                          ///< of the row before

  [[nodiscard]] const Doubts* set_of(const Doubts& raised) {
    return raised.empty() ? nullptr : &doubts.try_emplace(raised).first->first;
  }
};

} // namespace entente::table
