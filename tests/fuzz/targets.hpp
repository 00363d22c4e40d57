/// @file
/// What the fuzzer and its replay call: one function an importer, from bytes to what the base would be given.
#pragma once

#include <span>
#include <string_view>

namespace entente::fuzz {

struct Target {
  std::string_view name;             ///< also of the folder of its inputs
  void (*attempt)(std::string_view); ///< returns whatever the bytes are, unless there is a defect
};

[[nodiscard]] std::span<const Target> targets();
/// The target of this name; nothing when there is none.
[[nodiscard]] const Target* target(std::string_view name);

} // namespace entente::fuzz
