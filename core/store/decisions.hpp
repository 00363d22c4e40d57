/// @file
/// What people decide about who is who and about printed facts: merge, split, judge, rename, set; each signed, dated and
/// reversible by itself. Printed mentions are never edited: a decision changes cells that lie over them, and keeps what
/// each cell held before.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/date.hpp"
#include "core/model/ids.hpp"
#include "core/store/base.hpp"
#include "core/wording.hpp"

namespace entente {

/// What can be joined, parted, named and judged.
using EntityRef = std::variant<PersonId, OrganisationId, EventId, ProcessId>;
/// The printed id ("p3", "o7", "e2", "c1").
[[nodiscard]] std::string id_text(const EntityRef& entity);
/// Reads the printed form; nothing for what is none of these.
[[nodiscard]] std::optional<EntityRef> parse_entity(std::string_view printed);

/// A printed line of a document.
struct LineRef {
  DocumentId document;
  int line = 0;
  friend bool operator==(const LineRef&, const LineRef&) = default;
};
/// What a split gives away: of a person or body a mention by its id, or every mention that stands on a line; of an event a
/// document with all that it says of the event, or a session; of a process an event.
using MentionRef = std::variant<AppearanceId, LineRef, DocumentId, EventId, SessionId>;
/// Reads "a12" or "d1:42".
[[nodiscard]] std::optional<MentionRef> parse_mention(std::string_view printed);

/// What a value can be declared of.
using SubjectRef = std::variant<PersonId, OrganisationId, AppearanceId, PartnershipId, DocumentId>;
[[nodiscard]] std::string id_text(const SubjectRef& subject);

/// The field of a subject: gender of a person; category, state and parent of a body; role, state and gender of an
/// appearance; from and to of a partnership; the later version that supersedes a document.
enum class DeclaredField { gender, category, state, parent, role, from, to, superseded_by };
[[nodiscard]] std::string_view to_text(DeclaredField field);
[[nodiscard]] std::optional<DeclaredField> parse_declared_field(std::string_view word);
/// The fields that a subject has.
[[nodiscard]] std::vector<DeclaredField> declared_fields(const SubjectRef& subject);

/// When and where a meeting took place, as declared; of what is left open, what is printed counts.
struct Held {
  std::optional<Date> start, end;
  std::optional<std::string> place;
};

/// Who decides, and why.
struct Signature {
  std::string by;
  std::string reason;
};

/// Blocking keys of a name, under which later documents find its bearer. The resolver makes them.
struct KeyMakers {
  std::function<std::vector<std::string>(std::string_view name)> person;
  std::function<std::vector<std::string>(std::string_view name, std::string_view acronym, std::string_view state)>
      organisation;
};

/// One decision of the history.
struct DecisionEntry {
  std::int64_t id = 0;
  std::string kind;    ///< "merge", "split", "same", "different", "rename", "set", "answer"
  std::string subject; ///< what it was about: "p3 p7", "a12 role=chair"
  std::string by;
  std::string at; ///< UTC, ISO 8601
  std::string reason;
  bool active = true;            ///< false when it was undone
  std::optional<EntityRef> made; ///< what a split made
  std::string changed_by;        ///< who took it back, or again, last; empty for one that stands since it was taken
  std::string changed_at;        ///< UTC, ISO 8601
  std::string changed_why;       ///< what they noted
  friend bool operator==(const DecisionEntry&, const DecisionEntry&) = default;
};

/// A decision of another base that could not be taken here.
struct RefusedDecision {
  std::string uid;
  std::string text; ///< "merge Ana Ruiz, A. Ruiz"
  std::string by;
  std::string at; ///< UTC, ISO 8601
  Wording reason;
  std::vector<std::int64_t> against; ///< decisions here that it contradicts
  std::string kind;                  ///< as of a DecisionEntry; the text begins with it
};

/// What became of decisions that came from another base, or waited for a document. Those that were not taken are kept.
struct DecisionsTaken {
  std::size_t taken = 0;
  std::size_t known = 0;                  ///< were here already
  std::size_t undone = 0;                 ///< were taken back there, and are taken back here too or kept as undone
  std::size_t waiting = 0;                ///< for a document, or for a decision that they build on
  std::vector<RefusedDecision> waits;     ///< these
  std::vector<RefusedDecision> conflicts; ///< contradict what was decided here
  std::vector<RefusedDecision> unplaced;  ///< what they are about is not where it was printed
};

/// Whether a state or category code is known; without one, every code is.
using ValueCheck = std::function<bool(DeclaredField field, std::string_view value)>;

/// All decisions, those taken back marked as such, and those pending, as a file for another base: JSON, in the order of
/// their times, within one second in that of their signers' names, and for one signer in the order of taking. Bases that
/// took in each other's decisions give equal bytes.
[[nodiscard]] std::string decisions_file(const Base& base);
/// How many decisions of other bases are kept and not taken; without those dropped.
[[nodiscard]] std::size_t pending_decisions(const Base& base);
/// Those that were dropped; without reasons.
[[nodiscard]] std::vector<RefusedDecision> dropped_decisions(const Base& base);

/// A standing decision about a line of a superseded document that has no effect, because the version in force does not print
/// that line so.
struct LeftBehind {
  std::int64_t decision = 0;
  std::string subject; ///< "a12 role=chair"
  std::string by;
  DocumentId later; ///< the version in force
  std::string document;
  int line = 0;
  std::string printed;
};
/// Those that nobody decided anew in the version in force, by number. O(n log n) for n rows of the documents.
[[nodiscard]] std::vector<LeftBehind> left_behind(const Base& base);

/// Every decision, oldest first.
[[nodiscard]] std::vector<DecisionEntry> history(const Base& base);

/// One open question of the review list, with the pair it is about where it is about one.
struct OpenQuestion : ReviewEntry {
  std::optional<EntityRef> first, second;
  std::optional<double> score;
};
/// The open questions, by document and line; each pair once, without those that are one by now, were judged different, or
/// whose question was settled in another place, and without those of superseded documents.
[[nodiscard]] std::vector<OpenQuestion> open_questions(const Base& base);
/// The one that an entity goes under: itself, unless it was joined into another.
[[nodiscard]] EntityRef shown_as(const Base& base, const EntityRef& entity);
/// True when the two, or others joined with them, were judged different.
[[nodiscard]] bool judged_different(const Base& base, const EntityRef& a, const EntityRef& b);

/// Decisions of one transaction; rolled back when it is destroyed before `commit`. A decision that is refused changes
/// nothing, and the transaction can go on. Errors: not_found for what is not in the base, bad_argument for what makes no
/// sense, conflict for what contradicts other decisions, in one line that names them.
class DecisionTransaction {
public:
  DecisionTransaction(Base& base, KeyMakers keys);
  DecisionTransaction(DecisionTransaction&&) noexcept;
  DecisionTransaction& operator=(DecisionTransaction&&) noexcept;
  ~DecisionTransaction();

