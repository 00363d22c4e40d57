// Files that are no base of ours are refused by one line and stay as they are.
#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/schema.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;

namespace {

std::vector<std::string> listing(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Opens in every mode; each must refuse by `kind`, name the file in one line and leave bytes and folder as they were.
void refuses(const sample::Folder& folder, const std::string& name, ErrorKind kind) {
  const auto path = folder.file(name);
  const bool regular = std::filesystem::is_regular_file(path);
  const std::string bytes = regular ? sample::bytes_of(path) : "";
  const auto names = listing(folder.path());
  for (const OpenMode mode : {OpenMode::create, OpenMode::existing, OpenMode::read_only}) {
    try {
      static_cast<void>(Base::open(path, mode));
      FAIL(name << " was opened");
    } catch (const Error& error) {
      INFO(error.what());
      CHECK(error.kind() == kind);
      const std::string line = error.what();
      CHECK(line.find(name) != std::string::npos);
      CHECK(line.find('\n') == std::string::npos);
    }
  }
  if (regular) { CHECK(sample::bytes_of(path) == bytes); }
  CHECK(listing(folder.path()) == names);
}

/// An empty base with four bytes of its header replaced by a big-endian number.
std::string altered(std::size_t offset, std::uint32_t value) {
  std::string image = store::empty_image();
  for (std::size_t i = 0; i < 4; ++i) {
    image[offset + i] = static_cast<char>(value >> (24 - 8 * i) & 0xff);
  }
  return image;
}

} // namespace

TEST_CASE("a file that is no base is refused untouched") {
  const sample::Folder folder;
  sample::write_bytes(folder.file("text.db"), "Ordre du jour\n");
  refuses(folder, "text.db", ErrorKind::unsupported);
  sample::write_bytes(folder.file("empty.db"), "");
  refuses(folder, "empty.db", ErrorKind::unreadable);
  std::filesystem::create_directory(folder.file("folder.db"));
  refuses(folder, "folder.db", ErrorKind::unreadable);
  sample::write_bytes(folder.file("binary.db"), std::string(5000, '\xff'));
  refuses(folder, "binary.db", ErrorKind::unsupported);
  sample::write_bytes(folder.file("cut.db"), store::empty_image().substr(0, 60));
  refuses(folder, "cut.db", ErrorKind::unreadable);
  // Bytes 68 to 71 of an SQLite header are the application id: that of a GeoPackage here.
  sample::write_bytes(folder.file("geo.db"), altered(68, 0x47504b47));
  refuses(folder, "geo.db", ErrorKind::unsupported);
  sample::write_bytes(folder.file("plain.db"), altered(68, 0));
  refuses(folder, "plain.db", ErrorKind::unsupported);
  // Bytes 60 to 63 are the schema version.
  sample::write_bytes(folder.file("newer.db"), altered(60, 99));
  refuses(folder, "newer.db", ErrorKind::unsupported);
}

TEST_CASE("a missing file is made in one mode only") {
  const sample::Folder folder;
  for (const OpenMode mode : {OpenMode::existing, OpenMode::read_only}) {
    try {
      static_cast<void>(Base::open(folder.file("none.db"), mode));
      FAIL("a missing base was opened");
    } catch (const Error& error) { CHECK(error.kind() == ErrorKind::not_found); }
  }
  CHECK(listing(folder.path()).empty());
  {
    const Base base = Base::open(folder.file("none.db"), OpenMode::create);
    CHECK(base.version() == store::newest_version());
    CHECK(base.dataset() == Dataset{});
    CHECK(base.check().empty());
  }
  CHECK(listing(folder.path()) == std::vector<std::string>{"none.db"});
  CHECK_THROWS_AS(Base::open(folder.file("no/such/folder.db"), OpenMode::create), Error);
}

TEST_CASE("a damaged base says so") {
  const sample::Folder folder;
  const auto path = folder.file("x.db");
  {
    Base base = Base::open(path, OpenMode::create);
    sample::import(base, sample::agenda(1, 30));
  }
  std::string bytes = sample::bytes_of(path);
  REQUIRE(bytes.size() > 40000);
  std::fill(bytes.begin() + 4096, bytes.end(), '\x5a');
  sample::write_bytes(path, bytes);
  try {
    const Base base = Base::open(path, OpenMode::existing);
    static_cast<void>(base.dataset());
    FAIL("damage went unseen");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unreadable);
    CHECK(std::string(error.what()).find("x.db") != std::string::npos);
  }
}

TEST_CASE("reading leaves the bytes as they are") {
  const sample::Folder folder;
  const auto path = folder.file("odd name #1 100%?.db");
  {
    Base base = Base::open(path, OpenMode::create);
    sample::import(base, sample::agenda(1));
  }
  const std::string bytes = sample::bytes_of(path);
  {
    Base base = Base::open(path, OpenMode::read_only);
    CHECK(base.dataset().appearances.size() == 6);
    CHECK_FALSE(base.search("Atelier", 3).empty());
    CHECK(base.check().empty());
    CHECK_THROWS_AS(sample::import(base, sample::agenda(2)), Error);
  }
  CHECK(sample::bytes_of(path) == bytes);
  CHECK(listing(folder.path()).size() == 1);
}
