// No label covers another label or a node: measured on the boxes of the DOT output.
#include <algorithm>
#include <cstdlib>

#include <catch2/catch.hpp>

#include "tests/viz/graphviz/networks.hpp"
#include "viz/graphviz/drawing.hpp"

using namespace entente;

namespace {

struct Box {
  std::string what;
  double left, right, bottom, top;
};

/// The value of `key=` in the attributes of one node, without quotes.
std::string attribute(std::string_view node, std::string_view key) {
  const std::string wanted = std::string(key) + "=";
  std::size_t at = node.find(wanted);
  while (at != std::string_view::npos && at > 0 && node[at - 1] != '\t' && node[at - 1] != '[' && node[at - 1] != ' ') {
    at = node.find(wanted, at + 1);
  }
  if (at == std::string_view::npos) { return {}; }
  std::string_view rest = node.substr(at + wanted.size());
  if (rest.starts_with('"')) { return std::string(rest.substr(1, rest.find('"', 1) - 1)); }
  return std::string(rest.substr(0, rest.find_first_of(",]")));
}

std::vector<Box> boxes_of(const std::string& dot) {
  std::vector<Box> boxes;
  for (std::size_t at = dot.find("\n\t0\t"); at != std::string::npos;) {
    const std::size_t end = dot.find("];", at);
    if (end == std::string::npos) { break; }
    const std::string_view one(dot.data() + at, end + 1 - at);
    if (const std::string what = attribute(one, "class"); !what.empty()) {
      const std::string place = attribute(one, "pos");
      const double x = std::strtod(place.c_str(), nullptr);
      const double y = std::strtod(place.c_str() + place.find(',') + 1, nullptr);
      const double width = std::strtod(attribute(one, "width").c_str(), nullptr) * 72;
      const double height = std::strtod(attribute(one, "height").c_str(), nullptr) * 72;
      boxes.push_back({what, x - width / 2, x + width / 2, y - height / 2, y + height / 2});
    }
    at = end + 2;
  }
  return boxes;
}

bool meet(const Box& a, const Box& b) {
  constexpr double rounding = 0.1;
  return a.left + rounding < b.right && b.left + rounding < a.right && a.bottom + rounding < b.top &&
         b.bottom + rounding < a.top;
}

std::size_t count(const std::vector<Box>& boxes, std::string_view what) {
  return static_cast<std::size_t>(
      std::count_if(boxes.begin(), boxes.end(), [&](const Box& box) { return box.what == what; }));
}

/// How many labels and titles meet another text or a node.
std::size_t collisions(const std::vector<Box>& boxes) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t k = i + 1; k < boxes.size(); ++k) {
      const auto is_text = [](const Box& box) { return box.what == "label" || box.what == "title"; };
      const auto solid = [&](const Box& box) {
        return is_text(box) || box.what == "actor" || box.what == "gap" || box.what == "legend";
      };
      if ((is_text(boxes[i]) || is_text(boxes[k])) && solid(boxes[i]) && solid(boxes[k]) && meet(boxes[i], boxes[k])) {
        ++number;
      }
    }
  }
  return number;
}

std::vector<Box> drawn(const Network& network, DrawOptions options = {}) {
  options.format = PictureFormat::dot;
  return boxes_of(draw(network, Reference::builtin(), options));
}

/// Three processes and states of four regions, tied to one or two of them.
Network states_in_processes() {
  std::vector<Node> nodes;
  for (const StateFacts& state : Reference::builtin().states()) {
    if (nodes.size() < 40 && !state.region.empty()) {
      nodes.push_back(test::node_of(EntityKind::state, state.iso3, state.name.en, state.region));
    }
  }
  std::vector<Tie> ties;
  const auto states = static_cast<std::uint32_t>(nodes.size());
  for (std::uint32_t i = 0; i < 3; ++i) {
    nodes.push_back(test::node_of(EntityKind::process, fmt::format("c{}", i + 1), fmt::format("Process number {}", i + 1)));
    nodes.back().order = static_cast<int>(i) + 1;
  }
  for (std::uint32_t i = 0; i < states; ++i) {
    ties.push_back({i, states + i % 3, 1.0 + i % 2, TieKind::appearance, {}});
    if (i % 4 == 0) { ties.push_back({i, states + (i + 1) % 3, 1, TieKind::appearance, {}}); }
  }
  return {NetworkKind::states_processes, TieWeight::count, std::move(nodes), std::move(ties)};
}

