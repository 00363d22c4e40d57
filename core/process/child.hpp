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
  std::size_t memory_bytes = std::size_t{2} << 30; ///< address space; 0 for no limit
};

/// What a worker gave back.
struct ChildResult {
  int exit_code = 0;
  bool timed_out = false;
  int signal = 0;     ///< that ended it; 0 when it exited
  std::string output; ///< standard output
  std::string errors; ///< standard error, at most 64 KiB
};

/// The folder this program's executable is in; workers stand beside it.
[[nodiscard]] std::filesystem::path executable_folder();

/// Runs `program` with `arguments`, feeds `input`, collects what it prints, kills it past the limits.
/// Throws Error(not_found) when the program is not there, Error(internal) when no process can be made.
[[nodiscard]] ChildResult run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                    std::string_view input, const ChildLimits& limits = {});

} // namespace entente
