#include <algorithm>

#include <catch2/catch.hpp>

#include "core/resolve/events.hpp"
#include "tests/core/resolve/build.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string idm = "Dialogue international sur la migration";
const std::string general_title =
    "Renforcer la coopération internationale en matière migratoire et la gouvernance des migrations";

/// A concept note that announces two workshops, the second without days.
Programme concept_note() {
  Programme note = programme(event(idm, general_title, "2017-04-18/2017-04-19", "Siège des Nations Unies, New York"), {});
  note.events.push_back(event(idm, general_title, "2017-07", "Palais des Nations, Genève"));
  return note;
}

Programme april() {
  return programme(
      event(idm, general_title, "2017-04-18/2017-04-19", "Salle de conférence 1, Siège des Nations Unies, New York"), {});
}

Programme july() {
  return programme(event(idm, "Comprendre les vulnérabilités des migrants", "2017-07-18/2017-07-19",
                         "Salle XVIII, Palais des Nations, Genève"),
                   {});
}

/// A base that also tells what its documents say of a meeting.
class BaseOfProgrammes : public MemoryBase {
public:
  Resolution read(const std::vector<Programme>& documents) {
    Resolution last;
    for (const Programme& document : documents) {
      last = resolve(document, *this, Reference::builtin());
      apply(document, last);
      languages_.push_back(document.language);
    }
    return last;
  }
  [[nodiscard]] std::vector<KnownProgramme> programmes(EventId event) const override {
    KnownProgramme told;
    told.language = languages_.at(static_cast<std::size_t>(event.value - 1));
    for (const auto& [id, person] : people()) {
      const auto& events = person.events;
      if (std::find(events.begin(), events.end(), event) != events.end()) { told.people.emplace_back(std::nullopt, id); }
    }
    return {told};
  }

private:
  std::vector<std::optional<Language>> languages_;
};

std::size_t events_after(const std::vector<Programme>& documents) {
  MemoryBase base;
  [[maybe_unused]] const Resolution last = read(base, documents);
  return base.all_events().size();
}

std::size_t events_of(const EventRecord& a, const EventRecord& b) {
  const std::size_t forwards = events_after({programme(a, {}), programme(b, {})});
  CHECK(events_after({programme(b, {}), programme(a, {})}) == forwards);
  return forwards;
}

} // namespace

TEST_CASE("Meetings announced without days are those of the later agendas, in every order") {
  std::vector<Programme> documents = {concept_note(), april(), july()};
  CHECK(events_after({documents[0], documents[1], documents[2]}) == 2);
  CHECK(events_after({documents[0], documents[2], documents[1]}) == 2);
  CHECK(events_after({documents[1], documents[0], documents[2]}) == 2);
  CHECK(events_after({documents[1], documents[2], documents[0]}) == 2);
  CHECK(events_after({documents[2], documents[0], documents[1]}) == 2);
  CHECK(events_after({documents[2], documents[1], documents[0]}) == 2);
}

TEST_CASE("The reason for joining meetings is told") {
  MemoryBase base;
  const Resolution last = read(base, {july(), concept_note()});
  REQUIRE(last.judgements.size() == 1);
  CHECK(last.judgements[0].about == Judgement::About::event);
  CHECK(last.judgements[0].record == 1);
  CHECK(last.judgements[0].other == "e1");
  CHECK(last.judgements[0].reason == "same month; same place");
}

TEST_CASE("Meetings of one process apart in time or place are two") {
  CHECK(events_of(event(idm, "Atelier", "2017-07-18/2017-07-19", "Genève"),
                  event(idm, "Atelier", "2018-03-26/2018-03-27", "Genève")) == 2);
  CHECK(events_of(event(idm, "Atelier A", "2017-07", "Genève, Suisse"),
                  event(idm, "Atelier B", "2017-07", "New York, Etats-Unis")) == 2);
  CHECK(events_of(event(idm, "Premier atelier", "2017"), event(idm, "Comprendre les vulnérabilités", "2017-07-18")) == 2);
  CHECK(events_of(event(idm, idm + " 2018"), event(idm, general_title, "2017-04-18/2017-04-19", "New York")) == 2);
}

TEST_CASE("The same days, or the same telling title, are one meeting") {
  CHECK(events_of(event(idm, "Ordre du jour", "2017-07-18/2017-07-19"),
                  event(idm, "Final agenda", "2017-07-18/2017-07-19")) == 1);
  CHECK(events_of(event(idm, "Ordre du jour", "2017-07-18/2017-07-19"), event(idm, "Final agenda", "2017-07-18")) == 1);
  CHECK(events_of(event(idm, idm + " 2018", "2018"), event(idm, idm + " 2018", "2018-03-26/2018-03-27", "New York")) == 1);
  CHECK(events_of(event("International Dialogue on Migration", "Agenda", "2017-07-18"),
                  event(idm, "Ordre du jour", "2017-07-18")) == 1);
}

