// A base is as before or as after an import, whatever happens to the program or the disk.
#include <chrono>
#include <csignal>
#include <random>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/sql.hpp"
#include "tests/core/store/child.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;
using sample::exit_code;
using sample::in_child;
using sample::Signal;

namespace {

/// A disk of one MiB in memory.
struct SmallDisk {
  explicit SmallDisk(const std::filesystem::path& where)
      : folder(where), mounted(::mount("none", where.c_str(), "tmpfs", 0, "size=1m") == 0) {}
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (mounted) { ::umount2(folder.c_str(), MNT_DETACH); }
  }
  std::filesystem::path folder;
  bool mounted;
};

constexpr int imports = 40;

/// The base after 0, 1, … imports.
std::vector<Dataset> expected_states(const std::filesystem::path& path) {
  std::vector<Dataset> states;
  Base base = Base::open(path, OpenMode::create);
  states.push_back(base.dataset());
  for (int n = 1; n <= imports; ++n) {
    sample::import(base, sample::agenda(n));
    states.push_back(base.dataset());
  }
  return states;
}

void remove_base(const std::filesystem::path& path) {
  for (const char* end : {"", "-wal", "-shm", "-journal"}) {
    std::filesystem::remove(path.string() + end);
  }
}

/// Kills imports of a long list into a base that holds so many documents.
void kill_long_imports(int held) {
  const sample::Folder folder;
  auto list = sample::agenda(1, 3000);
  const auto open = [&](const std::filesystem::path& file) {
    Base base = Base::open(file, OpenMode::create);
    for (int number = 0; number < held; ++number) {
      sample::import(base, sample::agenda(2 + number));
    }
    return base;
  };
  std::string text;
  for (const std::string& line : list.document.lines) {
    text += line + "\n";
  }
  list.document.lines.clear();
  list.document.text = text;
  const auto path = folder.file("killed.db");
  Dataset before;
  Dataset whole;
  useconds_t lasts = 0;
  {
    Base base = open(folder.file("reference.db"));
    before = base.dataset();
    const auto begin = std::chrono::steady_clock::now();
    sample::import(base, list, ImportSize::very_large);
    lasts = static_cast<useconds_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count());
    whole = base.dataset();
    REQUIRE(base.check() == std::vector<Wording>{});
  }
  std::mt19937 random(20180221);
  int cut = 0;
  for (int kill = 0; kill < 25; ++kill) {
    remove_base(path);
    Signal ready;
    const pid_t child = in_child([&] {
      Base base = open(path);
      ready.give();
      sample::import(base, list, ImportSize::very_large);
      return 0;
    });
    REQUIRE(ready.take());
    ::usleep(std::uniform_int_distribution<useconds_t>(0, lasts)(random));
    ::kill(child, SIGKILL);
    static_cast<void>(exit_code(child));
    Base base = Base::open(path, OpenMode::existing);
    CAPTURE(kill);
    REQUIRE(base.check() == std::vector<Wording>{});
    const Dataset found = base.dataset();
    const bool kept = found.documents.size() > before.documents.size();
    REQUIRE(found == (kept ? whole : before));
    cut += kept ? 0 : 1;
    // What follows is written and found as in any other base.
    if (!kept) { sample::import(base, list, ImportSize::very_large); }
    REQUIRE(base.dataset() == whole);
    REQUIRE(store::connection_of(base).number("SELECT count(*) FROM sqlite_schema WHERE type = 'index'") ==
            store::connection_of(Base::open(folder.file("reference.db"), OpenMode::read_only))
                .number("SELECT count(*) FROM sqlite_schema WHERE type = 'index'"));
  }
  CHECK(cut >= 5);
}

} // namespace

TEST_CASE("a killed import leaves the base as before or as after") {
  const sample::Folder folder;
  const auto states = expected_states(folder.file("reference.db"));
  const auto path = folder.file("killed.db");
  std::mt19937 random(20171104);
  int done = 0; // imports that the base holds
  int kills = 0;
  int cut = 0; // kills that came within an import
  while (kills < 60) {
    if (done == imports) {
      remove_base(path);
      done = 0;
    }
    Signal committed;
    const pid_t child = in_child([&] {
      Base base = Base::open(path, OpenMode::create);
      for (int n = done + 1; n <= imports; ++n) {
        sample::import(base, sample::agenda(n));
        committed.give();
      }
      return 0;
    });
    ::usleep(std::uniform_int_distribution<useconds_t>(0, 25000)(random));
    ::kill(child, SIGKILL);
    static_cast<void>(exit_code(child));
    ++kills;
    const int reported = committed.drain();
    Base base = Base::open(path, OpenMode::create);
    CAPTURE(kills, done, reported);
    REQUIRE(base.check() == std::vector<Wording>{});
    const Dataset found = base.dataset();
    const auto held = static_cast<int>(found.documents.size());
    REQUIRE(held >= done + reported);
    REQUIRE(held <= done + reported + 1);
    REQUIRE(found == states.at(static_cast<std::size_t>(held)));
    if (held < imports) { ++cut; }
    done = held;
  }
  CHECK(cut >= 30);
}

