#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/sql.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;

TEST_CASE("an import is found again in the dataset") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  const auto agenda = sample::agenda(1, 6);
  const auto counts = sample::import(base, agenda);
  CHECK(counts.new_events == 1);
  CHECK(counts.sessions == 3);
  CHECK(counts.appearances == 6);
  CHECK(counts.people == 6);
  CHECK(counts.new_people == 6);
  CHECK(counts.themes == 2);
  CHECK(counts.partnerships == 1);
  CHECK(counts.review == 1);

  const Dataset dataset = base.dataset();
  REQUIRE(dataset.documents.size() == 1);
  CHECK(dataset.documents[0].name == "agenda-1.txt");
  CHECK(dataset.documents[0].language == Language::fr);
  REQUIRE(dataset.events.size() == 1);
  CHECK(dataset.events[0].process == dataset.processes.at(0).id);
  CHECK(dataset.events[0].when == "2017-04-18/2017-04-19");
  CHECK(dataset.events[0].documents == std::vector{dataset.documents[0].id});
  CHECK(dataset.events[0].source.line == 1);
  REQUIRE(dataset.sessions.size() == 3);
  CHECK(dataset.sessions[2].parent == dataset.sessions[1].id);
  CHECK(dataset.sessions[0].kind == SessionKind::opening);
  CHECK(to_iso(*dataset.sessions[1].start) == "09:30");
  REQUIRE(dataset.appearances.size() == 6);
  const Appearance& first = dataset.appearances[0];
  CHECK(first.role == Role::moderator);
  CHECK(first.position == "Directrice numéro 0");
  CHECK(first.state == "CHE");
  CHECK(first.state_printed);
  CHECK(first.gender == Gender::f);
  CHECK(first.source.printed == agenda.programme.entries[0].evidence.printed);
  CHECK(find(dataset.people, first.person)->name == agenda.programme.entries[0].name);
  CHECK(find(dataset.organisations, first.organisations.at(0))->name == agenda.programme.entries[0].bodies[0].name);
  const Appearance& fourth = dataset.appearances[3];
  CHECK(fourth.state == "CHL"); // entry 3: every third entry has a state, number 3 of the five
  CHECK_FALSE(fourth.state_printed);
  CHECK_FALSE(dataset.appearances[1].state.has_value());
  CHECK(dataset.states == std::vector<std::string>{"CHE", "CHL"});
  REQUIRE(dataset.partnerships.size() == 1);
  CHECK(id_text(dataset.partnerships[0].source) == "CHE");
  CHECK(dataset.partnerships[0].kind == PartnershipKind::co_chairs);
  CHECK(dataset.themes.at(0).text == "Échange de données");
  CHECK(base.check() == std::vector<Wording>{});
}

TEST_CASE("what was imported is there after opening again") {
  const sample::Folder folder;
  const auto path = folder.file("x.db");
  Dataset before;
  {
    Base base = Base::open(path, OpenMode::create);
    sample::import(base, sample::agenda(1));
    sample::import(base, sample::agenda(8)); // the people of agenda 1 return in agenda 8
    before = base.dataset();
  }
  CHECK_FALSE(std::filesystem::exists(path.string() + "-wal"));
  const Base again = Base::open(path, OpenMode::read_only);
  CHECK(again.dataset() == before);
  CHECK(before.people.size() == 6);
  CHECK(before.appearances.size() == 12);
  CHECK(before.processes.size() == 1);
  const auto journal = again.journal();
  // One line for each import and one for each of the six people joined by the second.
  REQUIRE(journal.size() == 8);
  CHECK(std::count_if(journal.begin(), journal.end(), [](const JournalEntry& e) { return e.action == "import"; }) == 2);
  const auto same = std::find_if(journal.begin(), journal.end(), [](const JournalEntry& e) { return e.action == "same"; });
  REQUIRE(same != journal.end());
  CHECK(same->by == "tester");
  CHECK(same->score == 0.9);
  CHECK(same->reason == "same name");
  CHECK(same->subject.substr(0, 4) == "p1: ");
}

TEST_CASE("nothing is kept of an import that does not commit") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  sample::import(base, sample::agenda(1));
  const Dataset before = base.dataset();
  {
    auto transaction = base.begin_import();
    const auto agenda = sample::agenda(2);
    transaction.write(agenda.document, agenda.programme, sample::resolve(agenda.programme, transaction.known()), "tester");
    CHECK(base.dataset().documents.size() == 2); // the same connection sees its own writing
  }
  CHECK(base.dataset() == before);
  CHECK(base.journal().size() == 1);
  CHECK(base.search("Atelier", 10).size() == 1);
  CHECK(base.check() == std::vector<Wording>{});

  // A failure half-way: entry 3 has no name, which the schema refuses.
  auto broken = sample::agenda(3);
  broken.programme.entries[3].bodies.clear();
  {
    auto transaction = base.begin_import();
    auto resolution = sample::resolve(broken.programme, transaction.known());
    resolution.new_people[3].name.clear();
    CHECK_THROWS_AS(transaction.write(broken.document, broken.programme, resolution, "tester"), Error);
  }
  CHECK(base.dataset() == before);
}

