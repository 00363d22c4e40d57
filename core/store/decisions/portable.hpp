/// @file
/// A decision as it goes from base to base: people, bodies and mentions are told by where they are printed, not by ids.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/model/ids.hpp"
#include "core/store/decisions/log.hpp"

namespace entente::store {

/// One appearance, or session: a name on a line of a document; a whole document where there is no name.
struct MentionPlace {
  std::string document; ///< file name, for people
  std::string sha256;
  int line = 0; ///< 0 for none
  std::string name;
  int nth = 0; ///< among equal ones on that line
};

/// A person or body: one of its mentions as read, or the split that made it; by name alone where it has neither.
struct EntityPlace {
  About about = About::person;
  std::string name;
  std::string made_by; ///< uid of a split
  std::optional<MentionPlace> mention;
  std::string body; ///< the printed name of a body in that mention
};

/// A partnership or an open question on a line; a document, of the kind "document".
struct LinePlace {
  std::string document, sha256;
  int line = 0;
  std::string kind;
  std::string printed;
  int nth = 0;
};

/// The last time that a decision was taken back, or taken again.
struct Standing {
  bool undone = false;
  std::string at, by;
  std::string why = {};
};
/// Whether the first is the later change: of two in one second the undoing, of two alike that of the later name. One that
/// was never changed comes first.
[[nodiscard]] bool changed_later(const std::optional<Standing>& a, const std::optional<Standing>& b);

struct PortableDecision {
  std::string uid, kind, by, at, reason;
  std::int64_t number = 0;         ///< which decision of its own base
  std::optional<Standing> changed; ///< nothing for one that stands since it was taken
  std::vector<std::string> after;  ///< uids of those that it builds on
  std::vector<EntityPlace> of;     ///< for a merge the one that stays first, for a split of a process that before its events
  bool force = false;
  std::vector<MentionPlace> mentions;
  std::vector<MentionPlace> sessions; ///< of a split by sessions, with when and where the new meeting is held
  std::string start, end, venue;
  std::string name;                 ///< of a rename or split
  std::string made;                 ///< the id of what a split made in its own base, taken where it is free
  std::string field, value;         ///< a later version is given by the hash of its bytes
  std::optional<EntityPlace> whole; ///< the value of a parent
  std::optional<LinePlace> place;   ///< a partnership, a question or a document
  std::string verdict;
  std::optional<LinePlace> question; ///< the open question that it settles, where it is there
};

/// What a place names is not in this base.
class Unplaced : public Error {
public:
  Unplaced(bool document_missing, Wording wording)
      : Error(ErrorKind::not_found, std::move(wording)), document_missing_(document_missing) {}
  [[nodiscard]] bool document_missing() const { return document_missing_; }

private:
  bool document_missing_;
};

/// Decisions follow one another in the order of their times; within one second in the order of their signers' names, and
/// those of one signer in the order in which their base took them. The same in every base.
[[nodiscard]] bool comes_before(const PortableDecision& a, const PortableDecision& b);

/// One line of JSON. Equal decisions give equal bytes.
[[nodiscard]] std::string to_json(const PortableDecision& decision);
/// Reads a decision's JSON; Error(unreadable) says what is wrong with it.
[[nodiscard]] PortableDecision parse_decision(std::string_view json);
/// The decisions of a file, each as one line of JSON, and the file of such lines.
[[nodiscard]] std::vector<std::string> split_file(std::string_view text);
[[nodiscard]] std::string join_file(const std::vector<std::string>& decisions);
/// The line with how the decision stands, or without it.
[[nodiscard]] std::string with_standing(const std::string& line, const std::optional<Standing>& changed);
/// "merge Ana Ruiz, A. Ruiz", for people.
[[nodiscard]] std::string describe(const PortableDecision& decision);

/// Where a row is printed.
[[nodiscard]] MentionPlace place_of(const Connection& connection, AppearanceId appearance);
[[nodiscard]] MentionPlace place_of(const Connection& connection, SessionId session);
[[nodiscard]] EntityPlace place_of(const Connection& connection, const EntityKey& entity);
[[nodiscard]] LinePlace partnership_place(const Connection& connection, std::int64_t id);
[[nodiscard]] LinePlace question_place(const Connection& connection, std::int64_t id);
[[nodiscard]] LinePlace document_place(const Connection& connection, std::int64_t id);

/// The row that a place names; throws Unplaced.
[[nodiscard]] AppearanceId find_mention(const Connection& connection, const MentionPlace& place);
[[nodiscard]] SessionId find_session(const Connection& connection, const MentionPlace& place);
[[nodiscard]] std::int64_t find_entity(const Connection& connection, const EntityPlace& place);
[[nodiscard]] std::int64_t find_partnership(const Connection& connection, const LinePlace& place);
[[nodiscard]] std::int64_t find_question(const Connection& connection, const LinePlace& place);
[[nodiscard]] std::int64_t find_document(const Connection& connection, const std::string& sha256, const std::string& name);

/// A decision of the log.
[[nodiscard]] PortableDecision portable(const Connection& connection, std::int64_t decision);

/// The decision that has this uid, whether it stands or not.
[[nodiscard]] std::optional<std::int64_t> decision_with(const Connection& connection, std::string_view uid);

} // namespace entente::store
