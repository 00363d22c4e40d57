/// @file
/// Small workers of one shape: input on standard input, result on standard output, limits on time and memory.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct ChildLimits {
  std::chrono::milliseconds time{60'000};
  std::size_t memory_bytes = std::size_t{2} << 30; ///< address space; 0 for no limit; not held in sanitized builds
  std::size_t output_bytes = std::size_t{1} << 28; ///< of standard output; past it the worker is killed
};

/// What a worker gave back.
struct ChildResult {
  int exit_code = 0;
  bool timed_out = false;       ///< killed past the time limit
  bool output_exceeded = false; ///< killed past the limit on its output
  int signal = 0;               ///< that ended it; 0 when it exited
  std::string output;           ///< standard output
  std::string errors;           ///< standard error, at most 64 KiB
};

/// The folder this program's executable is in; workers stand beside it.
[[nodiscard]] std::filesystem::path executable_folder();

/// Runs `program` with `arguments`, feeds `input`, collects what it prints, kills it (and what it started) past the
/// limits. The worker inherits the environment and no open file; it dies with the caller. Safe to call from several
/// threads at once. A worker that does not read its input is no error.
/// Throws Error(not_found) when the program is not there, Error(internal) when no process can be made.
[[nodiscard]] ChildResult run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                    std::string_view input, const ChildLimits& limits = {});

} // namespace entente
