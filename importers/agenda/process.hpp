/// @file
/// Consultative processes named in running text.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/reference/reference.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// The names of all processes, for finding them inside a text. Holds views: the reference must outlive it.
class ProcessNames {
public:
  explicit ProcessNames(const Reference& reference);

  /// A process named in a text: by its full name, by all content words of its name in order, or by its acronym.
  struct Found {
    const ProcessFacts* process = nullptr;
    std::size_t words = 0; ///< of the name; 0 for an acronym
    std::size_t begin = 0; ///< bytes of the text
    std::size_t end = 0;
    bool in_full = false; ///< word for word
  };
  [[nodiscard]] std::optional<Found> find(std::string_view text, bool loosely) const;

private:
  std::span<const ProcessPhrase> names_;
  std::vector<std::pair<std::string_view, const ProcessFacts*>> acronyms_;
};

} // namespace entente::agenda
