/// @file
/// Decisions that were taken back, or taken again, in another base.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/store/decisions.hpp"
#include "core/store/decisions/portable.hpp"

namespace entente::store {

/// Keeps a decision that another base took back before this one knew it: its text alone, undone.
void keep_undone(const Connection& connection, const PortableDecision& decision, const std::string& text);

/// How decisions of this base stand in another one. The later change counts; of two in one second the undoing.
class StandingElsewhere {
public:
  explicit StandingElsewhere(const Connection& connection) : connection_(connection) {}

  /// Notes how a decision of this base stands there.
  void note(std::int64_t here, const PortableDecision& decision);
  /// Takes back what was taken back there since. What others here depend on stays, and is told as a conflict.
  void undo(DecisionsTaken& result);
  /// Likewise takes again.
  void redo(const KeyMakers& keys, DecisionsTaken& result);

private:
  void refuse(const PortableDecision& decision, const Wording& why, DecisionsTaken& result) const;

  const Connection& connection_;
  std::map<std::int64_t, PortableDecision> undone_, redone_; ///< by the number here
};

} // namespace entente::store
