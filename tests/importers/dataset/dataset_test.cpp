#include <algorithm>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "importers/dataset/dataset.hpp"
#include "tests/core/store/sample.hpp"
#include "tests/importers/dataset/sample.hpp"
#include "tests/importers/dataset/schema.hpp"
#include "viz/export/export.hpp"

using namespace entente;

namespace {

const Reference& reference() { return Reference::builtin(); }

std::string exported() { return to_json(sample::full_dataset(), reference()); }

ReadDataset read(const std::string& text) { return read_dataset({"x.json", text}); }

/// The export with one piece replaced; the piece must be there.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = exported();
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

bool says(const ReadDataset& read, Severity severity, const std::string& message) {
  return std::any_of(read.diagnostics.begin(), read.diagnostics.end(), [&](const Diagnostic& remark) {
    return remark.severity == severity && remark.message.english().find(message) != std::string::npos &&
           remark.file == "x.json";
  });
}

ErrorKind kind_of_failure(const std::string& text) {
  try {
    static_cast<void>(read(text));
  } catch (const Error& error) {
    INFO(error.what());
    CHECK(std::string(error.what()).substr(0, 6) == "x.json");
    CHECK(std::string(error.what()).find('\n') == std::string::npos);
    return error.kind();
  }
  FAIL("was read: " << text.substr(0, 60));
  return ErrorKind::internal;
}

} // namespace

TEST_CASE("which document supersedes which goes through an export") {
  Dataset data = sample::full_dataset();
  data.documents[0].superseded_by = DocumentId(3);
  const std::string text = to_json(data, reference());
  CHECK(sample::breaches_of_schema(text) == std::vector<std::string>{});
  const ReadDataset back = read(text);
  CHECK(back.diagnostics.empty());
  CHECK(back.dataset == data);
  CHECK(to_json(back.dataset, reference()) == text);
}

TEST_CASE("a document that would supersede itself, or is superseded by none there is, stands") {
  Dataset data = sample::full_dataset();
  data.documents[0].superseded_by = DocumentId(3);
  data.documents[1].superseded_by = DocumentId(1);
  const ReadDataset circle = read(to_json(data, reference()));
  CHECK(says(circle, Severity::warning, "would supersede itself"));
  CHECK(circle.dataset.documents[0].superseded_by == DocumentId(3));
  CHECK_FALSE(circle.dataset.documents[1].superseded_by);
  data.documents[0].superseded_by = DocumentId(9);
  data.documents[1].superseded_by = DocumentId(3);
  const ReadDataset lost = read(to_json(data, reference()));
  CHECK(says(lost, Severity::warning, "there is no \"d9\""));
  CHECK(lost.dataset == sample::full_dataset());
}

TEST_CASE("an export fits the schema and reads back as it was") {
  const std::string text = exported();
  CHECK(sample::breaches_of_schema(text) == std::vector<std::string>{});
  const ReadDataset back = read(text);
  CHECK(back.diagnostics.empty());
  CHECK(back.dataset == sample::full_dataset());
  CHECK(to_json(back.dataset, reference()) == text);
}

TEST_CASE("export, import into an empty base and export give equal bytes") {
  const sample::Folder folder;
  const std::string text = exported();
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  {
    auto transaction = base.begin_import();
    const auto counts = transaction.write(read(text).dataset, "tester", {}, {"x.json", std::string(64, 'c')});
    CHECK(counts.appearances == 2);
    CHECK(counts.new_people == 2);
    transaction.commit();
  }
  CHECK(base.dataset() == sample::full_dataset());
  CHECK(to_json(base.dataset(), reference()) == text);
  CHECK(base.check() == std::vector<Wording>{});
  CHECK(base.knows(std::string(64, 'a')));
  CHECK(base.knows(std::string(64, 'c')));
  CHECK_FALSE(base.knows(std::string(64, 'd')));
  CHECK(base.search("itamaraty", 5).at(0).id == "o2");
}

