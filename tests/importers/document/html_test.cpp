#include <string>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/document/html.hpp"
#include "tests/importers/document/shown.hpp"

using namespace entente;
using entente::test::shown;

namespace {

std::string page(std::string_view body) {
  return shown(
      read_html_page({"a.html", "<!DOCTYPE html><html><head><title>no</title><style>.b{font-weight:700} .no{display:none}"
                                "</style><script>no()</script></head><body>" +
                                    std::string(body) + "</body></html>"}));
}

std::string page_refusal(std::string_view bytes) {
  try {
    return "read: " + shown(read_html_page({"a.html", bytes}));
  } catch (const Error& error) { return error.what(); }
}

} // namespace

TEST_CASE("a web page gives paragraphs, headings and lists with their numbers") {
  CHECK(
      page(
          "<nav>Menu</nav><h2>Session 1</h2><p>Chair:\n  <b>Ana  Paz</b>,&nbsp;Chief</p><p hidden>no</p><p class='no'>no</p>"
          "<ol start='3'><li>One<li>Two<ul><li><p>Inner</p></li></ul></ol>After") == "H1 Session 1\n"
                                                                                     "P2 Chair: *Ana Paz*, Chief\n"
                                                                                     "L3 [3.] One\n"
                                                                                     "L4 [4.] Two\n"
                                                                                     "L5 [•] Inner\n"
                                                                                     "P6 After\n");
  CHECK(page("<p><span class='b'>Bold</span> <em>slanted</em> <span style='font-weight: bold'>more</span></p>") ==
        "P1 *Bold* /slanted/ *more*\n");
  CHECK(page("<dl><dt>10:00</dt><dd>Opening</dd></dl><p>Ann<sup>2</sup></p>") == "P1 10:00\nP2 Opening\nP3 Ann²\n");
}

TEST_CASE("tables keep rows and columns over spans; tables that arrange the page are none") {
  CHECK(page("<table><tr><td rowspan=2>10:00<td>Opening</tr><tr><td>Ana Paz<br>Luc Roi</tr>"
             "<tr><td colspan=2>Lunch<td>Hall</table>") == "C1 (1,1,1) 10:00\n"
                                                           "C2 (1,1,2) Opening\n"
                                                           "C3 (1,2,2) Ana Paz\n"
                                                           "C4 (1,2,2) Luc Roi\n"
                                                           "C5 (1,3,1) Lunch\n"
                                                           "C6 (1,3,3) Hall\n");
  CHECK(page("<table><tr><td>Left</td><td><table><tr><td>9:00</td><td>Start</td></tr></table></td></tr></table>") ==
        "P1 Left\nC2 (1,1,1) 9:00\nC3 (1,1,2) Start\n");
  CHECK(page("<table><tr><td>9:00<td><table><tr><td>Chair<td>Ana "
             "Paz</table></tr><tr><td>10:00<td>End<tr><td>11:00<td>x</table>") ==
        "C1 (1,1,1) 9:00\nC2 (1,1,2) Chair\nC3 (1,1,2) Ana Paz\nC4 (1,2,1) 10:00\nC5 (1,2,2) End\nC6 (1,3,1) 11:00\nC7 "
        "(1,3,2) x\n");
}

TEST_CASE("text laid out by hand within a page is read as text is") {
  CHECK(page("<pre>10:00\tOpening\n11:00\tClosing\n\n- Ana Paz\n</pre>") ==
        "C1 (1,1,1) 10:00\nC1 (1,1,2) Opening\nC2 (1,2,1) 11:00\nC2 (1,2,2) Closing\nL4 [-] Ana Paz\n");
  CHECK(page("<p>**Ana Paz**, Chief<br>• Luc Roi</p><p>&lt;b&gt;Zoë Li&lt;/b&gt;</p>") ==
        "P1 *Ana Paz*, Chief\nL2 [•] Luc Roi\nP4 *Zoë Li*\n");
}

