/// @file
/// What a single line of an agenda can be. Every word it goes by comes from the cue lists.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/enums.hpp"
#include "core/reference/cues.hpp"
#include "core/reference/reference.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Bytes of a heading; more is running text.
inline constexpr std::size_t longest_heading = 420;

/// A line that names a role: "Orateurs :", "Moderator: Ms A, B", "Chaired by Mr A".
struct RoleHeading {
  std::optional<Role> role; ///< nothing for parts of a session where nobody in particular appears ("Discussion")
  std::optional<Gender> gender;
  bool plural = false;
  bool firm = false;    ///< the words name people, not a part of the programme ("Opening remarks")
  bool colon = false;   ///< a colon or dash follows
  std::size_t rest = 0; ///< byte where the text behind it begins; the text's size when there is none
};
[[nodiscard]] std::optional<RoleHeading> role_heading(const Item& item, const Cues& cues);
/// "Cases presented by", "Followed by a conversation with" on a line of its own: words for a role end it.
[[nodiscard]] std::optional<RoleHeading> deed_above_people(const Item& item, const Cues& cues);

/// "Statements of the delegations": words for a role that lead to nobody with a name.
[[nodiscard]] bool tells_of_many(const Item& item, const Cues& cues);

/// A role in brackets or behind a dash at the end: "Ms A, Director (moderator)".
struct RoleSuffix {
  Role role = Role::speaker;
  std::optional<Gender> gender;
  std::size_t begin = 0; ///< byte where the suffix begins
};
[[nodiscard]] std::optional<RoleSuffix> role_suffix(const Item& item, const Cues& cues);

/// A line that opens a session: "Panel 1 – Title", "Side event: Title", "Pause".
struct SessionHeading {
  std::optional<std::string> label; ///< with its number: "Panel 1"
  std::string label_word;           ///< folded, without the number: "panel"
  std::string number;               ///< folded: "1", "ii", "a"
  std::string title;                ///< may be empty
  std::optional<SessionKind> kind;
  bool exact = false;     ///< nothing stands behind the words that tell the kind
  bool separated = false; ///< a colon, a dash or nothing stands behind the number
};
/// "Opening of the meeting | 9.00 - 9.30 a.m.": the item is a title whose hours alone stand in the next cell of its row.
[[nodiscard]] bool stands_before_hours(const std::vector<Item>& items, std::size_t index, const Cues& cues);
/// A word such as "1", "2a", "iv", "C" or "B2", which sessions are numbered with.
[[nodiscard]] bool numbers_session(const Item& item, std::size_t word);
[[nodiscard]] std::optional<SessionHeading> session_heading(const Item& item, const Cues& cues);
/// The title of a line that hours or a heading mark as a session, with the kind where its words tell it.
/// `whole`: the item's words are surely all that its text has.
[[nodiscard]] SessionHeading titled(const Item& item, const Cues& cues, bool whole = false);

/// "Address of Mr A", "Video message of the Secretary-General": a role, small words, and a title or a post.
[[nodiscard]] bool begins_with_deed(std::string_view text, const Cues& cues);

/// "Day 2", "Lundi 18 juillet 2016".
struct DayHeading {
  std::optional<int> ordinal;
  std::optional<Date> date;
  std::size_t rest = 0; ///< byte behind it
};
[[nodiscard]] std::optional<DayHeading> day_heading(const Item& item, const Cues& cues, std::optional<int> year);

/// "Tuesday 27" while the event takes place from the 26th to the 28th.
[[nodiscard]] std::optional<DayHeading> weekday_heading(const Item& item, const Period& period);

/// What the end of a line announces: a list of topics, a list of objectives, or nothing.
enum class Announces { nothing, themes, other };
struct Announcement {
  Announces what = Announces::nothing;
  std::size_t rest = 0; ///< byte behind it; the text's size when nothing follows on the line
};
[[nodiscard]] Announcement announces(const Item& item, const Cues& cues);

[[nodiscard]] bool is_end_mark(const Item& item, const Cues& cues);
[[nodiscard]] bool is_page_mark(const Item& item, const Cues& cues);
/// "Lieu : …": the byte where the place begins; nothing when the line is none.
[[nodiscard]] std::optional<std::size_t> place_line(const Item& item, const Cues& cues);
/// "Room XIX, Palais des Nations, Geneva".
[[nodiscard]] bool is_venue(const Item& item, const Cues& cues);
/// A cell that only says where: "Hall", "Room 3".
[[nodiscard]] bool is_room(const Item& item, const Cues& cues);
/// "Room Pascal": a word for a room, and its name.
[[nodiscard]] bool only_room(std::string_view title, const Cues& cues);
/// A session's title without the room that it is held in: "Room 201 | Title", "Sala B. Title", "Title – room 5".
[[nodiscard]] std::string without_room(std::string_view title, const Cues& cues);

/// "OPENING OF THE MEETING": four capitals or more, and no small letter.
[[nodiscard]] bool in_capitals(std::string_view text);
[[nodiscard]] bool is_question(std::string_view text);
/// The byte behind the first sentence that another follows; the size of the text when it is one sentence.
[[nodiscard]] std::size_t sentence_end(std::string_view text, const Cues& cues);
/// A full stop behind the word ends no sentence: an honorific, letters with stops between, fewer than four letters.
[[nodiscard]] bool is_abbreviation(std::string_view word, const Cues& cues);
/// Sentences rather than a heading, a name or an entry.
[[nodiscard]] bool is_prose(const Item& item, const Cues& cues);
/// The text has so many words in small letters after its first that it reads as a sentence or topic. 0 to 1.
[[nodiscard]] double small_word_share(const Item& item, const Cues& cues);

/// Hours in brackets inside a heading, or behind a comma at its end; the bytes are those of the brackets too.
[[nodiscard]] std::optional<FoundHours> hours_inside(std::string_view text);
/// The item without those hours.
[[nodiscard]] Item without_hours(const Item& item, const FoundHours& hours);

/// The language of the document, by its function words; nothing when it has too few.
[[nodiscard]] std::optional<Language> language_of(const std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
