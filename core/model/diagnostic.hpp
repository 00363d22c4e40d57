/// @file
/// What was wrong or doubtful in an input: data, not an exception.
#pragma once

#include <string>

#include "core/wording.hpp"

namespace entente {

enum class Severity { note, warning, error };

/// One remark about one place of one file. Library code returns these; only front ends print them.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::string file; ///< file name as the user gave it; may be empty
  int line = 0;     ///< 1-based; 0 when the remark is about the whole file
  Wording message;
};

} // namespace entente
