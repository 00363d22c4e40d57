/// @file
/// Pairs of a base's people or bodies that may be one, for people to judge.
#pragma once

#include <string>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/enums.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// Why a pair is proposed.
struct CandidateReason {
  std::string key;  ///< stable: "same-name", "initials", "same-body"
  std::string text; ///< in English
};

/// Two entities of one kind that may be one.
struct CandidatePair {
  EntityKind kind = EntityKind::person;
  std::string first; ///< printed ids ("p3"), the smaller number first
  std::string second;
  double score = 0; ///< 0 to 1
  std::vector<CandidateReason> reasons;
};

/// Pairs of people whose names fit and whom nothing keeps apart, surest first, then by id. Every alias is compared.
/// What decisions rejected is for the caller to leave out. O(names) for bounded blocks.
[[nodiscard]] std::vector<CandidatePair> candidate_people(const Dataset& dataset, const Reference& reference);
/// Pairs of bodies whose names, acronyms or aliases agree or nearly do, surest first, then by id. O(names) likewise.
[[nodiscard]] std::vector<CandidatePair> candidate_organisations(const Dataset& dataset, const Reference& reference);

} // namespace entente
