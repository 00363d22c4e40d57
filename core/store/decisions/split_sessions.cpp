#include <algorithm>

#include "core/error.hpp"
#include "core/store/decisions/split_row.hpp"

namespace entente::store {
namespace {

/// A session with that part of its document which it belongs to.
struct Going {
  std::int64_t session = 0;
  std::int64_t within = 0; ///< 0 for none
  Said said;
};

class SessionsGoing {
public:
  SessionsGoing(const Connection& connection, const Parting& parting, Whom whom)
      : connection_(connection), parting_(parting), whom_(whom) {}

  /// Those within others of the list go with them.
  [[nodiscard]] std::vector<Going> find(std::span<const MentionRef> sessions) {
    for (const MentionRef& mention : sessions) {
      const auto session = std::get<SessionId>(mention);
      if (!goes(session.value)) { list_.push_back(going(session)); }
    }
    std::vector<Going> found;
    for (const Going& going : list_) {
      if (going.within == 0) { found.push_back(going); }
      if (going.within == 0 || any_above(going.within)) { continue; }
      throw Error(ErrorKind::bad_argument, "{} is part of {}, which stays: name that", SessionId(going.session).text(),
                  SessionId(going.within).text());
    }
    return found;
  }

private:
  [[nodiscard]] bool goes(std::int64_t session) const {
    return std::ranges::any_of(list_, [&](const Going& going) { return going.session == session; });
  }

  [[nodiscard]] Going going(SessionId session) const {
    auto row =
        connection_.query("SELECT s.event, coalesce(s.parent, 0), coalesce(d.document, 0), coalesce(d.read_as, d.event) "
                          "FROM session s LEFT JOIN event_document d ON d.event = s.event AND d.document = s.document "
                          "WHERE s.id = ?");
    row.bind(session);
    const bool there = row.step();
    if (!there || !is_mine(row.integer(0), row.integer(3))) {
      throw Error(ErrorKind::not_found, "{}: {} is no session of {}", connection_.label(), session.text(),
                  EventId(parting_.root()).text());
    }
    if (row.integer(2) == 0) {
      throw Error(ErrorKind::bad_argument, "{} stands in no document: it cannot be parted", session.text());
    }
    return {session.value, row.integer(1), {row.integer(2), row.integer(3), row.integer(0)}};
  }

  /// Another base knew the session before its document was given to another event.
  [[nodiscard]] bool is_mine(std::int64_t event, std::int64_t part) const {
    return parting_.is_mine(event) || (whom_ == Whom::itself && parting_.is_mine(part));
  }

  /// Whether the session or one that it is part of goes.
  [[nodiscard]] bool any_above(std::int64_t session) const {
    for (std::int64_t at = session; at != 0;) {
      if (goes(at)) { return true; }
      auto row = connection_.query("SELECT coalesce(parent, 0) FROM session WHERE id = ?");
      row.bind(at);
      at = row.step() ? row.integer(0) : 0;
    }
    return false;
  }

  const Connection& connection_;
  const Parting& parting_;
  Whom whom_;
  std::vector<Going> list_;
};

/// A session must stay that is shown, and is not within one that goes.
void refuse_all(const Connection& connection, const Parting& parting, const std::vector<Going>& going) {
  for (const std::int64_t member : parting.group()) {
    auto row = connection.query("SELECT id FROM session WHERE event = ? AND parent IS NULL AND coalesce(document, 0) NOT IN "
                                "(SELECT id FROM superseded_document)");
    row.bind(member);
    while (row.step()) {
      const std::int64_t session = row.integer(0);
      if (std::ranges::none_of(going, [&](const Going& other) { return other.session == session; })) { return; }
    }
  }
  throw Error(ErrorKind::bad_argument, "a split must leave {} a session; to change its name, rename it",
              EventId(parting.root()).text());
}

void refuse_days(const Held& held) {
  if (held.end && !held.start) {
    throw Error(ErrorKind::bad_argument, "the last day of a meeting is given with the first one");
  }
  if (held.start && held.end && *held.end < *held.start) {
    throw Error(ErrorKind::bad_argument, "the last day, {}, comes before the first, {}", to_iso(*held.end),
                to_iso(*held.start));
  }
}

void declare_held(const Held& held, Draft& draft) {
  const auto declare = [&](Field field, const std::optional<std::string>& value) {
    if (value && !value->empty()) { draft.changes.push_back({{field, *draft.made, 0}, {}, *value}); }
  };
  if (held.start) { declare(Field::event_first_day, to_iso(*held.start)); }
  if (held.end) { declare(Field::event_last_day, to_iso(*held.end)); }
  declare(Field::event_place, held.place);
}

} // namespace

Draft draft_split_sessions(const Connection& connection, const EntityRef& event, std::span<const MentionRef> sessions,
                           const SplitAs& as) {
  refuse_days(as.held);
  const Parting parting(connection, event);
  const std::vector<Going> going = SessionsGoing(connection, parting, as.whom).find(sessions);
  refuse_all(connection, parting, going);
  Draft draft = parting.begin(as, [&](std::int64_t row) { insert_event(connection, going.front().said, row); });
  declare_held(as.held, draft);
  for (const Going& each : going) {
    draft.subject += " " + SessionId(each.session).text();
    draft.entities.emplace(About::event, each.said.event);
    draft.changes.push_back({{Field::session_event, each.session, 0}, each.said.read_as, *draft.made});
  }
  parting.end(draft);
  return draft;
}

} // namespace entente::store
