#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/graph/graph.hpp"

namespace {

using namespace entente;

std::string refusal(std::string_view bytes) {
  try {
    static_cast<void>(read_graphml({"a.graphml", bytes}));
  } catch (const Error& error) { return error.what(); }
  return "";
}

} // namespace

TEST_CASE("GraphML: kinds, attributes, ties", "[graph]") {
  const ReadDataset read = read_graphml(
      {"a.graphml", "<graphml><key id='k' for='node' attr.name='kind'/><key id='n' for='node' attr.name='name'/>"
                    "<key id='g' for='node' attr.name='gender'/><key id='t' for='edge' attr.name='kind'/><graph>"
                    "<edge source='p1' target='o1'><data key='t'>advises</data></edge>"
                    "<node id='p1'><data key='k'>person</data><data key='n'>Ana Paz</data><data key='g'>f</data></node>"
                    "<node id='o1'><data key='n'>Foo Network (FN)</data></node>"
                    "<node id='PER'><data key='k'>state</data><data key='n'>Pérou</data></node>"
                    "<edge source='PER' target='o1'/><edge source='PER' target='zz'/><edge source='PER' target='PER'/>"
                    "<node id='o1'/><node/></graph></graphml>"});
  const Dataset& data = read.dataset;
  REQUIRE(data.people.size() == 1);
  CHECK(data.people[0].name == "Ana Paz");
  CHECK(data.people[0].gender == Gender::f);
  REQUIRE(data.organisations.size() == 1);
  CHECK(data.organisations[0].name == "Foo Network");
  CHECK(data.organisations[0].acronym == "FN");
  CHECK(data.states == std::vector<std::string>{"PER"});
  REQUIRE(data.partnerships.size() == 2);
  CHECK(data.partnerships[0].kind == PartnershipKind::advises);
  CHECK(id_text(data.partnerships[0].source) == "p1");
  CHECK(data.partnerships[1].kind == PartnershipKind::partner);
  CHECK(id_text(data.partnerships[1].source) == "PER");
  CHECK(read.diagnostics.size() == 4);
}

TEST_CASE("GEXF: labels, attribute values", "[graph]") {
  const ReadDataset read =
      read_gexf({"a.gexf", "<gexf><graph><attributes class='node'><attribute id='0' title='Type'/></attributes><nodes>"
                           "<node id='1' label='Ana Paz'><attvalues><attvalue for='0' value='Personne'/></attvalues></node>"
                           "<node id='2' label='Kenya'/></nodes><edges><edge source='1' target='2' "
                           "start='2017-04-18'/></edges></graph></gexf>"});
  REQUIRE(read.dataset.people.size() == 1);
  CHECK(read.dataset.states == std::vector<std::string>{"KEN"});
  REQUIRE(read.dataset.partnerships.size() == 1);
  REQUIRE(read.dataset.partnerships[0].from);
  CHECK(to_iso(*read.dataset.partnerships[0].from) == "2017-04-18");
}

TEST_CASE("what is no graph is refused in one line", "[graph]") {
  CHECK(refusal("") == "a.graphml: is empty");
  CHECK_THAT(refusal("<html/>"), Catch::Contains("not GraphML"));
  CHECK_THAT(refusal("<graphml/>"), Catch::Contains("no nodes"));
  CHECK_THAT(refusal("<graphml><graph>"), Catch::StartsWith("a.graphml"));
  CHECK_THAT(refusal("<!DOCTYPE g [<!ENTITY a 'b'>]><graphml>&a;</graphml>"), Catch::StartsWith("a.graphml"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<graphml>";
  }
  CHECK_THAT(refusal(deep), Catch::StartsWith("a.graphml"));
}

TEST_CASE("a tie cites the line of its own element", "[graph]") {
  const std::string head = "<graphml>\n<graph>\n<node id='Mali'/>\n<node id='IOM'/>\n";
  const ReadDataset read = read_graphml({"a.graphml", head + "<edge source='IOM' target='Mali'>\n <data key='kind'>partner"
                                                             "</data>\n</edge>\n<edge source='Mali' target='IOM'/>\n"
                                                             "</graph>\n</graphml>\n"});
  REQUIRE(read.dataset.partnerships.size() == 2);
  CHECK(read.dataset.partnerships[0].evidence.line == 5);
  CHECK(read.dataset.partnerships[1].evidence.line == 8);
  std::string far = head;
  for (int i = 0; i < 70'000; ++i) {
    far += "<data key='a'>x</data>\n";
  }
  const ReadDataset long_file = read_graphml({"a.graphml", far + "<edge source='IOM' target='Mali'/></graph></graphml>"});
  REQUIRE(long_file.dataset.partnerships.size() == 1);
  CHECK(long_file.dataset.partnerships[0].evidence.line == 70'005);
}

TEST_CASE("years of edges are kept, and a date that is none is asked about", "[graph]") {
  const ReadDataset read =
      read_gexf({"a.gexf", "<gexf><graph><nodes><node id='1' label='Kenya'/><node id='2' label='IOM'/>"
                           "</nodes><edges><edge source='1' target='2' start='2006' end='soon'/></edges>"
                           "</graph></gexf>"});
  REQUIRE(read.dataset.partnerships.size() == 1);
  CHECK(read.dataset.partnerships[0].from_when == "2006");
  REQUIRE(read.review.size() == 1);
  CHECK(read.review[0].kind == "doubtful-date");
}
