#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/document/docx.hpp"
#include "tests/importers/document/shown.hpp"
#include "tests/importers/package/maker.hpp"

using namespace entente;
using entente::test::make_zip;
using entente::test::shown;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

const std::string root = " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>";

std::string docx(const std::string& body, Parts more = {}) {
  more.emplace_back("word/document.xml", "<w:document" + root + "<w:body>" + body + "<w:sectPr/></w:body></w:document>");
  return make_zip(more);
}

std::string read(const std::string& body, const Parts& more = {}) {
  return shown(read_docx({"folder/a.docx", docx(body, more)}));
}

std::string docx_refusal(const std::string& bytes) {
  try {
    return "read: " + shown(read_docx({"a.docx", bytes}));
  } catch (const Error& error) { return error.what(); }
}

std::string run(const std::string& text, const std::string& look = "") {
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space='preserve'>" + text +
         "</w:t></w:r>";
}
std::string par(const std::string& inner, const std::string& look = "") {
  return "<w:p>" + (look.empty() ? "" : "<w:pPr>" + look + "</w:pPr>") + inner + "</w:p>";
}
std::string item(const std::string& text, int list, int level) {
  return par(run(text), "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + std::to_string(list) +
                            "'/></w:numPr>");
}

} // namespace

TEST_CASE("paragraphs of a DOCX keep bold, italic, tabs and breaks") {
  CHECK(read(par(run("Ana ", "<w:b/>") + run("Paz", "<w:b w:val='1'/>") + run(", Chief", "<w:b w:val='0'/><w:i/>")) +
             par(run("10:00") + "<w:r><w:tab/></w:r>" + run("Opening")) + par("") +
             par(run("One") + "<w:r><w:br/><w:t>Two</w:t></w:r>")) == "P1 *Ana Paz*/, Chief/\n"
                                                                      "C2 (1,1,1) 10:00\n"
                                                                      "C2 (1,1,2) Opening\n"
                                                                      "P4 One\n"
                                                                      "P5 Two\n");
  const Document document = read_docx({"folder/a.docx", docx(par(run("One")) + par("") + par(run("Two")))});
  CHECK(document.name == "a.docx");
  CHECK(document.sha256.size() == 64);
  CHECK(document.lines == std::vector<std::string>{"One", "", "Two"});
}

TEST_CASE("headings are known by outline level and by the names of styles") {
  const std::string styles =
      "<w:styles" + root +
      "<w:style w:styleId='Titre1'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
      "<w:style w:styleId='Mine'><w:name w:val='My own'/><w:basedOn w:val='Titre1'/></w:style>"
      "<w:style w:styleId='Strong'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>"
      "<w:style w:styleId='Loop'><w:name w:val='x'/><w:basedOn w:val='Loop'/></w:style>"
      "<w:style w:styleId='TM1'><w:name w:val='toc 1'/></w:style></w:styles>";
  CHECK(read(par(run("A"), "<w:pStyle w:val='Titre1'/>") + par(run("B"), "<w:pStyle w:val='Mine'/>") +
                 par(run("C", "<w:rStyle w:val='Strong'/>"), "<w:pStyle w:val='Loop'/>") +
                 par(run("gone"), "<w:pStyle w:val='TM1'/>") + par(run("D"), "<w:outlineLvl w:val='2'/>"),
             {{"word/styles.xml", styles}}) == "H1 A\nH2 B\nP3 *C*\nH4 D\n");
  CHECK(read(par(run("A"), "<w:pStyle w:val='Ttulo2'/>") + par(run("B"), "<w:pStyle w:val='Heading1'/>") +
             par(run("C"), "<w:pStyle w:val='BodyText'/>")) == "H1 A\nH2 B\nP3 C\n");
}

TEST_CASE("list numbers are counted as a word processor counts them") {
  const std::string numbering =
      "<w:numbering" + root +
      "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='2'/><w:numFmt w:val='decimal'/><w:lvlText "
      "w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/><w:lvlText "
      "w:val='%1.%2)'/></w:lvl></w:abstractNum>"
      "<w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\uF0B7'/></w:lvl>"
      "<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='Session %2:'/></w:lvl></w:abstractNum>"
      "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
      "<w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
      "</w:num></w:numbering>";
  const std::string body = item("a", 1, 0) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 0) + item("e", 1, 1) +
                           item("f", 2, 0) + item("g", 3, 0) + item("Opening", 2, 1) + item("plain", 0, 0) +
                           item("x", 99, 12);
  CHECK(read(body, {{"word/numbering.xml", numbering}}) == "L1 [2.] a\n"
                                                           "L2 2.a) b\n"
                                                           "L3 2.b) c\n"
                                                           "L4 [3.] d\n"
                                                           "L5 3.a) e\n"
                                                           "L6 [•] f\n"
                                                           "L7 [1.] g\n"
                                                           "L8 Session 1: Opening\n"
                                                           "P9 plain\n"
                                                           "P10 x\n");
}

