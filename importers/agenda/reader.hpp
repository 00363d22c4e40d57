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

namespace entente::agenda {

/// Reads one document. Each line is tried as one thing after another, the surest first: hours, a numbered session, a
/// day, the announcement of topics, a role, an entry, a title's continuation, a topic, prose; what is left goes to review.
class Reader {
public:
  Reader(const Document& document, const Reference& reference);
  [[nodiscard]] Programme run();

private:
  /// Where in a table topics go on below their announcement, whatever stands beside them.
  struct RoleColumn {
    int table = 0;
    int column = 0;
    std::optional<std::size_t> session;
    ActiveRole role;
  };
  struct ThemeColumn {
    int table = 0;
    int column = 0;
    std::optional<std::size_t> session;
  };

  Reading reading_;
  const Reference& reference_ = reading_.reference;
  const Cues& cues_ = reading_.cues;
  const std::vector<Item>& items_ = reading_.items;
  Course& course_ = reading_.course;
  std::map<std::size_t, std::size_t> event_begins_; ///< the item that announces an event, and which
  Roster roster_{reading_};
  Timetable timetable_{reading_, roster_};
  Titles titles_{reading_, roster_};
  std::optional<RoleColumn> role_column_;                   ///< of a table, where a heading named a role
  std::optional<ThemeColumn> theme_column_;                 ///< of a table, where topics were announced
  bool plain_list_ = false;                                 ///< the items of the list have no bullets
  std::map<std::pair<int, int>, RoleHeading> column_roles_; ///< by table and column

  // reader.cpp
  void find_column_heads();
  void take_announced_events();
  void step(std::size_t index);
  [[nodiscard]] bool is_venue(const Item& item) const;
  bool read_talk(std::size_t index);
  bool read_talk_above(std::size_t index);
  [[nodiscard]] bool titles_talk(const Item& item) const;
  bool read_remark(std::size_t index);
  [[nodiscard]] bool names_contact(const Item& item) const;
  bool read_rest(std::size_t index);

  // reader_topics.cpp
  [[nodiscard]] bool introduces_list(const Item& item) const;
  bool read_announcement(const Item& item);
  bool read_topic(const Item& item);
  void add_topic(const Item& item);

  // reader_rows.cpp
  bool read_known(std::size_t index);
  [[nodiscard]] bool in_theme_column(const Item& item) const;
  void resume_role(const Item& item);
  void keep_role(const Item& item);

  // reader_people.cpp and reader_roles.cpp
  bool read_role(std::size_t index);
  bool read_column(std::size_t index);
  [[nodiscard]] std::optional<RoleHeading> role_in_row(std::size_t index) const;
  [[nodiscard]] bool is_obvious(const Item& item) const;
  bool read_entry_item(std::size_t index);
  bool read_role_below(std::size_t index, const RoleHeading& heading);
  [[nodiscard]] bool panel_below_moderator() const;
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
