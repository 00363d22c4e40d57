/// @file
/// Runs of capitalised words in sentences that may be people's names.
#pragma once

#include <cstddef>
#include <vector>

#include "core/reference/reference.hpp"
#include "importers/agenda/sentence_words.hpp"

namespace entente::agenda {

/// Words [first, last) that may be a name, and the first byte of the person's item.
struct NameRun {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t begin = 0;
  bool person = false; ///< something beside the words tells that they name somebody
};

/// "Ana Paz", "Ben van der Roth", "D. Luis Gil": two to six words with capitals, particles between them, outside quotation
/// marks; without the noun of a post, a body or a field, and no state, city or known body. O(words).
[[nodiscard]] std::vector<NameRun> name_runs(const SentenceWords& words, const Reference& reference);

/// "D. Ana Paz", "Mme Eva Lind": a title with a capital, and a name.
[[nodiscard]] bool is_titled(const SentenceWords& words, const Cues& cues, std::size_t first, std::size_t last);

} // namespace entente::agenda