TEST_CASE("a document is imported once") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  const auto agenda = sample::agenda(1);
  CHECK_FALSE(base.document_with_hash(agenda.document.sha256).has_value());
  sample::import(base, agenda);
  CHECK(base.document_with_hash(agenda.document.sha256)->name == "agenda-1.txt");
  try {
    sample::import(base, agenda);
    FAIL("a second import of the same bytes must be refused");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::conflict);
    CHECK(std::string(error.what()).find("agenda-1.txt") != std::string::npos);
  }
}

TEST_CASE("names and lines are found whatever their accents and case") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  auto agenda = sample::agenda(1, 1);
  agenda.programme.entries[0].name = "Éloïse Gómez Camacho";
  agenda.document.lines[41] = "Mme Éloïse Gómez Camacho, Brésil";
  sample::import(base, agenda);

  const auto hits = base.search("gomez ELOISE", 10);
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].kind == "person");
  CHECK(hits[0].id == "p1");
  CHECK(hits[0].name == "Éloïse Gómez Camacho");
  CHECK(hits[1].kind == "line");
  CHECK(hits[1].id == "d1:42");
  CHECK(hits[1].line == 42);
  CHECK(hits[1].document == "agenda-1.txt");
  CHECK(base.search("bresil", 10).size() == 1);
  CHECK(base.search("atelier", 10).at(0).id == "e1");
  CHECK(base.search("dialog", 10).at(0).kind == "process");
  CHECK(base.search("Partenariats", 1).at(0).id == "s3");
  CHECK(base.search("coopération", 7).size() == 7); // in 119 lines
  CHECK(base.search("nothing of the kind", 10).empty());
  for (const char* odd : {"", "  ", "\"", "AND", "NEAR(", "*", "a\" OR \"b", "-", "text:", "^x", "{"}) {
    CHECK_NOTHROW(base.search(odd, 5));
  }
}

TEST_CASE("a search finds the same before and after the indexes are written, and in a base open for reading") {
  const sample::Folder folder;
  const auto path = folder.file("x.db");
  const auto ids = [](const Base& base, std::string_view words) {
    std::set<std::string> found;
    for (const SearchHit& hit : base.search(words, 1000)) {
      CHECK(found.insert(hit.id).second);
    }
    return found;
  };
  Base base = Base::open(path, OpenMode::create);
  sample::import(base, sample::agenda(1));
  base.index_texts();
  sample::import(base, sample::agenda(2)); // waits
  const Base reader = Base::open(path, OpenMode::read_only);
  for (const char* words : {"atelier", "dialog", "coopération", "p", "nothing of the kind"}) {
    const auto waiting = ids(base, words);
    CHECK(ids(reader, words) == waiting);
    CHECK(waiting.empty() == (std::string_view(words) == "nothing of the kind"));
  }
  const auto before = ids(base, "coopération");
  CHECK(before.contains("d2:42"));
  base.index_texts();
  base.index_texts();
  CHECK(ids(base, "coopération") == before);
  CHECK(ids(reader, "coopération") == before);
  CHECK(base.check().empty());
}

TEST_CASE("the review list and printed lines can be read") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  sample::import(base, sample::agenda(4));
  const auto review = base.review();
  REQUIRE(review.size() == 1);
  CHECK(review[0].kind == "unplaced");
  CHECK(review[0].document == "agenda-4.txt");
  CHECK(review[0].line == 60);
  CHECK(review[0].printed == "???");
  CHECK(base.line(DocumentId(1), 3) == sample::agenda(4).document.lines[2]);
  CHECK_FALSE(base.line(DocumentId(1), 121).has_value());
  CHECK_FALSE(base.line(DocumentId(2), 1).has_value());
  const std::vector<std::pair<DocumentId, int>> places{{DocumentId(1), 4}, {DocumentId(2), 1}, {DocumentId(1), 3}};
  const auto lines = base.lines(places);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == sample::agenda(4).document.lines[3]);
  CHECK_FALSE(lines[1].has_value());
  CHECK(lines[2] == sample::agenda(4).document.lines[2]);
}

TEST_CASE("a person goes by the fullest printed form, the others are aliases") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  const auto import_as = [&](int n, const std::string& name, std::optional<PersonId> known) {
    auto agenda = sample::agenda(n, 1);
    agenda.programme.entries[0].name = name;
    auto transaction = base.begin_import();
    auto resolution = sample::resolve(agenda.programme, transaction.known());
    if (known) {
      resolution.new_people.clear();
      resolution.person[0] = {known, 0};
      resolution.person_keys = {{"key of " + name}};
    }
    transaction.write(agenda.document, agenda.programme, resolution, "tester");
    transaction.commit();
  };
  import_as(1, "William Gois", std::nullopt);
  import_as(2, "Ashley William Gois", PersonId(1));
  import_as(3, "W. Gois", PersonId(1));
  const Dataset dataset = base.dataset();
  REQUIRE(dataset.people.size() == 1);
  CHECK(dataset.people[0].name == "Ashley William Gois");
  CHECK(dataset.people[0].aliases == std::vector<std::string>{"W. Gois", "William Gois"});
  auto transaction = base.begin_import();
  CHECK(transaction.known().people_by_key("key of W. Gois") == std::vector{PersonId(1)});
  const auto known = transaction.known().person(PersonId(1));
  CHECK(known.names.size() == 3);
  CHECK(known.events.size() == 3);
  CHECK(known.states == std::vector<std::string>{"CHE"});
  CHECK(known.positions == std::vector<std::string>{"Directrice numéro 0"});
  CHECK(known.gender == Gender::f);
}

