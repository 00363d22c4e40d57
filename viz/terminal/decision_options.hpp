/// @file
/// What the commands that decide share: who signs, which person or body is meant, how a decision is told.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/decisions.hpp"
#include "viz/terminal/command.hpp"
#include "viz/terminal/output.hpp"
#include "viz/workflow/decisions.hpp"

namespace entente {

/// `--by`, else the login name, else "officer".
[[nodiscard]] std::string signer(const Arguments& arguments);
/// Who decides, and the reason given with `--note`.
[[nodiscard]] Signature signature_of(const Arguments& arguments);
/// The command with the options `--by` and `--note` behind its own.
[[nodiscard]] Command signed_command(Command command);

/// The person or body that the words name: an id ("p3", "o7"), or a name that one alone bears. Error(not_found) with the
/// nearest name, Error(conflict) with the ids of several.
[[nodiscard]] EntityRef entity_named(const std::string& words, const Dataset& dataset, Language language);

/// A printed decision number; Error(bad_argument) for what is none.
[[nodiscard]] std::int64_t decision_number(const std::string& text, Language language);

/// Takes decisions in one transaction and tells each on standard output.
int decide(const Arguments& arguments, Context& context,
           const std::function<std::vector<std::int64_t>(DecisionTransaction&, const Dataset&)>& take);

/// "Laura Thompson (p28): 5 appearances; also printed L. Thompson".
[[nodiscard]] std::string entity_line(const EntityRef& entity, const Dataset& dataset, Language language);

/// Joins by `join(force)`; with `--force`, what speaks against it is a warning on standard error.
[[nodiscard]] std::int64_t join_or_warn(const Arguments& arguments, Context& context,
                                        const std::function<std::int64_t(bool force)>& join);

/// The decision's kind in the language.
[[nodiscard]] std::string kind_text(std::string_view kind, Language language);

/// "q3 different" of an answer whose subject is "3 different", in the language; the subject of any other decision as it is.
[[nodiscard]] std::string subject_text(const DecisionEntry& entry, Language language);

/// What a decision of another base says, in the language.
[[nodiscard]] std::string refused_text(const RefusedDecision& refused, Language language);

/// Tells on standard error how many decisions of others are not taken, where there are any.
void tell_pending(const Base& base, Context& context);

} // namespace entente
