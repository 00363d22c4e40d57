/// @file
/// Decisions that are taken off the base while a document is read anew, and put back on the new reading.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/decisions.hpp"
#include "core/store/decisions/made.hpp"
#include "core/store/decisions/portable.hpp"

namespace entente::store {

/// One decision with all that it takes to put it back.
struct LiftedDecision {
  std::int64_t id = 0;
  bool stood = false;
  std::int64_t turn = 0;
  PortableDecision text;
  bool came = false; ///< its text is kept beside its changes
  std::vector<Change> changes;
  std::vector<bool> open; ///< for each change, whether the cell held what the change begins with
  std::set<EntityKey> entities;
  std::optional<MadeRow> made;
};

/// How a document's bytes change.
struct HashChange {
  std::string before, after;
};

/// What it takes to put decisions back.
struct Replaying {
  const KeyMakers& keys;
  const ValueCheck& accepts;
  const HashChange& hash;
  const Signature& signature;
};

/// Every decision that speaks of what the document says, and every later one about the same things.
class LiftedDecisions {
public:
  /// Makes them undone without a trace in the history.
  LiftedDecisions(const Connection& connection, DocumentId document);
  /// Puts them back in the order in which they were taken, where nothing that they are about has changed as they were, else
  /// by the places that they name. One that has no place any more, or contradicts the new reading, is kept as waiting; of an
  /// undone one the text is kept. Adds to `waiting`; gives how many stand again.
  [[nodiscard]] std::size_t put_back(const KeyMakers& keys, const ValueCheck& accepts, const HashChange& hash,
                                     const Signature& signature, std::vector<RefusedDecision>& waiting);
  /// The rows of splits that are in the base still.
  [[nodiscard]] std::set<EntityKey> kept_rows() const;

private:
  void read(std::int64_t decision);
  void lift();
  /// How many stand again.
  std::size_t put_standing_back(const Replaying& replaying, bool checked, std::vector<RefusedDecision>& waiting) const;
  /// By the places that it names; else it is kept as waiting.
  bool take_anew(const Replaying& replaying, const LiftedDecision& decision, std::vector<RefusedDecision>& waiting) const;
  [[nodiscard]] bool is_sound() const;
  void put_undone_back() const;

  const Connection& connection_;
  std::vector<LiftedDecision> list_; ///< in the order of their ids
};

} // namespace entente::store