TEST_CASE("columns that spaces and tabs set in the lines of a page are kept where there are several") {
  const std::string table = "C1 (1,1,1) 9:00\n"
                            "C1 (1,1,2) Opening of the\n"
                            "C1 (1,1,3) Ana Paz, Chief, Ministry of Labour\n"
                            "C3 (1,2,1) 10:00\n"
                            "C3 (1,2,2) Panel\n"
                            "C3 (1,2,3) Luc Roi\n"
                            "C4 (1,3,1) 11:00\n"
                            "C4 (1,3,2) End\n"
                            "C4 (1,3,3) Eva Vu\n";
  CHECK(page("9:00     Opening of the     Ana Paz, Chief,<br>\n"
             "                            Ministry of Labour<br>\n"
             "10:00    Panel              Luc Roi<br>\n"
             "11:00    End                Eva Vu") == table);
  CHECK(page("<p>9:00     Opening of the     Ana Paz, Chief,</p><p>                            Ministry of Labour</p>\n  "
             "<p>10:00    Panel              Luc Roi</p>\n<p>11:00    End                Eva Vu</p>") == table);
  CHECK(page("<div>9:00\tOpening</div><div>10:00\tPanel &nbsp;\n  <b>of</b> mayors</div><div>11:00\tEnd</div>") ==
        "C1 (1,1,1) 9:00\nC1 (1,1,2) Opening\nC2 (1,2,1) 10:00\nC2 (1,2,2) Panel *of* mayors\nC3 (1,3,1) 11:00\n"
        "C3 (1,3,2) End\n");
  // A wide space here and there means nothing, nor does what stands beside a table.
  CHECK(page("<p>Ana    Paz</p><p>Luc    Roi</p>") == "P1 Ana Paz\nP2 Luc Roi\n");
  CHECK(page("<p>9:00\tA</p><p>10:00\tB</p><p>11:00\tC</p><table><tr><td>1<td>2</table>") ==
        "P1 9:00 A\nP2 10:00 B\nP3 11:00 C\nC4 (1,1,1) 1\nC5 (1,1,2) 2\n");
}

TEST_CASE("an empty line of a page parts paragraphs, whatever element holds it") {
  for (const char* blank : {"<p></p>", "<div><br></div>", "<div>&nbsp;</div>"}) {
    CHECK(page("<div>Ana Paz,</div>" + std::string(blank) + "<div>Luc Roi</div>") == "P1 Ana Paz,\nP3 Luc Roi\n");
  }
  CHECK(page("<div>Ana Paz,</div><div>Luc Roi</div>") == "P1 Ana Paz, Luc Roi\n");
}

TEST_CASE("a page is read in the encoding it has, says, or seems to have") {
  CHECK(page_refusal("<meta charset=iso-8859-2><p>Pozna\xF1 \xB3</p>") == "read: P1 Poznań ł\n");
  CHECK(page_refusal("<meta charset=utf-8><p>caf\xE9 \x96 fin</p>") == "read: P1 café – fin\n");
  CHECK(page_refusal("<meta charset=iso-8859-1><p>caf\xC3\xA9</p>") == "read: P1 café\n");
  CHECK(page_refusal("<p>caf\xC3\xA9 &eacute;&#8211;</p>") == "read: P1 café é–\n");
  CHECK(page_refusal(std::string_view("\xFF\xFE<\0p\0>\0\xE9\0t\0\xE9\0", 14)) == "read: P1 été\n");
}

TEST_CASE("pages that cannot be read are refused in one line") {
  CHECK(page_refusal("") == "a.html: empty");
  CHECK(page_refusal("<html><head><title>x</title></head><body><script>x</script></body></html>") ==
        "a.html: no text in it");
  CHECK(page_refusal("%PDF-1.4 \x01\x02\x03\x04\x05") == "a.html: not a web page (a PDF document)");
  std::string deep;
  for (int n = 0; n < 200'000; ++n) {
    deep += "<div>";
  }
  CHECK(page_refusal(deep + "x") == "a.html: nested deeper than 512 elements");
  std::string attributes = "<p";
  std::string lines;
  for (int n = 0; n < 70'000; ++n) {
    attributes += " a" + std::to_string(n) + "=1";
    lines += "x<br>";
  }
  CHECK(page_refusal(attributes + ">x") == "a.html: an element with more than 10000 attributes");
  CHECK(page_refusal(lines) == "a.html: more than 60000 lines of text");
}

TEST_CASE("text files that hold a whole page are read as pages, those with fragments are not") {
  CHECK(html_importer().accepts({"a.txt", "<?xml version='1.0'?>\n<!DOCTYPE HTML><p>x"}));
  CHECK(html_importer().accepts({"a.txt", "\n<HTML><p>x"}));
  CHECK_FALSE(html_importer().accepts({"a.txt", "<p>x</p>"}));
  CHECK(html_importer().accepts({"a.htm", "<p>x</p>"}));
}
