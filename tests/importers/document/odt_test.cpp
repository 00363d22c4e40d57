#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/document/odt.hpp"
#include "tests/importers/document/shown.hpp"
#include "tests/importers/package/maker.hpp"

using namespace entente;
using entente::test::make_zip;
using entente::test::shown;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

const std::string spaces = " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
                           "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                           " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
                           "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
                           " xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
                           " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
                           " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'>";

std::string content(const std::string& body, const std::string& styles = "") {
  return "<office:document-content" + spaces + "<office:automatic-styles>" + styles +
         "</office:automatic-styles><office:body><office:text>" + body +
         "</office:text></office:body></office:document-content>";
}

std::string read_text(const std::string& body, const std::string& styles = "", Parts more = {}) {
  more.insert(more.begin(), {"mimetype", "application/vnd.oasis.opendocument.text"});
  more.emplace_back("content.xml", content(body, styles));
  return shown(read_odt({"a.odt", make_zip(more)}));
}

std::string odt_refusal(const std::string& bytes) {
  try {
    return "read: " + shown(read_odt({"a.odt", bytes}));
  } catch (const Error& error) { return error.what(); }
}

const std::string bold = "<style:style style:name='B' style:family='text'><style:text-properties fo:font-weight='bold'/>"
                         "</style:style>";

} // namespace

TEST_CASE("paragraphs of an ODT keep spans, tabs, spaces and breaks") {
  CHECK(read_text("<text:p><text:span text:style-name='B'>Ana<text:s text:c='2'/>Paz</text:span>,\n   Chief</text:p>"
                  "<text:p>10:00<text:tab/>Opening</text:p><text:p/><text:p>One<text:line-break/>Two</text:p>",
                  bold) == "P1 *Ana Paz*, Chief\n"
                           "C2 (1,1,1) 10:00\n"
                           "C2 (1,1,2) Opening\n"
                           "P4 One\n"
                           "P5 Two\n");
}

TEST_CASE("headings are known by element, level and style") {
  const std::string styles = "<office:document-styles" + spaces +
                             "<office:styles><style:style style:name='Strong' style:family='paragraph'>"
                             "<style:text-properties fo:font-weight='bold'/></style:style></office:styles>"
                             "<office:master-styles><text:p>header</text:p></office:master-styles></office:document-styles>";
  CHECK(read_text("<text:h text:outline-level='2'>A</text:h><text:p text:style-name='P1'>B</text:p>"
                  "<text:p text:style-name='Strong'>C</text:p><text:p text:style-name='Title'>D</text:p>",
                  "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Heading_20_3'/>",
                  {{"styles.xml", styles}}) == "H1 A\nH2 B\nP3 *C*\nH4 D\n");
}

TEST_CASE("lists of an ODT have their bullets and numbers") {
  const std::string styles =
      "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' "
      "style:num-suffix='.'/>"
      "<text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' text:start-value='2'/>"
      "<text:list-level-style-number text:level='3' style:num-format='i' text:display-levels='3'/></text:list-style>"
      "<text:list-style style:name='L2'><text:list-level-style-bullet text:level='1' "
      "text:bullet-char='–'/></text:list-style>";
  const auto item = [](const std::string& inner) { return "<text:list-item>" + inner + "</text:list-item>"; };
  const auto p = [](const std::string& text) { return "<text:p>" + text + "</text:p>"; };
  CHECK(read_text("<text:list text:style-name='L1'>" +
                      item(p("a") + "<text:list>" + item(p("b") + "<text:list>" + item(p("c")) + "</text:list>") +
                           item(p("d")) + "</text:list>") +
                      item(p("e") + p("more")) + "</text:list>" + p("between") +
                      "<text:list text:style-name='L1' text:continue-numbering='true'>" + item(p("f")) + "</text:list>" +
                      "<text:list text:style-name='L1'>" + item(p("g")) + "</text:list><text:list text:style-name='L2'>" +
                      item(p("h")) + "</text:list>",
                  styles) == "L1 [1.] a\n"
                             "L2 [b)] b\n"
                             "L3 1.b.i c\n"
                             "L4 [c)] d\n"
                             "L5 [2.] e\n"
                             "L6 more\n"
                             "P7 between\n"
                             "L8 [3.] f\n"
                             "L9 [1.] g\n"
                             "L10 [–] h\n");
}

