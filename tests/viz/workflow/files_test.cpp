#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/error.hpp"
#include "tests/viz/workflow/folder.hpp"
#include "viz/workflow/files.hpp"

using namespace entente;
namespace fs = std::filesystem;
using test::Folder;

namespace {

ErrorKind kind_of_failure(const fs::path& path) {
  try {
    (void)read_file(path);
  } catch (const Error& error) {
    CHECK(std::string(error.what()).starts_with(path.string() + ": "));
    return error.kind();
  }
  FAIL("read " << path);
  return ErrorKind::internal;
}

} // namespace

TEST_CASE("a file is read whole, and what is no regular file is refused by name", "[files]") {
  const Folder folder("files");
  std::string bytes = "a\0b\n";
  bytes += std::string(70'000, 'x');
  std::ofstream(folder.path / "a", std::ios::binary) << bytes;
  CHECK(read_file(folder.path / "a") == bytes);
  CHECK(read_bytes(folder.path / "a", bytes.size()).view() == bytes);
  CHECK(kind_of_failure(folder.path / "none") == ErrorKind::not_found);
  CHECK(kind_of_failure(folder.path) == ErrorKind::unreadable);
  CHECK(kind_of_failure("/dev/zero") == ErrorKind::unreadable);
}

TEST_CASE("a written file replaces the old one and leaves nothing beside it", "[files]") {
  const Folder folder("files");
  write_file(folder.path / "out", "first");
  write_file(folder.path / "out", "second");
  CHECK(read_file(folder.path / "out") == "second");
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("a file that cannot be written leaves the old one and nothing beside it", "[files]") {
  const Folder folder("files");
  fs::create_directory(folder.path / "taken");
  std::ofstream(folder.path / "taken" / "inside") << "kept";
  CHECK_THROWS_AS(write_file(folder.path / "taken", "bytes"), Error);
  CHECK_THROWS_AS(write_file(folder.path / "no" / "such" / "out", "bytes"), Error);
  CHECK(read_file(folder.path / "taken" / "inside") == "kept");
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("what stands at the path of a written file stays what it is", "[files]") {
  const Folder folder("files");
  std::ofstream(folder.path / "private") << "old";
  fs::permissions(folder.path / "private", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("private", folder.path / "link");
  write_file(folder.path / "link", "new");
  CHECK(fs::is_symlink(folder.path / "link"));
  CHECK(read_file(folder.path / "private") == "new");
  CHECK(fs::status(folder.path / "private").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  fs::create_symlink("yet-to-come", folder.path / "ahead");
  write_file(folder.path / "ahead", "first");
  CHECK(read_file(folder.path / "yet-to-come") == "first");
  fs::create_symlink("/dev/null", folder.path / "nothing");
  write_file(folder.path / "nothing", "gone");
  CHECK(fs::is_character_file(fs::status("/dev/null")));
  fs::create_directory(folder.path / "inner");
  CHECK_THROWS_AS(write_file(folder.path / "inner" / "", "bytes"), Error);
  CHECK_THROWS_AS(write_file(folder.path / "absent" / "", "bytes"), Error);
  CHECK(fs::is_empty(folder.path / "inner"));
}

TEST_CASE("folders stand for the files below them in order, without hidden ones", "[files]") {
  const Folder folder("files");
  fs::create_directories(folder.path / "b" / "deep");
  fs::create_directories(folder.path / ".git");
  for (const char* const name : {"b/deep/2.txt", "b/1.txt", "a.txt", ".hidden", ".git/config"}) {
    std::ofstream(folder.path / name) << name;
  }
  fs::create_directory_symlink("..", folder.path / "b" / "up");
  const std::vector<fs::path> paths{folder.path, folder.path / "missing.txt"};
  std::vector<std::string> found;
  for (const FoundFile& file : find_files(paths)) {
    found.push_back(fs::relative(file.path, folder.path).string() + (file.named ? " named" : ""));
  }
  CHECK(found == std::vector<std::string>{"a.txt", "b/1.txt", "b/deep/2.txt", "missing.txt named"});
}
