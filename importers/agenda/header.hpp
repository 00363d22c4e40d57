/// @file
/// The head of an agenda: process, title, dates, place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

struct Header {
  std::vector<EventRecord> events; ///< at least one
  std::optional<std::string> title;
  std::size_t body = 0;    ///< index of the first item behind the head
  std::optional<int> year; ///< for dates printed without one
  bool dated = false;      ///< a day is printed in the head
};

/// Reads the head. Several lines that each give dates and a place are several events. O(size of the head and of the
/// list of processes).
[[nodiscard]] Header read_header(const std::vector<Item>& items, const Reference& reference,
                                 std::optional<Language> language);

/// The first line of a head that stands below a letter, a page's menu or an introduction: of those above the first line of
/// dates before any hours; nothing when there are no such dates. O(size of the first items).
[[nodiscard]] std::optional<std::size_t> head_below(const std::vector<Item>& items, const Cues& cues);

/// The programme begins with the item, the `index`th of the head: hours, a sentence, a numbered session, a role, a day.
[[nodiscard]] bool begins_body(const Item& item, std::size_t index, const Cues& cues);
/// "Second session", "First workshop: Youth" below the title of an event and above its dates: no session of its programme.
[[nodiscard]] bool names_edition(const std::vector<Item>& items, std::size_t index, const Cues& cues);

/// "Subject: …", "De: …": what a letter sent by mail begins with.
[[nodiscard]] bool is_mail_line(std::string_view text);

/// The first period is a part of the second, shorter than it.
[[nodiscard]] bool within(const Period& part, const Period& whole);
/// The first period is over before the second begins, by half a year at most.
[[nodiscard]] bool precedes(const Period& earlier, const Period& later);
/// "Summit programme (draft of 2 May)": few words, the last of which name the kind of document.
[[nodiscard]] bool titles_document(const Item& item, const Cues& cues);
/// More days than one meeting has.
[[nodiscard]] bool is_long(const Period& period);
/// A line of the body is the heading of another day, or of a day by its number. O(size of the items).
[[nodiscard]] bool names_another_day(const std::vector<Item>& items, std::size_t body, Date day, const Cues& cues);
/// The line holds one day and nothing else, and no other line names that day: as the date of a document stands above the
/// dates of its meeting. O(size of all items).
[[nodiscard]] bool prints_day_once(const std::vector<Item>& items, const Item& line);

/// An event that the body of a document announces: a heading, and its dates on the line below.
struct AnnouncedEvent {
  EventRecord record;
  std::size_t title_item = 0;
  std::size_t date_item = 0;
};
/// The events that a note without a programme announces one by one, in order.
[[nodiscard]] std::vector<AnnouncedEvent> announced_events(const std::vector<Item>& items, const Header& header,
                                                           const Reference& reference);

/// Which of several events a sentence speaks of, by its dates or place; nothing when it names none or several.
[[nodiscard]] std::optional<std::size_t> event_of(const std::vector<EventRecord>& events, const Item& item,
                                                  std::optional<int> year);

/// "Programme au", "Last updated:": the words before a date say that it is the document's own.
[[nodiscard]] bool dates_document(std::string_view before, const Cues& cues);

} // namespace entente::agenda
