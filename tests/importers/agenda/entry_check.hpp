/// @file
/// Entries read one by one, and what is expected of each.
#pragma once

#include <string>
#include <vector>

#include "importers/agenda/entry.hpp"

namespace entry_check {

struct Expected {
  const char* text;
  const char* name;
  const char* position;
  std::vector<std::string> bodies; ///< innermost first
  const char* state = "";
  const char* gender = ""; ///< "m*" where only a masculine form marks it
};

[[nodiscard]] entente::EntryReading read(const std::string& text, entente::Language language);
/// "f", "m", "m*" where only a masculine form marks it; empty when nothing does.
[[nodiscard]] std::string gender_of(const entente::EntryRecord& entry);
/// Reads each and checks that it is one entry with what is expected.
void check(entente::Language language, const std::vector<Expected>& all);

} // namespace entry_check
