#include <catch2/catch.hpp>

#include "core/analysis/statistics/interval.hpp"

using namespace entente;

// Newcombe 1998 (Stat. Med. 17, 857-872), table I, method 3, prints these four to four decimals.
TEST_CASE("Wilson's interval gives the published values") {
  const auto check = [](std::int64_t k, std::int64_t n, double low, double high) {
    const Interval interval = wilson(k, n);
    CHECK(interval.low == Approx(low).margin(0.00005));
    CHECK(interval.high == Approx(high).margin(0.00005));
  };
  check(81, 263, 0.2553, 0.3662);
  check(15, 148, 0.0624, 0.1605);
  check(0, 20, 0.0, 0.1611);
  check(1, 29, 0.0061, 0.1718);
}

TEST_CASE("Wilson's interval is exact at the ends and says nothing without trials") {
  CHECK(wilson(0, 7).low == 0.0);
  CHECK(wilson(7, 7).high == 1.0);
  // k = n mirrors k = 0: with z² = 3.8415 the open end is n / (n + z²) = 7 / 10.8415.
  CHECK(wilson(7, 7).low == Approx(0.64567).margin(0.00001));
  CHECK(wilson(0, 0).low == 0.0);
  CHECK(wilson(0, 0).high == 1.0);
}
