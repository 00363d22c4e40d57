/// @file
/// What besides the name speaks for or against two mentions being one person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/enums.hpp"
#include "core/resolve/person_name.hpp"

namespace entente::matching {

/// A body or event within one resolution: a known id, or -1 minus the index of a new one.
using Handle = std::int64_t;

/// A body of a person with all that it is part of.
struct BodyTies {
  Handle body = 0;
  std::vector<Handle> above; ///< what it is part of, nearest first
  std::vector<std::string> stems;
  friend bool operator==(const BodyTies&, const BodyTies&) = default;
};

/// All that is known of one person, or printed in one entry.
struct PersonFacts {
  std::vector<std::string> printed; ///< names as printed
  std::vector<PersonName> names;    ///< the same, taken apart
  std::vector<BodyTies> bodies;
  std::vector<std::string> states;             ///< spoken for
  std::vector<std::vector<std::string>> posts; ///< stems
  std::vector<Handle> events;
  std::optional<Gender> gender; ///< where marked beyond doubt
  bool both_genders = false;    ///< marked one way and the other
  bool joined = false;          ///< of a known person: somebody decided that several are this one
  bool here = false;            ///< printed in the document at hand
  bool same_process = false;    ///< met at the process at hand within a few years
  [[nodiscard]] bool bare() const { return bodies.empty() && states.empty() && posts.empty(); }
};

/// A judgement on two sets of facts.
struct PersonMatch {
  double score = 0;   ///< 0 to 1: 1 / (1 + exp(-sum of weights))
  bool never = false; ///< the names don't fit, or something rules it out
  std::string reason; ///< "same name; same body; similar post"
};

/// From this score on two mentions are one person.
inline constexpr double same_person_score = 0.70;
/// From this score on the pair goes to the review list.
inline constexpr double unsure_person_score = 0.25;

/// True when any name of one fits any of the other.
[[nodiscard]] bool names_fit(const PersonFacts& a, const PersonFacts& b);

/// Adds log odds: the name (see `compare_names`), then for a shared body 2.5, a body and its part 1.8, parts of one
/// body 1.2, bodies of like names up to 1.2, other bodies -0.7; the same state 1.4 (1.0 when neither body nor post
/// agrees), other states -4; a like post up to 2.2 by the weight of its telling words; the same event 0.6; the same
/// process within few years 0.3; a bare name beside a full one in the same document 2.2. Marked genders that differ rule
/// it out. The result does not depend on which comes first.
/// Model: Fellegi and Sunter, A Theory for Record Linkage, JASA 64 (1969), with weights set by hand.
[[nodiscard]] PersonMatch match_people(const PersonFacts& a, const PersonFacts& b);

} // namespace entente::matching
