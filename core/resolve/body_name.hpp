/// @file
/// Bodies' names taken apart and compared.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/reference/reference.hpp"

namespace entente::matching {

/// One printed form of a body.
struct BodyForm {
  std::string name;                      ///< as printed; an acronym in brackets at its end is taken off
  std::string folded;                    ///< `fold(name)`
  std::string acronym;                   ///< folded and closed up; empty when none
  std::string printed_acronym;           ///< the same as printed
  bool acronym_only = false;             ///< the name is nothing but an acronym
  std::vector<std::string> stems;        ///< words that count, in order
  std::vector<std::string> sorted_stems; ///< the same by letters
  std::vector<std::string> fields;       ///< of a ministry: what it is for, where that is all its name says
  bool unit = false;                     ///< "Division …", "Department …": a name that many bodies' parts bear
};

/// Takes a body's name apart. An acronym printed at the end of the name in brackets is split off.
[[nodiscard]] BodyForm parse_body(std::string_view name, std::string_view acronym);

/// How alike two forms are.
struct BodyFit {
  double score = 0; ///< 0 to 1; 0.8 and more: one body as far as names tell; 0.5 and more: doubtful
  std::string reason;
};

/// Compares two forms; `same_state` allows ministries of one field in two languages to be one. O(nm) in words.
[[nodiscard]] BodyFit compare_bodies(const BodyForm& a, const BodyForm& b, bool same_state);

/// The organisation or process that the form is, by the reference data; empty when none.
[[nodiscard]] std::string reference_of(const BodyForm& form, const Reference& reference);

/// True when the form does not tell whose body it is although the reference data has it as one state's: "Instituto Nacional
/// de Migración", "Home Office", "INM". False where a state, its people or a city is named, and for single words and longer
/// acronyms, which nobody else bears.
[[nodiscard]] bool any_states(const BodyForm& form, const OrganisationFacts& facts, const Reference& reference);

/// True when the name by itself says that the body is a state's (a ministry, a parliament, a municipality).
[[nodiscard]] bool is_state_body(std::string_view name, const Reference& reference);

} // namespace entente::matching
