/// @file
/// Which records of two readings print the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/programme.hpp"
#include "core/store/rereading/out.hpp"

namespace entente::store {

using Keys = std::vector<std::string>;

/// Pairs of two lists, found in several passes from strict keys to loose ones.
class Pairs {
public:
  Pairs(std::size_t old_count, std::size_t new_count) : of_new_(new_count), used_(old_count, false) {}

  /// Pairs those left whose keys are equal, in their order. Empty keys are equal to none.
  void pass(const Keys& old_keys, const Keys& new_keys);
  /// Likewise with keys that two functions make.
  template <class Old, class New, class OldKey, class NewKey>
  void pass(const std::vector<Old>& old, const std::vector<New>& fresh, OldKey&& old_key, NewKey&& new_key) {
    Keys old_keys;
    Keys new_keys;
    for (const Old& record : old) {
      old_keys.push_back(old_key(record));
    }
    for (const New& record : fresh) {
      new_keys.push_back(new_key(record));
    }
    pass(old_keys, new_keys);
  }
  [[nodiscard]] const std::optional<std::size_t>& operator[](std::size_t index) const { return of_new_[index]; }

private:
  std::vector<std::optional<std::size_t>> of_new_;
  std::vector<bool> used_;
};

/// A key of several parts; none when the first part is empty.
[[nodiscard]] std::string key(const std::vector<std::string>& parts);
/// Nothing for 0.
[[nodiscard]] std::string number(std::int64_t value);

/// A row of a new reading: an entry, or a further row of a long list that repeats one.
struct NewRow {
  std::size_t entry = 0;   ///< index in Programme::entries
  std::size_t session = 0; ///< index in Programme::sessions, or EntryRecord::no_session
  Role role = Role::speaker;
  int line = 0;
  bool repeat = false;
};
/// All rows in the order in which they are written.
[[nodiscard]] std::vector<NewRow> rows_of(const Programme& programme);

/// What a session is told by: label and title folded, the rest as texts.
struct SessionWords {
  std::string label, title, kind, date, start, line;
};
[[nodiscard]] Pairs pair_sessions(const std::vector<SessionWords>& before, const std::vector<SessionWords>& now);
[[nodiscard]] Pairs pair_sessions(const OldReading& old, const Programme& programme);
/// `sessions` are the ids of the new reading's sessions.
[[nodiscard]] Pairs pair_entries(const OldReading& old, const Programme& programme, const std::vector<NewRow>& rows,
                                 const std::vector<std::int64_t>& sessions);
[[nodiscard]] Pairs pair_events(const OldReading& old, const Programme& programme);

} // namespace entente::store
