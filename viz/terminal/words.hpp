/// @file
/// What the base holds as codes, in words.
#pragma once

#include <string>

#include "core/model/enums.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// The words of one language.
struct Words {
  const Reference& reference;
  Language language;
  /// The name of a state; its code where the reference data does not know it.
  [[nodiscard]] std::string state(const std::string& iso3) const {
    const StateFacts* const facts = reference.state(iso3);
    return facts == nullptr ? iso3 : facts->name.in(language);
  }
};

} // namespace entente
