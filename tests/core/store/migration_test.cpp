// A base of an older schema is brought up to date; version-1.sql is such a base, as text.
#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/schema.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;

namespace {

void write_version_1(const std::filesystem::path& path) {
  SQLite::Database file(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  file.exec(sample::bytes_of(ENTENTE_SOURCE_DIR "/tests/core/store/version-1.sql"));
}

} // namespace

TEST_CASE("a base of version 1 is brought up to date and keeps what it holds") {
  const sample::Folder folder;
  const auto path = folder.file("old.db");
  write_version_1(path);
  try {
    static_cast<void>(Base::open(path, OpenMode::read_only));
    FAIL("reading must not change the schema");
  } catch (const Error& error) { CHECK(error.kind() == ErrorKind::unsupported); }
  Base base = Base::open(path, OpenMode::existing);
  CHECK(base.version() == store::newest_version());
  CHECK(base.check() == std::vector<Wording>{});
  const Dataset dataset = base.dataset();
  REQUIRE(dataset.people.size() == 1);
  CHECK(dataset.people[0].name == "Éloïse Gómez");
  CHECK(dataset.people[0].aliases == std::vector<std::string>{"E. Gómez"});
  CHECK(dataset.appearances.at(0).organisations == std::vector{OrganisationId(1)});
  // The full-text search of version 2 holds what was there before.
  CHECK(base.search("eloise", 5).at(0).id == "p1");
  CHECK(base.search("bresil", 5).at(0).id == "d1:2");
  sample::import(base, sample::agenda(1));
  CHECK(base.dataset().documents.size() == 2);
}

TEST_CASE("every version can be the start") {
  REQUIRE(store::newest_version() == static_cast<int>(store::migrations().size()));
  const sample::Folder folder;
  write_version_1(folder.file("old.db"));
  const store::Connection connection(folder.file("old.db").string(), "old.db", store::Access::read_write);
  CHECK(store::version_of(connection) == 1);
  store::migrate(connection);
  CHECK(store::version_of(connection) == store::newest_version());
  CHECK_NOTHROW(store::migrate(connection));
}
