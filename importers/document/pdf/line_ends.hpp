/// @file
/// What the end of a printed line, and the beginning of the next, tell of whether they belong together.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente::pdf {

/// "10 h –", "from 10.00 to": a sign or word between two hours ends the text.
[[nodiscard]] bool ends_in_dash(std::string_view text);
/// "10 h", "15.00 hrs": a short word behind a number.
[[nodiscard]] bool ends_with_unit(std::string_view text);
/// "Sr.", "Mr.", "H.E.": a stop behind a short word with a capital, before a name.
[[nodiscard]] bool ends_with_title(std::string_view text);
/// "S.E. M. Ana Paz", "H.E. Ms Ana Paz": letters with stops, and a word with a capital.
[[nodiscard]] bool begins_with_excellency(std::string_view text);
/// "Convention n°" above "189": a number follows.
[[nodiscard]] bool awaits_number(std::string_view above);
/// "Opening (from" above "10.00 to 10.45)": the bracket that the line before opens ends here.
[[nodiscard]] bool closes_bracket(std::string_view above, std::string_view text);
/// "... may be sent until" above "12.00 hours of the same day.": the sentence goes on before and behind the hours.
[[nodiscard]] bool hours_in_sentence(std::string_view above, std::string_view text);
/// Hours that a narrow cell broke: "10:00 –" above "11:30", "10:00" above "– 11:30", "9.30 – 10.30" above "a.m.".
/// `size` counts the bytes of the whole cell so far.
[[nodiscard]] bool rest_of_hours(std::string_view above, std::size_t size, std::string_view text);
/// "Opening (9.00 –" above "10.00)": the line before ends between two hours.
[[nodiscard]] bool between_hours(std::string_view above, std::string_view text);

} // namespace entente::pdf
