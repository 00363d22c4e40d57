// The fast reader of XML against the house's reader by libxml2.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/graph/id_index.hpp"
#include "importers/graph/plain_xml.hpp"

using namespace entente;
using graph::PlainXml;

namespace {

/// Every event on a line; texts in one piece where they follow one another, white space alone left out.
template <class Reader> std::string told(std::string_view bytes) {
  Reader reader(bytes, "x.xml");
  std::string out, text;
  for (auto event = reader.next();; event = reader.next()) {
    if (event == XmlReader::Event::text) {
      text += reader.text();
      continue;
    }
    if (text.find_first_not_of(" \t\r\n") != std::string::npos) { out += "text " + text + "\n"; }
    text.clear();
    if (event == XmlReader::Event::end) { return out; }
    out += event == XmlReader::Event::open ? "open " : "close ";
    out += std::string(reader.name()) + " " + std::to_string(reader.depth());
    for (const char* name : {"id", "key", "lang"}) {
      const auto value = event == XmlReader::Event::open ? reader.attribute(name) : std::nullopt;
      if (value) { out += std::string(" ") + name + "=" + std::string(*value); }
    }
    out += "\n";
  }
}

bool refused(std::string_view bytes) {
  try {
    static_cast<void>(told<PlainXml>(bytes));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unreadable);
    CHECK(std::string(error.what()).find("x.xml: line ") == 0);
    return true;
  }
  return false;
}

} // namespace

TEST_CASE("plain XML gives the events that libxml2 gives") {
  const std::string_view bytes = GENERATE(
      "<a/>", "\xEF\xBB\xBF<?xml version=\"1.0\" encoding='UTF-8'?>\n<!-- <b> -->\n<a id='1' key=\"2\"/>\n<!-- end -->",
      "<a id = \"x&lt;y&#10;&#xE9;&#x20AC;&#x1F600;&apos;\n z\">t &amp; u &gt; &quot;é&quot;\r\nv</a>",
      "<x:a xmlns:x=\"urn:x\" xml:lang=\"fr\"><x:b id=\"a>b\">1</x:b  ><b\n/></x:a>",
      "<a>one<![CDATA[<two> & ]]>three<?php 4 ?>five<!-- six -->seven<b/> <b> </b>eight</a>",
      "<g><n id=\"n0\"><d key=\"k\"> 2.5 </d></n><n id=\"n1\"/><e/></g>");
  REQUIRE(PlainXml::reads(bytes));
  CHECK(told<PlainXml>(bytes) == told<XmlReader>(bytes));
}

TEST_CASE("what is not well-formed is refused") {
  for (const char* bytes : {"<a>",
                            "<a></b>",
                            "<a></a></a>",
                            "<a/><b/>",
                            "<a/>text",
                            "text<a/>",
                            "<a",
                            "<a id>",
                            "<a id=>",
                            "<a id=1/>",
                            "<a id=\"1/>",
                            "<a id=\"<\"/>",
                            "<a id=\"1\"key=\"2\"/>",
                            "<a>&nobody;</a>",
                            "<a>&#0;</a>",
                            "<a>&#xD800;</a>",
                            "<a>& b</a>",
                            "<a>&#;</a>",
                            "<a><!-- </a>",
                            "<a><![CDATA[ </a>",
                            "<a><!b></a>",
                            "<a>\x01</a>",
                            "<>",
                            "<",
                            "</",
                            "<!",
                            "<a/",
                            "<?x",
                            "<!-->"}) {
    CAPTURE(bytes);
    CHECK(refused(bytes));
  }
  std::string deep;
  for (int i = 0; i < 257; ++i) {
    deep += "<a>";
  }
  CHECK(refused(deep));
  CHECK_THROWS_WITH((told<PlainXml>("<a>\n\n<b></c></a>")), "x.xml: line 3: an element is closed that is not open");
}

TEST_CASE("another encoding and a document type are left to libxml2") {
  using namespace std::string_literals;
  CHECK_FALSE(PlainXml::reads("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>"));
  CHECK_FALSE(PlainXml::reads("<!-- --> <!DOCTYPE a [ <!ENTITY b \"c\"> ]><a/>"));
  CHECK_FALSE(PlainXml::reads("\xFF\xFE<\0a\0"s));
  CHECK_FALSE(PlainXml::reads("<\0?\0x\0m\0l\0"s));
  CHECK_FALSE(PlainXml::reads(" \n"));
  CHECK(PlainXml::reads("<?xml version=\"1.0\" encoding=\"utf-8\"?><a><!DOCTYPE b></a>"));
}

TEST_CASE("nodes are found by ids of every form") {
  graph::IdIndex index;
  const std::vector<std::string> ids{"n3",        "n0",   "n03",         "n",          "n4000000000", "n999999999",
                                     "n-1",       "m3",   "é",           "n3 ",        "n00",         "n123456789",
                                     "n12345678", "n900", "a longer id", "a longer ie"};
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    CHECK(index.place(ids[i]) == graph::IdIndex::none);
    CHECK(index.add(ids[i], i));
  }
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    CHECK(index.place(ids[i]) == i);
    CHECK_FALSE(index.add(ids[i], 99));
  }
  CHECK(index.place("n1") == graph::IdIndex::none);
  CHECK(index.place("") == graph::IdIndex::none);
}
