#include <algorithm>
#include <initializer_list>
#include <vector>

#include <catch2/catch.hpp>

#include "core/model/dataset.hpp"

using namespace entente;

namespace {

std::vector<Person> people(std::initializer_list<int> ids) {
  std::vector<Person> list;
  for (const int id : ids) {
    list.emplace_back().id = PersonId(id);
  }
  return list;
}

} // namespace

TEST_CASE("records are found by id, whether or not ids between are missing") {
  for (const auto& list : {people({1, 2, 3, 4}), people({7, 8, 9}), people({2, 3, 9, 10, 40}), people({5})}) {
    for (int id = 0; id < 50; ++id) {
      INFO(id);
      const auto place = std::find_if(list.begin(), list.end(), [&](const Person& p) { return p.id == PersonId(id); });
      CHECK(find(list, PersonId(id)) == (place == list.end() ? nullptr : &*place));
    }
  }
  CHECK(find(people({}), PersonId(1)) == nullptr);
}
