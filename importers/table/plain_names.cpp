#include <array>

#include "importers/table/cells.hpp"

namespace entente::table {
namespace {

/// What is read of a name's front, in bytes, and of its words; longer ones are taken apart with care.
constexpr std::size_t longest_plain = 100;
constexpr std::size_t most_words = 14;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

} // namespace

bool is_plain_name(std::string_view cell, const Reference& reference) {
  if (cell.empty() || cell.size() > longest_plain) { return false; }
  const Cues& cues = reference.cues();
  std::array<char, longest_plain> word{};
  std::size_t words = 0;
  std::size_t size = 0;
  for (std::size_t at = 0; at <= cell.size(); ++at) {
    if (at < cell.size() && is_letter(cell[at])) {
      word[size++] = static_cast<char>(cell[at] | 0x20);
      continue;
    }
    if (size == 0 || (at < cell.size() && cell[at] != ' ') || ++words > most_words) { return false; }
    const std::string_view folded(word.data(), size);
    if (cues.to_be_confirmed.begins(folded) || cues.joiners.begins(folded)) { return false; }
    if (words == 1 && cues.honorifics.begins(folded)) { return false; }
    size = 0;
  }
  return true;
}

} // namespace entente::table
