#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "core/model/shared_list.hpp"

using namespace entente;

TEST_CASE("copies of a list are one until one of them is changed") {
  SharedList<std::string> first{"one", "two"};
  SharedList<std::string> second = first;
  CHECK(first.identity() == second.identity());
  CHECK(std::as_const(second)[1] == "two");
  CHECK(second.size() == 2);
  CHECK(first.identity() == second.identity());

  second.push_back("three");
  CHECK(first.identity() != second.identity());
  CHECK(std::vector<std::string>(first) == std::vector<std::string>{"one", "two"});
  CHECK(std::vector<std::string>(second) == std::vector<std::string>{"one", "two", "three"});

  const void* const alone = second.identity();
  second.front() = "zero";
  second.insert(second.begin(), "minus one");
  CHECK(second.identity() == alone);
  CHECK(std::vector<std::string>(second) == std::vector<std::string>{"minus one", "zero", "two", "three"});
}

TEST_CASE("an empty list can be read and filled") {
  SharedList<int> list;
  CHECK(list.empty());
  CHECK(std::as_const(list).begin() == std::as_const(list).end());
  CHECK(std::vector<int>(list).empty());
  list.resize(2);
  list.back() = 5;
  const SharedList<int> copy = list;
  list.clear();
  CHECK(list.empty());
  CHECK(std::vector<int>(copy) == std::vector<int>{0, 5});
}
