/// @file
/// What a panel lacks, as terms that a candidate can meet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// One thing to look for in a candidate.
struct Need {
  enum class About { region, group, state, category, level, gender };
  About about = About::region;
  std::string value;   ///< M49 code, UN group, ISO 3166 alpha-3, category, level, "f" or "m"
  bool other = false;  ///< met by any known value but this one ("region!=150")
  std::string finding; ///< the panel finding it follows from; empty when it was asked for
  /// As people type it: "region=002", "region!=150".
  [[nodiscard]] std::string text() const;
};

/// Reads "region=002", "group=GRULAC", "state=KEN", "category=ngo", "level=local", "gender=f" or any of them with "!=".
/// Error(bad_argument) names the term and what may stand there.
[[nodiscard]] Need parse_need(std::string_view text, const Reference& reference);

/// What is known of a candidate; empty texts are unknown.
struct CandidateFacts {
  std::string state;
  std::string category;
  std::optional<Gender> gender;
};

enum class Met { yes, no, unknown };
[[nodiscard]] Met met(const Need& need, const CandidateFacts& candidate, const Reference& reference);

/// The needs that follow from the findings on a session: another region than the only one, another category than the
/// only one, a woman, a man, civil society, a local authority. Empty when nothing is found.
[[nodiscard]] std::vector<Need> needs_of(const Dataset& dataset, const Reference& reference, SessionId session);

} // namespace entente
