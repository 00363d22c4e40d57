#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/table/cells.hpp"
#include "importers/table/csv_rows.hpp"
#include "importers/table/document_lists.hpp"
#include "importers/table/table.hpp"

namespace {

using namespace entente;

std::vector<std::vector<std::string>> rows(std::string_view text, char separator = ',') {
  table::Remarks remarks("a.csv");
  table::CsvRows reader(text, separator, remarks);
  std::vector<std::vector<std::string>> all;
  for (table::Row row; reader.next(row);) {
    all.push_back(row.cells);
  }
  return all;
}

using Cells = std::vector<std::vector<std::string>>;

std::string named(const Dataset& dataset, const End& end) {
  const std::string id = id_text(end);
  for (const Organisation& body : dataset.organisations) {
    if (body.id.text() == id) { return body.name; }
  }
  for (const Process& process : dataset.processes) {
    if (process.id.text() == id) { return process.name; }
  }
  for (const Person& person : dataset.people) {
    if (person.id.text() == id) { return person.name; }
  }
  return id;
}

void show(std::ostream& out, const Programme& programme) {
  for (const EventRecord& event : programme.events) {
    out << "event " << event.title << " | " << event.process_reference.value_or("-") << " | " << event.period.when << " | "
        << event.place.value_or("-") << "\n";
  }
  for (const EntryRecord& entry : programme.entries) {
    out << entry.evidence.line << " " << to_text(entry.role) << " " << entry.name << " | " << entry.honorific << " | "
        << entry.position << " |";
    for (const BodyRecord& body : entry.bodies) {
      out << " " << body.name << (body.acronym ? " (" + *body.acronym + ")" : "")
          << (body.state ? " [" + *body.state + "]" : "") << ";";
    }
    out << " | " << entry.state.value_or("-") << " | " << (entry.gender ? to_text(*entry.gender) : "-");
    if (entry.session != EntryRecord::no_session) {
      const SessionRecord& session = programme.sessions[entry.session];
      out << " | " << session.label.value_or("-") << ": " << session.title.value_or("-");
      if (session.date) { out << " " << to_iso(*session.date); }
    }
    out << "\n";
  }
  for (const ReviewItem& item : programme.review) {
    out << "review " << item.evidence.line << " " << item.kind << "\n";
  }
}

/// The records as lines that a person can compare with the rows.
std::string shown(const ReadResult& result) {
  std::ostringstream out;
  const auto* const list = std::get_if<ReadTable>(&result);
  if (list != nullptr && list->document.blocks.empty()) { show(out, list->programme); }
  if (const auto* const read = std::get_if<ReadDataset>(&result)) {
    for (const Partnership& tie : read->dataset.partnerships) {
      out << tie.evidence.line.value_or(0) << " " << named(read->dataset, tie.source) << " " << to_text(tie.kind) << " "
          << named(read->dataset, tie.target) << (tie.from ? " from " + to_iso(*tie.from) : "")
          << (tie.to ? " to " + to_iso(*tie.to) : "") << "\n";
    }
  }
  if (list != nullptr && !list->document.blocks.empty()) { out << "document of " << list->document.blocks.size() << "\n"; }
  return out.str();
}

std::string read(std::string_view bytes, std::vector<ColumnChoice> columns = {}) {
  return shown(read_separated({"list.csv", bytes, columns}));
}

std::string refusal(std::string_view bytes, std::vector<ColumnChoice> columns = {}) {
  try {
    static_cast<void>(read_separated({"list.csv", bytes, columns}));
  } catch (const Error& error) { return error.what(); }
  return "";
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

} // namespace

TEST_CASE("rows: quotes, line ends and separators", "[table]") {
  CHECK(rows("a,b\r\n1,\"x, \"\"y\"\"\nz\"\n") == Cells{{"a", "b"}, {"1", "x, \"y\"\nz"}});
  CHECK(rows("a;b\n\n\n1;2", ';') == Cells{{"a", "b"}, {"1", "2"}});
  CHECK(rows("a,\n") == Cells{{"a", ""}});
  CHECK(rows("a,\"open\n1,2\n") == Cells{{"a", "\"open"}, {"1", "2"}});
  CHECK(rows("a,\"open\nb,\"x\"y,2\n") == Cells{{"a", "\"open"}, {"b", "xy", "2"}});
  CHECK(rows("x,\"y,z\",w,\"q\"\r\n1,,3\n,,\n,\"\"\r4,5\r\n") == Cells{{"x", "y,z", "w", "q"}, {"1", "", "3"}, {"4", "5"}});
  CHECK(rows("a,b\"c,d\"\n1,2,3,4\n5\n") == Cells{{"a", "b\"c", "d\""}, {"1", "2", "3", "4"}, {"5"}});
  CHECK(rows(std::string(1023, ',') + "x\n" + std::string(1024, ',') + "x\n") == Cells{[] {
          std::vector<std::string> row(1023);
          row.emplace_back("x");
          return row;
        }()});
  CHECK(table::detect_separator("a;b;c\n1,5;2;3\n4;5,5;6\n") == ';');
  CHECK(table::detect_separator("a\tb\n1\t2\n") == '\t');
  CHECK(table::detect_separator("sep=|\na|b\n") == '|');
  CHECK(rows("sep=|\na|b\n", '|') == Cells{{"a", "b"}});
}

TEST_CASE("dates in cells", "[table]") {
  const auto date = [](std::string_view cell, table::DateStyle style = {}) {
    const auto period = table::read_date(cell, style);
    return period ? period->when : "none";
  };
  CHECK(date("2017-04-18") == "2017-04-18");
  CHECK(date("18/04/2017") == "2017-04-18");
  CHECK(date("04/18/2017") == "2017-04-18");
  CHECK(date("04/05/2017") == "2017-05-04");
  CHECK(date("04/05/2017", {true}) == "2017-04-05");
  CHECK(date("42843") == "2017-04-18");
  CHECK(date("18 avril 2017") == "2017-04-18");
  CHECK(date("18-19 de abril de 2017") == "2017-04-18/2017-04-19");
  CHECK(date("2017") == "2017");
  CHECK(date("2017-07") == "2017-07");
  CHECK(date("31/02/2017") == "none");
  CHECK(date("soon") == "none");
}

TEST_CASE("a doubt that many rows raise is listed twenty times and counted", "[table]") {
  std::string list = "name,organisation,country\n";
  for (int i = 0; i < 25; ++i) {
    list += "Ana Paz,Red de Mujeres,Atlantis\n";
  }
  list += "Luis Paz,Red de Mujeres,Lemuria\n";
  const ReadResult result = read_separated({"list.csv", list, {}});
  const std::vector<ReviewItem>& review = std::get<ReadTable>(result).programme.review;
  REQUIRE(review.size() == 21);
  CHECK(review[18].reason == "\"Atlantis\" is no state that is known.");
  CHECK(review[19].reason == "\"Atlantis\" is no state that is known, and likewise in 5 further rows.");
  CHECK(review[19].evidence.line == 21);
  CHECK(review[20].reason == "\"Lemuria\" is no state that is known.");
}

TEST_CASE("lists are read as a careful reader would", "[table]") {
  const std::filesystem::path folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests/importers/table/cases";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") { files.push_back(entry.path()); }
  }
  std::ranges::sort(files);
  REQUIRE(files.size() >= 4);
  for (const auto& file : files) {
    INFO(file.filename());
    const std::string bytes = file_text(file);
    const std::string name = file.filename().string();
    CHECK(shown(read_separated({name, bytes})) == file_text(std::filesystem::path(file).replace_extension(".expected")));
  }
}

