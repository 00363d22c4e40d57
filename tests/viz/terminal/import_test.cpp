#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/viz/parts_of_text.hpp"
#include "tests/viz/terminal/folder.hpp"

using namespace entente;
using namespace entente::test;
using viz_test::lines;

TEST_CASE("a second import of the same bytes changes nothing and says so", "[terminal]") {
  const Folder folder;
  const std::string file = folder.write("a.txt", small_agenda());
  REQUIRE(run({"import", "--db", folder.path("a.db"), file}).code == 0);
  const std::string before = run({"export", "--db", folder.path("a.db")}).out;
  const Run again = run({"import", "--db", folder.path("a.db"), file});
  CHECK(again.code == 0);
  CHECK(again.out.find("nothing changed") != std::string::npos);
  CHECK(run({"export", "--db", folder.path("a.db")}).out == before);
}

TEST_CASE("unlike meetings of one day and one city are not made one", "[terminal]") {
  const Folder folder;
  const auto agenda = [&](const std::string& name, const std::string& title, const std::string& session) {
    return folder.write(name, title + "\nGeneva, Switzerland, 4 March 2019\n\n" + session + "\n");
  };
  const std::string one = agenda("m1.txt", "Regional Conference on Remittances",
                                 "10:00-11:00 Panel 1: Costs of sending money\n- Ms. Laila Omar, Kenya");
  const std::string other =
      agenda("m2.txt", "Symposium on Statelessness", "15:00-16:00 Panel 1: Birth registration\n- Mr. Hugo Brand, Chile");
  REQUIRE(run({"import", "--db", folder.path("a.db"), one, other}).code == 0);
  const std::string events = run({"list", "events", "--db", folder.path("a.db"), "--format", "csv"}).out;
  CAPTURE(events);
  CHECK(lines(events) == 3);
}

TEST_CASE("a bad file does not stop the others, and the exit code tells", "[terminal]") {
  const Folder folder;
  const std::string good = folder.write("good.txt", small_agenda());
  const std::string binary = folder.write("binary.txt", std::string("\x7F"
                                                                    "ELF\0\0\0\1\2\3",
                                                                    10));
  const Run imported = run({"import", "--db", folder.path("a.db"), binary, folder.path("missing.txt"), good});
  CHECK(imported.code == 1);
  CHECK(imported.err.find("binary.txt") != std::string::npos);
  CHECK(imported.err.find("missing.txt") != std::string::npos);
  CHECK(lines(imported.err) == 2);
  CHECK(run({"list", "people", "--db", folder.path("a.db"), "--format", "csv"}).out.find("Kofi Mensah") !=
        std::string::npos);
}

TEST_CASE("each bad input is one line naming the file, with its exit code", "[terminal]") {
  const Folder folder;
  std::filesystem::create_directory(folder / "empty-folder");
  REQUIRE(run({"import", "--db", folder.path("a.db"), folder.write("good.txt", small_agenda())}).code == 0);
  const std::string before = run({"export", "--db", folder.path("a.db")}).out;
  const std::vector<std::pair<std::string, int>> cases{
      {folder.path("missing.txt"), 3},
      {folder.write("empty.txt", ""), 5},
      {folder.write("zeros.txt", std::string(5000, '\0')), 5},
      {folder.write("broken.json", "{\"format\": \"entente-dataset\", "), 5},
      {folder.write("picture.png", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)), 4}};
  for (const auto& [path, code] : cases) {
    CAPTURE(path);
    const Run imported = run({"import", "--db", folder.path("a.db"), path});
    CHECK(imported.code == code);
    CHECK(lines(imported.err) == 1);
    CHECK(imported.err.find(path) != std::string::npos);
    CHECK(run({"export", "--db", folder.path("a.db")}).out == before);
  }
}

TEST_CASE("a base of another program is refused untouched", "[terminal]") {
  const Folder folder;
  const std::string other = folder.write("other.db", "this is no base at all, only words in a file");
  const std::string before = bytes_of(other);
  const Run imported = run({"import", "--db", other, folder.write("a.txt", small_agenda())});
  CHECK(imported.code != 0);
  CHECK(lines(imported.err) == 1);
  CHECK(imported.err.find("other.db") != std::string::npos);
  CHECK(bytes_of(other) == before);
  CHECK(folder.names() == std::vector<std::string>{"a.txt", "other.db"});
}

