#include <chrono>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "core/process/child.hpp"
#include "tests/viz/terminal/folder.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Starts the program and kills it after the delay; true when the kill came in time.
bool import_and_kill(const std::string& db, const std::string& path, std::chrono::microseconds delay, bool again = false) {
  const std::string program = (executable_folder() / "entente").string();
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(STDOUT_FILENO);
    ::execl(program.c_str(), "entente", "import", "--db", db.c_str(), path.c_str(), again ? "--again" : nullptr, nullptr);
    ::_exit(127);
  }
  std::this_thread::sleep_for(delay);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

/// Kills 40 imports into copies of start.db, each a little later: every base is sound, and as before or as after.
void kill_at_many_moments(const Folder& folder, const std::string& path, bool again, const std::string& before,
                          const std::string& after) {
  int killed = 0;
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    const std::string db = folder.path("round.db");
    for (const char* const ending : {"", "-wal", "-shm"}) {
      std::filesystem::remove(db + ending);
    }
    std::filesystem::copy_file(folder / "start.db", db);
    killed += import_and_kill(db, path, std::chrono::microseconds(3'000 * round), again) ? 1 : 0;
    const Run exported = run({"export", "--db", db});
    REQUIRE(exported.code == 0);
    CHECK((exported.out == before || exported.out == after));
    CHECK(run({"doctor", "--db", db}).code == 0);
  }
  CHECK(killed > 0);
}

} // namespace

TEST_CASE("a kill at any moment of an import leaves the base as before or as after", "[terminal][kill]") {
  const Folder folder;
  const std::string first = folder.write("first.txt", small_agenda());
  const std::string second = agendas() + "/2017-07-idm-geneve.txt";
  REQUIRE(run({"import", "--db", folder.path("start.db"), first}).code == 0);
  const std::string before = run({"export", "--db", folder.path("start.db")}).out;
  std::filesystem::copy_file(folder / "start.db", folder / "whole.db");
  REQUIRE(run({"import", "--db", folder.path("whole.db"), second}).code == 0);
  const std::string after = run({"export", "--db", folder.path("whole.db")}).out;
  REQUIRE(before != after);
  kill_at_many_moments(folder, second, false, before, after);
}

TEST_CASE("a kill at any moment of a new reading leaves the earlier one or the new one, with the decisions",
          "[terminal][kill]") {
  const Folder folder;
  const std::string path = folder.write("programme.txt", bytes_of(agendas() + "/2017-07-idm-geneve.txt"));
  const std::string start = folder.path("start.db");
  REQUIRE(run({"import", "--db", start, path}).code == 0);
  REQUIRE(run({"set", "a3", "role=discussant", "--db", start}).code == 0);
  REQUIRE(run({"merge", "p1", "p5", "--db", start}).code == 0);
  REQUIRE(run({"rename", "p1", "Somebody Else", "--db", start}).code == 0);
  const std::string before = run({"export", "--db", start}).out;
  std::string text = bytes_of(path);
  const std::size_t name = text.find("Gibril Faal");
  REQUIRE(name != std::string::npos);
  text.replace(name, 11, "Gibril Fall");
  folder.write("programme.txt", text);
  std::filesystem::copy_file(folder / "start.db", folder / "whole.db");
  const Run whole = run({"import", "--again", "--db", folder.path("whole.db"), path});
  REQUIRE(whole.code == 0);
  CHECK(whole.out.find("read again: 16 sessions, 51 appearances, 3 decisions replayed, 0 waiting") != std::string::npos);
  const std::string after = run({"export", "--db", folder.path("whole.db")}).out;
  REQUIRE(before != after);
  kill_at_many_moments(folder, path, true, before, after);
}
