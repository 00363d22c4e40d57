#include "core/process/child.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

#include "core/error.hpp"
#include "core/process/descriptor.hpp"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_errors = std::size_t{64} << 10;
constexpr unsigned first_other_descriptor = 3;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_limit_holds = false; // sanitizers reserve terabytes of address space
#else
constexpr bool memory_limit_holds = true;
#endif

[[noreturn]] void fail(const std::filesystem::path& program, const char* what, int error) {
  throw Error(ErrorKind::internal, "cannot start {}: {}: {}", program.string(), what,
              std::generic_category().message(error));
}

struct Pair {
  Descriptor read;
  Descriptor write;
};

Pair make_pipe(const std::filesystem::path& program) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) { fail(program, "pipe", errno); }
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// A socket pair rather than a pipe: writing to it can be told not to raise SIGPIPE.
Pair make_input(const std::filesystem::path& program) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) { fail(program, "socketpair", errno); }
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

void set_non_blocking(const Descriptor& descriptor) {
  const int flags = ::fcntl(descriptor.number(), F_GETFL);
  ::fcntl(descriptor.number(), F_SETFL, flags | O_NONBLOCK);
}

struct Streams {
  Pair input;
  Pair output;
  Pair errors;
  Pair status; ///< carries errno when the program cannot be executed
};

/// Runs between fork and exec: only async-signal-safe calls.
[[noreturn]] void become(const char* path, char* const* arguments, const Streams& streams, const ChildLimits& limits,
                         pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) { ::_exit(127); }
  ::dup2(streams.input.read.number(), STDIN_FILENO);
  ::dup2(streams.output.write.number(), STDOUT_FILENO);
  ::dup2(streams.errors.write.number(), STDERR_FILENO);
  ::close_range(first_other_descriptor, ~0U, CLOSE_RANGE_CLOEXEC);
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  ::sigaction(SIGPIPE, &action, nullptr);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  if (memory_limit_holds && limits.memory_bytes > 0) {
    const rlimit memory{limits.memory_bytes, limits.memory_bytes};
    ::setrlimit(RLIMIT_AS, &memory);
  }
  ::execv(path, arguments);
  const int error = errno;
  [[maybe_unused]] const ssize_t told = ::write(streams.status.write.number(), &error, sizeof error);
  ::_exit(127);
}

/// A started process; killed and reaped at the end when nobody waited for it.
class Running {
public:
  explicit Running(pid_t pid) : pid_(pid) {}
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    if (pid_ > 0) {
      kill();
      (void)wait_until(Clock::time_point::max());
    }
  }

  void kill() const {
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);
  }

  /// The wait status; nothing when the process still runs at the deadline.
  std::optional<int> wait_until(Clock::time_point deadline) {
    int status = 0;
    const bool forever = deadline == Clock::time_point::max();
    auto pause = std::chrono::microseconds(100);
    for (;;) {
      const pid_t ended = ::waitpid(pid_, &status, forever ? 0 : WNOHANG);
      if (ended == pid_ || (ended < 0 && errno != EINTR)) {
        pid_ = -1;
        return status;
      }
      if (!forever && Clock::now() >= deadline) { return std::nullopt; }
      std::this_thread::sleep_for(pause);
      pause = std::min(pause * 2, std::chrono::microseconds(5'000));
    }
  }

private:
  pid_t pid_;
};

pid_t start(const std::filesystem::path& program, const std::vector<std::string>& arguments, Streams& streams,
            const ChildLimits& limits) {
  std::string path = program.string();
  std::vector<std::string> copies(arguments);
  std::vector<char*> pointers{path.data()};
  for (std::string& argument : copies) {
    pointers.push_back(argument.data());
  }
  pointers.push_back(nullptr);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) { fail(program, "fork", errno); }
  if (pid == 0) { become(path.c_str(), pointers.data(), streams, limits, parent); }
  ::setpgid(pid, pid);
  streams.input.read.close();
  streams.output.write.close();
  streams.errors.write.close();
  streams.status.write.close();
  return pid;
}

