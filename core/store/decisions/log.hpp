/// @file
/// The log of decisions: one row each with the cells it changed; taking back and taking again.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/store/decisions.hpp"
#include "core/store/decisions/cells.hpp"

namespace entente::store {

using EntityKey = std::pair<About, std::int64_t>;

[[nodiscard]] EntityRef ref_of(const EntityKey& key);

/// A decision before it is written.
struct Draft {
  const char* kind = "";
  std::string about;   ///< "person", "organisation", "appearance", "partnership", "review"
  std::string subject; ///< printed ids and values, for people
  std::vector<Change> changes;
  std::set<EntityKey> entities;     ///< people and bodies that it refers to
  std::optional<std::int64_t> made; ///< the entity that it made
  std::string uid;                  ///< kept from another base; a new one when empty
  std::string at;                   ///< likewise
  std::string content;              ///< what another base said of it
  std::int64_t number = 0;          ///< which decision of that base
};

/// An Error(conflict) that knows which decisions stand in the way.
class Contradiction : public Error {
public:
  Contradiction(Wording wording, std::set<std::int64_t> decisions)
      : Error(ErrorKind::conflict, std::move(wording)), decisions_(std::move(decisions)) {}
  [[nodiscard]] const std::set<std::int64_t>& decisions() const { return decisions_; }

private:
  std::set<std::int64_t> decisions_;
};

/// Writes the changes, here and on the same printed entries of other versions, sees that the base is still sound, and logs
/// the decision. Error(conflict) leaves all as it was.
std::int64_t record(const Connection& connection, Draft draft, const Signature& signature);
/// The changes of a draft in place of those that the decision made once; it stands then, as the latest change of what stands
/// unless a turn is given. Throws as `record`.
void record_anew(const Connection& connection, std::int64_t decision, Draft draft, std::optional<std::int64_t> turn = {});
/// Keeps how a decision of this base is told, as things are now.
void keep_words(const Connection& connection, std::int64_t decision);
/// Of the decision only its own row is left.
void forget_changes(const Connection& connection, std::int64_t decision);
/// Makes changes, or makes them undone; printed forms and facts follow.
void write(const Connection& connection, std::span<const Change> changes);
void unwrite(const Connection& connection, std::span<const Change> changes);
/// What the next change of what stands is numbered.
[[nodiscard]] std::int64_t next_turn(const Connection& connection);
/// Notes that the decision stands, or that it doesn't; of two the one with the greater turn changed last.
void set_active(const Connection& connection, std::int64_t decision, bool active, std::int64_t turn);
/// Notes who took a decision back, or again, when and why.
void mark_changed(const Connection& connection, std::int64_t decision, std::string_view at, const Signature& signature);
/// Error(conflict) when the changes, as they are written by now, left an entity without any of its mentions, made a body
/// part of itself, or brought two together that were judged different.
void refuse_unsound(const Connection& connection, std::span<const Change> changes);
/// Notes who did what.
void write_journal(const Connection& connection, const Signature& signature, std::string_view action,
                   std::string_view subject, std::string_view at);
/// Takes away the row that a draft of a split made, unless it has mentions of its own.
void unmake(const Connection& connection, const Draft& draft);
/// Reverses the changes of decisions, the latest first; what is left when all are gone must be sound. Error(conflict) when
/// others depend on them.
void take_back(const Connection& connection, const std::set<std::int64_t>& wanted, const Signature& signature);
/// The decision with its changes made again. Error(conflict) when others came after it.
void take_again(const Connection& connection, std::int64_t decision, const Signature& signature);
/// Of the decisions that stand the one that was taken or taken again last; of those undone the one that was undone last.
/// Error(not_found) when there is none.
[[nodiscard]] std::int64_t last_active(const Connection& connection);
[[nodiscard]] std::int64_t last_undone(const Connection& connection);

[[nodiscard]] std::vector<Change> changes_of(const Connection& connection, std::int64_t decision);
[[nodiscard]] std::vector<DecisionEntry> decisions(const Connection& connection);
/// Standing decisions that came after this one about cells of the changes.
[[nodiscard]] std::set<std::int64_t> later_about(const Connection& connection, std::span<const Change> changes,
                                                 std::int64_t decision);
/// The last standing decision about a cell.
[[nodiscard]] std::optional<std::int64_t> last_about(const Connection& connection, const Cell& cell);
/// The judgement about a pair, in either order.
[[nodiscard]] Cell pair_cell(About about, std::int64_t a, std::int64_t b);
/// Those judged different from this very entity (not from others of its group).
[[nodiscard]] std::vector<std::int64_t> judged_different(const Connection& connection, About about, std::int64_t id);
/// Whether the bearer of a printed name was judged different from the group of an entity: the name is printed of one that
/// was, and not of the group itself.
[[nodiscard]] bool name_judged_different(const Connection& connection, About about, std::string_view name, std::int64_t id);
/// Throws the Error(conflict) that says who judged the pair different.
[[noreturn]] void refuse_pair(const Connection& connection, About about, std::int64_t a, std::int64_t b);
/// What contradicts judging two of one group different: the decisions that joined the group.
[[nodiscard]] Contradiction one_already(const Connection& connection, const EntityKey& root, const std::string& a,
                                        const std::string& b);
/// "decision 4", "decisions 4, 7 and 9".
[[nodiscard]] Wording decision_list(const std::set<std::int64_t>& decisions);

/// The whole that a body is part of, as shown: declared, else printed, else that of a body joined into it.
[[nodiscard]] std::optional<std::int64_t> parent_of(const Connection& connection, std::int64_t root);

} // namespace entente::store
