/// @file
/// What the rows of a long list said before: who is told by a row is read once for all rows that tell the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/model/programme.hpp"
#include "core/text/fingerprint.hpp"

namespace entente::table {

/// Lets texts be looked up without a copy.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

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

/// Keeps values under fingerprints of texts, in one flat array: one look into memory each, however long the texts are.
template <class Value> class ByFingerprint {
public:
  /// What `find` looks for in place of the text.
  [[nodiscard]] Fingerprint print_of(std::string_view text) const {
    Fingerprint print = fingerprint_(text);
    if (print == Fingerprint{}) { print.second = 1; } // marks free places
    return print;
  }
  /// Begins to fetch from memory what `find` will look at.
  void prefetch(const Fingerprint& print) const {
    if (!places_.empty()) { __builtin_prefetch(&places_[FingerprintHash{}(print) & (places_.size() - 1)]); }
  }
  /// Null when nothing is kept for the text.
  [[nodiscard]] const Value* find(std::string_view text) { return find(print_of(text)); }
  [[nodiscard]] const Value* find(const Fingerprint& print) {
    last_ = print;
    if (places_.empty()) { return nullptr; }
    const Place& place = places_[place_of(last_)];
    return place.print == last_ ? &place.value : nullptr;
  }
  /// Keeps a value for the text last looked for, in place of the one before.
  void keep(const Value& value) {
    if (4 * (count_ + 1) > 3 * places_.size()) { grow(); }
    Place& place = places_[place_of(last_)];
    count_ += place.print == last_ ? 0 : 1;
    place = {last_, value};
  }
  /// Forgets all, for the text last looked for as well.
  void clear() {
    places_.clear();
    count_ = 0;
  }

private:
  struct Place {
    Fingerprint print;
    Value value;
  };
  [[nodiscard]] std::size_t place_of(const Fingerprint& print) const {
    const std::size_t mask = places_.size() - 1;
    std::size_t at = FingerprintHash{}(print)&mask;
    while (places_[at].print != Fingerprint{} && places_[at].print != print) {
      at = (at + 1) & mask;
    }
    return at;
  }
  void grow() {
    const std::vector<Place> before =
        std::exchange(places_, std::vector<Place>(std::max<std::size_t>(2 * places_.size(), 64)));
    for (const Place& place : before) {
      if (place.print != Fingerprint{}) { places_[place_of(place.print)] = place; }
    }
  }

  Fingerprinter fingerprint_;
  Fingerprint last_;
  std::vector<Place> places_; ///< as many as a power of two, at most three quarters of them taken
  std::size_t count_ = 0;
};

/// What was read from cells, and the doubts it raised.
template <class Value> struct Seen {
  Value value;
  const Doubts* doubts = nullptr;
};
template <class Value> using SeenCells = ByFingerprint<Seen<Value>>;

/// Entries that one row gave.
struct RowEntries {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// What a row says but for where and when, as it is looked for among the rows before.
struct RowPrint {
  Fingerprint print;
  std::optional<Role> role; ///< where its cell says nothing else, and is no part of the print
  bool one_cell = false;    ///< it may be a heading
  std::uint32_t sections = 0;
  std::optional<Fingerprint> place = {}; ///< of where and when, where the row before says another
};

/// The memory of a reader of a long list.
struct SeenRows {
  SeenCells<RowEntries> people;
  SeenCells<Where> places;
  SeenCells<std::uint32_t> records; ///< places in `told`
  std::vector<EntryRecord> told;    ///< what rows tell of somebody besides the name; lists of bodies are shared with entries
  std::map<Doubts, char> doubts;    ///< the sets of doubts that rows raised
  std::unordered_map<std::string, std::optional<Role>> roles; ///< of cells that say a role and nothing else
  std::uint32_t sections = 0;                                 ///< headings so far: the same cells mean another thing below
  std::vector<RowPrint> prints;                               ///< of the rows that are added together
  std::optional<Fingerprint> place_print;                     ///< of the row at hand, where it is known
  std::string cells;                                          ///< likewise, those that say who
  std::string record;                                         ///< likewise, the cells that say what it tells
  std::string where;                                          ///< of the row before
  Seen<Where> place;                                          ///< of the row before

  [[nodiscard]] const Doubts* set_of(const Doubts& raised) {
    return raised.empty() ? nullptr : &doubts.try_emplace(raised).first->first;
  }
};

} // namespace entente::table