TEST_CASE("a base filled from agendas survives the exchange") {
  const sample::Folder folder;
  Base first = Base::open(folder.file("first.db"), OpenMode::create);
  for (int n = 1; n <= 9; ++n) {
    sample::import(first, sample::agenda(n));
  }
  const std::string text = to_json(first.dataset(), reference());
  CHECK(sample::breaches_of_schema(text) == std::vector<std::string>{});
  Base second = Base::open(folder.file("second.db"), OpenMode::create);
  const ReadDataset back = read(text);
  CHECK(back.diagnostics.empty());
  auto transaction = second.begin_import();
  transaction.write(back.dataset, "tester");
  transaction.commit();
  CHECK(to_json(second.dataset(), reference()) == text);
}

TEST_CASE("a dataset joins a base that holds something by new ids") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  auto agenda = sample::agenda(1);
  agenda.programme.events[0].process = "Dialogue international sur la migration";
  sample::import(base, agenda);
  const Dataset before = base.dataset();
  BlockingKeys keys{{{"gomez eloise"}, {}}, {{}, {"mre bra"}, {}}};
  {
    auto transaction = base.begin_import();
    transaction.write(sample::full_dataset(), "tester", keys);
    CHECK(transaction.known().people_by_key("gomez eloise") == std::vector{PersonId(7)});
    CHECK(transaction.known().organisations_by_key("mre bra").size() == 1);
    CHECK(transaction.known().organisation_by_reference("iom").has_value());
    transaction.commit();
  }
  const Dataset after = base.dataset();
  CHECK(after.people.size() == before.people.size() + 2);
  CHECK(after.processes.size() == 2); // one of the two was there by name
  CHECK(after.events.size() == 3);
  const Event* const joined = find(after.events, EventId(2));
  REQUIRE(joined != nullptr);
  CHECK(joined->title == "Atelier");
  CHECK(joined->process == before.processes[0].id);
  CHECK(joined->documents == std::vector{DocumentId(2), DocumentId(3)});
  CHECK(id_text(after.partnerships.back().target) == "e2");
  CHECK(base.check() == std::vector<Wording>{});
  auto transaction = base.begin_import();
  CHECK_THROWS_AS(transaction.write(sample::full_dataset(), "tester"), Error);
}

TEST_CASE("ids of another form are numbered in their order") {
  std::string text = exported();
  for (const auto& [from, to] : {std::pair{"\"p2\"", "\"person-1\""}, {"\"p10\"", "\"person-0\""}}) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from)) {
      text.replace(at, std::string(from).size(), to);
    }
  }
  const ReadDataset back = read(text);
  CHECK(back.diagnostics.empty());
  REQUIRE(back.dataset.people.size() == 2);
  CHECK(back.dataset.people[0].id == PersonId(1));
  CHECK(back.dataset.people[0].name == "Éloïse Gómez");
  CHECK(back.dataset.appearances[1].person == PersonId(2));
  CHECK(back.dataset.organisations[2].id == OrganisationId(7)); // other lists keep theirs
}

