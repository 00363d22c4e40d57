/// @file
/// Exit codes of the command line, as the README documents them.
#pragma once

#include "core/error.hpp"

namespace entente {

enum class ExitCode : int {
  ok = 0,
  some_files_failed = 1, ///< an import went on, but at least one file could not be read
  usage = 2,
  not_found = 3,
  unsupported = 4,
  unreadable = 5,
  conflict = 6,
  store = 7,
  internal = 70,
  interrupted = 130 ///< by Ctrl-C
};

[[nodiscard]] constexpr ExitCode exit_code(ErrorKind kind) {
  switch (kind) {
  case ErrorKind::bad_argument: return ExitCode::usage;
  case ErrorKind::not_found: return ExitCode::not_found;
  case ErrorKind::unsupported: return ExitCode::unsupported;
  case ErrorKind::unreadable: return ExitCode::unreadable;
  case ErrorKind::conflict: return ExitCode::conflict;
  case ErrorKind::store: return ExitCode::store;
  case ErrorKind::internal: return ExitCode::internal;
  }
  return ExitCode::internal;
}

} // namespace entente
