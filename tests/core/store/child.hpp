/// @file
/// Child processes for tests that kill one, and messages from one to the other.
#pragma once

#include <array>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace sample {

/// What a child process does; its return value becomes the exit code.
template <class Work> pid_t in_child(Work work) {
  const pid_t child = ::fork();
  if (child != 0) { return child; }
  int code = 99;
  try {
    code = work();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "child: %s\n", error.what());
    code = 98;
  }
  ::_exit(code);
}

/// The child's exit code when it has ended; -1 when it was killed.
inline int exit_code(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// A one-byte message from one process to another.
class Signal {
public:
  Signal() {
    if (::pipe(ends_.data()) != 0) { throw std::runtime_error("no pipe"); }
  }
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;
  ~Signal() {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }
  void give() const { static_cast<void>(!::write(ends_[1], "x", 1)); }
  /// Closes the writing end of this process, so that waiting ends with the other one.
  void listen() {
    if (ends_[1] >= 0) { ::close(ends_[1]); }
    ends_[1] = -1;
  }
  /// True when a message came; waits for it.
  [[nodiscard]] bool take() const {
    char byte = 0;
    return ::read(ends_[0], &byte, 1) == 1;
  }
  /// Closes the writing end and counts what is left.
  [[nodiscard]] int drain() {
    listen();
    int count = 0;
    while (take()) {
      ++count;
    }
    return count;
  }

private:
  std::array<int, 2> ends_{};
};

} // namespace sample
