#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/given_rows.hpp"

using namespace entente;
using namespace entente::store;

namespace {

constexpr const char* insert = "INSERT INTO t (id, name, note) SELECT c0, c1, c2 FROM given_rows(?)";

/// All rows as "1:a:b", null as "-".
std::string rows_of(const Connection& base) {
  std::string rows;
  auto row = base.query("SELECT id || ':' || name || ':' || coalesce(note, '-') FROM t ORDER BY rowid");
  while (row.step()) {
    rows += row.text(0) + " ";
  }
  return rows;
}

} // namespace

TEST_CASE("given rows: cells are numbers, texts or null, in the order given") {
  const Connection base;
  base.execute("CREATE TABLE t (id INTEGER, name TEXT NOT NULL, note TEXT)");
  const std::string with_zero("c\0d", 3);
  const std::string nothing;
  int next = 0;
  insert_rows(base, insert, [&](GivenRow& row) {
    switch (next++) {
    case 0: row.add(7).add("a").add("x"); return true;
    case 1: row.add(std::int64_t{5}).add(std::string_view()).null(); return true; // an empty text is no null
    case 2: row.add(true).add(with_zero).add_text(nothing); return true;
    default: return false;
    }
  });
  auto row = base.query("SELECT count(*), sum(length(name || '')), sum(note IS NULL) FROM t");
  REQUIRE(row.step());
  CHECK(row.integer(0) == 3);
  CHECK(row.integer(2) == 2); // what was left out is null, not the text of the row before
  CHECK(rows_of(base).starts_with("7:a:x 5::- 1:c"));
}

TEST_CASE("given rows: a later statement takes other rows; none at all is no error") {
  const Connection base;
  base.execute("CREATE TABLE t (id INTEGER, name TEXT NOT NULL, note TEXT)");
  for (const int count : {2, 0, 1}) {
    int next = 0;
    insert_rows(base, insert, [&](GivenRow& row) {
      row.add(count).add("n");
      return next++ < count;
    });
  }
  CHECK(rows_of(base) == "2:n:- 2:n:- 1:n:- ");
}

TEST_CASE("given rows: a statement that fails leaves nothing") {
  const Connection base;
  base.execute("CREATE TABLE t (id INTEGER, name TEXT NOT NULL, note TEXT); BEGIN");
  int next = 0;
  CHECK_THROWS_AS(insert_rows(base, insert,
                              [&](GivenRow& row) {
                                row.add(1).add("n");
                                if (next++ == 2) { throw std::out_of_range("no third row"); }
                                return true;
                              }),
                  std::out_of_range);
  CHECK(rows_of(base).empty());
  next = 0;
  try {
    insert_rows(base, insert, [&](GivenRow& row) { // the second row has no name
      row.add(1);
      if (next == 0) { row.add("n"); }
      return next++ < 2;
    });
    FAIL("a null was taken");
  } catch (const Error& error) { CHECK(error.kind() == ErrorKind::internal); }
  CHECK(rows_of(base).empty());
  base.execute("COMMIT");
}