TEST_CASE("what is wrong is said with its place") {
  using Case = std::tuple<const char*, const char*, Severity, const char*, std::size_t>;
  // What is replaced, by what, what is said, and how many appearances are left.
  const std::vector<Case> cases{
      {"\"session\": \"s1\", \"role\"", "\"session\": \"s9\", \"role\"", Severity::error,
       "appearances[0].session: there is no \"s9\"", 1},
      {"\"person\": \"p10\"", "\"person\": \"p11\"", Severity::error, "appearances[1].person: there is no \"p11\"", 1},
      {"\"role\": \"participant\"", "\"role\": \"guest\"", Severity::error, "appearances[1].role: \"guest\"", 1},
      {"\"role\": \"participant\"", "\"rule\": \"participant\"", Severity::error,
       "appearances[1].role: the field is missing", 1},
      {"\"remote\": true", "\"remote\": null", Severity::error, "appearances[0].remote", 1},
      {"\"name\": \"Amadou Ba\"", "\"name\": \"\"", Severity::error, "people[1].name", 1},
      {"\"id\": \"a2\"", "\"id\": \"a1\"", Severity::error, "appearances[1].id: \"a1\" is taken", 1},
      {"\"id\": \"a2\"", "\"id\": 2", Severity::error, "appearances[1].id", 1},
      {"\"line\": 12", "\"line\": 0", Severity::warning, "appearances[0].line", 2},
      {"\"start\": \"09:05\"", "\"start\": \"9:05\"", Severity::warning, "sessions[0].start", 2},
      {"\"start\": \"2017-04-18\"", "\"start\": \"2017-02-30\"", Severity::warning, "events[0].start", 2},
      {"\"when\": \"2018\"", "\"when\": \"18\"", Severity::warning, "events[1].when", 2},
      {"\"position\": \"Directrice\"", "\"position\": \"\"", Severity::warning, "appearances[0].position", 2},
      {"\"position\": \"Directrice\"", "\"position\": 7", Severity::warning, "appearances[0].position", 2},
      {"\"state\": \"CHE\"", "\"state\": \"Suisse\"", Severity::warning, "appearances[1].state", 2},
      {"\"state\": \"CHE\"", "\"state\": \"FRA\"", Severity::warning, "\"FRA\" is not in the list of states", 2},
      {"\"parent\": \"o2\"", "\"parent\": \"o9\"", Severity::warning, "organisations[0].parent: there is no \"o9\"", 2},
      {"\"kind\": \"process\"", "\"kind\": \"session\"", Severity::error, "partnerships[0].target.kind", 2},
      {"\"sha256\": \"aaaa", "\"sha256\": \"AAAA", Severity::error, "documents[0].sha256", 2},
      {"\"organisations\": [\"o1\", \"o2\"]", "\"organisations\": [\"o1\", \"o3\"]", Severity::warning,
       "appearances[0].organisations", 2},
      {"\"event\": \"e2\", \"session\": null, \"role\"", "\"event\": \"e2\", \"session\": \"s1\", \"role\"", Severity::error,
       "the session belongs to another event", 1},
  };
  for (const auto& [from, to, severity, message, left] : cases) {
    CAPTURE(from, to);
    const ReadDataset back = read(changed(from, to));
    CHECK(says(back, severity, message));
    CHECK(back.dataset.appearances.size() == left);
    CHECK(sample::breaches_of_schema(to_json(back.dataset, reference())).empty());
  }
}

TEST_CASE("what is no dataset is refused in one line") {
  CHECK(kind_of_failure("") == ErrorKind::unreadable);
  CHECK(kind_of_failure("Ordre du jour") == ErrorKind::unreadable);
  CHECK(kind_of_failure("{\"format\": \"entente-dataset\",\n\"version\": }") == ErrorKind::unreadable);
  CHECK(kind_of_failure(exported().substr(0, 900)) == ErrorKind::unreadable);
  CHECK(kind_of_failure(exported() + "{}") == ErrorKind::unreadable);
  CHECK(kind_of_failure(std::string(100000, '[')) == ErrorKind::unreadable);
  CHECK(kind_of_failure("{\"format\": \"\xff\"}") == ErrorKind::unreadable);
  CHECK(kind_of_failure("[1, 2]") == ErrorKind::unsupported);
  CHECK(kind_of_failure("{\"type\": \"FeatureCollection\"}") == ErrorKind::unsupported);
  CHECK(kind_of_failure(changed("\"version\": 1", "\"version\": 2")) == ErrorKind::unsupported);
  CHECK(kind_of_failure(changed("\"themes\"", "\"subjects\"")) == ErrorKind::unreadable);
}

TEST_CASE("a dataset is known by its beginning") {
  const std::string text = "\xef\xbb\xbf" + exported();
  CHECK(accepts_dataset({"x.json", text}));
  CHECK(read(text).dataset == sample::full_dataset());
  CHECK_FALSE(accepts_dataset({"x.json", "{\"type\": \"FeatureCollection\"}"}));
  CHECK_FALSE(accepts_dataset({"x.json", "entente-dataset"}));
  CHECK_FALSE(accepts_dataset({"x.json", ""}));
}

TEST_CASE("what the format does not carry is found again") {
  auto data = sample::full_dataset();
  data.appearances[1].source.printed = "M. Amadou Ba, Suisse";
  data.appearances[0].source.printed = "Mme Éloïse Gómez, Directrice";
  const Dataset back = read(to_json(data, reference())).dataset;
  CHECK_FALSE(back.appearances[0].state_printed);
  CHECK(back.appearances[1].state_printed);
  CHECK(back.organisations[2].reference == "iom");
  CHECK_FALSE(back.organisations[0].reference.has_value());
  CHECK(back.processes[0].reference == "idm");
}