TEST_CASE("a killed import of a long list into an empty base leaves it empty or whole, with its log and its indexes") {
  kill_long_imports(0);
}

TEST_CASE("a killed import of a long list into a base that holds something leaves it as before or as after") {
  kill_long_imports(2);
}

TEST_CASE("others read while one writes, and a second writer waits") {
  const sample::Folder folder;
  const auto path = folder.file("x.db");
  Base base = Base::open(path, OpenMode::create);
  sample::import(base, sample::agenda(1));
  const Dataset before = base.dataset();
  Signal writing;
  Signal release;
  const pid_t child = in_child([&] {
    Base other = Base::open(path, OpenMode::existing);
    auto transaction = other.begin_import();
    const auto agenda = sample::agenda(2);
    transaction.write(agenda.document, agenda.programme, sample::resolve(agenda.programme, transaction.known()), "other");
    writing.give();
    if (!release.take()) { return 1; }
    ::usleep(200000);
    transaction.commit();
    return 0;
  });
  REQUIRE(writing.take());
  CHECK(base.dataset() == before);
  const Base reader = Base::open(path, OpenMode::read_only);
  CHECK(reader.dataset() == before);
  try {
    static_cast<void>(base.begin_import());
    FAIL("two programs write at once");
  } catch (const Error& error) { CHECK(error.kind() == ErrorKind::conflict); }
  release.give();
  sample::import(base, sample::agenda(3)); // waits for the other's commit
  CHECK(exit_code(child) == 0);
  CHECK(base.dataset().documents.size() == 3);
  CHECK(reader.dataset().documents.size() == 3);
  CHECK(base.check().empty());
}

TEST_CASE("two programs may make the same base at once") {
  const sample::Folder folder;
  const auto path = folder.file("x.db");
  std::vector<pid_t> children;
  for (int n = 1; n <= 6; ++n) {
    children.push_back(in_child([&] {
      Base base = Base::open(path, OpenMode::create);
      sample::import(base, sample::agenda(n));
      return 0;
    }));
  }
  for (const pid_t child : children) {
    CHECK(exit_code(child) == 0);
  }
  const Base base = Base::open(path, OpenMode::existing);
  CHECK(base.dataset().documents.size() == 6);
  CHECK(base.check().empty());
}

TEST_CASE("a file that may not grow keeps what it has") {
  const sample::Folder folder;
  const auto path = folder.file("x.db");
  Dataset before;
  {
    Base base = Base::open(path, OpenMode::create);
    sample::import(base, sample::agenda(1));
    before = base.dataset();
  }
  const pid_t child = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const auto size = static_cast<rlim_t>(std::filesystem::file_size(path));
    const rlimit limit{size, size};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    Base base = Base::open(path, OpenMode::existing);
    try {
      for (int n = 2; n < 20; ++n) {
        sample::import(base, sample::agenda(n, 150));
      }
    } catch (const Error& error) {
      return error.kind() == ErrorKind::store ? 10 + static_cast<int>(base.dataset().documents.size()) : 2;
    }
    return 3;
  });
  const int kept = exit_code(child) - 10;
  REQUIRE(kept >= 1);
  const Base base = Base::open(path, OpenMode::existing);
  const Dataset after = base.dataset();
  CHECK(static_cast<int>(after.documents.size()) == kept);
  CHECK(after.documents.front() == before.documents.front());
  CHECK(base.check().empty());
}

TEST_CASE("a full disk is said in one line and changes nothing") {
  const sample::Folder folder;
  const SmallDisk disk(folder.path());
  if (!disk.mounted) {
    WARN("no right to mount a small disk; left out");
    return;
  }
  std::string said;
  {
    Base base = Base::open(folder.file("x.db"), OpenMode::create);
    Dataset before;
    try {
      for (int n = 1; n < 100; ++n) {
        before = base.dataset();
        sample::import(base, sample::agenda(n, 30));
      }
    } catch (const Error& error) {
      said = error.what();
      CHECK(error.kind() == ErrorKind::store);
    }
    CHECK(base.dataset() == before);
    CHECK(base.check().empty());
  }
  CHECK(said.find("x.db") != std::string::npos);
  CHECK(said.find("full") != std::string::npos);
  sample::write_bytes(folder.file("filler"), std::string(1 << 20, 'x'));
  CHECK_THROWS_AS(Base::open(folder.file("second.db"), OpenMode::create), Error);
  CHECK_FALSE(std::filesystem::exists(folder.file("second.db")));
}
