// Rows that another thread cuts and looks at.
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/reference/reference.hpp"
#include "importers/table/rows_ahead.hpp"

using namespace entente;
using namespace entente::table;

namespace {

/// So many rows of a name and a title, and then what `at_end` does.
class Numbered final : public RowSource {
public:
  explicit Numbered(int count, bool fails = false) : count_(count), fails_(fails) {}
  bool next(Row& row) override {
    if (number_ == count_) {
      if (fails_) { throw std::runtime_error("torn"); }
      return false;
    }
    row.number = row.line = ++number_;
    row.cells = {fmt::format("Ms. Ana{} Paz; Jo{} Bell", letters(), letters()),
                 fmt::format("Panel {}: Work{}", number_ % 9 + 1, letters())};
    return true;
  }

private:
  /// The number in letters, for names have no digits.
  [[nodiscard]] std::string letters() const {
    std::string text;
    for (const char digit : std::to_string(number_)) {
      text += static_cast<char>('a' + digit - '0');
    }
    return text;
  }
  int count_;
  bool fails_;
  int number_ = 0;
};

Columns columns() {
  Columns columns;
  columns.language = Language::en;
  Column person;
  person.field = Field::person;
  person.index = 0;
  Column session;
  session.field = Field::session;
  session.index = 1;
  columns.known = {person, session};
  return columns;
}

} // namespace

TEST_CASE("rows read ahead are the rows of their source, in their order") {
  const int count = GENERATE(0, 1, 2047, 2048, 2049, 20'000);
  CAPTURE(count);
  const Columns known = columns();
  const Reference& reference = Reference::builtin();
  Numbered source(count);
  Numbered same(count);
  RowsAhead rows(source, CellsLook(known, reference));
  Row expected;
  int read = 0;
  for (Row row; rows.next(row); ++read) {
    REQUIRE(same.next(expected));
    REQUIRE(row.line == expected.line);
    REQUIRE(row.cells == expected.cells);
    REQUIRE(row.ahead != nullptr);
    if (read % 500 != 0) { continue; }
    const auto* const people = row.ahead->people_of(row.cells[0], false);
    REQUIRE(people != nullptr);
    REQUIRE(people->size() == 2);
    CHECK(people->front().name.name.starts_with("Ana"));
    CHECK(people->front().name.gender == Gender::f);
    CHECK(people->back().can_be_name);
    CHECK(row.ahead->people_of(row.cells[0], true) == nullptr);
    const auto* const heading = row.ahead->heading_of(row.cells[1]);
    REQUIRE(heading != nullptr);
    CHECK(heading->title.starts_with("Work"));
    CHECK(heading->label.has_value());
  }
  CHECK(read == count);
  Row behind;
  CHECK_FALSE(rows.next(behind));
}

TEST_CASE("what the source throws comes where its rows end, and rows nobody asks for are dropped") {
  const Columns known = columns();
  const Reference& reference = Reference::builtin();
  Numbered torn(5000, true);
  {
    RowsAhead rows(torn, CellsLook(known, reference));
    Row row;
    const auto read_all = [&] {
      while (rows.next(row)) {}
    };
    CHECK_THROWS_WITH(read_all(), "torn");
    CHECK(row.line >= 4096);
  }
  Numbered long_one(1'000'000);
  RowsAhead rows(long_one, CellsLook(known, reference));
  Row row;
  CHECK(rows.next(row));
  CHECK(row.line == 1);
}