TEST_CASE("a body beside a person is in the base with its ties, and no body of the person's") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  sample::Agenda agenda = sample::agenda(1);
  EntryRecord& entry = agenda.programme.entries[0];
  BodyRecord donor;
  donor.name = "Fondation Alpha";
  donor.beside = true;
  entry.bodies.push_back(donor);
  agenda.programme.partnerships = {{0, 0, PartnershipKind::supports, entry.evidence, 1}};
  sample::import(base, agenda);
  const Dataset dataset = base.dataset();
  const auto found = std::find_if(dataset.organisations.begin(), dataset.organisations.end(),
                                  [](const Organisation& body) { return body.name == "Fondation Alpha"; });
  REQUIRE(found != dataset.organisations.end());
  CHECK(dataset.appearances.at(0).organisations.size() == 1);
  CHECK(dataset.appearances.at(0).organisations.at(0) != found->id);
  REQUIRE(dataset.partnerships.size() == 1);
  CHECK(dataset.partnerships[0].source == End{found->id});
  CHECK(dataset.partnerships[0].target == End{dataset.appearances[0].organisations[0]});
  CHECK(dataset.partnerships[0].evidence.line == 10);
  {
    const ImportTransaction transaction = base.begin_import();
    CHECK(transaction.known().person(dataset.appearances[0].person).organisations == dataset.appearances[0].organisations);
  }
  CHECK(base.check() == std::vector<Wording>{});
}

TEST_CASE("a later document completes an event and a body") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  auto first = sample::agenda(1, 1);
  first.programme.events[0].period = {std::nullopt, std::nullopt, "2017-04"};
  first.programme.events[0].place.reset();
  sample::import(base, first);
  auto second = sample::agenda(2, 1);
  second.programme.entries[0].bodies[0].acronym = "MAE";
  auto transaction = base.begin_import();
  auto resolution = sample::resolve(second.programme, transaction.known());
  resolution.new_events.clear();
  resolution.event[0] = {EventId(1), 0};
  resolution.new_organisations.clear();
  resolution.bodies[0][0] = {OrganisationId(1), 0};
  transaction.write(second.document, second.programme, resolution, "tester");
  transaction.commit();
  const Dataset dataset = base.dataset();
  REQUIRE(dataset.events.size() == 1);
  CHECK(dataset.events[0].title == "Atelier 1");
  CHECK(dataset.events[0].when == "2017-04-18/2017-04-19");
  CHECK(to_iso(*dataset.events[0].end) == "2017-04-19");
  CHECK(dataset.events[0].place == "Genève");
  CHECK(dataset.events[0].documents.size() == 2);
  REQUIRE(dataset.organisations.size() == 1);
  CHECK(dataset.organisations[0].acronym == "MAE");
  CHECK(dataset.organisations[0].aliases ==
        std::vector<std::string>{"Ministère 16"}); // agenda 2, entry 0: (2 * 31) % 23 = 16
}

TEST_CASE("only people's verdicts bind the resolver") {
  const sample::Folder folder;
  const auto path = folder.file("x.db");
  {
    Base base = Base::open(path, OpenMode::create);
    auto agenda = sample::agenda(1, 2);
    agenda.programme.entries[1].name = "Jean Dupont";
    auto transaction = base.begin_import();
    auto resolution = sample::resolve(agenda.programme, transaction.known());
    Judgement judgement;
    judgement.verdict = Judgement::Verdict::different;
    judgement.record = 1;
    judgement.other_fresh = 0;
    judgement.score = 0.4;
    judgement.reason = "another body";
    resolution.judgements.push_back(judgement);
    transaction.write(agenda.document, agenda.programme, resolution, "tester");
    CHECK_FALSE(transaction.known().judged_different("Jean Dupont", PersonId(1)));
    transaction.commit();
    REQUIRE(base.journal().size() == 2);
    CHECK(base.journal()[0].action == "different");
  }
  store::Connection(path.string(), "x", store::Access::read_write).execute("UPDATE decision SET by_rule = 0");
  Base base = Base::open(path, OpenMode::existing);
  auto transaction = base.begin_import();
  CHECK(transaction.known().judged_different("Jean Dupont", PersonId(1)));
  CHECK_FALSE(transaction.known().judged_different("Jean Dupond", PersonId(1)));
  CHECK_FALSE(transaction.known().judged_different("Jean Dupont", PersonId(2)));
}
