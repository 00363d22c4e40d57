/// @file
/// Which meeting each event record is: one the base knows, or a new one.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/reference/reference.hpp"
#include "core/resolve/event_titles.hpp"
#include "core/resolve/person_evidence.hpp"

namespace entente::matching {

/// A day range, as numbers of days since 1970.
struct DayRange {
  int first = 0;
  int last = 0;
  bool exact = false; ///< days were printed, not only a month or a year
};
/// The days a printed period covers; nothing when it says none.
[[nodiscard]] std::optional<DayRange> days_of(const std::optional<Date>& start, const std::optional<Date>& end,
                                              const std::string& when);

/// What is compared of two events.
struct EventFacts {
  std::optional<DayRange> days;
  std::string place;
  std::string title;
};
/// What resolving people needs to know of the events.
class EventContext {
public:
  explicit EventContext(const KnownEntities& known) : known_(&known) {}
  std::vector<Handle> of_record; ///< per event record
  /// From now on known events of this process within five years of these days are near by.
  void add_process(ProcessId process, const std::optional<DayRange>& days) { processes_.emplace_back(process, days); }
  /// True for a known event of the process of one of the records and within five years of it. One look-up an event.
  [[nodiscard]] bool near_by(EventId event) const;

private:
  const KnownEntities* known_;
  std::vector<std::pair<ProcessId, std::optional<DayRange>>> processes_;
  mutable std::unordered_map<EventId, bool> asked_;
};

/// How likely two events of one process are one meeting, 0 to 1, and why. Log odds: -2; equal days 4, days that overlap
/// 3, days within a printed month 1.2, within a year 0.2, periods apart -8; a shared place 2, other cities -3; titles
/// the same 3, alike 1.5 or 0.7; and what `besides` says.
struct EventMatch {
  double score = 0;
  std::string reason;
};
[[nodiscard]] EventMatch match_events(const EventFacts& a, const EventFacts& b, const Reference& reference,
                                      const Part& besides = {});

/// Fills the resolution's processes and events, and says what people are compared by. Meetings of no process are told apart
/// by their titles, too (`titles_against`).
[[nodiscard]] EventContext resolve_events(const Programme& programme, const KnownEntities& known, const Reference& reference,
                                          Resolution& resolution);

} // namespace entente::matching
