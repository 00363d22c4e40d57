/// @file
/// From lines to people: which lines are entries, where one ends and the next begins.
#pragma once

#include <optional>
#include <vector>

#include "core/model/programme.hpp"
#include "importers/agenda/entry.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Least likelihood of an entry below a heading that names people.
inline constexpr double under_heading = 0.2;

/// The role under which people are read.
struct ActiveRole {
  std::optional<Role> role; ///< nothing when no heading names one
  std::optional<Gender> gender;
  bool plural = false;
  bool firm = false;                     ///< the heading names people
  bool remote = false;                   ///< the heading's words say so: "Video messages"
  bool run_in = false;                   ///< the first person stood on the heading's line
  std::size_t taken = 0;                 ///< entries read under it
  std::size_t first_people = 0;          ///< people read from the first entry
  std::optional<std::string> first_mark; ///< the bullet of the first entry
  std::size_t begun = 0;                 ///< the item of the heading
};

[[nodiscard]] EntryText entry_text(const Item& item);
[[nodiscard]] EntryContext entry_context(const ActiveRole& role, std::optional<Language> language);
/// `entry_likelihood` of the item.
[[nodiscard]] double likelihood(const Item& item, const ActiveRole& role, std::optional<Language> language,
                                const Reference& reference);

/// Cuts an item that lists several people: at printed lines and semicolons behind which an honorific, or another
/// likely entry, begins.
[[nodiscard]] std::vector<Item> split_people(const Item& item, const ActiveRole& role, std::optional<Language> language,
                                             const Reference& reference);

/// True when the item is a bare name, so that the line or cell behind it can be the post.
[[nodiscard]] bool is_bare_name(const Item& item, const Reference& reference);
/// True when the item reads as the post or body of the person on the line before.
[[nodiscard]] bool is_post_line(const Item& item, const Reference& reference);
/// "Mayor of A, Ms Ana Paz": a post first, and behind the last comma nothing but an honorific and a name.
[[nodiscard]] bool ends_with_person(std::string_view text, const Cues& cues);
/// "PAZ LÓPEZ, Ana": the whole text is a surname in capitals and given names.
[[nodiscard]] bool is_surname_and_given(std::string_view text);
/// "PAZ, Ana & ROTH, Ben — Institute", "PAZ, Ana and ROTH, Ben, Institute": two people whose surnames stand first and who
/// share what follows; empty for others.
[[nodiscard]] std::vector<Item> surname_pair(const Item& item);
/// "Ana Paz and Ben Roth (University A; Institute B, Peru)": as many bodies as people, each with their own; empty for
/// others.
[[nodiscard]] std::vector<Item> people_with_own_bodies(const Item& item);
/// "Ana PAZ LÓPEZ, Director": given names, a surname in capitals, and a comma.
[[nodiscard]] bool names_in_capitals(std::string_view text);
/// "Qatar – Mr A and Ms B, Ministry of X": two people with titles of one side who share what follows; empty for others.
[[nodiscard]] std::vector<Item> side_pair(const Item& item, const Reference& reference);
/// "Senegal (Mr A, Minister of X) and Spain (Ms B, Secretary of State)": states or bodies with who speaks for each in
/// brackets, each as "Senegal – Mr A, Minister of X"; empty for others.
[[nodiscard]] std::vector<Item> sides_with_people(const Item& item, const Reference& reference);
/// "Wells of Nioro – Ms Ana Paz, Director", "ABC-Mercosur – Sra. Ana Paz": the person behind a dash, with the letters of a
/// body before it; the item itself when that stands for a state or body that is known, or for nobody.
[[nodiscard]] Item person_behind_dash(const Item& item, const Reference& reference);
/// Without the title of a talk: in quotation marks behind a dash, comma or colon ("Ana Paz — Adviser — “Ten years of
/// visas”"), or behind a name with brackets ("Ana Paz (Institute A): Ten years of visas", also on the next line).
[[nodiscard]] Item without_talk(const Item& item, const Cues& cues);
/// "Ana Paz (A): “Visas”; of Ben Roth, geographer: “Ports”; and Eva Lind (C): “Roads”": each person with what they tell;
/// the item itself when not every part ends in a title in quotation marks.
[[nodiscard]] std::vector<Item> single_talks(const Item& item, const Cues& cues);
/// The two as one entry, a comma between them.
[[nodiscard]] Item joined(const Item& first, const Item& second);

} // namespace entente::agenda