  /// Joins the others into the first. Their printed forms become its aliases; ties that are then printed twice are shown
  /// once. Error(conflict) when two of them were judged different, unless `force`.
  std::int64_t merge(std::span<const EntityRef> entities, const Signature& signature, bool force = false);
  /// Gives mentions of one person or body to a new one, with the partnerships stated on their lines, and judges the two
  /// different. Without a name the new one goes by the fullest form printed there. At least one mention must stay.
  /// An event gives documents to a new one, with the sessions, appearances, themes and partnerships that they print of it;
  /// the new one takes name, dates and place from the first of them and the process from the old one. What was read as a
  /// later version of a document that stays, or that goes, stands beside it. It gives sessions with those within them, and
  /// with the appearances and themes on them, to a new one that is held as said, else on the days of these sessions and
  /// where their document says; what is said on no session stays. A process gives events to a new one of the given name.
  std::int64_t split(const EntityRef& entity, std::span<const MentionRef> mentions, const std::optional<std::string>& name,
                     const Signature& signature, const Held& held = {});
  /// Joins the second into the first, and settles the open question that it answers.
  std::int64_t same(const EntityRef& a, const EntityRef& b, const Signature& signature, bool force = false,
                    std::optional<std::int64_t> question = {});
  /// The pair is not proposed again; likewise. Error(conflict) when the two are one already.
  std::int64_t different(const EntityRef& a, const EntityRef& b, const Signature& signature,
                         std::optional<std::int64_t> question = {});
  /// The name under which the entity is shown; printed forms stay as aliases.
  std::int64_t rename(const EntityRef& entity, std::string_view name, const Signature& signature);
  /// Declares a value; an empty one declares that there is none. Roles, genders, dates and parents are checked here;
  /// categories and states are codes of the reference data, which the caller checks. Settles the open question that it
  /// answers.
  std::int64_t set(const SubjectRef& subject, DeclaredField field, std::string_view value, const Signature& signature,
                   std::optional<std::int64_t> question = {});
  /// Settles an open question of the review list.
  std::int64_t answer(std::int64_t review, std::string_view verdict, const Signature& signature);
  /// Takes a decision back; without an id the one that was taken, or taken again, last. Error(conflict) names the decisions
  /// that depend on it.
  std::int64_t undo(std::optional<std::int64_t> decision, const Signature& signature);
  /// Takes several back as one step: what only holds while one of them stands is no hindrance to taking the other.
  void undo(std::span<const std::int64_t> decisions, const Signature& signature);
  /// Takes an undone decision again; without an id the one undone last.
  std::int64_t redo(std::optional<std::int64_t> decision, const Signature& signature);
  /// Takes the decisions of a file, each signed as it was, and tries those pending again. What was taken back there later
  /// than it was taken, or taken again, here is taken back here, and the other way round. Which of those joined is the one
  /// shown follows from the order of the decisions, not from which file was taken in first. What contradicts a decision here
  /// that it did not know, and what is not in this base, is kept as pending. Error(unreadable) or Error(unsupported) for
  /// what is no file of decisions; nothing is taken then.
  [[nodiscard]] DecisionsTaken take_in(std::string_view file, const Signature& signature, const ValueCheck& accepts = {});
  /// Tries those pending again.
  [[nodiscard]] DecisionsTaken retry(const ValueCheck& accepts = {});
  /// Of those pending the one whose uid begins so is tried no more, nor taken from a file again, nor exported; signed in the
  /// journal. Error(not_found) when there is none, Error(conflict) when there are several.
  RefusedDecision drop(std::string_view uid, const Signature& signature);
  /// Likewise a dropped one is pending again.
  RefusedDecision restore(std::string_view uid, const Signature& signature);
  /// Keeps what was decided: wholly, or not at all.
  void commit();

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace entente
