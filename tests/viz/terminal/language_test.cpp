#include <catch2/catch.hpp>

#include "tests/viz/parts_of_text.hpp"
#include "tests/viz/terminal/folder.hpp"
#include "viz/terminal/reason.hpp"

using namespace entente::test;
using viz_test::holds;

TEST_CASE("errors come in the language that was asked for", "[terminal][language]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  REQUIRE(run({"import", "--db", db, folder.write("a.txt", small_agenda())}).code == 0);
  const Run undone = run({"undo", "999", "--db", db, "--lang", "fr"});
  CHECK(undone.code == 3);
  CHECK(holds(undone.err, "il n'y a pas de décision 999"));
  CHECK(holds(run({"undo", "999", "--db", db, "--lang", "es"}).err, "no hay ninguna decisión 999"));
  CHECK(holds(run({"undo", "999", "--db", db, "--lang", "en"}).err, "there is no decision 999"));
  CHECK(run({"list", "people", "--db", db, "--filter", "rle=speaker", "--lang", "fr"}).err ==
        "entente: filtre : clé inconnue dans « rle=speaker » ; vouliez-vous dire « role » ?\n");
  const Run samples = run({"analyse", "betweenness", "--db", db, "--set", "samples=x", "--lang", "es"});
  CHECK(holds(samples.err, "opción samples: «x» no es un número entero"));
}

TEST_CASE("a file that is not there is told in the language", "[terminal][language]") {
  const Folder folder;
  const Run missing = run({"import", "--db", folder.path("a.db"), folder.path("none.txt"), "--lang", "es"});
  CHECK(missing.code == 3);
  CHECK(missing.err == "entente: " + folder.path("none.txt") + ": no existe ese archivo\n");
  const Run empty = run({"import", "--db", folder.path("a.db"), folder.write("empty.txt", ""), "--lang", "fr"});
  CHECK(empty.err == "entente: " + folder.path("empty.txt") + " : vide\n");
}

TEST_CASE("what is wrong with a command line is told in the language", "[terminal][language]") {
  CHECK(run({"--lang", "fr"}).err == "entente: il manque une commande\n");
  CHECK(holds(run({"import", "--lang", "fr"}).err, "il manque PATH"));
  CHECK(holds(run({"list", "people", "--lang", "es", "--format", "xml"}).err, "xml no está en"));
}

TEST_CASE("what the journal says, and rests of coverage, are told in the language, and JSON keeps its words",
          "[terminal][language]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  REQUIRE(run({"import", "--db", db, folder.write("a.txt", small_agenda())}).code == 0);
  const std::string journal = run({"list", "journal", "--db", db, "--lang", "fr"}).out;
  CHECK(holds(journal, "interventions : "));
  CHECK_FALSE(holds(journal, "appearances of"));
  CHECK(holds(run({"list", "journal", "--db", db, "--lang", "fr", "--format", "json"}).out, "appearances of"));
  const std::string regions = run({"coverage", "region", "--db", db, "--lang", "es"}).out;
  CHECK(holds(regions, "contado"));
  CHECK(holds(regions, "desconocido"));
  CHECK_FALSE(holds(regions, "counted"));
  CHECK(holds(run({"coverage", "region", "--db", db, "--lang", "es", "--format", "json"}).out, "counted"));
  CHECK(holds(run({"coverage", "absence", "--db", db, "--lang", "fr"}).out, "jamais vu"));
}

TEST_CASE("what the system and libraries say is told in the language", "[terminal][language]") {
  const Folder folder;
  const Run broken =
      run({"import", "--db", folder.path("a.db"), folder.write("a.xlsx", "PK\3\4 no archive"), "--lang", "fr"});
  CHECK(holds(broken.err, "ce n'est pas une archive zip"));
  const Run json = run({"import", "--db", folder.path("a.db"), folder.write("a.json", "{\"a\": nonsense}"), "--lang", "es"});
  CHECK(holds(json.err, "error de sintaxis"));
}

TEST_CASE("names of states, kinds of ties and of finds are told in the language, and CSV keeps its words",
          "[terminal][language]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  const std::string list = folder.write("a.csv", "Process,Member State,Since\nRabat Process,Germany,2006\n");
  const std::string people = folder.write("b.csv", "Name,Country,Role\nAda Lind,Germany,Delegate\n");
  REQUIRE(run({"import", "--db", db, list, people}).code == 0);
  const std::string ties = run({"list", "partnerships", "--db", db, "--lang", "fr"}).out;
  CHECK(holds(ties, "Allemagne"));
  CHECK(holds(ties, "membre de"));
  CHECK(holds(run({"list", "states", "--db", db, "--lang", "es"}).out, "Alemania"));
  CHECK(holds(run({"list", "people", "--db", db, "--lang", "fr"}).out, "Allemagne"));
  const std::string codes = run({"list", "partnerships", "--db", db, "--lang", "fr", "--format", "csv"}).out;
  CHECK(holds(codes, "Germany"));
  CHECK(holds(codes, "member-of"));
  CHECK(holds(run({"search", "lind", "--db", db, "--lang", "es"}).out, "persona"));
  CHECK(holds(run({"search", "lind", "--db", db, "--lang", "es"}).out, "línea"));
  CHECK(holds(run({"search", "lind", "--db", db, "--lang", "es", "--format", "json"}).out, "\"person\""));
}

TEST_CASE("what is wrong with JSON is told in the language", "[terminal][language]") {
  const Folder folder;
  const Run deep =
      run({"import", "--db", folder.path("a.db"),
           folder.write("a.json", "{\"a\":" + std::string(30, '[') + std::string(30, ']') + "}"), "--lang", "fr"});
  CHECK(holds(deep.err, "imbriqué trop profondément"));
}

TEST_CASE("numbers in the notes of a table have the sign of the language", "[terminal][language]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  REQUIRE(run({"import", "--db", db, folder.write("a.txt", small_agenda())}).code == 0);
  const std::string modes = run({"analyse", "communities", "--network", "people", "--db", db, "--lang", "fr"}).out;
  CHECK(holds(modes, "0,000"));
  CHECK_FALSE(holds(modes, "0.000"));
}

TEST_CASE("reasons for a review name roles in the language, and keep what is printed", "[terminal][language]") {
  using entente::Language;
  CHECK(entente::reason_text("Stands below one moderator; read as a speaker.", Language::fr) ==
        "Se trouve sous un seul rôle (modération) ; lu comme intervenant.");
  CHECK(entente::reason_text("\"speaker\" is no state that is known.", Language::fr) ==
        "« speaker » n'est pas un État connu.");
  CHECK(entente::reason_text("\"Lorem\" was taken for a body, though no word says that it is one.", Language::es) ==
        "«Lorem» se tomó por una entidad, aunque ninguna palabra dice que lo sea.");
}
