#include <string>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/xml/xml.hpp"

using namespace entente;
using Event = XmlReader::Event;

namespace {

/// Every event on one line: "<p" for open, ">p" for close, texts in quotes.
std::string events(std::string_view bytes) {
  XmlReader reader(bytes, "a.xml");
  std::string all;
  for (Event event = reader.next(); event != Event::end; event = reader.next()) {
    if (event == Event::open) { all += "<" + std::string(reader.name()) + std::to_string(reader.depth()); }
    if (event == Event::close) { all += ">" + std::string(reader.name()) + std::to_string(reader.depth()); }
    if (event == Event::text) { all += "'" + std::string(reader.text()) + "'"; }
  }
  CHECK(reader.next() == Event::end);
  return all;
}

std::string refusal(std::string_view bytes) {
  try {
    return "read: " + events(bytes);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unreadable);
    return error.what();
  }
}

} // namespace

TEST_CASE("a document is a stream of events") {
  CHECK(events("<?xml version='1.0'?><!-- no --><w:a xmlns:w='u'>x<w:b/> <c>é&amp;&#233;</c><![CDATA[<]]></w:a>") ==
        "<a1'x'<b2>b2' '<c2'é&é'>c2'<'>a1");
  CHECK(events("\xEF\xBB\xBF<!DOCTYPE a SYSTEM 'http://nowhere.invalid/a.dtd'><a/>") == "<a1>a1");
}

TEST_CASE("attributes are found by local name, elements know their namespace") {
  const std::string bytes = "<a xmlns='one' xmlns:r='two'><r:b r:id='5' name='x &amp; &lt;y&gt; z' empty=''/></a>";
  XmlReader reader(bytes, "a.xml");
  CHECK(reader.next() == Event::open);
  CHECK(reader.space() == "one");
  CHECK(reader.next() == Event::open);
  CHECK(reader.space() == "two");
  CHECK(reader.attribute("id") == "5");
  CHECK(reader.attribute("name") == "x & <y> z");
  CHECK(reader.attribute("empty") == "");
  CHECK(reader.attribute("none") == std::nullopt);
}

TEST_CASE("an element can be skipped with all it holds") {
  const std::string bytes = "<a><b><b>x</b><c/></b><d/></a>";
  XmlReader reader(bytes, "a.xml");
  CHECK(reader.next() == Event::open);
  CHECK(reader.next() == Event::open);
  reader.skip();
  CHECK(reader.name() == "b");
  CHECK(reader.next() == Event::open);
  CHECK(reader.name() == "d");
  reader.skip();
  CHECK(reader.next() == Event::close);
  CHECK(reader.name() == "a");
}

TEST_CASE("what is no plain XML is refused in one line") {
  CHECK_THAT(refusal("<a><b></a>"), Catch::StartsWith("a.xml: no well-formed XML (") && Catch::EndsWith("(line 1)"));
  CHECK(refusal("<a><b></a>") == "a.xml: no well-formed XML (an element is closed that is not open) (line 1)");
  CHECK_THAT(refusal("<a>cut"), Catch::StartsWith("a.xml: no well-formed XML"));
  CHECK_THAT(refusal("no xml"), Catch::StartsWith("a.xml: no well-formed XML"));
  CHECK(refusal("") == "a.xml: empty");
  CHECK_THAT(refusal("<a>&nbsp;</a>"), Catch::StartsWith("a.xml: "));
  CHECK_THAT(refusal("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), Catch::StartsWith("a.xml: declares entities"));
  CHECK_THAT(refusal("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
             Catch::StartsWith("a.xml: declares entities"));
  CHECK_THAT(refusal("<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a/>"),
             Catch::StartsWith("a.xml: declares entities"));
  std::string deep;
  for (int n = 0; n < 200'000; ++n) {
    deep += "<a>";
  }
  CHECK_THAT(refusal(deep), Catch::StartsWith("a.xml: nested deeper than 256 elements"));
}

TEST_CASE("entities that double one another take neither time nor memory") {
  std::string bytes = "<!DOCTYPE a [<!ENTITY e0 'aaaaaaaaaa'>";
  for (int n = 1; n < 12; ++n) {
    bytes += "<!ENTITY e" + std::to_string(n) + " '";
    for (int k = 0; k < 10; ++k) {
      bytes += "&e" + std::to_string(n - 1) + ";";
    }
    bytes += "'>";
  }
  CHECK_THAT(refusal(bytes + "]><a b='&e11;'>&e11;</a>"), Catch::StartsWith("a.xml: "));
}
