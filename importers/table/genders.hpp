/// @file
/// A column of genders. "M" is a woman beside "H" (mujer, hombre) and a man beside "F" (masculin, féminin): such letters
/// are settled by the whole column.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/programme.hpp"
#include "core/reference/cues.hpp"
#include "importers/table/rows.hpp"

namespace entente::table {

/// What a cell says of a gender.
struct GenderCell {
  bool known = false;           ///< false: no such word is listed
  std::optional<Gender> gender; ///< nothing where the cell tells none
  bool open = false;            ///< a letter that the whole column settles
};

/// Reads the cells of one column, and settles its open letter when all are read.
class GenderColumn {
public:
  /// `label` may name the letters ("Sexo (H/M)"); `cues` must outlive this.
  GenderColumn(const Cues& cues, Language language, std::string_view label);
  [[nodiscard]] GenderCell read(std::string_view text);
  /// `entry` has the open letter for its gender; it holds what honorific, role or post mark beside it.
  void leave_open(std::size_t entry, std::string_view letter, const Row& row);
  /// Gives the entries left open the gender that the letter means: by the other letters of the column, else by those of
  /// its label, else by what is marked beside it, else by the language where it has one sense there. What none of these
  /// tells stays as the entries hold it, and is to be reviewed where that is nothing sure. O(entries left open).
  [[nodiscard]] std::optional<ReviewItem> settle(std::vector<EntryRecord>& entries) const;

private:
  /// The genders that are told somewhere.
  struct Told {
    bool women = false;
    bool men = false;
    void add(Gender gender) { (gender == Gender::f ? women : men) = true; }
    /// The one that is not told where the other is.
    [[nodiscard]] std::optional<Gender> other() const;
  };
  /// The gender that a word has in every language, or in the one given; nothing where it has two.
  [[nodiscard]] std::optional<Gender> one_gender(std::string_view folded,
                                                 std::optional<Language> language = std::nullopt) const;
  [[nodiscard]] std::optional<Gender> sense(const std::vector<EntryRecord>& entries) const;
  [[nodiscard]] static bool is_marked(const EntryRecord& entry);

  const Cues& cues_;
  Language language_;
  Told label_; ///< by its letters
  Told cells_; ///< likewise
  std::string letter_;
  Evidence first_; ///< the first row with the letter
  std::vector<std::uint32_t> open_;
};

} // namespace entente::table
