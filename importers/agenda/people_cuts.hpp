/// @file
/// Where, inside a line that lists several people, each of them begins.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/honorifics.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Two to five capitalised words before a comma, a bracket or the end.
[[nodiscard]] bool is_capitalised_name(const Item& item);
/// A body and where it is, and nobody: a noun for bodies begins the text, or it has one and no comma; no title.
[[nodiscard]] bool is_bare_body(const Item& item, const Cues& cues);
/// The item without the "and" or "de" that it begins with.
[[nodiscard]] Item without_leading_joiner(Item item, const Cues& cues);
/// Where parts begin that semicolons, slashes, bars or dots separate, outside brackets; 0 among them.
[[nodiscard]] std::vector<std::size_t> separators(std::string_view text);
/// Adds the bytes where people begin that no such sign separates: behind "and", behind "of" and a title, behind brackets,
/// in a list of names that share brackets, in a conversation. `reads` tells how likely a part is an entry.
void cut_people(const Item& item, const std::function<double(const Item&)>& reads, const Cues& cues,
                std::vector<std::size_t>& cuts);

/// "deputy mayor of A", "care worker": the noun of a post, perhaps behind words that tell more of it, begins the text.
[[nodiscard]] bool begins_with_post(std::string_view text, const Cues& cues);

/// The words hold a noun of a post or body, or a word that says what such are about.
[[nodiscard]] bool holds_noun(const Words& words, const Cues& cues);

} // namespace entente::agenda
