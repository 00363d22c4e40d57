/// @file
/// The options by which subcommands look at a draft, or at one person in another's place, beside what the base holds.
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/questions/what_if.hpp"
#include "viz/terminal/command.hpp"
#include "viz/terminal/output.hpp"

namespace entente {

/// `--draft` and `--swap`.
[[nodiscard]] std::vector<OptionSpec> what_if_options();
[[nodiscard]] bool asks_what_if(const Arguments& arguments);

/// What the user sees, and what it is compared with.
struct WhatIf {
  Loaded loaded;               ///< with the draft, and with the swap where one is asked for
  Dataset before;              ///< without the swap where one is asked for, else without the draft
  std::vector<EventId> events; ///< the draft's meetings; empty without a draft
  std::optional<Swap> swap = {};
  std::vector<SessionId> swapped_on = {}; ///< the sessions where the swap changes who sits there
};
/// Reads what `--draft` and `--swap` name; without either, `before` is empty. The filter holds for both.
/// Says on `err` what could not be read of the draft. Errors as read_draft, asked_person and swapped give them.
[[nodiscard]] WhatIf load_what_if(const Arguments& arguments, Context& context);

} // namespace entente
