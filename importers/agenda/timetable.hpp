/// @file
/// What opens the sessions of an agenda: hours, days, headings.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// Opens sessions and days. A `read_…` is true when the line was what it reads, and was dealt with.
class Timetable {
public:
  Timetable(Reading& reading, Roster& roster) : reading_(reading), roster_(roster) {}

  /// Opens the session that a line is the heading of. The role and the list of the one before end.
  void open(std::size_t index, SessionHeading heading, std::optional<FoundHours> hours);

  /// Hours without a title, above a role or people: those of the session that a heading opened without any ("SESSION IV"
  /// above "Chair: Ms A" and "9:15 – 10:45  Speakers:"), else of a new one. Nothing happens where no hours wait.
  void open_untitled(std::size_t index);
  /// A line that begins with hours.
  void read_hours(std::size_t index);
  /// "10.30" on one line and "to 12.30" on the next: the session that began ends then, and the rest is a line of its own.
  bool take_end(std::size_t index);
  /// The title of hours that were printed apart from it.
  bool read_awaited(std::size_t index);
  /// "Conversation: Hospitality in hard times": words for what is said, and nobody behind them, title what hours begin.
  [[nodiscard]] bool titles_speech(const Item& item, const RoleHeading& role) const;
  /// "Panel 1 – Title".
  bool read_numbered(std::size_t index);
  bool read_part(std::size_t index);
  /// A title whose hours stand behind it in its row.
  bool read_before_hours(std::size_t index);
  /// A session of several that are held at one time.
  bool read_parallel(std::size_t index);
  /// A heading known by its words alone: "Side event: Title", "Lunch", "Opening session".
  bool read_worded(std::size_t index);
  void share_break(std::size_t above);
  [[nodiscard]] bool awaits_title(std::size_t session) const;
  bool read_day(const Item& item);
  /// "Date & time: Wednesday, 4 November 2020, 10:00-11:30 CET": the day and the hours of the session above, or of the next.
  bool read_day_and_hours(const Item& item);
  /// At the end: dates, shared hours, and what is doubtful of them.
  void settle();

private:
  std::size_t place(const SessionHeading& heading, std::optional<FoundHours> hours, const Item& item);
  bool split_heading(std::size_t index, std::optional<FoundHours> hours);
  [[nodiscard]] bool reports_for_group(const SessionHeading& heading) const;
  /// "Workshop A" or "Rapporteur, Workshop A" right below a person's name: for which session told of before somebody speaks.
  bool tells_group_of_person(std::size_t index);
  [[nodiscard]] bool heads_row(std::size_t index) const;
  bool read_slot(std::size_t index);
  [[nodiscard]] bool give_hours(std::size_t index);

  Reading& reading_;
  Roster& roster_;
  const std::vector<Item>& items_ = reading_.items;
  const Cues& cues_ = reading_.cues;
  Course& course_ = reading_.course;
  std::vector<bool> parts_;    ///< of the items: which head numbered parts; empty until asked for
  std::optional<int> outline_; ///< indent of numbered headings in capitals that opened sessions
};

} // namespace entente::agenda
