/// @file
/// Programmes that print who somebody is before a dash and the name behind it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/document.hpp"
#include "core/reference/reference.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "PERU – Director, Ministry of A – Ms PAZ Ana", "PERÚ, Senado, Presidenta – PAZ, Ana (Sra.)": the byte of the name behind
/// the last dash: with a title, or with its surname in capitals; nothing for other lines.
[[nodiscard]] std::optional<std::size_t> name_behind_dash(std::string_view line, const Cues& cues);

/// Three lines of the document or more end so.
[[nodiscard]] bool prints_names_behind(const std::vector<Block>& blocks, const Cues& cues);

/// Puts the name in front and the side at the end, "Ms PAZ Ana, Director, Ministry of A, PERU", behind a role that the line
/// begins with; a title in brackets stands before its name. Linear in the items.
void fold_names_behind(std::vector<Item>& items, const Reference& reference);

} // namespace entente::agenda
