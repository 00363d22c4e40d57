/// @file
/// The people whom an agenda has told of so far.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Names that were read as people's. A name of one word is nobody's.
class KnownPeople {
public:
  explicit KnownPeople(const Cues& cues) : cues_(cues) {}

  void remember(std::string_view name);
  /// "Ana Paz, Ben Roth": the parts of a line of nothing but known people; empty when somebody else stands there.
  [[nodiscard]] std::vector<Item> named_by(const Item& item) const;
  /// All of the names, between "and" and semicolons, are known.
  [[nodiscard]] bool all_known(std::string_view text) const;

private:
  const Cues& cues_;
  std::set<std::string> names_; ///< folded
};

} // namespace entente::agenda
