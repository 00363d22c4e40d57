/// @file
/// Where the printed lines of entries end: lines that are one entry though they are two, and the reverse.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// On a line below a title with hours, or below people with a role, begins a person with an honorific or a further role.
[[nodiscard]] bool begins_person_line(std::string_view text, std::size_t at, const Cues& cues);

/// Behind "“Ten years of visas”", or behind a whole talk ("Ana Paz (Institute A), “Ten years of visas”"), the rest of the
/// text begins with whoever speaks next.
[[nodiscard]] bool begins_next_talk(std::string_view before, std::string_view rest);

/// Joins a line with people that breaks off behind a small word ("… Refugees and") or behind "; Ms Ana" with the line below.
void join_open_lines(std::vector<Item>& items, const Cues& cues);

/// Joins "Mayor of A," or "Director, B" with the name below it, unless the post is that of the name above.
void join_posts_and_names(std::vector<Item>& items, const Cues& cues);

/// "Statements by heads of delegation (5 minutes):" on a printed line of its own: words of a role and a colon at its end.
[[nodiscard]] bool is_heading_line(std::string_view line, const Cues& cues);
/// Where "Guiding questions: What …? How …?" begins in a paragraph, and what follows the last of its questions: the bytes
/// are added to `cuts`.
void question_cuts(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts);
/// The item announces questions and asks them on the same line: the byte where the first begins; 0 for other items.
[[nodiscard]] std::size_t questions_behind(const Item& item, const Cues& cues);
/// "1." in a cell of its own is the number of the text in the next cell of its row. O(n).
void join_numbers_in_cells(std::vector<Item>& items);

/// "Rapporteur: | Ms A" in a row whose first cell goes on below: puts what stands on a label's line right behind it.
void join_labels_and_cells(std::vector<Item>& items);
/// "Item 1. | Opening of the meeting": a label that a stop ends and the title in the only other cell of its row are one
/// item. O(n).
void join_labels_and_titles(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
