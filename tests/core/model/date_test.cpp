#include <catch2/catch.hpp>

#include "core/model/date.hpp"

using namespace entente;

TEST_CASE("dates are read and printed as ISO 8601") {
  REQUIRE(parse_date("2017-04-18"));
  CHECK(to_iso(*parse_date("2017-04-18")) == "2017-04-18");
  CHECK(to_iso(Date{std::chrono::year{987}, std::chrono::month{1}, std::chrono::day{2}}) == "0987-01-02");
  CHECK(parse_date("2016-02-29"));
}

TEST_CASE("impossible dates and other forms are no dates") {
  for (const char* text :
       {"2017-02-29", "2017-13-01", "2017-00-10", "2017-04-31", "18/04/2017", "2017-4-18", "2017-04-1x", ""}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("times are minutes after midnight") {
  REQUIRE(parse_clock("09:05"));
  CHECK(parse_clock("09:05")->minutes == 545);
  CHECK(to_iso(ClockTime{545}) == "09:05");
  CHECK(to_iso(ClockTime{0}) == "00:00");
  CHECK(to_iso(ClockTime{1439}) == "23:59");
  CHECK(*parse_clock("09:05") < *parse_clock("10:00"));
  for (const char* text : {"24:00", "9:05", "09:60", "09-05", "0905", ""}) {
    INFO(text);
    CHECK_FALSE(parse_clock(text));
  }
}
