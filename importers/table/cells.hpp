/// @file
/// What single cells say: names, dates, bodies, genders.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.hpp"
#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"

namespace entente::table {

/// Characters of a name that are read; a longer one is none.
inline constexpr std::size_t longest_name = 300;

/// A person's name in a cell, its titles apart.
struct NameInCell {
  std::string name;             ///< as printed, "Surname, First" put in order; empty when the cell holds no name
  std::string honorific;        ///< as printed
  std::optional<Gender> gender; ///< marked by the honorific
};

/// The name in a text without titles before and behind it. `surname_first`: what stands before the one comma is the surname.
[[nodiscard]] NameInCell name_in(std::string_view text, bool surname_first, Language language, const Reference& reference);
/// A cell that names several people, cut at lines, semicolons, slashes, and at commas or "and" between full names.
[[nodiscard]] std::vector<std::string> split_people(std::string_view cell, bool surname_first, Language language,
                                                    const Reference& reference);
/// False for what can be nobody's name: no letters, digits, a state, "to be confirmed", too long.
[[nodiscard]] bool can_be_name(std::string_view name, const Reference& reference);

/// True for a cell of one name in ASCII letters, with single spaces between, of which no word is a title, joins names or
/// says that the name is open: `split_people`, `name_in` and `can_be_name` take it as it is. May be false for such a name.
/// O(length).
[[nodiscard]] bool is_plain_name(std::string_view cell, const Reference& reference);

/// Several roles in one cell ("Chair and speaker"), each once; empty where it holds one role or anything else.
[[nodiscard]] std::vector<Role> roles_in(std::string_view text, Language language, const Reference& reference);

/// How a column writes dates in digits.
struct DateStyle {
  bool month_first = false; ///< 04/18/2017
};
/// Takes note of one more cell of a column: 04/18/2017 can only be month first. True when the cell decides.
bool learn_date_style(std::string_view cell, DateStyle& style);
/// A date, a range of dates, a month or a year: ISO, digits, words in three languages, or a serial number of days as
/// spreadsheets keep them (1900). Nothing when the cell holds none.
[[nodiscard]] std::optional<Period> read_date(std::string_view cell, const DateStyle& style);

/// The bodies that a cell names, innermost first: several behind one another, or a unit and what it is part of.
[[nodiscard]] std::vector<BodyRecord> bodies_in(std::string_view cell, const Reference& reference);
/// One body by its whole name: acronym in brackets apart, known bodies and processes by reference, category by its words.
[[nodiscard]] BodyRecord body_named(std::string_view text, const Reference& reference);
/// The category that a cell names, by id or name in three languages; nothing when unknown.
[[nodiscard]] std::optional<std::string> category_in(std::string_view cell, const Reference& reference);

/// The state that a whole cell is: a name in three languages, an ISO 3166 alpha-3 code, "Delegation of X", or the name with
/// a bracketed remark. `printed` is false for a demonym.
struct StateInCell {
  std::string iso3;
  Basis basis = Basis::none;
};
[[nodiscard]] std::optional<StateInCell> state_in_cell(std::string_view cell, const Reference& reference);

} // namespace entente::table
