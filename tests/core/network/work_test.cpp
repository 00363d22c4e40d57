#include <catch2/catch.hpp>

#include "core/network/work.hpp"

using namespace entente;

TEST_CASE("every chunk is done once, whoever does it", "[work]") {
  for (const unsigned threads : {1U, 2U, 7U}) {
    const Work work{threads, nullptr, {}};
    Pool pool(work);
    CHECK(pool.threads() == threads);
    for (const std::size_t count : {0U, 1U, 10U, 1000U}) {
      std::vector<int> times(count, 0);
      pool.run(count, 3, [&](std::size_t begin, std::size_t end, unsigned worker) {
        CHECK(worker < threads);
        for (std::size_t i = begin; i < end; ++i) {
          ++times[i];
        }
      });
      CHECK(times == std::vector<int>(count, 1));
    }
  }
}

TEST_CASE("steps in order come in the order of the chunks", "[work]") {
  const Work work{4, nullptr, {}};
  Pool pool(work);
  std::vector<std::size_t> order;
  pool.run(100, 7, [&](std::size_t begin, std::size_t, unsigned) { pool.in_order(begin, [&] { order.push_back(begin); }); });
  REQUIRE(order.size() == 15);
  for (std::size_t i = 0; i < order.size(); ++i) {
    CHECK(order[i] == 7 * i);
  }
}

TEST_CASE("what a chunk throws comes out, and the pool can go on", "[work]") {
  const Work work{3, nullptr, {}};
  Pool pool(work);
  const auto fail = [&](std::size_t begin, std::size_t, unsigned) {
    if (begin == 40) { throw std::runtime_error("forty"); }
    pool.in_order(begin, [] {});
  };
  CHECK_THROWS_WITH(pool.run(1000, 1, fail), "forty");
  std::atomic<int> done{0};
  pool.run(10, 1, [&](std::size_t, std::size_t, unsigned) { ++done; });
  CHECK(done == 10);
}

TEST_CASE("a calculation can be stopped and tells how far it is", "[work]") {
  std::atomic<bool> cancel{false};
  double told = 0;
  const Work work{1, &cancel, [&](double share) {
                    CHECK(share > told);
                    told = share;
                    cancel = share >= 0.5;
                  }};
  Pool pool(work);
  CHECK_THROWS_AS(pool.run(
                      10, 1, [](std::size_t, std::size_t, unsigned) {}, true),
                  Cancelled);
  CHECK(told == 0.5);
}