TEST_CASE("the user says what columns hold", "[table]") {
  const std::string list = "Qui;Où;Boulot\nAna Paz;Pérou;Directrice\n";
  CHECK_THAT(refusal(list), Catch::Contains("list.csv") && Catch::Contains("--map"));
  CHECK(read(list, {{"person", "Qui"}, {"delegation", "où"}, {"position", "3"}}) ==
        "event list | - |  | -\n2 participant Ana Paz |  | Directrice | | PER | f\n");
  CHECK_THAT(refusal(list, {{"person", "Nom"}}), Catch::Contains("no column \"Nom\"") && Catch::Contains("Qui, Où, Boulot"));
  CHECK_THAT(refusal(list, {{"persom", "Qui"}}), Catch::Contains("did you mean person"));
}

TEST_CASE("encodings are detected", "[table]") {
  const std::string expected = "event list | - |  | -\n2 participant Zoé Béa |  |  | | PER | -\n";
  CHECK(read("Nom complet,Pays\nZoé Béa,Pérou\n") == expected);
  CHECK(read("Nom complet,Pays\nZo\xE9 B\xE9"
             "a,P\xE9rou\n") == expected);
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("Nom complet,Pays\nZo\xE9 B\xE9"
                                       "a,P\xE9rou\n")) {
    wide += c;
    wide += '\0';
  }
  CHECK(read(wide) == expected);
}

