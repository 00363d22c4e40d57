/// @file
/// Very many names taken apart into numbered words, as `parse_person_name` does for one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/reference/reference.hpp"
#include "core/resolve/linkage_text.hpp"

namespace entente::matching {

/// A word within a name.
struct NameUse {
  std::uint32_t part = 0; ///< number of the folded word
  bool marked = false;    ///< printed as the surname
  bool light = false;     ///< a particle: its absence says nothing
  bool firm = false;      ///< a particle printed with a capital, which another word in its place contradicts ("Van", "Thi")
};

/// What is known of a distinct word.
struct PartFacts {
  std::uint64_t hash = 0;      ///< of the text, for an order that does not depend on the input's
  std::uint64_t closed_up = 0; ///< a sum over the letters that adds up when words are joined
  std::uint64_t shift = 1;     ///< what the sum before this word is multiplied with
  std::uint32_t first = 0;     ///< number of its first letter as a word
  bool initial = false;        ///< is a single letter
};

/// Names in the order they were added, in flat arrays.
class NameTable {
public:
  explicit NameTable(const Reference& reference);
  /// O(letters); a word already seen costs one look-up. Names with brackets, quotes or rare signs go through
  /// `parse_person_name`.
  void add(std::string_view printed);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(begin_.size() - 1); }
  [[nodiscard]] std::span<const NameUse> name(std::uint32_t number) const {
    return std::span(uses_).subspan(begin_[number], begin_[number + 1] - begin_[number]);
  }
  /// "jr", "ii" and their like as a number; 0 for none.
  [[nodiscard]] std::uint8_t suffix(std::uint32_t number) const { return suffix_[number]; }
  /// The same for names that are equal but for spaces and hyphens.
  [[nodiscard]] std::uint64_t closed_up(std::uint32_t number) const { return closed_up_[number]; }
  [[nodiscard]] std::string_view text(std::uint32_t part) const { return texts_.text(part); }
  [[nodiscard]] const std::vector<PartFacts>& parts() const { return parts_; }

private:
  /// A printed word with its case: what the letters alone decide.
  struct RawFacts {
    std::uint32_t part = 0;
    std::uint8_t letters = 0; ///< of the folded text; 0: not a word
    bool capitals = false;
    bool lower = false;
    bool capital_first = false;
  };
  struct Token {
    RawFacts raw;
    bool before_comma = false;
  };
  struct Phrase {
    std::vector<std::uint32_t> words;
  };

  std::uint32_t part_of(std::string_view folded);
  RawFacts raw_of(std::string_view printed);
  [[nodiscard]] bool split(std::string_view printed);
  void close_word(std::string_view word);
  void turn_round();
  [[nodiscard]] std::size_t honorific_length() const;
  void drop_honorifics();
  std::uint8_t drop_suffixes();
  [[nodiscard]] bool joined_initials(std::size_t token) const;
  void write(std::uint8_t suffix);
  void add_slowly(std::string_view printed);
  [[nodiscard]] std::uint8_t flags(std::uint32_t part) const {
    return part < flags_.size() ? flags_[part] : std::uint8_t{0};
  }

  const Reference& reference_;
  Interner texts_;
  Interner printed_;
  std::vector<PartFacts> parts_;
  std::vector<RawFacts> raw_;
  std::vector<std::uint8_t> flags_;             ///< of the words that lists hold; these come first
  std::vector<std::vector<Phrase>> honorifics_; ///< by first word, longest first
  std::vector<std::uint32_t> begin_{0};
  std::vector<NameUse> uses_;
  std::vector<std::uint8_t> suffix_;
  std::vector<std::uint64_t> closed_up_;
  std::vector<Token> tokens_;       ///< of the name at hand
  std::vector<std::size_t> commas_; ///< tokens before each comma
};

} // namespace entente::matching
