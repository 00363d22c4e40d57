/// @file
/// What changed from one version of a programme to another.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/table.hpp"

namespace entente {

/// A session of either version, with its like in the other where it has one.
struct SessionChange {
  enum class What { added, gone, moved, retitled };
  What what = What::added;
  std::optional<SessionId> before;
  std::optional<SessionId> after;
};

/// A person's place in the programme.
struct PersonChange {
  enum class What {
    added,  ///< to the programme
    gone,   ///< from it
    moved,  ///< from one session to another
    joins,  ///< one session more
    leaves, ///< one session less
    role,   ///< another role on the same session, or where they moved to
    organisations,
    state,
    position
  };
  What what = What::added;
  PersonId person;
  std::optional<AppearanceId> before;
  std::optional<AppearanceId> after;
};

struct ProgrammeDiff {
  std::vector<SessionChange> sessions; ///< in the order of the later version; those that are gone come last
  std::vector<PersonChange> people;    ///< likewise
  std::size_t same_sessions = 0;       ///< sessions of both versions that neither moved nor changed their title
};

/// Compares two documents, each as `Base::dataset_of` gives it, of one base, so that one person has one id.
/// Sessions are matched by title, day, hour and people (`pair_sessions`). One has moved when both versions print a day
/// and the days differ, or when its hours differ; it is re-titled when its label or title differs in more than
/// case, accents and punctuation. People are matched by id, then by session, then by role.
/// O((n + m) log(n + m)) for n and m sessions and appearances.
[[nodiscard]] ProgrammeDiff compare_programmes(const Dataset& before, const Dataset& after);

/// One row for each change, with what each version prints ("before", "after") and on which lines ("d1:42 → d3:40").
/// Changes are words: "session-added", "session-gone", "session-moved", "session-retitled", "person-added", "person-gone",
/// "person-moved", "person-joins", "person-leaves", "role-changed", "organisations-changed", "state-changed",
/// "position-changed".
[[nodiscard]] Table diff_table(const ProgrammeDiff& diff, const Dataset& before, const Dataset& after);

} // namespace entente
