/// @file
/// A value declared in words: "role=chair" of "a12".
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "viz/terminal/decision_options.hpp"

namespace entente {

/// An appearance or partnership by id, a person or body by id or name. Error(not_found), Error(conflict) for a name of
/// several.
[[nodiscard]] SubjectRef subject_named(const std::string& words, const Dataset& dataset, Language language);

/// Takes the decision that "field=value" says of the subject, and settles the question that it answers; its number.
/// Error(bad_argument) names what is legal.
std::int64_t declare(DecisionTransaction& transaction, const SubjectRef& subject, const std::string& assignment,
                     const Dataset& dataset, const Context& context, const Signature& signature,
                     std::optional<std::int64_t> question = {});

} // namespace entente
