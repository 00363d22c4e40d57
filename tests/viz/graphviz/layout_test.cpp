// The protocol of entente-layout: JSON in, a picture out.
#include <algorithm>
#include <ctime>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "core/process/child.hpp"
#include "tests/viz/parts_of_text.hpp"

using namespace entente;
using viz_test::holds;
namespace json = boost::json;

namespace {

ChildResult ask(std::string_view input, const ChildLimits& limits = {}) {
  return run_child(executable_folder() / "entente-layout", {}, input, limits);
}

json::object drawing(std::string_view format, std::string_view engine = "free") {
  json::object root;
  root["title"] = "Three";
  root["format"] = format;
  root["engine"] = engine;
  root["nodes"] = json::array{
      {{"label", "Ana"}, {"size", 12}}, {{"label", "Bea"}, {"size", 20}}, {{"label", "Session"}, {"anchor", true}}};
  root["edges"] = json::array{{{"source", 0}, {"target", 2}}, {{"source", 1}, {"target", 2}, {"width", 3}}};
  root["notes"] = json::array{"A note."};
  return root;
}

std::string picture(const json::object& root) {
  const ChildResult result = ask(json::serialize(root));
  CAPTURE(result.errors);
  REQUIRE(result.exit_code == 0);
  REQUIRE(result.signal == 0);
  return result.output;
}

std::string with_label(const std::string& label) {
  json::object root = drawing("svg");
  root["nodes"].as_array()[0].as_object()["label"] = label;
  return picture(root);
}

} // namespace

TEST_CASE("each format begins as its readers expect") {
  for (const char* engine : {"free", "ordered", "tiers"}) {
    CAPTURE(engine);
    const std::string svg = picture(drawing("svg", engine));
    CHECK(svg.starts_with("<?xml"));
    CHECK(holds(svg, "<svg "));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(picture(drawing("png", engine)).starts_with("\x89PNG\r\n\x1a\n"));
    CHECK(picture(drawing("pdf", engine)).starts_with("%PDF-1."));
    CHECK(picture(drawing("dot", engine)).starts_with("graph drawing {"));
  }
}

TEST_CASE("the same drawing gives the same bytes, whenever it is made") {
  for (const char* format : {"svg", "png", "pdf", "dot"}) {
    const std::string first = picture(drawing(format));
    struct timespec moment {
      1, 100'000'000
    }; // a second and more, so that any time stamp would differ
    if (std::string_view(format) == "pdf") { ::nanosleep(&moment, nullptr); }
    CHECK(picture(drawing(format)) == first);
  }
}

TEST_CASE("the picture tells no version and no comments, and can stand beside others on a page") {
  const std::string svg = picture(drawing("svg"));
  CHECK_FALSE(holds(svg, "<!--"));
  CHECK_FALSE(holds(svg, "<!DOCTYPE"));
  CHECK_FALSE(holds(svg, " id=\""));
  CHECK_FALSE(holds(svg, "raphviz"));
  CHECK(holds(svg, "<title>Three</title>"));
  CHECK(holds(svg, "<title>Ana</title>"));
  CHECK(holds(svg, "DejaVu Sans, Verdana, sans-serif"));
}

TEST_CASE("labels are printed as they are, whatever they hold") {
  CHECK(holds(with_label("<b>x</b>"), ">&lt;b&gt;x&lt;/b&gt;<"));
  CHECK(holds(with_label("A \\N \\G \\E \\l \\n B"), "A \\N \\G \\E \\l \\n B"));
  CHECK(holds(with_label("R&D &eacute; &#233;"), "R&amp;D &amp;eacute; &amp;#233;"));
  CHECK(holds(with_label("{a|b} \"q\" 'p'"), "{a|b} &quot;q&quot; &#39;p&#39;"));
  CHECK(holds(with_label("]]><script>alert(1)</script>"), "]]&gt;&lt;script&gt;"));
  // The parts of the markup that would be alive never appear.
  CHECK_FALSE(holds(with_label("\" onload=\"alert(1)"), "\" onload=\""));
  CHECK_FALSE(holds(with_label("javascript:alert(1)"), "href"));
}

