#include <catch2/catch.hpp>

#include "importers/table/table.hpp"
#include "importers/table/workbook.hpp"
#include "tests/importers/package/maker.hpp"

namespace {

using namespace entente;
using test::make_zip;

std::string shown(const std::vector<table::ReadSheet>& sheets) {
  std::string out;
  for (const table::ReadSheet& sheet : sheets) {
    out += sheet.name + (sheet.hidden ? " (hidden)\n" : "\n");
    for (const table::Row& row : sheet.rows) {
      out += std::to_string(row.number) + ": ";
      for (const std::string& cell : row.cells) {
        out += cell + "|";
      }
      out += "\n";
    }
  }
  return out;
}

std::string workbook(const std::string& properties, const std::string& rows, const std::string& merges = "") {
  return make_zip(
      {{"xl/workbook.xml",
        "<workbook xmlns:r='r'>" + properties +
            "<sheets><sheet name='People' r:id='a'/><sheet name='Old' state='hidden' r:id='b'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='a' Target='worksheets/one.xml'/>"
                                      "<Relationship Id='b' Target='/xl/worksheets/two.xml'/></Relationships>"},
       {"xl/sharedStrings.xml",
        "<sst><si><t>Full name</t></si><si><r><t>Ana </t></r><r><t>Paz</t></r><rPh><t>x</t></rPh></si></sst>"},
       {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='[$-40C]d mmmm yyyy;@'/></numFmts>"
                         "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                         "<cellXfs><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='20'/></cellXfs></styleSheet>"},
       {"xl/worksheets/one.xml", "<worksheet><sheetData>" + rows + "</sheetData>" + merges + "</worksheet>"},
       {"xl/worksheets/two.xml", "<worksheet><sheetData><row r='1'><c r='A1'><v>7</v></c></row></sheetData></worksheet>"}});
}

} // namespace

TEST_CASE("a workbook's cells: strings, numbers, dates, merged cells, hidden sheets", "[table]") {
  table::Remarks remarks("a.xlsx");
  const std::string rows = "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' t='inlineStr'><is><t>Date</t></is></c></row>"
                           "<row r='4'><c r='A4' t='s'><v>1</v></c><c r='B4'><v>2.5</v></c><c r='C4' s='1'><v>42843</v></c>"
                           "<c r='D4' s='2'><v>0.395833333</v></c><c t='b'><v>1</v></c><c t='s'><v>99</v></c></row>"
                           "<row><c><v>3</v></c></row>";
  const std::string merges = "<mergeCells><mergeCell ref='C4:C5'/></mergeCells>";
  const std::string bytes = workbook("", rows, merges);
  CHECK(shown(table::read_xlsx_sheets({"a.xlsx", bytes}, remarks)) ==
        "People\n2: Full name||Date|\n4: Ana Paz|2.5|2017-04-18|09:30|TRUE|\n5: 3||2017-04-18|\nOld (hidden)\n1: 7|\n");
  const std::string of_1904 = workbook("<workbookPr date1904='1'/>", "<row><c s='1'><v>41381</v></c></row>");
  CHECK(shown(table::read_xlsx_sheets({"a.xlsx", of_1904}, remarks)) == "People\n1: 2017-04-18|\nOld (hidden)\n1: 7|\n");
}

TEST_CASE("a list in a workbook keeps its rows as lines", "[table]") {
  const std::string rows = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>Country</t></is></c></row>"
                           "<row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3' t='inlineStr'><is><t>Peru</t></is></c></row>";
  const std::string bytes = workbook("", rows);
  const ReadResult result = read_xlsx({"a.xlsx", bytes});
  REQUIRE(std::holds_alternative<ReadTable>(result));
  const auto& list = std::get<ReadTable>(result);
  REQUIRE(list.programme.entries.size() == 1);
  CHECK(list.programme.entries[0].name == "Ana Paz");
  CHECK(list.programme.entries[0].session == EntryRecord::no_session);
  CHECK(list.programme.entries[0].evidence.line == 3);
  CHECK(list.document.lines == std::vector<std::string>{"Full name | Country", "", "Ana Paz | Peru"});
  REQUIRE(list.document.diagnostics.size() == 1);
  CHECK_THAT(list.document.diagnostics[0].message.english(), Catch::Contains("\"Old\" is hidden"));
  CHECK(list.columns == std::vector<ColumnChoice>{{"person", "Full name"}, {"state", "Country"}});
}

TEST_CASE("an OpenDocument sheet: repeated and covered cells, dates", "[table]") {
  table::Remarks remarks("a.ods");
  const std::string bytes = make_zip(
      {{"content.xml",
        "<d xmlns:table='t' xmlns:text='x' xmlns:office='o'><table:table table:name='S'>"
        "<table:table-row><table:table-cell><text:p>A</text:p><text:p>B</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='2'><text:p>c</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='16000'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='date' "
        "office:date-value='2017-04-18'>"
        "<text:p>18 April</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>"
        "<table:table-cell office:value-type='time' "
        "office:time-value='PT09H30M00S'><text:p>9.30</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>"
        "</table:table></d>"}});
  CHECK(shown(table::read_ods_sheets({"a.ods", bytes}, remarks)) ==
        "S\n1: A\nB|c|c|\n2: 2017-04-18||09:30|\n3: 2017-04-18||09:30|\n");
}

TEST_CASE("number formats tell dates from numbers", "[table]") {
  CHECK(table::date_format("dd/mm/yyyy").date);
  CHECK(table::date_format("h:mm AM/PM").time);
  CHECK_FALSE(table::date_format("h:mm").date);
  CHECK_FALSE(table::date_format("0.00\"days\"").date);
  CHECK_FALSE(table::date_format("General").date);
  CHECK_FALSE(table::date_format("[Red]#,##0").date);
  CHECK(table::serial_date(1, false) == "1900-01-01");
  CHECK(table::serial_date(61, false) == "1900-03-01");
  CHECK(table::serial_date(0, true) == "1904-01-01");
  CHECK(table::serial_date(42843.5, false) == "2017-04-18 12:00");
  CHECK_FALSE(table::serial_date(1e9, false));
}

TEST_CASE("a column that one sheet has may be chosen for a workbook whose other sheets don't", "[table]") {
  const auto cell = [](const char* text) { return std::string("<c t='inlineStr'><is><t>") + text + "</t></is></c>"; };
  const auto sheet = [](const std::string& rows) { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"; };
  const std::string bytes =
      make_zip({{"xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='People' r:id='a'/><sheet name='Observers' "
                                    "r:id='b'/></sheets></workbook>"},
                {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='a' Target='worksheets/one.xml'/>"
                                               "<Relationship Id='b' Target='worksheets/two.xml'/></Relationships>"},
                {"xl/worksheets/one.xml", sheet("<row>" + cell("Full name") + cell("Arrival") + "</row><row>" +
                                                cell("Ana Paz") + cell("2017-04-18") + "</row>")},
                {"xl/worksheets/two.xml", sheet("<row>" + cell("Full name") + cell("Country") + "</row><row>" +
                                                cell("Luis Paz") + cell("Peru") + "</row>")}});
  const std::vector<ColumnChoice> arrival{{"date", "Arrival"}};
  const auto list = std::get<ReadTable>(read_xlsx({"a.xlsx", bytes, arrival}));
  CHECK(list.programme.entries.size() == 2);
  const std::vector<ColumnChoice> none{{"date", "Arrivl"}};
  CHECK_THROWS_WITH(read_xlsx({"a.xlsx", bytes, none}), Catch::Contains("there is no column \"Arrivl\""));
}