/// Writes what fits; closes the stream once all is written or nobody reads it any more.
void feed(Descriptor& stream, std::string_view& rest) {
  while (!rest.empty()) {
    const ssize_t written = ::send(stream.number(), rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (written < 0 && errno == EINTR) { continue; }
    if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) { return; }
    if (written < 0) { break; }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  stream.close();
}

/// Reads what is there, keeps at most `most` bytes; closes the stream at its end. False when there was more.
bool drain(Descriptor& stream, std::string& kept, std::size_t most) {
  std::array<char, std::size_t{64} << 10> buffer{};
  for (;;) {
    const ssize_t count = ::read(stream.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) { continue; }
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) { return true; }
    if (count <= 0) {
      stream.close();
      return true;
    }
    const std::size_t fits = std::min(static_cast<std::size_t>(count), most - std::min(most, kept.size()));
    kept.append(buffer.data(), fits);
    if (fits < static_cast<std::size_t>(count)) { return false; }
  }
}

int milliseconds_left(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<decltype(left)>(left, 0, 60'000));
}

/// Moves bytes both ways until both outputs are closed or a limit is passed.
void converse(Streams& streams, std::string_view input, const ChildLimits& limits, Clock::time_point deadline,
              ChildResult& result) {
  set_non_blocking(streams.output.read);
  set_non_blocking(streams.errors.read);
  feed(streams.input.write, input);
  while (streams.output.read.open() || streams.errors.read.open()) {
    std::array<pollfd, 3> waits{{{streams.output.read.number(), POLLIN, 0},
                                 {streams.errors.read.number(), POLLIN, 0},
                                 {streams.input.write.number(), POLLOUT, 0}}};
    const int left = milliseconds_left(deadline);
    if (left == 0) {
      result.timed_out = true;
      return;
    }
    if (::poll(waits.data(), waits.size(), left) < 0 && errno != EINTR) { return; }
    if (waits[0].revents != 0 && !drain(streams.output.read, result.output, limits.output_bytes)) {
      result.output_exceeded = true;
      return;
    }
    if (waits[1].revents != 0) { (void)drain(streams.errors.read, result.errors, most_errors); }
    if (waits[2].revents != 0) { feed(streams.input.write, input); }
  }
}

/// The error of exec, when it failed.
int exec_error(const Descriptor& status) {
  int error = 0;
  ssize_t count = 0;
  do {
    count = ::read(status.number(), &error, sizeof error);
  } while (count < 0 && errno == EINTR);
  return count == static_cast<ssize_t>(sizeof error) ? error : 0;
}

} // namespace

std::filesystem::path executable_folder() {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) { throw Error(ErrorKind::internal, "cannot tell where this program stands: {}", error.message()); }
  return self.parent_path();
}

ChildResult run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                      std::string_view input, const ChildLimits& limits) {
  Streams streams{make_input(program), make_pipe(program), make_pipe(program), make_pipe(program)};
  const Clock::time_point deadline = Clock::now() + limits.time;
  Running running(start(program, arguments, streams, limits));
  if (const int error = exec_error(streams.status.read); error != 0) {
    if (error == ENOENT || error == ENOTDIR) {
      throw Error(ErrorKind::not_found, "the program {} is not there", program.string());
    }
    fail(program, "exec", error);
  }
  ChildResult result;
  converse(streams, input, limits, deadline, result);
  streams.input.write.close();
  std::optional<int> status;
  if (!result.timed_out && !result.output_exceeded) { status = running.wait_until(deadline); }
  if (!status) {
    result.timed_out = !result.output_exceeded;
    running.kill();
    status = running.wait_until(Clock::time_point::max());
  }
  if (WIFSIGNALED(*status)) {
    result.signal = WTERMSIG(*status);
  } else {
    result.exit_code = WEXITSTATUS(*status);
  }
  return result;
}

} // namespace entente