TEST_CASE("what cannot be read is refused in one line, and a bad row stops nothing", "[table]") {
  CHECK(refusal("") == "list.csv: is empty");
  CHECK_THAT(refusal(std::string("\0\1\2\3\0\0", 6)), Catch::Contains("not text"));
  CHECK_THAT(refusal("Name,Country\n"), Catch::Contains("list.csv"));
  const std::string long_name(10'000, 'x');
  CHECK(read("Full name,Country\n" + long_name + ",Peru\nAna Paz,Peru\n") ==
        "event list | - |  | -\n3 participant Ana Paz |  |  | | PER | -\nreview 2 unplaced\n");
  std::string wide = "Full name,Country";
  std::string row = "Ana Paz,Peru";
  for (int i = 0; i < 10'000; ++i) {
    wide += ",c" + std::to_string(i);
    row += ",x";
  }
  CHECK_THAT(read(wide + "\n" + row + "\n"), Catch::Contains("Ana Paz"));
  try {
    static_cast<void>(old_excel_importer().read({"a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"}));
    FAIL("was read");
  } catch (const Error& error) { CHECK(std::string(error.what()) == "a.xls: old Excel format: save as XLSX or CSV"); }
}

namespace {

void add_cells(Document& document, int line, std::vector<std::string> cells) {
  for (std::size_t n = 0; n < cells.size(); ++n) {
    Block block;
    block.kind = cells.size() > 1 ? BlockKind::cell : BlockKind::paragraph;
    block.text = cells[n];
    block.line = block.last_line = line;
    if (cells.size() > 1) {
      block.table = 1;
      block.row = line;
      block.column = static_cast<int>(n) + 1;
    }
    document.blocks.push_back(std::move(block));
  }
}

std::string read_as_document(Document& document) {
  std::ostringstream out;
  show(out, read_document(document, Reference::builtin()));
  return out.str();
}

} // namespace

TEST_CASE("a list of participants in a document gives participants of its event") {
  Document document;
  document.name = "list.docx";
  add_cells(document, 1, {"List of participants"});
  add_cells(document, 2, {"Regional workshop on data"});
  add_cells(document, 3, {"Nairobi, 3-5 June 2019"});
  add_cells(document, 5, {"Name", "Title", "Institution"});
  add_cells(document, 6, {"Ms Wanjiru Kamau", "Director", "Institute of Statistics"});
  add_cells(document, 7, {"Mr Okello Odong", "Statistician", "Central Bank"});
  const std::string read = read_as_document(document);
  INFO(read);
  CHECK(read.find("6 participant Wanjiru Kamau | Ms | Director | Institute of Statistics") != std::string::npos);
  CHECK(read.find("7 participant Okello Odong | Mr | Statistician | Central Bank") != std::string::npos);
  CHECK(read.find("2019-06-03/2019-06-05 | Nairobi") != std::string::npos);
}

TEST_CASE("a table of speakers among hours stays a programme's") {
  Document document;
  document.name = "agenda.docx";
  add_cells(document, 1, {"Regional workshop on data"});
  add_cells(document, 2, {"Nairobi, 3 June 2019"});
  add_cells(document, 4, {"9:00 - 10:00 Opening"});
  add_cells(document, 5, {"Name", "Title", "Institution"});
  add_cells(document, 6, {"Ms Wanjiru Kamau", "Director", "Institute of Statistics"});
  const std::string read = read_as_document(document);
  INFO(read);
  CHECK(read.find("participant") == std::string::npos);
}

TEST_CASE("headings that nobody knows are refused, though a column holds dates", "[table]") {
  CHECK_THAT(refusal("Qui;Quoi;Quand\nMme Léa Petit;Justice;12.03.2019\nM. Ali Omar;ONG Espoir;12.03.2019\n"),
             Catch::Contains("its columns are not understood") && Catch::Contains("Qui | Quoi | Quand"));
  CHECK_THAT(read("Monday 9 May 2016,\nPlenary hall,Ana Paz\nTuesday 10 May 2016,\nPlenary hall,Luis Paz\n"),
             Catch::StartsWith("document of"));
}

TEST_CASE("a row with a state alone heads those below it, beside a column of states too", "[table]") {
  const std::string list = "Name,Position,Organization,Country\nKENYA,,,\nMs Ana Paz,Director,KNBS,\nUGANDA,,,\n"
                           "Mr Luis Paz,Minister of Labour,,Peru\n";
  const std::string read_list = read(list);
  CHECK_THAT(read_list, Catch::Contains("participant Ana Paz") && !Catch::Contains("KENYA") && !Catch::Contains("UGANDA"));
  CHECK_THAT(read_list, Catch::Contains("KNBS [KEN]; | KEN") && Catch::Contains("| PER | m"));
  CHECK_THAT(read("Country,Name,Position\nKenya,,\n,Ana Paz,Director\n"), Catch::Contains("Ana Paz |  | Director | | KEN"));
}

TEST_CASE("years and months of ties are kept as they are printed", "[table]") {
  const auto result =
      read_separated({"list.csv", "Process,Country,Since,Until\nRabat Process,France,2006,2024\n"
                                  "Rabat Process,Ghana,2006-07,July 2024\nRabat Process,Mali,2006-07-01,soon\n"});
  const auto& read_ties = std::get<ReadDataset>(result);
  REQUIRE(read_ties.dataset.partnerships.size() == 3);
  const Partnership& france = read_ties.dataset.partnerships[0];
  CHECK_FALSE(france.from);
  CHECK(france.from_when == "2006");
  CHECK(france.to_when == "2024");
  CHECK(read_ties.dataset.partnerships[1].from_when == "2006-07");
  CHECK(read_ties.dataset.partnerships[1].to_when == "2024-07");
  CHECK(read_ties.dataset.partnerships[2].from);
  CHECK_FALSE(read_ties.dataset.partnerships[2].from_when);
  REQUIRE(read_ties.review.size() == 1);
  CHECK(read_ties.review[0].kind == "doubtful-date");
  CHECK(read_ties.review[0].evidence.line == 4);
}

TEST_CASE("a member state that is none is asked about", "[table]") {
  const auto result = read_separated({"list.csv", "Process,Member State,Since\nRabat Process,France,2006\n"
                                                  "Rabat Process,Atlantis,2010\nRabat Process,ECOWAS,2006\n"});
  const auto& read_ties = std::get<ReadDataset>(result);
  CHECK(read_ties.dataset.partnerships.size() == 3);
  REQUIRE(read_ties.review.size() == 1);
  CHECK(read_ties.review[0].reason == "\"Atlantis\" is no state that is known.");
}

TEST_CASE("a column of sessions beside one of their titles", "[table]") {
  CHECK_THAT(read("Event,Session,Panel title,Name\nSummit X,RT 1,Tools for data,Ms Ana Silva\n"),
             Catch::Contains("RT 1: Tools for data"));
  CHECK_THAT(read("Event,Session,Panel title,Name\nSummit X,Panel 2,Tools for data,Ms Ana Silva\n"),
             Catch::Contains("Panel 2: Tools for data"));
}

TEST_CASE("two roles in one cell are two appearances", "[table]") {
  const std::string list = "Session,Name,Role\n";
  CHECK_THAT(read(list + "Panel 1,Ana Paz,Chair and speaker\n"),
             Catch::Contains("2 chair Ana Paz") && Catch::Contains("2 speaker Ana Paz"));
  CHECK_THAT(read(list + "Panel 1,Ana Paz,Moderator/Speaker\n"),
             Catch::Contains("2 moderator Ana Paz") && Catch::Contains("2 speaker Ana Paz"));
  CHECK_THAT(read(list + "Panel 1,Ana Paz,Head and speaker\n"), Catch::Contains("Head and speaker"));
  CHECK_THAT(read(list + "Panel 1,Ana Paz,TBC\nPanel 1,Luis Paz,Chair\nPanel 1,Eva Lund,Speaker\n"),
             Catch::Contains("review 2 doubtful-post"));
}

TEST_CASE("yes and no below a role beside a column of people say who has it", "[table]") {
  const std::string list = read("Moderator,Name,Session\nYes,Ana Paz,Panel 1\nNo,Luis Roi,Panel 1\n");
  CHECK_THAT(list, Catch::Contains("2 moderator Ana Paz") && Catch::Contains("3 speaker Luis Roi") &&
                       !Catch::Contains("Yes |") && !Catch::Contains("No |"));
  CHECK_THAT(read("Moderator,Name,Session\nEva Lund,Ana Paz,Panel 1\n"),
             Catch::Contains("2 moderator Eva Lund") && Catch::Contains("2 speaker Ana Paz"));
}

TEST_CASE("a name that breaks over two lines of a cell is one", "[table]") {
  CHECK_THAT(read("Name,Country\n\"Ms Ana\nSilva\",Brazil\n"), Catch::Contains("Ana Silva | Ms"));
  const std::string two = read("Name,Country\n\"Ms Ana Silva\nMr Luis Paz\",Brazil\n");
  CHECK_THAT(two, Catch::Contains("participant Ana Silva |") && Catch::Contains("participant Luis Paz |"));
}

TEST_CASE("a programme in a sheet is not called by its first column", "[table]") {
  const auto result = read_separated({"my-sched.csv", "Date,Time,Session,Speakers\n2019-05-06,09:00-10:00,Opening,\"Ms Ana "
                                                      "Silva, Brazil\"\n2019-05-06,10:00-11:30,Panel 1: Skills,\"Mr Bo Li, "
                                                      "China\"\n"});
  const Programme& programme = std::get<ReadTable>(result).programme;
  REQUIRE(programme.events.size() == 1);
  CHECK(programme.events[0].title == "my-sched");
  CHECK(programme.sessions.size() == 2);
  CHECK(programme.review.empty());
}

TEST_CASE("of rows that raise one remark the first few are told and the others counted", "[table]") {
  std::string list = "Name,Country\n";
  for (int row = 0; row < 195; ++row) {
    list += "Ana Paz,\"Peru\nLuis Paz,Peru\n";
  }
  const auto result = read_separated({"list.csv", list + "Eva Paz,\"Peru\""});
  const auto& remarks = std::get<ReadTable>(result).document.diagnostics;
  REQUIRE(remarks.size() == 5);
  CHECK_THAT(remarks[0].message.english(), !Catch::Contains("further lines"));
  CHECK_THAT(remarks[4].message.english(), Catch::EndsWith("(further lines like it: 190)"));
}
