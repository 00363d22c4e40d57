#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "tests/viz/graphviz/networks.hpp"
#include "tests/viz/parts_of_text.hpp"
#include "viz/graphviz/drawing.hpp"

using namespace entente;
using test::node_of;
using viz_test::holds;
using viz_test::times;

namespace {

/// Two people of Africa, one of Europe and one of no known region; Ada meets all three others.
Network four() {
  std::vector<Node> nodes{node_of(EntityKind::person, "p1", "Ada", "002"), node_of(EntityKind::person, "p2", "Bao", "002"),
                          node_of(EntityKind::person, "p3", "Cy", "150"),
                          node_of(EntityKind::person, "p4", "<i>Di</i> & Co")};
  std::vector<Tie> ties{
      {0, 1, 1, TieKind::co_appearance, {}}, {0, 2, 2, TieKind::co_appearance, {}}, {0, 3, 5, TieKind::co_appearance, {}}};
  return {NetworkKind::people, TieWeight::count, std::move(nodes), std::move(ties)};
}

DrawOptions by_region() {
  DrawOptions options;
  options.colour = ColourBy::region;
  return options;
}

} // namespace

TEST_CASE("a map shows its nodes and says what colour, shape, size and width mean") {
  const std::string svg = draw(four(), Reference::builtin(), by_region());
  CHECK(times(svg, "<g class=\"actor\">") == 4);
  CHECK(times(svg, "<g class=\"edge\">") == 3 + 2); // three ties, two samples in the legend
  CHECK(holds(svg, "<title>Ada (3)</title>"));      // degree 3
  CHECK(holds(svg, "<title>Ada – Cy (2)</title>"));
  CHECK(holds(svg, "&lt;i&gt;Di&lt;/i&gt; &amp; Co"));
  CHECK(holds(svg, ">Africa (2)<"));
  CHECK(holds(svg, ">Europe (1)<"));
  CHECK(holds(svg, ">not known (1)<"));
  CHECK(holds(svg, ">person (4)<"));
  CHECK(times(svg, "fill=\"#e69f00\"") == 3); // two Africans and the legend's sample
}

TEST_CASE("a map speaks the language asked for") {
  DrawOptions options = by_region();
  options.language = Language::fr;
  const std::string svg = draw(four(), Reference::builtin(), options);
  CHECK(holds(svg, ">Afrique (2)<"));
  CHECK(holds(svg, "Qui a siégé avec qui"));
  options.title = "Mon titre";
  CHECK(holds(draw(four(), Reference::builtin(), options), ">Mon titre<"));
}

TEST_CASE("clusters that chance could have made are not shown") {
  DrawOptions options;
  options.colour = ColourBy::cluster; // a star of four has no clusters
  const std::string svg = draw(four(), Reference::builtin(), options);
  CHECK(holds(svg, "No clear clusters"));
  CHECK(holds(svg, ">Africa (2)<"));
}

TEST_CASE("clear clusters are named by their foremost member") {
  // Two groups of eight who all meet one another, with one tie between the groups.
  std::vector<Node> nodes;
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < 16; ++i) {
    nodes.push_back(node_of(EntityKind::person, fmt::format("p{}", i + 1), fmt::format("Person {}", i + 1)));
  }
  for (std::uint32_t a = 0; a < 16; ++a) {
    for (std::uint32_t b = a + 1; b < 16; ++b) {
      if (a / 8 == b / 8 || (a == 3 && b == 12)) { ties.push_back({a, b, 1, TieKind::co_appearance, {}}); }
    }
  }
  const std::string svg = draw({NetworkKind::people, TieWeight::count, nodes, ties}, Reference::builtin(), {});
  CHECK(holds(svg, ">around Person 4 (8)<"));
  CHECK(holds(svg, ">around Person 13 (8)<"));
}

TEST_CASE("missing actors are hollow, dashed and explained") {
  DrawOptions options = by_region();
  options.gaps = {{"053", "Australia and New Zealand", "009", "nobody spoke for it"}};
  const std::string svg = draw(four(), Reference::builtin(), options);
  CHECK(times(svg, "<g class=\"gap\">") == 1);
  CHECK(holds(svg, "<title>Australia and New Zealand – nobody spoke for it</title>"));
  CHECK(holds(svg, "stroke-dasharray"));
  CHECK(holds(svg, "Oceania: 1 missing"));
  CHECK(holds(svg, "Empty place: nobody spoke for it."));
}

TEST_CASE("an empty network gives a picture that says so") {
  for (const NetworkKind kind : {NetworkKind::people, NetworkKind::people_sessions}) {
    const std::string svg = draw({kind, TieWeight::count, {}, {}}, Reference::builtin(), {});
    CHECK(svg.starts_with("<?xml"));
    CHECK(holds(svg, "There is nothing to draw"));
  }
}

TEST_CASE("the same network gives the same bytes") {
  const Network network = test::people_on_panels(8, 5);
  for (const PictureFormat format : {PictureFormat::svg, PictureFormat::png, PictureFormat::pdf, PictureFormat::dot}) {
    DrawOptions options;
    options.format = format;
    CHECK(draw(network, Reference::builtin(), options) == draw(network, Reference::builtin(), options));
  }
}

TEST_CASE("a dense network is drawn by its backbone and says so") {
  // Thirty people who all meet: 435 ties, more than 4 * 30 + 40.
  std::vector<Node> nodes;
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < 30; ++i) {
    nodes.push_back(node_of(EntityKind::person, fmt::format("p{}", i + 1), fmt::format("Person {}", i + 1)));
  }
  for (std::uint32_t a = 0; a < 30; ++a) {
    for (std::uint32_t b = a + 1; b < 30; ++b) {
      ties.push_back({a, b, 1.0 + (a * b) % 5, TieKind::co_appearance, {}});
    }
  }
  const std::string svg = draw({NetworkKind::people, TieWeight::count, nodes, ties}, Reference::builtin(), by_region());
  CHECK(times(svg, "<g class=\"edge\">") == 90 + 2); // three a node, and the legend's samples
  CHECK(holds(svg, "90 most telling of 435"));
}

TEST_CASE("an unknown measure is named") {
  DrawOptions options;
  options.size_by = "betweeness";
  try {
    (void)draw(four(), Reference::builtin(), options);
    FAIL("it was drawn");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::bad_argument);
    CHECK(holds(error.what(), "betweeness"));
  }
}
