// Files are read beside the storing of the one before; that must not show in the base or in what is told.
#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/viz/workflow/folder.hpp"
#include "viz/workflow/import.hpp"

using namespace entente;
namespace fs = std::filesystem;
using test::Folder;

namespace {

std::string agenda(int day) {
  return fmt::format(
      "Dialogue on Migration 2019\n\n{} May 2019, Geneva\n\nAgenda\n\n10:00 – 11:00\tPanel 1: Cities\n\nSpeakers:\n\n"
      "- Ana Ruiz, Director, Ministry of Labour, Mexico\n- Kofi Mensah, Head of Division, IOM\n",
      day);
}

} // namespace

TEST_CASE("many files give what one after the other gives") {
  const Folder folder("import");
  const std::vector<FoundFile> files{folder.write("a.txt", agenda(2)),
                                     folder.write("same-as-a.txt", agenda(2)),
                                     {folder.path / "missing.txt", true},
                                     folder.write("b.txt", agenda(9)),
                                     folder.write("c.txt", agenda(16))};
  using Status = FileOutcome::Status;
  const std::vector<Status> expected{Status::imported, Status::unchanged, Status::failed, Status::imported,
                                     Status::imported};

  Base together = Base::open(folder.path / "together.db", OpenMode::create);
  std::vector<Status> told;
  std::vector<fs::path> paths;
  const auto here = std::this_thread::get_id();
  const ImportTotals totals = import_files(together, files, Reference::builtin(), "test",
                                           [&](const FileOutcome& outcome, std::size_t done, std::size_t total) {
                                             CHECK(std::this_thread::get_id() == here);
                                             told.push_back(outcome.status);
                                             paths.push_back(outcome.path);
                                             CHECK(done == told.size());
                                             CHECK(total == files.size());
                                           });
  CHECK(told == expected);
  CHECK(paths.front() == files.front().path);
  CHECK(paths.back() == files.back().path);
  CHECK(totals.imported == 3);
  CHECK(totals.unchanged == 1);
  CHECK(totals.failed == 1);
  CHECK(totals.first_error == ErrorKind::not_found);
  CHECK(totals.counts.appearances == 6);

  Base apart = Base::open(folder.path / "apart.db", OpenMode::create);
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(import_file(apart, files[i], Reference::builtin(), "test").status == expected[i]);
  }
  CHECK(together.dataset() == apart.dataset());
  CHECK(together.dataset().people.size() == 2);
}

TEST_CASE("what is wrong with a file read ahead is that file's own outcome") {
  const Folder folder("import");
  const std::vector<FoundFile> files{folder.write("a.txt", agenda(2)), folder.write("empty.txt", ""),
                                     folder.write("b.txt", agenda(9))};
  Base base = Base::open(folder.path / "base.db", OpenMode::create);
  std::vector<std::string> messages;
  const ImportTotals totals =
      import_files(base, files, Reference::builtin(), "test",
                   [&](const FileOutcome& outcome, auto, auto) { messages.push_back(outcome.message.english()); });
  CHECK(totals.imported == 2);
  REQUIRE(messages.size() == 3);
  CHECK(messages[0].empty());
  CHECK(messages[1].find("empty.txt") != std::string::npos);
  CHECK(messages[2].empty());
}
