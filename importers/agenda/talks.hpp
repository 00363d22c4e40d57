/// @file
/// Talks: what is told, and who tells it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "core/reference/cues.hpp"
#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// Where ", by Ms A" behind what is told begins, and where "Ms A" does.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> told_by(const Item& item, const Cues& cues);
/// A question between people: the title of the talk of whoever stands below it.
[[nodiscard]] bool titles_talk(const Item& item, const Reading& reading, const Roster& roster);

/// "…, presented by Ms A", "Jury chaired by Ben Roth, Body C": a role that ends in "by", and who has it.
struct GivenBy {
  std::size_t begin = 0;  ///< byte where the role begins
  std::size_t person = 0; ///< byte where the person begins
  std::optional<Role> role;
  std::optional<Gender> gender;
};
/// The last such role of a line; nothing when no name or honorific stands behind one.
[[nodiscard]] std::optional<GivenBy> given_by(const Item& item, const Cues& cues);

/// "Paper 1: “Ten years of visas”, by Ms A, B": what is told, and behind a comma or a quotation who tells it, who is
/// entered.
bool read_talk(Reading& reading, Roster& roster, std::size_t index);
/// "- Ten years of visas", on the line below "Ana Paz, Institute B", read as one list item: the talk, and who gives it.
bool read_talk_above(Reading& reading, Roster& roster, std::size_t index);

/// "Ten years of visas" above "   Ana Paz, Institute B", which stands further in: the title of a talk.
[[nodiscard]] bool titles_talk_further_in(const Reading& reading, const Roster& roster, std::size_t index);

/// The byte behind "Ana Paz (Institute A)": two to seven words of a name and a bracket; 0 when the text begins otherwise.
[[nodiscard]] std::size_t behind_bracketed_name(std::string_view text);
/// Two to five words, all but particles with a capital, before a comma, a dash, a bracket or the end.
[[nodiscard]] bool begins_with_name(std::string_view text);

} // namespace entente::agenda
