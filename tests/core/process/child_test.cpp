#include <csignal>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/process/child.hpp"

using namespace entente;
using namespace std::chrono_literals;

namespace {

std::filesystem::path probe() { return executable_folder() / "process_probe"; }

} // namespace

TEST_CASE("what goes in comes out, however large") {
  REQUIRE(run_child(probe(), {"echo"}, "").output.empty());
  // Sixteen times what a pipe holds, with every byte value: neither side may wait for the other.
  std::string input;
  for (int i = 0; i < (1 << 20); ++i) {
    input += static_cast<char>(i % 251);
  }
  const ChildResult result = run_child(probe(), {"echo"}, input);
  CHECK(result.exit_code == 0);
  CHECK(result.signal == 0);
  CHECK_FALSE(result.timed_out);
  CHECK(result.output == input);
}

TEST_CASE("a worker that prints much before it reads does not block") {
  const ChildResult result = run_child(probe(), {"talk-first"}, std::string(3'000'000, 'i'));
  CHECK(result.output == std::string(std::size_t{1} << 20, 'x') + "3000000");
}

TEST_CASE("a worker that never reads its input is no error and raises no SIGPIPE") {
  const ChildResult result = run_child(probe(), {"arguments", "a b", "", "é"}, std::string(5'000'000, 'i'));
  CHECK(result.exit_code == 0);
  CHECK(result.output == "[a b][][é]");
}

TEST_CASE("exit codes, signals and error text are told") {
  const ChildResult failed = run_child(probe(), {"fail"}, "");
  CHECK(failed.exit_code == 3);
  CHECK(failed.errors == "went wrong\n");
  const ChildResult aborted = run_child(probe(), {"abort"}, "");
  CHECK(aborted.signal == SIGABRT);
  CHECK_FALSE(aborted.timed_out);
  CHECK(run_child(probe(), {"errors"}, "").errors.size() == 65'536);
}

TEST_CASE("past the time limit it is killed, even when it has closed its outputs") {
  ChildLimits limits;
  limits.time = 100ms;
  for (const char* what : {"sleep", "close-and-sleep"}) {
    const ChildResult result = run_child(probe(), {what}, "", limits);
    CHECK(result.timed_out);
    CHECK(result.signal == SIGKILL);
  }
}

TEST_CASE("past the output limit it is killed") {
  ChildLimits limits;
  limits.output_bytes = 100'000;
  const ChildResult result = run_child(probe(), {"chatter"}, "", limits);
  CHECK(result.output_exceeded);
  CHECK_FALSE(result.timed_out);
  CHECK(result.signal == SIGKILL);
  CHECK(result.output.size() == 100'000);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("the memory limit holds") {
  ChildLimits limits;
  limits.memory_bytes = std::size_t{256} << 20;
  CHECK(run_child(probe(), {"memory"}, "", limits).output == "refused");
  CHECK(run_child(probe(), {"memory"}, "").output == "got it");
}
#endif

TEST_CASE("no open file leaks into the worker") {
  const int leak = ::open("/dev/null", O_RDONLY); // without O_CLOEXEC
  REQUIRE(leak >= 3);
  CHECK(run_child(probe(), {"descriptors"}, "").output == "0");
  ::close(leak);
}

TEST_CASE("a missing program is not_found, a file that is none is internal") {
  try {
    (void)run_child(executable_folder() / "no-such-worker", {}, "");
    FAIL("it ran");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::not_found);
    CHECK(std::string(error.what()).find("no-such-worker") != std::string::npos);
  }
  try {
    (void)run_child(executable_folder(), {}, "");
    FAIL("it ran");
  } catch (const Error& error) { CHECK(error.kind() == ErrorKind::internal); }
}

TEST_CASE("several threads at once") {
  std::vector<std::string> outputs(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    threads.emplace_back([&outputs, i] { outputs[i] = run_child(probe(), {"echo"}, std::string(200'000 + i, 'z')).output; });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    CHECK(outputs[i].size() == 200'000 + i);
  }
}