TEST_CASE("tables keep rows and columns over spans and within one another") {
  const auto cell = [](const std::string& inner, const std::string& look = "") {
    return "<w:tc>" + (look.empty() ? "" : "<w:tcPr>" + look + "</w:tcPr>") + inner + "</w:tc>";
  };
  const auto row = [](const std::string& inner) { return "<w:tr>" + inner + "</w:tr>"; };
  const std::string inner = "<w:tbl>" + row(cell(par(run("Chair"))) + cell(par(run("Ana")))) + "</w:tbl>";
  CHECK(read("<w:tbl><w:tblPr><w:jc w:val='left'/></w:tblPr>" +
             row(cell(par(run("9:00")), "<w:vMerge w:val='restart'/>") + cell(par(run("Start")) + par("") + par(run("2")))) +
             row(cell(par(""), "<w:vMerge/>") + cell(inner + par(""))) +
             row(cell(par(run("wide")), "<w:gridSpan w:val='2'/>") + cell(par(run("third")))) + "</w:tbl>" +
             par(run("end"))) ==
        "C1 (1,1,1) 9:00\nC2 (1,1,2) Start\nC4 (1,1,2) 2\nC5 (1,2,2) Chair\nC6 (1,2,2) Ana\nC7 (1,3,1) wide\nC8 (1,3,3) "
        "third\nP9 end\n");
}

TEST_CASE("what tracked changes took away, codes and hidden text are left out; the rest is kept") {
  CHECK(read(par("<w:ins>" + run("new ") + "</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>" + "<w:hyperlink>" +
                 run("link ") + "</w:hyperlink><w:smartTag>" + run("smart ") + "</w:smartTag>" +
                 "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr='X'>" +
                 run("field ") + "</w:fldSimple>" + run("hidden", "<w:vanish/>") + run("caps", "<w:caps/>")) +
             "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>" + par(run("control")) +
             "</w:sdtContent></w:sdt>" + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
             par(run("Click here")) + "</w:sdtContent></w:sdt>" +
             par("<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>" + run(" signed"))) ==
        "P1 new link smart field caps\nP2 control\nL3 [•] signed\n");
  CHECK(read(par(run("Ana Maria Gon") + "<w:r><w:softHyphen/></w:r>" + run("zalez") +
                 run("1", "<w:vertAlign w:val='superscript'/>"))) == "P1 Ana Maria Gonzalez¹\n");
}

TEST_CASE("text boxes come once, footnotes at the end") {
  const std::string box = "<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent>" + par(run("boxed")) +
                          "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + par(run("boxed")) +
                          "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>";
  const std::string notes = "<w:footnotes" + root + "<w:footnote w:id='-1'>" + par("<w:r><w:separator/></w:r>") +
                            "</w:footnote><w:footnote w:id='4'>" + par(run("The note.")) + "</w:footnote></w:footnotes>";
  CHECK(read(par(run("Before ") + box + run("after") + "<w:r><w:footnoteReference w:id='4'/></w:r>"),
             {{"word/footnotes.xml", notes}}) == "P1 boxed\nP2 Before after\nP4 [¹] The note.\n");
}

TEST_CASE("the main part is the one that the package names") {
  const std::string rels =
      "<Relationships><Relationship Type='http://x/officeDocument' Target='/text/main.xml'/></Relationships>";
  const std::string main = "<w:document" + root + "<w:body>" + par(run("here")) + "</w:body></w:document>";
  CHECK(shown(read_docx({"a.docx", make_zip({{"_rels/.rels", rels}, {"text/main.xml", main}})})) == "P1 here\n");
}

TEST_CASE("what is no DOCX is refused in one line") {
  CHECK(docx_refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old") ==
        "a.docx: an encrypted or old Word document: save as DOCX without a password");
  CHECK(docx_refusal("{\\rtf1 x}") == "a.docx: rich text (RTF): save as DOCX");
  CHECK(docx_refusal("") == "a.docx: empty");
  CHECK(docx_refusal("just text") == "a.docx: not a Word document (text)");
  CHECK(docx_refusal("%PDF-1.5 \x01\x02\x03") == "a.docx: not a Word document (a PDF document)");
  CHECK(docx_refusal(make_zip({{"content.xml", "<a/>"}})) == "a.docx: no Word document in it");
  CHECK(docx_refusal(docx(par(""))) == "a.docx: no text in it");
  CHECK_THAT(docx_refusal(docx("<w:p>")), Catch::StartsWith("a.docx: word/document.xml: no well-formed XML"));
  CHECK_THAT(
      docx_refusal(make_zip({{"word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"}})),
      Catch::StartsWith("a.docx: word/document.xml: declares entities"));
  const std::string whole = docx(par(run(std::string(3000, 'x'))));
  for (const std::size_t size : {std::size_t{5}, whole.size() / 2, whole.size() - 1}) {
    CHECK_THAT(docx_refusal(whole.substr(0, size)), Catch::StartsWith("a.docx: "));
  }
}

TEST_CASE("tables nested as deep as XML may go are read or refused") {
  std::string open;
  std::string close;
  for (int n = 0; n < 60; ++n) {
    open += "<w:tbl><w:tr><w:tc>";
    close += "</w:tc></w:tr></w:tbl>";
  }
  CHECK(read(open + par(run("deep")) + close) == "P1 deep\n");
  CHECK_THAT(docx_refusal(docx(open + open + open + open + open + par(run("deep")))),
             Catch::Contains("nested deeper than 256"));
}
