// What sections of the report ask for at the same time is made once.
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "viz/report/memo.hpp"

using namespace entente;

TEST_CASE("what several threads ask for at once is made once, and all get the same") {
  Memo<std::string, int> memo;
  std::atomic<int> made{0};
  std::vector<const int*> got(8, nullptr);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < got.size(); ++i) {
    threads.emplace_back([&, i] {
      got[i] = &memo.get("network", [&] {
        std::this_thread::yield();
        return ++made;
      });
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(made == 1);
  for (const int* const value : got) {
    CHECK(value == got.front());
  }
  CHECK(memo.get("another", [&] { return ++made; }) == 2);
  CHECK(*got.front() == 1);
}

TEST_CASE("what could not be made is tried again when it is next asked for") {
  Memo<int, int> memo;
  CHECK_THROWS_AS(memo.get(1, []() -> int { throw std::runtime_error("no"); }), std::runtime_error);
  CHECK(memo.get(1, [] { return 7; }) == 7);
}

TEST_CASE("a maker may ask for another key") {
  Memo<int, int> memo;
  CHECK(memo.get(1, [&] { return 1 + memo.get(2, [] { return 4; }); }) == 5);
}