TEST_CASE("a folder stands for the files below it, and other files in it are left out", "[terminal]") {
  const Folder folder;
  std::filesystem::create_directory(folder / "in");
  folder.write("in/a.txt", small_agenda());
  folder.write("in/photo.jpg", "\xFF\xD8\xFF");
  folder.write("in/.hidden.txt", "not to be read");
  const Run imported = run({"import", "--db", folder.path("a.db"), folder.path("in")});
  CHECK(imported.code == 0);
  CHECK(imported.out.find("1 file imported, 0 unchanged, 1 left out, 0 failed") != std::string::npos);
}

TEST_CASE("export, import into an empty base, export again: equal bytes", "[terminal]") {
  const Folder folder;
  REQUIRE(run({"import", "--db", folder.path("a.db"), agendas()}).code == 0);
  REQUIRE(run({"export", "--db", folder.path("a.db"), "-o", folder.path("a.json")}).code == 0);
  REQUIRE(run({"import", "--db", folder.path("b.db"), folder.path("a.json")}).code == 0);
  REQUIRE(run({"export", "--db", folder.path("b.db"), "-o", folder.path("b.json")}).code == 0);
  CHECK(bytes_of(folder / "a.json").size() > 10'000);
  CHECK(bytes_of(folder / "a.json") == bytes_of(folder / "b.json"));
}

TEST_CASE("the columns of a list are mapped, and the mapping is saved and used again", "[terminal]") {
  const Folder folder;
  const std::string list = folder.write("liste.csv", "Qui;Maison\nAna Paz;OIM\n");
  CHECK(run({"import", "--db", folder.path("a.db"), list}).code == 4);
  const Run mapped = run({"import", "--db", folder.path("a.db"), "--map", "person=Qui,organisation=Maison", "--save-map",
                          folder.path("map.csv"), list});
  CHECK(mapped.code == 0);
  CHECK(bytes_of(folder.path("map.csv")) == "field,column\nperson,Qui\norganisation,Maison\n");
  CHECK(run({"list", "people", "--db", folder.path("a.db"), "--format", "csv"}).out.find("Ana Paz") != std::string::npos);
  CHECK(run({"import", "--db", folder.path("b.db"), "--map-file", folder.path("map.csv"), list}).code == 0);
  const Run wrong =
      run({"import", "--db", folder.path("b.db"), "--map", "person=Nobody", folder.write("b.csv", "Qui\nLuc Roi\n")});
  CHECK(wrong.code == 2);
  CHECK(wrong.err.find("b.csv") != std::string::npos);
  CHECK(lines(wrong.err) == 1);
}

TEST_CASE("an exported network is read back with its nodes and ties", "[terminal]") {
  const Folder folder;
  REQUIRE(run({"import", "--db", folder.path("a.db"), folder.write("a.txt", small_agenda())}).code == 0);
  const auto count = [](const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
      ++found;
    }
    return found;
  };
  const std::string graph = run({"export", "--db", folder.path("a.db"), "--format", "graphml", "--network", "people"}).out;
  REQUIRE(count(graph, "<node") == 3);
  REQUIRE(run({"import", "--db", folder.path("b.db"), folder.write("a.graphml", graph)}).code == 0);
  const std::string again = run({"export", "--db", folder.path("b.db"), "--format", "json"}).out;
  CHECK(count(again, "\"aliases\"") == 3);
  CHECK(count(again, "\"target\"") == count(graph, "<edge"));
}

TEST_CASE("a mapping that cannot be saved is told before anything is read", "[terminal]") {
  const Folder folder;
  const std::string list = folder.write("a.csv", "Name,Country\nAna Paz,Peru\n");
  const Run refused = run({"import", "--db", folder.path("a.db"), "--save-map", folder.path("none/x"), list});
  CHECK(refused.code == 5);
  CHECK_FALSE(std::filesystem::exists(folder.path("a.db")));
}

TEST_CASE("a folder without files is told", "[terminal]") {
  const Folder folder;
  std::filesystem::create_directory(folder / "nothing");
  const Run refused = run({"import", "--db", folder.path("a.db"), folder.path("nothing"), "--lang", "en"});
  CHECK(refused.code == 3);
  CHECK(refused.err == "entente: " + folder.path("nothing") + ": there are no files to import\n");
}
