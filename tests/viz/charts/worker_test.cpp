// The protocol of entente-charts: JSON in, a picture out.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/process/child.hpp"
#include "tests/viz/parts_of_text.hpp"

using namespace entente;
using viz_test::holds;

namespace {

std::string refused(std::string_view input) {
  const ChildResult result = run_child(executable_folder() / "entente-charts", {}, input);
  CHECK(result.exit_code == 2);
  CHECK(result.output.empty());
  CHECK(std::count(result.errors.begin(), result.errors.end(), '\n') == 1);
  return result.errors;
}

} // namespace

TEST_CASE("what is no chart is refused in one line, with status 2") {
  CHECK(holds(refused(""), "JSON"));
  CHECK(holds(refused("[]"), "JSON object"));
  CHECK(holds(refused(R"({"kind": "pie", "format": "svg"})"), "kind"));
  CHECK(holds(refused(R"({"kind": "bars", "format": "exe"})"), "format"));
  CHECK(holds(refused(R"({"kind": "bars", "format": "svg", "series": 3})"), "series"));
  CHECK(holds(refused(R"({"kind": "bars", "format": "svg", "series": [{"values": ["x"]}]})"), "values"));
  CHECK(holds(refused(R"({"kind": "bars", "format": "svg", "title": 3})"), "title"));
  std::string many = R"({"kind": "bars", "format": "svg", "categories": [)";
  for (int i = 0; i < 1'000; ++i) {
    many += "\"c\",";
  }
  CHECK(holds(refused(many + "\"c\"]}"), "1000"));
}

TEST_CASE("nothing is printed but the picture") {
  const ChildResult result =
      run_child(executable_folder() / "entente-charts", {}, R"({"kind": "bars", "format": "svg", "no_data": "Nobody."})");
  CHECK(result.exit_code == 0);
  CHECK(result.errors.empty());
  CHECK(holds(result.output, ">Nobody.<"));
}
