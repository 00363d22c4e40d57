// Prints one JSON line a task: how long lists of appearances take into a new base, beside what SQLite alone needs for the
// same rows as integers with two indexes. `sqlite` is its own work; reading the file and numbering its texts is `numbers`.
//   entente-bench-list FILE.csv ...
// Each task runs in a process of its own, so that each has a peak of memory of its own. After the files the exponents are
// printed with which processor time and memory grow from one file to the next.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "viz/workflow/files.hpp"
#include "viz/workflow/import.hpp"

namespace {

using namespace entente;
namespace fs = std::filesystem;

struct Outcome {
  double rows = 0, seconds = 0, cpu = 0, mib = 0;
  double people = 0; ///< of an import
};

/// The task in a child process; nothing done when it fails.
Outcome apart(const std::function<void(Outcome&)>& task) {
  int ends[2] = {};
  if (pipe(ends) != 0) { return {}; }
  const pid_t child = fork();
  if (child == 0) {
    Outcome outcome;
    const auto start = std::chrono::steady_clock::now();
    try {
      task(outcome);
    } catch (const std::exception& error) {
      std::cerr << error.what() << '\n';
      _exit(1);
    }
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    outcome.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    outcome.mib = static_cast<double>(usage.ru_maxrss) / 1024;
    _exit(write(ends[1], &outcome, sizeof outcome) == static_cast<ssize_t>(sizeof outcome) ? 0 : 1);
  }
  close(ends[1]);
  Outcome outcome;
  if (read(ends[0], &outcome, sizeof outcome) != static_cast<ssize_t>(sizeof outcome)) { outcome = {}; }
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return outcome;
}

void import(const fs::path& list, const fs::path& base, Outcome& outcome) {
  Base into = Base::open(base, OpenMode::create);
  const FileOutcome result = import_file(into, {list, true}, Reference::builtin(), "bench");
  if (result.status != FileOutcome::Status::imported) { throw std::runtime_error(result.message.english()); }
  outcome.rows = static_cast<double>(result.counts.appearances);
  outcome.people = static_cast<double>(result.counts.people);
}

constexpr std::size_t columns = 8;

/// Rows of eight cells without quotes as numbers: each cell the number of its text among its column's.
std::vector<std::int32_t> numbered(const fs::path& list) {
  const FileBytes bytes = read_bytes(list, list_limit_bytes);
  std::vector<std::unordered_map<std::string_view, std::int32_t>> numbers(columns);
  std::vector<std::int32_t> cells;
  std::string_view rest = bytes.view();
  rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));
  while (!rest.empty()) {
    for (std::size_t i = 0; i < columns; ++i) {
      const std::size_t end = std::min(rest.find(i + 1 < columns ? ',' : '\n'), rest.size());
      const auto next = static_cast<std::int32_t>(numbers[i].size());
      cells.push_back(numbers[i].try_emplace(rest.substr(0, end), next).first->second);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return cells;
}

/// Numbers that are there already, in one transaction, by SQLite's own functions, indexes afterwards.
void store_alone(const std::vector<std::int32_t>& cells, const fs::path& base, Outcome& outcome) {
  sqlite3* opened = nullptr;
  const auto check = [&](int result) {
    if (result != SQLITE_OK && result != SQLITE_DONE) { throw std::runtime_error(sqlite3_errmsg(opened)); }
  };
  check(sqlite3_open(base.c_str(), &opened));
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, sqlite3_close);
  const auto run = [&](const char* sql) { check(sqlite3_exec(opened, sql, nullptr, nullptr, nullptr)); };
  run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -262144;"
      "CREATE TABLE a (person INT, organisation INT, state INT, process INT, event INT, session INT, role INT, date INT);"
      "BEGIN");
  sqlite3_stmt* prepared = nullptr;
  check(sqlite3_prepare_v2(opened, "INSERT INTO a VALUES (?, ?, ?, ?, ?, ?, ?, ?)", -1, &prepared, nullptr));
  {
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> insert(prepared, sqlite3_finalize);
    for (std::size_t at = 0; at < cells.size(); at += columns) {
      for (std::size_t i = 0; i < columns; ++i) {
        sqlite3_bind_int(prepared, static_cast<int>(i) + 1, cells[at + i]);
      }
      check(sqlite3_step(prepared));
      check(sqlite3_reset(prepared));
    }
  }
  outcome.rows = static_cast<double>(cells.size() / columns);
  run("COMMIT; CREATE INDEX by_person ON a (person); CREATE INDEX by_event ON a (event); PRAGMA wal_checkpoint (TRUNCATE)");
}

void print(std::string_view task, const std::string& file, const Outcome& outcome) {
  std::cout << fmt::format(
                   R"({{"task":"{}","file":"{}","rows":{},"s":{:.2f},"cpu_s":{:.2f},"us_a_row":{:.2f},"peak_mib":{:.0f}}})",
                   task, file, outcome.rows, outcome.seconds, outcome.cpu, 1e6 * outcome.cpu / std::max(1.0, outcome.rows),
                   outcome.mib)
            << std::endl;
}

} // namespace

int main(int count, char** values) {
  const fs::path folder = fs::temp_directory_path() / fmt::format("entente-bench-list-{}", getpid());
  fs::create_directories(folder);
  Outcome before;
  for (int i = 1; i < count; ++i) {
    const fs::path list = values[i];
    // Numbering the texts is no part of what SQLite does, and is timed apart.
    const Outcome both = apart([&](Outcome& outcome) { store_alone(numbered(list), folder / "alone.db", outcome); });
    const Outcome numbers =
        apart([&](Outcome& outcome) { outcome.rows = static_cast<double>(numbered(list).size() / columns); });
    const Outcome alone{both.rows, both.seconds - numbers.seconds, both.cpu - numbers.cpu, both.mib, 0};
    const Outcome ours = apart([&](Outcome& outcome) { import(list, folder / "base.db", outcome); });
    for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
      fs::remove(file.path());
    }
    print("numbers", list.string(), numbers);
    print("sqlite", list.string(), alone);
    print("import", list.string(), ours);
    if (ours.rows <= 0 || alone.rows <= 0) { break; }
    std::cout << fmt::format(R"({{"task":"ratio","s":{:.2f},"cpu":{:.2f},"s_with_numbering":{:.2f},"people":{}}})",
                             ours.seconds / alone.seconds, ours.cpu / alone.cpu, ours.seconds / both.seconds, ours.people)
              << std::endl;
    if (before.rows > 0 && ours.rows > before.rows) {
      const double growth = std::log(ours.rows / before.rows);
      std::cout << fmt::format(R"({{"task":"exponents","time":{:.2f},"memory":{:.2f}}})",
                               std::log(ours.cpu / before.cpu) / growth, std::log(ours.mib / before.mib) / growth)
                << std::endl;
    }
    before = ours;
  }
  fs::remove_all(folder);
  return count > 1 && before.rows > 0 ? 0 : 1;
}