std::vector<DrawOptions::Gap> missing_states(const Network& network) {
  std::vector<DrawOptions::Gap> gaps;
  for (const StateFacts& state : Reference::builtin().states()) {
    const auto is_it = [&](const Node& node) { return node.id == state.iso3; };
    if (state.iom_member && std::none_of(network.nodes().begin(), network.nodes().end(), is_it)) {
      gaps.push_back({state.iso3, state.name.fr, state.region, "never seen"});
    }
  }
  return gaps;
}

} // namespace

TEST_CASE("the boxes are read, and boxes that meet are found") {
  const std::vector<Box> boxes = boxes_of("graph {\n\t0\t[class=label,\n\t\theight=0.5,\n\t\tpos=\"10,20\",\n\t\twidth=1];\n"
                                          "\t1\t[class=actor,\n\t\theight=0.5,\n\t\tpos=\"40,20\",\n\t\twidth=1];\n}");
  REQUIRE(boxes.size() == 2);
  CHECK(boxes[0].left == Approx(-26)); // 10 - 36
  CHECK(boxes[0].top == Approx(38));   // 20 + 18
  CHECK(collisions(boxes) == 1);       // 10 + 36 > 40 - 36
}

TEST_CASE("names of people on panels are clear of each other and of every place") {
  const Network network = test::people_on_panels(20, 6); // 103 people
  DrawOptions options;
  const std::vector<Box> boxes = drawn(network, options);
  CHECK(count(boxes, "actor") == 103);
  CHECK(count(boxes, "label") == 40);
  CHECK(collisions(boxes) == 0);
  options.labels = 1'000;
  const std::vector<Box> all = drawn(network, options);
  CHECK(count(all, "label") == 103);
  CHECK(collisions(all) == 0);
}

TEST_CASE("a two-mode drawing keeps its anchors in order, and its names clear") {
  const Network network = states_in_processes();
  const std::vector<Box> boxes = drawn(network);
  CHECK(count(boxes, "actor") == 43);
  CHECK(collisions(boxes) == 0);
  // Nodes are in the order in which they are painted: the anchors are the wide ones, from top to bottom.
  std::vector<double> tops;
  for (const Box& box : boxes) {
    if (box.what == "actor" && box.right - box.left > 100) { tops.push_back(box.top); }
  }
  REQUIRE(tops.size() == 3);
  CHECK(std::is_sorted(tops.rbegin(), tops.rend()));
}

TEST_CASE("empty places stand beside those that are taken, each with its name") {
  const Network network = states_in_processes();
  DrawOptions options;
  options.colour = ColourBy::region;
  options.gaps = missing_states(network);
  REQUIRE(options.gaps.size() > 100);
  const std::vector<Box> boxes = drawn(network, options);
  CHECK(count(boxes, "gap") == options.gaps.size());
  CHECK(collisions(boxes) == 0);
}

TEST_CASE("empty places of other networks stand on shelves below") {
  const Network network = test::people_on_panels(6, 5);
  DrawOptions options;
  options.gaps = {{"053", "Australia and New Zealand", "009", "nobody spoke"},
                  {"054", "Melanesia", "009", "nobody spoke"},
                  {"143", "Central Asia", "142", "nobody spoke"}};
  const std::vector<Box> boxes = drawn(network, options);
  CHECK(count(boxes, "gap") == 3);
  CHECK(collisions(boxes) == 0);
  double lowest_actor = 1e9;
  double highest_gap = -1e9;
  for (const Box& box : boxes) {
    if (box.what == "actor") { lowest_actor = std::min(lowest_actor, box.bottom); }
    if (box.what == "gap") { highest_gap = std::max(highest_gap, box.top); }
  }
  CHECK(highest_gap < lowest_actor);
}
