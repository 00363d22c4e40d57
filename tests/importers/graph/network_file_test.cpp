// Networks of files, for the measures.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/graph/network_file.hpp"

using namespace entente;

namespace {

GraphFile graphml(const std::string& body) {
  const std::string bytes = "<?xml version=\"1.0\"?>\n<graphml>\n"
                            "<key id=\"d0\" for=\"node\" attr.name=\"name\"/>\n"
                            "<key id=\"d1\" for=\"edge\" attr.name=\"weight\"/>\n"
                            "<key id=\"d2\" for=\"node\" attr.name=\"weight\"/>"
                            "<key id=\"d3\" for=\"edge\" attr.name=\"weight\" attr.type=\"long\"/>\n"
                            "<graph edgedefault=\"undirected\">\n" +
                            body + "\n</graph>\n</graphml>\n";
  return read_graphml_network({"n.graphml", bytes, {}});
}

std::string network_refusal(const std::string& body) {
  try {
    static_cast<void>(graphml(body));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unreadable);
    return error.what();
  }
  return "read";
}

const std::string two_nodes = "<node id=\"a\"><data key=\"d0\">Ana &amp; Co &#233;</data><data key=\"d2\">9</data></node>"
                              "<node id=\"longer than a word\"/>";

} // namespace

TEST_CASE("GraphML gives nodes with their attributes and ties with their weights") {
  const GraphFile file =
      graphml(two_nodes + "<edge source=\"longer than a word\" target=\"a\"><data key=\"d1\"> 2.5 </data></edge>"
                          "<edge source=\"a\" target=\"a\"/>");
  REQUIRE(file.nodes.size() == 2);
  CHECK(file.nodes[0].name == "Ana & Co é");
  CHECK(file.nodes[1].name == "longer than a word"); // its id, for want of a name
  REQUIRE(file.ties.size() == 2);
  CHECK(file.weighted);
  CHECK(file.ties[0].source == 1);
  CHECK(file.ties[0].target == 0);
  CHECK(file.ties[0].weight == 2.5); // the key of that name for nodes is another
  CHECK(file.ties[1].weight == 1);
  // Weights of two types have two keys.
  const GraphFile mixed = graphml(two_nodes + "<edge source=\"a\" target=\"a\"><data key=\"d3\">3</data></edge>"
                                              "<edge source=\"a\" target=\"a\"><data key=\"d1\">0.5</data></edge>");
  CHECK(mixed.ties.at(0).weight == 3);
  CHECK(mixed.ties.at(1).weight == 0.5);
  CHECK_FALSE(graphml(two_nodes).weighted);
  CHECK(graphml("").nodes.empty());
}

TEST_CASE("what is wrong in GraphML is refused with its line") {
  CHECK(network_refusal(two_nodes + "\n<edge source=\"a\" target=\"b\"/>") ==
        "n.graphml: line 8: the target of an edge, \"b\", is no node");
  CHECK(network_refusal("<node/>") == "n.graphml: line 7: a node has no id");
  CHECK(network_refusal("<node id=\"a\"/>\n<node id=\"a\"/>") == "n.graphml: line 8: a second node \"a\"");
  for (const char* weight : {"0", "-1", "inf", "nan", "", "2x"}) {
    CHECK(network_refusal(two_nodes + "<edge source=\"a\" target=\"a\"><data key=\"d1\">" + weight + "</data></edge>") ==
          "n.graphml: line 7: the weight \"" + std::string(weight) + "\" is not a finite number above 0");
  }
  CHECK(network_refusal("<node id=\"a\">").find("n.graphml: line ") == 0);
  CHECK_THROWS_WITH(read_graphml_network({"h.graphml", "<html></html>", {}}), "h.graphml: line 1: it is not GraphML");
  CHECK_THROWS_WITH(read_graphml_network({"e.graphml", "", {}}), "e.graphml: is empty");
}

TEST_CASE("edges may stand before their nodes, and other encodings are read") {
  const GraphFile file =
      graphml("<edge source=\"a\" target=\"b\"/><node id=\"a\"/><edge source=\"a\" target=\"a\"/><node id=\"b\"/>");
  REQUIRE(file.ties.size() == 2);
  CHECK(file.ties[0].source == 0);
  CHECK(file.ties[0].target == 1);
  CHECK(network_refusal("<node id=\"a\"/>\n\n<edge source=\"b\" target=\"a\"/>\n\n") ==
        "n.graphml: line 9: the source of an edge, \"b\", is no node");
  CHECK(network_refusal("</graph>\n<key id=\"d3\" for=\"node\"/><graph>") ==
        "n.graphml: line 8: a key behind the graph that may use it");
  const std::string latin =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><graphml><key id=\"k\" for=\"node\" attr.name=\"label\"/><graph>"
      "<node id=\"a\"><data key=\"k\">Jos\xe9</data></node></graph></graphml>";
  CHECK(read_graphml_network({"l.graphml", latin, {}}).nodes.at(0).name == "José");
}

TEST_CASE("nodes of graphs within nodes and of further graphs are left out") {
  CHECK(graphml("<node id=\"a\"><graph><node id=\"b\"/></graph></node></graph><graph><node id=\"c\"/>").nodes.size() == 1);
}

TEST_CASE("many nodes are told apart by their ids") {
  std::string nodes, edges;
  for (int i = 0; i < 5000; ++i) {
    nodes += "<node id=\"node number " + std::to_string(i) + "\"/>";
    edges +=
        "<edge source=\"node number " + std::to_string(i) + "\" target=\"node number " + std::to_string(4999 - i) + "\"/>";
  }
  const GraphFile file = graphml(nodes + edges);
  REQUIRE(file.ties.size() == 5000);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    REQUIRE(file.ties[i].source == i);
    REQUIRE(file.ties[i].target == 4999 - i);
  }
}

TEST_CASE("a list of ties has headings and two columns of names") {
  const GraphFile file = read_tie_list({"l.csv", "woman;event;Weight\nEva;E1;2\n\"Ruth; R.\";E1;1\nEva;Eva;4\n", {}}, true);
  REQUIRE(file.nodes.size() == 4); // Eva the woman and Eva the event are two
  CHECK(file.nodes[0].name == "Eva");
  CHECK(file.nodes[0].kind.empty());
  CHECK(file.nodes[1].kind == "session");
  CHECK(file.nodes[2].name == "Ruth; R.");
  CHECK(file.weighted);
  CHECK(file.ties[2].weight == 4);
  CHECK(read_tie_list({"l.csv", "a,b\nx,y\ny,x\n", {}}, false).nodes.size() == 2);
  CHECK_THROWS_WITH(read_tie_list({"l.csv", "a,b\nx,\n", {}}, false), "l.csv: line 2: a tie without two ends");
  CHECK_THROWS_WITH(read_tie_list({"l.csv", "a\nx\n", {}}, false),
                    "l.csv: line 1: a list of ties has two columns, with headings");
}

TEST_CASE("what is no Unicode text is refused or decoded, and quoted on one line") {
  CHECK(network_refusal("<node id=\"a\"><data key=\"d0\">\xff</data></node>") ==
        "n.graphml: line 7: a node whose attributes are no Unicode text");
  CHECK(network_refusal("<node id=\"a\"/><edge source=\"a\" target=\"x&#10;y\"/>") ==
        "n.graphml: line 7: the target of an edge, \"x y\", is no node");
  const GraphFile latin = read_tie_list({"l.csv", "a,b\nJos\xe9,Ana\n", {}}, false); // Latin-1
  CHECK(latin.nodes[0].name == "José");
}