TEST_CASE("control characters, direction marks and bad bytes leave valid text") {
  const std::string svg = with_label("a\x01"
                                     "b\tc\nd\x7f"
                                     "e");
  CHECK(holds(svg, "a b c d e"));
  CHECK(holds(with_label("x\xE2\x80\xAEtxt"), ">xtxt<"));       // U+202E, which turns what follows around
  CHECK(holds(with_label("caf\xE9 au"), "caf\xEF\xBF\xBD au")); // Latin-1
  CHECK(holds(with_label("\xEF\xBF\xBF!"), ">\xEF\xBF\xBD!<")); // U+FFFF, which XML forbids
  CHECK(holds(with_label("محمد"), "محمد"));
}

TEST_CASE("a label of ten thousand characters is cut, the whole is kept as its title") {
  std::string longest;
  for (int i = 0; i < 2'000; ++i) {
    longest += "wort ";
  }
  const std::string svg = with_label(longest);
  CHECK(holds(svg, "…"));
  longest.pop_back();
  CHECK(holds(svg, "<title>" + longest + "</title>"));
  const std::string unbroken(10'000, 'w');
  CHECK(holds(with_label(unbroken), ">" + std::string(19, 'w') + "…<"));
}

TEST_CASE("nothing to draw says so") {
  json::object root = drawing("svg");
  root["nodes"] = json::array{};
  root["edges"] = json::array{};
  root["empty"] = "Nobody is here.";
  CHECK(holds(picture(root), ">Nobody is here.<"));
}

TEST_CASE("one node, a loop and parallel ties are drawn") {
  json::object root = drawing("svg");
  root["edges"] =
      json::array{{{"source", 0}, {"target", 0}}, {{"source", 0}, {"target", 1}}, {{"source", 1}, {"target", 0}}};
  CHECK(holds(picture(root), "Bea"));
  root["edges"] = json::array{};
  root["nodes"].as_array().resize(1);
  CHECK(holds(picture(root), "Ana"));
}

TEST_CASE("what is no drawing is refused in one line, with status 2") {
  const auto refused = [](std::string_view input) {
    const ChildResult result = ask(input);
    CHECK(result.exit_code == 2);
    CHECK(result.output.empty());
    CHECK(std::count(result.errors.begin(), result.errors.end(), '\n') == 1);
    return result.errors;
  };
  CHECK(holds(refused(""), "JSON"));
  CHECK(holds(refused("[1]"), "object"));
  CHECK(holds(refused(R"({"nodes": 3})"), "nodes"));
  CHECK(holds(refused(R"({"format": "exe"})"), "format"));
  CHECK(holds(refused(R"({"nodes": [{"label": 7}]})"), "label"));
  CHECK(holds(refused(R"({"nodes": [{"fill": "red; x"}]})"), "fill"));
  CHECK(holds(refused(R"({"nodes": [{}], "edges": [{"source": 0, "target": 1}]})"), "target"));
  CHECK(holds(refused(R"({"nodes": [{}], "edges": [{"source": -1, "target": 0}]})"), "source"));
  std::string many = R"({"nodes": [)";
  for (int i = 0; i < 20'000; ++i) {
    many += "{},";
  }
  CHECK(holds(refused(many + "{}]}"), "20000"));
  CHECK(holds(refused(std::string(100'000, '[')), "JSON"));
}

TEST_CASE("a layout past its time is stopped") {
  json::object root;
  json::array nodes;
  json::array edges;
  for (int i = 0; i < 15'000; ++i) {
    nodes.push_back(json::object{});
    for (int k = 1; k < 12; ++k) {
      edges.push_back({{"source", i}, {"target", (i * 7919 + k * 104'729) % 15'000}});
    }
  }
  root["nodes"] = std::move(nodes);
  root["edges"] = std::move(edges);
  ChildLimits limits;
  limits.time = std::chrono::milliseconds(300);
  const ChildResult result = ask(json::serialize(root), limits);
  CHECK(result.timed_out);
}
