/// @file
/// Goes through an agenda line by line.
#pragma once

#include <cstddef>
#include <map>

#include "core/model/document.hpp"
#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"
#include "importers/agenda/columns.hpp"
#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"
#include "importers/agenda/timetable.hpp"
#include "importers/agenda/topics.hpp"

namespace entente::agenda {

/// Reads one document. Each line is tried as one thing after another, the surest first: hours, a numbered session, a
/// day, the announcement of topics, a role, an entry, a title's continuation, a topic, prose; what is left goes to review.
class Reader {
public:
  Reader(const Document& document, const Reference& reference) : reading_(document, reference) {}
  [[nodiscard]] Programme run();

private:
  void find_announced_events();
  void begin_event(std::size_t event);
  void read(std::size_t index);
  void read_timed(std::size_t index);
  bool read_line(std::size_t index);
  [[nodiscard]] bool heads_people(std::size_t index) const;
  bool read_venue(const Item& item);
  [[nodiscard]] bool reads_room(std::size_t index) const;
  bool read_rest(std::size_t index);

  Reading reading_;
  Roster roster_{reading_};
  Timetable timetable_{reading_, roster_};
  Columns columns_{reading_, roster_};
  Topics topics_{reading_, roster_};
  std::map<std::size_t, std::size_t> event_begins_; ///< the item that announces an event, and which
};

} // namespace entente::agenda
