/// @file
/// The sessions of a programme as they are found: days, hours, and which holds which.
#pragma once

#include <optional>
#include <vector>

#include "core/model/programme.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

/// Keeps the days and the sessions found so far.
class Sessions {
public:
  explicit Sessions(std::vector<SessionRecord>& records) : records_(records) {}

  /// A day heading: "Day 2", a date, or both.
  void begin_day(std::optional<int> ordinal, std::optional<Date> date);
  /// The meeting has one day, by the date in its heading.
  void assume_day(Date date);
  /// Adds a session and says which it is; a heading that says again what an untimed session said gives that one.
  std::size_t open(const SessionHeading& heading, std::size_t event, std::optional<FoundHours> hours, Evidence evidence);
  /// Gives the last session, where it is a label and nothing else ("Webinar 2" above its date), the heading's title and the
  /// hours. Which session that is; nothing when the last one is more than a label, or of another event.
  std::optional<std::size_t> complete(const SessionHeading& heading, std::size_t event, const FoundHours& hours);
  /// Gives a session the heading in place of its title.
  void retitle(std::size_t session, const SessionHeading& heading);
  /// The last session of the event with the heading's label and number; nothing when there is none.
  [[nodiscard]] std::optional<std::size_t> labelled(const SessionHeading& heading, std::size_t event) const;
  /// The session that gathers others at these hours and has none yet, where the heading says its title again: a timetable
  /// tells of it, and a later part of what it gathers. Its day is the day at hand from then on. Nothing where there is none.
  std::optional<std::size_t> gathering_at(const SessionHeading& heading, std::size_t event, const FoundHours& hours,
                                          const Cues& cues);
  /// The session gathers others that are held at one time, by the words of its title or label.
  [[nodiscard]] bool gathers(std::size_t session, const Cues& cues) const;
  /// Gives sessions without hours of their own that are held at one time the hours of the session that gathers them.
  void share_hours(const Cues& cues);
  /// Gives hours to a session that was opened without.
  /// Gives the session the end of its hours; false when it has none, or begins later.
  bool set_end(std::size_t session, ClockTime end);
  void set_hours(std::size_t session, const FoundHours& hours);
  /// Gives a session that was opened without hours these, on the day at hand.
  void set_day_and_hours(std::size_t session, const FoundHours& hours);
  /// The session whose hours hold these, innermost; nothing when none does.
  [[nodiscard]] std::optional<std::size_t> around(std::size_t event, const FoundHours& hours,
                                                  std::optional<std::size_t> self) const;
  /// Dates from days and days from dates, for each event. To be called once, at the end.
  void settle_days(std::vector<EventRecord>& events);
  /// Days that hours running backwards made, without a heading.
  [[nodiscard]] const std::vector<std::size_t>& guessed_days() const { return guessed_; }

private:
  /// "Parallel session B" without hours below "Parallel session A": they are held at the same time.
  void share_parallel(std::size_t session, const Cues& cues);
  struct Labelled {
    std::string word;
    std::string number;
  };

  /// All sessions are of one day of a long period: "41st session, 1 to 11 December" above "9 December".
  [[nodiscard]] bool held_on_one_day(const Period& period) const;
  void place_in_day(SessionRecord& record);
  [[nodiscard]] std::optional<std::size_t> parent_of(const SessionHeading& heading, const SessionRecord& record,
                                                     std::size_t self) const;
  [[nodiscard]] std::optional<std::size_t> said_before(const SessionHeading& heading, std::size_t event) const;

  std::vector<SessionRecord>& records_;
  std::vector<Labelled> labels_; ///< one for each record
  std::optional<int> day_;
  std::optional<Date> date_;
  int days_seen_ = 0;
  std::size_t day_begin_ = 0; ///< the first session below the last heading of a day
  bool assumed_ = false;      ///< the first dated day is the heading's
  std::vector<std::size_t> guessed_;
  std::optional<std::size_t> gathering_; ///< what the sessions to come without hours are held in, said again above them
  std::vector<std::pair<int, Date>> dated_days_;
};

} // namespace entente::agenda
