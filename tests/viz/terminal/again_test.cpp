// import --again: what the base holds already is read anew.
#include <catch2/catch.hpp>

#include "tests/viz/parts_of_text.hpp"
#include "tests/viz/terminal/folder.hpp"

using namespace entente;
using namespace entente::test;
using viz_test::holds;

namespace {

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

} // namespace

TEST_CASE("import --again exchanges what was read and puts decisions back", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  const std::string path = folder.write("one.txt", small_agenda());
  REQUIRE(run({"import", "--db", db, path}).code == 0);
  REQUIRE(run({"rename", "Kofi Mensah", "Kofi A. Mensah", "--db", db, "--by", "Ana"}).code == 0);
  REQUIRE(run({"set", "a3", "role=chair", "--db", db, "--by", "Ana"}).code == 0);
  const std::string before = run({"export", "--db", db}).out;
  const std::string history = run({"history", "--format", "csv", "--db", db}).out;

  const Run same = run({"import", "--again", "--db", db, path});
  CHECK(same.code == 0);
  CHECK(holds(same.out, "read again: 1 session, 3 appearances, 2 decisions replayed, 0 waiting"));
  CHECK(run({"export", "--db", db}).out == before);
  CHECK(run({"history", "--format", "csv", "--db", db}).out == history);

  // The person of a3 is no longer in the text: what was set about her waits, and is listed.
  folder.write("one.txt", replaced(small_agenda(), "Rosa Herrera", "Inés Paz"));
  const Run changed = run({"import", "--again", "--db", db, path});
  CHECK(changed.code == 0);
  CHECK(holds(changed.out, "1 decision replayed, 1 waiting"));
  CHECK(holds(changed.out, "Rosa Herrera is not at one.txt:"));
  CHECK_FALSE(holds(run({"list", "people", "--db", db}).out, "Rosa Herrera"));
  CHECK(holds(run({"list", "people", "--db", db}).out, "Kofi A. Mensah"));
  CHECK(holds(run({"list", "documents", "--db", db, "--format", "csv"}).out, "d1,"));
  CHECK_FALSE(holds(run({"list", "documents", "--db", db, "--format", "csv"}).out, "d2,"));
  CHECK(run({"undo", "1", "--db", db}).code == 0);
  CHECK(run({"redo", "1", "--db", db}).code == 0);

  folder.write("one.txt", small_agenda());
  CHECK(run({"import", "--again", "--db", db, path}).code == 0);
  CHECK(holds(run({"list", "appearances", "--db", db, "--format", "csv"}).out, "chair"));
  CHECK(run({"doctor", "--db", db}).code == 0);
}

TEST_CASE("import --again takes new files as ever, and says which document it cannot tell", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  std::filesystem::create_directory(folder / "x");
  std::filesystem::create_directory(folder / "y");
  const std::string one = folder.write("x/programme.txt", small_agenda());
  const std::string two = folder.write("y/programme.txt", replaced(small_agenda(), "Rosa Herrera", "Inés Paz"));
  CHECK(holds(run({"import", "--again", "--db", db, one}).out, "1 new event"));
  CHECK(holds(run({"import", "--db", db, two}).out, "0 new events"));
  folder.write("y/programme.txt", replaced(small_agenda(), "Rosa Herrera", "Inés Paz Vega"));
  const Run unclear = run({"import", "--again", "--db", db, two});
  CHECK(unclear.code == 6);
  CHECK(holds(unclear.err, "--document"));
  CHECK(holds(run({"import", "--again", "--document", "d2", "--db", db, two}).out, "read again"));
  CHECK(holds(run({"list", "people", "--db", db}).out, "Inés Paz Vega"));
  CHECK(run({"import", "--document", "d2", "--db", db, two}).code == 2);
  // The bytes that were replaced are known still.
  folder.write("y/programme.txt", replaced(small_agenda(), "Rosa Herrera", "Inés Paz"));
  CHECK(holds(run({"import", "--db", db, two}).out, "nothing changed"));
}

TEST_CASE("a document that shares nothing but its name with one of the base is not exchanged for it", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  const std::string path = folder.write("programme.txt", small_agenda());
  REQUIRE(run({"import", "--db", db, path}).code == 0);
  const std::string before = run({"export", "--db", db}).out;
  folder.write("programme.txt",
               "Forum of Mayors\n\n7 May 2021, Bern\n\n9:00 - 10:00  Opening\n\n- Ms. Ida Roth, Mayor, Bern\n");
  const Run refused = run({"import", "--again", "--db", db, path});
  CHECK(refused.code == 6);
  CHECK(holds(refused.err, "d1 has this name, and says something else"));
  CHECK(run({"export", "--db", db}).out == before);
  CHECK(holds(run({"import", "--again", "--document", "d1", "--db", db, path}).out, "read again: 1 session, 1 appearance"));
  CHECK_FALSE(holds(run({"list", "people", "--db", db}).out, "Kofi"));
}

TEST_CASE("exports are not read again", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  REQUIRE(run({"import", "--db", db, folder.write("one.txt", small_agenda())}).code == 0);
  const std::string path = folder.write("base.json", run({"export", "--db", db}).out);
  REQUIRE(run({"import", "--db", folder.path("b.db"), path}).code == 0);
  const Run refused = run({"import", "--again", "--db", folder.path("b.db"), path});
  CHECK(refused.code == 4);
  CHECK(holds(refused.err, "not read again"));
}
