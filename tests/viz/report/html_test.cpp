#include <catch2/catch.hpp>

#include "viz/report/html.hpp"

using namespace entente;

TEST_CASE("text enters markup escaped") {
  CHECK(text("a<b> & \"c\" 'd'").markup == "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
  CHECK(text(std::string("x\x01y\x7Fz\tw")).markup == "x y z w");
  CHECK(text("\xC3\x28").markup.find("\xEF\xBF\xBD") != std::string::npos); // ill-formed bytes
  CHECK(tag("a", {{"href", "#d1-2\" onclick=\"x"}}, "<s>").markup ==
        "<a href=\"#d1-2&quot; onclick=&quot;x\">&lt;s&gt;</a>");
}

TEST_CASE("a picture stands in the page with ids of its own and without anything that acts") {
  const std::string svg =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"x\" \"http://example.org/x.dtd\">\n<!-- made -->\n"
      "<svg width=\"300pt\" height=\"200pt\" viewBox=\"0 0 300 200\" onload=\"go()\">"
      "<defs><linearGradient id=\"g1\"/></defs><title>A &amp; B</title>"
      "<a xlink:href=\"http://example.org\"><rect id='n1' fill=\"url(#g1)\" onclick='go()'/></a>"
      "<use xlink:href=\"#n1\"/><script>alert(1)</script><text>x</text></svg><p>after</p>";
  const std::string html = inline_svg(svg, "map", "A \"map\"").markup;
  CHECK(html == "<svg viewBox=\"0 0 300 200\" role=\"img\" aria-label=\"A &quot;map&quot;\">"
                "<defs><linearGradient id=\"map-g1\"/></defs><title>A &amp; B</title>"
                "<a><rect id=\"map-n1\" fill=\"url(#map-g1)\"/></a>"
                "<use xlink:href=\"#map-n1\"/><text>x</text></svg>");
}

TEST_CASE("a picture without a box takes its sizes, and what is no picture gives nothing") {
  CHECK(inline_svg("<svg width=\"30\" height=\"20\"></svg>", "p", "l").markup ==
        "<svg viewBox=\"0 0 30 20\" role=\"img\" aria-label=\"l\"></svg>");
  CHECK(inline_svg("no picture", "p", "l").empty());
  CHECK(inline_svg("<svg><g>", "p", "l").empty());
}

TEST_CASE("a printed line is shown without its markup, and its numbers and signs as they are") {
  CHECK(legible(" <p>Speakers:</p> <ul style=\"x\"> • **Ana**, Chile <i>(tbc)</i> • Ben, 3 < 4 & 5 > 2") ==
        "Speakers:\n• Ana, Chile (tbc)\n• Ben, 3 < 4 & 5 > 2");
  CHECK(legible("a <b") == "a <b");
  CHECK(legible("") == "");
}