TEST_CASE("tables of an ODT keep rows and columns over spans and repeats") {
  const auto cell = [](const std::string& text, const std::string& look = "") {
    return "<table:table-cell" + look + "><text:p>" + text + "</text:p></table:table-cell>";
  };
  CHECK(read_text("<table:table><table:table-header-rows><table:table-row>" + cell("Time") + cell("Item") +
                  "</table:table-row></table:table-header-rows><table:table-row>" +
                  cell("9:00", " table:number-rows-spanned='2'") + cell("Start") + "</table:table-row><table:table-row>" +
                  "<table:covered-table-cell/>" + cell("Ana") + "</table:table-row><table:table-row>" +
                  "<table:table-cell table:number-columns-repeated='2'/>" + cell("third") +
                  "</table:table-row></table:table>") ==
        "C1 (1,1,1) Time\nC2 (1,1,2) Item\nC3 (1,2,1) 9:00\nC4 (1,2,2) Start\nC5 (1,3,2) Ana\nC6 (1,4,3) third\n");
}

TEST_CASE("tracked deletions, comments and hidden parts of an ODT are left out; boxes and notes are kept") {
  CHECK(
      read_text(
          "<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion>"
          "</text:changed-region></text:tracked-changes><text:p>New<text:change-start/><office:annotation><text:p>no</"
          "text:p>"
          "</office:annotation> text<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note."
          "</text:p></text:note-body></text:note> <draw:frame><svg:title>no</svg:title><draw:text-box><text:p>boxed</text:p>"
          "</draw:text-box></draw:frame>goes on</text:p><text:section "
          "text:display='none'><text:p>no</text:p></text:section>") == "P1 boxed\nP2 New text goes on\nP4 [¹] The note.\n");
}

TEST_CASE("flat documents are read as they are") {
  const std::string flat =
      "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.text'" + spaces +
      "<office:meta><office:title>no</office:title></office:meta><office:automatic-styles>" + bold +
      "</office:automatic-styles><office:body><office:text><text:p>A <text:span "
      "text:style-name='B'>b</text:span></text:p></office:text></office:body></office:document>";
  CHECK(odt_refusal(flat) == "read: P1 A *b*\n");
  CHECK(odt_importer().accepts({"a.fodt", flat}));
}

TEST_CASE("what is no ODT is refused in one line") {
  CHECK(odt_refusal("") == "a.odt: empty");
  CHECK(odt_refusal("just text") == "a.odt: not an OpenDocument text (text)");
  CHECK(odt_refusal(make_zip({{"word/document.xml", "<a/>"}})) == "a.odt: no OpenDocument text in it");
  CHECK(odt_refusal(make_zip({{"content.xml", "<a/>"}})) == "a.odt: content.xml: no text document in it");
  CHECK(odt_refusal(make_zip({{"META-INF/manifest.xml", "<m><encryption-data/></m>"}, {"content.xml", "x"}})) ==
        "a.odt: encrypted; save it without a password");
  CHECK(odt_refusal(make_zip({{"content.xml", content("")}})) == "a.odt: no text in it");
  CHECK_THAT(odt_refusal(make_zip({{"content.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"}})),
             Catch::StartsWith("a.odt: content.xml: declares entities"));
  std::string deep;
  for (int n = 0; n < 100'000; ++n) {
    deep += "<text:span>";
  }
  CHECK_THAT(odt_refusal(make_zip({{"content.xml", content("<text:p>" + deep)}})),
             Catch::Contains("nested deeper than 256"));
}
