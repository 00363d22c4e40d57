/// @file
/// Records as printed: what one document says, before anyone decides who is who. Importers fill it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/date.hpp"
#include "core/model/enums.hpp"
#include "core/model/shared_list.hpp"

namespace entente {

/// The printed text a fact was read from.
struct Evidence {
  int line = 0;        ///< 1-based; 0 when the record comes from no line
  std::string printed; ///< the printed entry, markup removed
};

/// Where a state or country comes from.
enum class Basis {
  none,    ///< there is no state
  printed, ///< a name, official name or variant of the state is printed in the entry
  derived  ///< certain from a demonym, a city or reference data, but the state's name is not printed
};

/// A body as an entry names it.
struct BodyRecord {
  std::string name;                     ///< as printed, without a bracketed acronym
  std::optional<std::string> acronym;   ///< as printed ("IGAD")
  std::optional<std::string> reference; ///< id in datasets/reference/organisations.csv or processes.csv, where known
  std::optional<std::string> state;     ///< ISO 3166 alpha-3 of the country it belongs to or is based in
  std::optional<std::string> category;  ///< id in stakeholder_categories.csv
  std::optional<std::size_t> parent;    ///< index, in the same entry, of the body this one is part of
  bool beside = false;                  ///< it supports or hosts what the entry tells of, or is a partner: not the person's
};

/// One person on one session as printed.
struct EntryRecord {
  /// `session` of people on a list of participants.
  static constexpr std::size_t no_session = static_cast<std::size_t>(-1);
  std::size_t session = 0; ///< index in Programme::sessions, or `no_session`
  std::size_t event = 0;   ///< index in Programme::events; counts only without a session
  std::string name;        ///< without honorific or rank
  std::string honorific;   ///< as printed ("S.E.M."); may be empty
  Role role = Role::speaker;
  std::string position;             ///< the post as printed, without the bodies; may be empty
  SharedList<BodyRecord> bodies;    ///< innermost first
  std::optional<std::string> state; ///< the state spoken for
  Basis state_basis = Basis::none;
  bool remote = false;
  std::optional<Gender> gender;
  bool gender_by_masculine_form = false; ///< the only mark is a masculine post or role, which may be generic
  Evidence evidence;
  std::string printed_name; ///< as printed where `name` is put in another order ("PAZ, Ana"); else empty
};

/// A further row of a long list that says of somebody what an entry says, on another session or in another role.
struct RepeatRecord {
  static constexpr std::uint32_t no_session = static_cast<std::uint32_t>(-1);
  std::uint32_t entry = 0;            ///< index in Programme::entries
  std::uint32_t session = no_session; ///< index in Programme::sessions
  std::uint32_t event = 0;            ///< index in Programme::events; counts only without a session
  int line = 0;                       ///< 1-based
  Role role = Role::speaker;
};

/// A meeting as printed. One document may announce several.
struct EventRecord {
  std::optional<std::string> process;           ///< as printed, or its reference name
  std::optional<std::string> process_reference; ///< id in datasets/reference/processes.csv
  std::string title;
  Period period;
  std::optional<std::string> place;
  Evidence evidence;
};

/// An item of an event's programme as printed.
struct SessionRecord {
  std::size_t event = 0;             ///< index in Programme::events
  std::optional<std::size_t> parent; ///< index in Programme::sessions
  std::optional<std::string> label;
  std::optional<std::string> title;
  SessionKind kind = SessionKind::session;
  std::optional<Date> date;
  std::optional<int> day; ///< 1 for the first day of the event
  std::optional<ClockTime> start;
  std::optional<ClockTime> end;
  Evidence evidence;
};

/// A topic announced for discussion.
struct ThemeRecord {
  std::size_t event = 0;
  std::optional<std::size_t> session;
  std::string text;
  Evidence evidence;
};

/// A tie stated in an entry's post ("co-facilitator of"). The source is the entry's state where it speaks for one,
/// else the person, unless a body is named; the target is one of the entry's bodies.
struct PartnershipRecord {
  std::size_t entry = 0;       ///< index in Programme::entries
  std::size_t target_body = 0; ///< index in that entry's bodies
  PartnershipKind kind = PartnershipKind::partner;
  Evidence evidence;
  std::optional<std::size_t> source_body; ///< index in the entry's bodies: the tie is that body's, not the person's
};

/// Something the reader was not sure of, for the review list. Kinds are stable words; the reason is for people.
struct ReviewItem {
  std::string kind;   ///< "unplaced", "doubtful-post", "doubtful-body", "doubtful-role", "doubtful-name", "doubtful-state",
                      ///< "doubtful-date", "same-person", "same-organisation", "same-event"
  std::string reason; ///< in plain words, one sentence
  Evidence evidence;
};

/// Everything one document says.
struct Programme {
  std::optional<Language> language;
  std::optional<std::string> title;
  std::vector<EventRecord> events;
  std::vector<SessionRecord> sessions;
  std::vector<EntryRecord> entries;
  std::vector<RepeatRecord> repeats = {}; ///< of a long list, by line; elsewhere each row is an entry
  std::vector<ThemeRecord> themes;
  std::vector<PartnershipRecord> partnerships;
  std::vector<ReviewItem> review;
};

} // namespace entente