TEST_CASE("The same month without a place is a question") {
  MemoryBase base;
  const Resolution last = read(base, {programme(event(idm, "Premier atelier", "2017-07"), {}),
                                      programme(event(idm, "Comprendre les vulnérabilités", "2017-07-18"), {})});
  CHECK(base.all_events().size() == 2);
  REQUIRE(last.review.size() == 1);
  CHECK(last.review[0].kind == "same-event");
  CHECK(last.review[0].reason ==
        "\"Comprendre les vulnérabilités\" (2017-07-18) and \"Premier atelier\" (2017-07) may be one meeting: same month");
}

TEST_CASE("Meetings of two processes are never one") {
  CHECK(events_of(event(idm, "Atelier", "2017-07-18", "Genève"),
                  event("Forum mondial sur la migration et le développement", "Atelier", "2017-07-18", "Genève")) == 2);
}

TEST_CASE("A process is one under its names and acronyms, known to the reference data or not") {
  MemoryBase base;
  const Resolution last =
      read(base, {programme(event(idm, "A", "2015-01-01"), {}), programme(event("IDM", "B", "2016-01-01"), {}),
                  programme(event("Diálogo Internacional sobre la Migración", "C", "2017-01-01"), {}),
                  programme(event("Pan-Nordic Talks on Mobility", "D", "2018-01-01"), {}),
                  programme(event("The Pan-Nordic Talks on Mobility", "E", "2019-01-01"), {})});
  CHECK(last.new_processes.empty());
  REQUIRE(base.processes().size() == 2);
  CHECK(base.processes()[0].reference == "idm");
  CHECK(base.processes()[1].name == "Pan-Nordic Talks on Mobility");
}

namespace {

/// Of no process, on one day in one city.
EventRecord in_geneva(const std::string& title) { return event("", title, "2019-03-04", "Geneva, Switzerland"); }

std::size_t questions_of(const std::string& a, const std::string& b, Language language = Language::en) {
  BaseOfProgrammes base;
  const Resolution last = base.read({programme(in_geneva(a), {entry("Laila Omar")}, Language::en),
                                     programme(in_geneva(b), {entry("Hugo Brand")}, language)});
  CHECK(base.all_events().size() == 2);
  return last.review.size();
}

} // namespace

TEST_CASE("Meetings of no process with unlike titles are two, though of one day and one city") {
  CHECK(questions_of("Regional Conference on Remittances", "Symposium on Statelessness") == 0);
  CHECK(questions_of("Regional Conference on Remittances", "2nd Regional Conference on Statelessness in Geneva") == 0);
  const EventRecord longer = event("", "Dialogue on Skills", "2019-03-04/2019-03-05", "Geneva");
  CHECK(events_of(in_geneva("Regional Conference on Remittances"), longer) == 2);
}

TEST_CASE("Titles of which a part is shared, or in two languages, are a question") {
  CHECK(questions_of("Conference on migration and trade", "Symposium on migration and health") == 1);
  CHECK(questions_of("Conference on Remittances", "Colloque sur l'apatridie", Language::fr) == 1);
}

TEST_CASE("Meetings of no process are one by their title's telling words, or when a title has none") {
  CHECK(events_of(in_geneva("Regional Conference on Remittances"), in_geneva("Conference on remittances 2019")) == 1);
  CHECK(events_of(in_geneva("Regional Conference on Remittances"), in_geneva("Final list of participants")) == 1);
  CHECK(events_of(in_geneva("Regional Conference on Remittances"),
                  in_geneva("Regional Conference on Remittances: sending money home")) == 1);
  CHECK(events_of(in_geneva("Regional Conference on Remittances"), in_geneva("")) == 1);
}

TEST_CASE("People whom both name outweigh titles in two languages") {
  BaseOfProgrammes base;
  const std::vector<EntryRecord> people{entry("Laila Omar"), entry("Hugo Brand"), entry("Ana Silva")};
  const Resolution last = base.read({programme(in_geneva("Conference on Remittances"), people, Language::en),
                                     programme(in_geneva("Colloque sur les envois de fonds"), people, Language::fr)});
  CHECK(base.all_events().size() == 1);
  REQUIRE_FALSE(last.judgements.empty());
  CHECK(last.judgements[0].reason == "same days; same place; people in common");
}

TEST_CASE("A printed period covers its days") {
  const auto month = matching::days_of({}, {}, "2017-02");
  REQUIRE(month.has_value());
  // 1 February 2017 is day 17198 after 1 January 1970 (47 years of 365 days, 12 leap days and 31 days); it has 28 days.
  CHECK(month->first == 47 * 365 + 12 + 31);
  CHECK(month->last == month->first + 27);
  CHECK_FALSE(month->exact);
  const auto year = matching::days_of({}, {}, "2016");
  REQUIRE(year.has_value());
  CHECK(year->last - year->first == 365);
  CHECK_FALSE(matching::days_of({}, {}, "").has_value());
  CHECK_FALSE(matching::days_of({}, {}, "2017-13").has_value());
  CHECK_FALSE(matching::days_of({}, {}, "soon").has_value());
}
