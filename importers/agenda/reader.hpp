/// @file
/// The state machine that goes through an agenda line by line.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/model/document.hpp"
#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"
#include "importers/agenda/columns.hpp"
#include "importers/agenda/entry_lines.hpp"
#include "importers/agenda/parallel.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/reading.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/roster.hpp"
#include "importers/agenda/sides.hpp"
#include "importers/agenda/talks.hpp"
#include "importers/agenda/timetable.hpp"
#include "importers/agenda/titles.hpp"
#include "importers/agenda/topics.hpp"

namespace entente::agenda {

/// Reads one document. Each line is tried as one thing after another, the surest first: hours, a numbered session, a
/// day, the announcement of topics, a role, an entry, a title's continuation, a topic, prose; what is left goes to review.
class Reader {
public:
  Reader(const Document& document, const Reference& reference);
  [[nodiscard]] Programme run();

private:
  Reading reading_;
  const Reference& reference_ = reading_.reference;
  const Cues& cues_ = reading_.cues;
  const std::vector<Item>& items_ = reading_.items;
  Course& course_ = reading_.course;
  std::map<std::size_t, std::size_t> event_begins_; ///< the item that announces an event, and which
  Roster roster_{reading_};
  Timetable timetable_{reading_, roster_};
  Titles titles_{reading_, roster_};
  Columns columns_{reading_, roster_};
  Topics topics_{reading_, roster_};

  // reader.cpp
  void take_announced_events();
  void step(std::size_t index);
  [[nodiscard]] bool is_venue(const Item& item) const;
  bool read_talk(std::size_t index);
  bool read_talk_above(std::size_t index);
  bool read_remark(std::size_t index);
  [[nodiscard]] bool names_contact(const Item& item) const;
  bool read_rest(std::size_t index);

  // reader_topics.cpp

  // reader_rows.cpp

  // reader_people.cpp and reader_roles.cpp
  bool read_role(std::size_t index);
  [[nodiscard]] bool is_obvious(const Item& item) const;
  bool read_entry_item(std::size_t index);
  bool read_role_below(std::size_t index, const RoleHeading& heading);
  [[nodiscard]] bool panel_below_moderator() const;
  bool read_known(std::size_t index);
  bool read_unnamed(std::size_t index);
  bool read_addressed(std::size_t index);
  bool read_sides(std::size_t index, const Item& head, const Item& rest);
  bool read_given_by(std::size_t index);
  bool read_by_role(std::size_t index);
  [[nodiscard]] std::optional<std::size_t> name_behind_deed(const Item& item, std::size_t by, std::size_t person) const;
  [[nodiscard]] std::optional<RoleHeading> role_before_title(const Item& item, std::size_t word) const;
  [[nodiscard]] bool heads_others(std::size_t index) const;
  bool read_by(std::size_t index);
  bool read_remote_role(std::size_t index);
  [[nodiscard]] bool titles_hours_below(std::size_t index, const RoleHeading& heading) const;
  [[nodiscard]] std::optional<RoleHeading> role_before_name(const Item& item) const;
};

} // namespace entente::agenda
