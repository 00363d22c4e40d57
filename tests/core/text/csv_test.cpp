#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/text/csv.hpp"

using entente::csv_field;
using entente::parse_csv;
using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("rows, quotes, doubled quotes and line breaks in fields are read by RFC 4180") {
  CHECK(parse_csv("a,b\r\n\"x, y\",\"say \"\"no\"\"\"\n1,\"two\nlines\"\n") ==
        Rows{{"a", "b"}, {"x, y", "say \"no\""}, {"1", "two\nlines"}});
}

TEST_CASE("spaces belong to the field, empty fields stay, the last line needs no end") {
  CHECK(parse_csv(" a , b\n,\nx,") == Rows{{" a ", " b"}, {"", ""}, {"x", ""}});
}

TEST_CASE("a byte-order mark is no content and other separators are taken") {
  CHECK(parse_csv("\xEF\xBB\xBF"
                  "a;b,c\n",
                  ';') == Rows{{"a", "b,c"}});
}

TEST_CASE("an unclosed quote is unreadable") { REQUIRE_THROWS_AS(parse_csv("a,b\n1,\"open\n2,3\n"), entente::Error); }

TEST_CASE("fields are quoted where needed and made harmless for spreadsheets") {
  CHECK(csv_field("plain") == "plain");
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("a \"b\"") == "\"a \"\"b\"\"\"");
  CHECK(csv_field("=1+1") == "'=1+1");
  CHECK(csv_field("") == "");
}
