#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "tests/viz/terminal/folder.hpp"
#include "viz/terminal/command.hpp"
#include "viz/terminal/exit_codes.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("each kind of error has its exit code", "[terminal]") {
  CHECK(exit_code(ErrorKind::bad_argument) == ExitCode::usage);
  CHECK(exit_code(ErrorKind::not_found) == ExitCode::not_found);
  CHECK(exit_code(ErrorKind::unsupported) == ExitCode::unsupported);
  CHECK(exit_code(ErrorKind::unreadable) == ExitCode::unreadable);
  CHECK(exit_code(ErrorKind::conflict) == ExitCode::conflict);
  CHECK(exit_code(ErrorKind::store) == ExitCode::store);
  CHECK(exit_code(ErrorKind::internal) == ExitCode::internal);
}

TEST_CASE("help shows examples and goes to standard output", "[terminal]") {
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    const Run help = run({command.name, "--help"});
    CHECK(help.code == 0);
    CHECK(help.err.empty());
    REQUIRE_FALSE(command.examples.empty());
    CHECK(help.out.find(command.examples.front()) != std::string::npos);
    CHECK(help.out.find('<') == std::string::npos); // a key without a message would show in angle brackets
  }
  CHECK(run({"--help"}).out.find("coverage") != std::string::npos);
}

TEST_CASE("help speaks three languages", "[terminal]") {
  CHECK(run({"import", "--help", "--lang", "fr"}).out.find("Exemples") != std::string::npos);
  CHECK(run({"import", "--help", "--lang", "es"}).out.find("Ejemplos") != std::string::npos);
}

TEST_CASE("help of a measure says its options, their ranges and its source", "[terminal]") {
  const Run help = run({"analyse", "betweenness", "--help", "--lang", "en"});
  CHECK(help.code == 0);
  CHECK(help.out.starts_with("betweenness: How many pairs of others"));
  CHECK(help.out.find("--set samples=0") != std::string::npos);
  CHECK(help.out.find("(yes, no)") != std::string::npos);
  CHECK(help.out.find("Brandes 2001") != std::string::npos);
  CHECK(run({"analyse", "--help", "--lang", "en"}).out.find("Brandes") == std::string::npos);
}

TEST_CASE("a misspelt command or option is answered with the nearest one", "[terminal]") {
  const Run command = run({"imporr"});
  CHECK(command.code == 2);
  CHECK(command.out.empty());
  CHECK(command.err == "entente: unknown command imporr. Did you mean import?\n");
  const Run option = run({"list", "people", "--fromat", "csv"});
  CHECK(option.code == 2);
  CHECK(option.err == "entente: unknown option --fromat. Did you mean --format?\n");
}

TEST_CASE("a misspelt measure, question or filter key is answered with the nearest one", "[terminal]") {
  const Folder folder;
  REQUIRE(run({"import", "--db", folder.path("a.db"), folder.write("a.txt", small_agenda())}).code == 0);
  const Run measure = run({"analyse", "betweeness", "--db", folder.path("a.db")});
  CHECK(measure.code == 2);
  CHECK(measure.err.find("betweenness") != std::string::npos);
  const Run question = run({"coverage", "absense", "--db", folder.path("a.db")});
  CHECK(question.code == 2);
  CHECK(question.err.find("absence") != std::string::npos);
  const Run filter = run({"list", "people", "--filter", "rolle=speaker", "--db", folder.path("a.db")});
  CHECK(filter.code == 2);
  CHECK(filter.err.find("role") != std::string::npos);
}

TEST_CASE("a missing base is not made by a question", "[terminal]") {
  const Folder folder;
  const Run listed = run({"list", "people", "--db", folder.path("none.db")});
  CHECK(listed.code == 3);
  CHECK(listed.err.find("none.db") != std::string::npos);
  CHECK(folder.names().empty());
}

TEST_CASE("help says what the value of an option is, in the language", "[terminal]") {
  const std::string coverage = run({"coverage", "--help"}).out;
  CHECK(coverage.find("--unit {appearances|people}") != std::string::npos);
  CHECK(coverage.find("--moderators {with|without|apart}") != std::string::npos);
  CHECK(coverage.find("--method {common|adamic-adar|resource}") != std::string::npos);
  CHECK(coverage.find("--of {people|organisations|states}") != std::string::npos);
  CHECK(coverage.find("-o,--output FILE") != std::string::npos);
  const std::string import = run({"import", "--help", "--lang", "fr"}).out;
  CHECK(import.find("--map CHAMP=COLONNE,…") != std::string::npos);
  CHECK(import.find("source-kind, target-kind, ignore") != std::string::npos);
  for (const char* const english : {"Usage", "Positionals", "REQUIRED", "[OPTION]"}) {
    CAPTURE(english);
    CHECK(import.find(english) == std::string::npos);
  }
  const std::string spanish = run({"--help", "--lang", "es"}).out;
  CHECK(spanish.find("Uso:") != std::string::npos);
  CHECK(spanish.find("Órdenes:") != std::string::npos);
  CHECK(spanish.find("Subcommands") == std::string::npos);
  CHECK(run({"coverage", "--list", "--lang", "fr"}).out.find("auto ou une année") != std::string::npos);
}

TEST_CASE("an unknown command is named behind options, too", "[terminal]") {
  CHECK(run({"--lang", "fr", "frobnicate"}).err == "entente: commande inconnue frobnicate.\n");
  CHECK(run({"--db", "x", "imporr", "--lang", "en"}).err == "entente: unknown command imporr. Did you mean import?\n");
  CHECK(run({"--db=x", "--lang", "en"}).err.find("command") != std::string::npos);
}

TEST_CASE("a value of a filter that nothing can have is refused", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  REQUIRE(run({"import", "--db", db, folder.write("a.txt", small_agenda())}).code == 0);
  for (const char* const wrong : {"state=ZZZ", "group=FOO", "process=zzz", "category=zzz", "event=e99", "region=999"}) {
    CAPTURE(wrong);
    const Run refused = run({"list", "people", "--db", db, "--filter", wrong, "--lang", "en"});
    CHECK(refused.code == 2);
    CHECK(refused.err.starts_with(std::string("entente: filter: unknown value in \"") + wrong));
  }
  for (const char* const empty : {"state=FJI", "group=GRULAC", "process=gfmd", "category=ngo", "event=e1", "region=019"}) {
    CAPTURE(empty);
    CHECK(run({"list", "people", "--db", db, "--filter", empty}).code == 0);
  }
}
