/// @file
/// Names in an entry: where one person ends and the next begins, which words are the name, which its honorific.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "importers/agenda/entry.hpp"
#include "importers/agenda/entry_words.hpp"

namespace entente::entries {

/// A person's name found in a stretch of words.
struct NameFound {
  std::string name;    ///< as printed, "SURNAME, First" and "SURNAME First" put in order
  std::string printed; ///< the name in the printed order where that is another
  std::string honorific;
  std::optional<Gender> gender; ///< marked by the honorific
  Span whole;                   ///< honorific and name
  bool bold = false;
  bool doubtful = false;
};

/// One person's stretch of the line, and a stretch shared with the people named before it ("A and B, co-chairs").
struct PersonSpan {
  Span own;
  Span shared;
};

/// Words of a name.
inline constexpr std::size_t longest_name = 8;

/// "de", "van der": true when a particle of names stands at the word; `length` gets its number of words.
[[nodiscard]] inline bool is_particle(const Scan& scan, std::size_t at, std::size_t last, std::size_t& length) {
  return scan.cue(scan.reference.cues().person_particles, at, last, length) != nullptr;
}

/// The people of the line in order; one span when nothing says that there are several.
[[nodiscard]] std::vector<PersonSpan> split_people(const Scan& scan);
/// "Director General António Vitorino": a post straight before a name.
[[nodiscard]] std::optional<NameFound> name_behind_post(const Scan& scan, Span first);
/// The name that begins at a word; only one with a title or in bold when it `must_be_marked`.
[[nodiscard]] std::optional<NameFound> name_at(const Scan& scan, std::size_t at, std::size_t last, bool must_be_marked);
/// "Mr", "Sra.", "S.E.M.": true when a title that begins a person stands at the word.
[[nodiscard]] bool civil_title_at(const Scan& scan, std::size_t at, std::size_t last);
/// The name within a span: first, behind a post, or in bold.
[[nodiscard]] std::optional<NameFound> find_name(const Scan& scan, Span span);
/// Number of words of honorifics that begin at `at`, of which `gender` is the gender they mark; 0 when there are none.
[[nodiscard]] std::size_t honorifics_at(const Scan& scan, std::size_t at, std::size_t last, std::optional<Gender>& gender);
/// True when the words can be a person's name: capitals, particles, initials, and no noun of a post, a body or a field.
[[nodiscard]] bool name_like(const Scan& scan, Span span);
/// The entry with titles that stand behind their names before them: "PAZ, Ana (Ms.)" as "Ms. PAZ, Ana". Same length; the
/// scan is of the entry's text.
[[nodiscard]] EntryText with_titles_in_front(const EntryText& entry, const Scan& scan);

} // namespace entente::entries
