/// @file
/// Which sessions of two programmes of one meeting are the same session.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/date.hpp"
#include "core/model/enums.hpp"

namespace entente {

/// What is compared of a session.
struct ProgrammeItem {
  std::string label; ///< "Panel 2"; may be empty
  std::string title; ///< may be empty
  SessionKind kind = SessionKind::session;
  std::optional<Date> date;
  std::optional<int> day; ///< of the event, from 1
  std::optional<ClockTime> start;
  std::vector<std::int64_t> people; ///< sorted, without repeats; any numbers that are equal for one person
};

/// A session of the one programme with its like in the other.
struct ItemPair {
  std::size_t a = 0;
  std::size_t b = 0;
  double score = 0;                    ///< 0 to 1
  std::optional<double> titles;        ///< how alike the titles are, 0 to 1; nothing when one has none
  std::optional<bool> same_day;        ///< nothing when one prints none
  std::optional<double> shared_people; ///< of the session with fewer people, 0 to 1; nothing when one has none
};

/// Pairs that are likely the same session, each session at most once, in the order of `a`. Compared are titles (half of
/// the score), day and hour (a quarter) and people (a quarter), so far as both print them; a pair counts from 0.5 on.
/// Breaks are the same on one day only. Time O((n + m) log(n + m)): only sessions that share a word of the title, the hour,
/// the label or a person are compared, and of what very many share, only neighbours.
[[nodiscard]] std::vector<ItemPair> pair_sessions(std::span<const ProgrammeItem> a, std::span<const ProgrammeItem> b);

} // namespace entente
