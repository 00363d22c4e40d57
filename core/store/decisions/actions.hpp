/// @file
/// Each kind of decision as the changes it makes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/store/decisions.hpp"
#include "core/store/decisions/log.hpp"

namespace entente::store {

/// Whether a person or body stands for the group it was joined into, as people mean it, or for itself alone: what another
/// base decided before it knew of the joining.
enum class Whom { group, itself };

/// What a split makes: its name and, of a meeting, when and where it is held, as declared; the id of its row where that is
/// there or free.
struct SplitAs {
  std::optional<std::string> name;
  Held held;
  std::optional<std::int64_t> made;
  Whom whom = Whom::group;
};

/// Each function throws what `DecisionTransaction` says of its like.
[[nodiscard]] Draft draft_merge(const Connection& connection, std::span<const EntityRef> entities, bool force);
[[nodiscard]] Draft draft_split(const Connection& connection, const EntityRef& entity, std::span<const MentionRef> mentions,
                                const SplitAs& as, const KeyMakers& keys);
[[nodiscard]] Draft draft_split_event(const Connection& connection, const EntityRef& event,
                                      std::span<const MentionRef> documents, const SplitAs& as);
[[nodiscard]] Draft draft_split_sessions(const Connection& connection, const EntityRef& event,
                                         std::span<const MentionRef> sessions, const SplitAs& as);
[[nodiscard]] Draft draft_split_process(const Connection& connection, const EntityRef& process,
                                        std::span<const MentionRef> events, const SplitAs& as);
[[nodiscard]] Draft draft_different(const Connection& connection, const EntityRef& a, const EntityRef& b);
[[nodiscard]] Draft draft_rename(const Connection& connection, const EntityRef& entity, std::string_view name,
                                 const KeyMakers& keys, Whom whom = Whom::group);
[[nodiscard]] Draft draft_set(const Connection& connection, const SubjectRef& subject, DeclaredField field,
                              std::string_view value, Whom whom = Whom::group);
[[nodiscard]] Draft draft_answer(const Connection& connection, std::int64_t review, std::string_view verdict);

/// Adds to a draft that it settles an open question; one that is settled already stays so. Error(not_found) when there is no
/// such question.
void settle_question(const Connection& connection, std::int64_t review, Draft& draft);

/// A person or body by kind and number; its root.
[[nodiscard]] EntityKey key_of(const EntityRef& entity);
[[nodiscard]] EntityKey root_of(const Connection& connection, const EntityRef& entity);
/// Keeps blocking keys for an entity; those it has stay.
void add_keys(const Connection& connection, const EntityKey& entity, std::span<const std::string> keys);

} // namespace entente::store
