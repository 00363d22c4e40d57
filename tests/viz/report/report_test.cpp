#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "tests/core/analysis/made_up.hpp"
#include "viz/report/report.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Two panels of one meeting: Kenya and France speak, Canada (no member of the population) moderates; a name and a title
/// that would be markup if they were not escaped.
MadeUp meeting() {
  MadeUp made;
  const DocumentId document = made.document(Language::en);
  const EventId event = made.event("Water & <work>", 2017);
  made.data.events[0].documents = {document};
  const SessionId first = made.session(event, "Rivers <script>alert(1)</script>", SessionKind::panel, document);
  made.session(event, "An empty panel", SessionKind::panel, document);
  const auto add = [&](const char* name, const char* state, Role role, int line, Gender gender) {
    Appearance& appearance = made.appearance(made.person(name), event, first, role, std::string(state));
    appearance.gender = gender;
    appearance.source = {document, line, std::string("printed: ") + name};
  };
  add("Ana <b>Bold</b>", "KEN", Role::speaker, 12, Gender::m);
  add("Ben", "FRA", Role::speaker, 13, Gender::m);
  add("Cyr", "CAN", Role::moderator, 14, Gender::m);
  made.data.states = {"CAN", "FRA", "KEN"};
  made.theme(event, std::nullopt, "Harbours and tides", document);
  return made;
}

std::string report(Language language) {
  const MadeUp made = meeting();
  ReportOptions options;
  options.language = language;
  options.population = {"un", {"DEU", "FJI", "FRA", "KEN"}};
  options.pictures = false;
  const std::vector<PrintedLine> lines = {{DocumentId(1), 12, "Ms Ana <b>Bold</b>, Kenya"}};
  return make_report(made.data, lines, Reference::builtin(), options);
}

/// The page without the marks of what stands out.
std::string plain(std::string html) {
  for (const std::string mark : {"<strong>", "</strong>"}) {
    for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at)) {
      html.erase(at, mark.size());
    }
  }
  return html;
}

bool holds(const std::string& html, std::string_view part) { return html.find(part) != std::string::npos; }

/// Values of an attribute, in order.
std::vector<std::string> values(const std::string& html, const std::string& attribute) {
  std::vector<std::string> found;
  const std::string mark = " " + attribute + "=\"";
  for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1)) {
    const std::size_t begin = at + mark.size();
    found.push_back(html.substr(begin, html.find('"', begin) - begin));
  }
  return found;
}

} // namespace

TEST_CASE("the report says what it finds, with figure and denominator") {
  const std::string html = plain(report(Language::en));
  CHECK(holds(html, "3 states are spoken for, in 3 of 3 appearances; in 3 of these the state&#39;s own name is printed."));
  CHECK(holds(html,
              "2 of the 4 states that could be there (the member states of the United Nations) were seen; 2 never were."));
  CHECK(holds(html, "One state seen is not among them: Canada."));
  CHECK(holds(html, "The one state in the region Oceania was not seen."));
  CHECK(holds(html, "0 appearances are marked as women&#39;s and 3 as men&#39;s; 0 of 3 are not marked."));
  CHECK(holds(html, "One of 1 panels has no one marked as a woman."));
  CHECK(holds(html, "No session for: “Harbours and tides”"));
}

TEST_CASE("a kind of stakeholder that stood behind somebody is not called unseen") {
  MadeUp made = meeting();
  Appearance& first = made.data.appearances.front();
  first.organisations = {made.organisation("Rivers Watch", "ngo"), made.organisation("Rivers Fund", "philanthropy")};
  ReportOptions options;
  options.population = {"un", {"FRA", "KEN"}};
  options.pictures = false;
  const std::string html = plain(make_report(made.data, {}, Reference::builtin(), options));
  const std::size_t at = html.find("Kinds of stakeholder never seen: ");
  REQUIRE(at != std::string::npos);
  const std::string sentence = html.substr(at, html.find("</p>", at) - at);
  CHECK_FALSE(holds(sentence, "Philanthropic"));
  CHECK(holds(sentence, "Private sector"));
}

TEST_CASE("the report speaks three languages and leaves no message out") {
  for (const Language language : {Language::en, Language::fr, Language::es}) {
    const std::string html = report(language);
    CHECK(holds(html, "<html lang=\"" + std::string(to_text(language)) + "\">"));
    for (const char* family :
         {"page.", "find.", "note.", "coverage.", "panels.", "themes.", "bridges.", "count.", "value."}) {
      CHECK_FALSE(holds(html, std::string("&lt;") + family));
    }
  }
  CHECK(holds(plain(report(Language::fr)), "2 des 4 États attendus"));
  CHECK(holds(plain(report(Language::es)), "2 de los 4 Estados posibles"));
}

TEST_CASE("nothing of the documents becomes markup, and nothing is loaded") {
  const std::string html = report(Language::en);
  CHECK_FALSE(holds(html, "<script"));
  CHECK_FALSE(holds(html, "<b>Bold"));
  CHECK(holds(html, "Water &amp; &lt;work&gt;"));
  CHECK(values(html, "src").empty());
  for (const std::string& link : values(html, "href")) {
    CHECK(link.starts_with('#'));
  }
}

TEST_CASE("every link of the report has its place, and every place one name") {
  const std::string html = report(Language::en);
  const std::vector<std::string> ids = values(html, "id");
  const std::set<std::string> places(ids.begin(), ids.end());
  CHECK(places.size() == ids.size());
  const std::vector<std::string> links = values(html, "href");
  CHECK(links.size() > 20);
  for (const std::string& link : links) {
    CAPTURE(link);
    CHECK(places.contains(link.substr(1)));
  }
  CHECK(places.contains("d1-12"));
  CHECK(holds(html, "Ms Ana Bold, Kenya"));
  CHECK(places.contains("d1-13")); // not among the lines given: as the appearance prints it
  CHECK(holds(html, "printed: Ben"));
}

TEST_CASE("the same input gives the same bytes, and an empty one a report") {
  CHECK(report(Language::es) == report(Language::es));
  ReportOptions options;
  options.pictures = false;
  const std::string html = make_report({}, {}, Reference::builtin(), options);
  CHECK(holds(html, "No reference population was declared."));
}

TEST_CASE("the page on bridges names circles, who stands between, what is missing and what would close it") {
  // Two panels of six bodies, each with one person; the Union sits on both, always with Uma. Panels tie all on them: the
  // Union is the one way from one circle to the other.
  MadeUp made;
  const DocumentId document = made.document(Language::en);
  const EventId event = made.event("Water", 2017);
  const SessionId first = made.session(event, "Rivers", SessionKind::panel, document);
  const SessionId second = made.session(event, "Seas", SessionKind::panel, document);
  const auto sit = [&](SessionId panel, PersonId person, OrganisationId body) {
    Appearance& seat = made.appearance(person, event, panel);
    seat.organisations = {body};
    seat.source = {document, static_cast<int>(seat.id.value), "printed"};
  };
  for (const SessionId panel : {first, second}) {
    for (int i = 0; i < 6; ++i) {
      const std::string number = panel.text() + std::to_string(i);
      const OrganisationId body = made.organisation("Body " + number, {});
      sit(panel, made.person("Person " + number), body);
    }
  }
  const PersonId uma = made.person("Uma");
  const OrganisationId bridge = made.organisation("Union", {});
  sit(first, uma, bridge);
  sit(second, uma, bridge);
  ReportOptions options;
  options.pictures = false;
  const std::string html = plain(make_report(made.data, {}, Reference::builtin(), options));
  CHECK(holds(html, "Who bridges, and what is missing between the groups"));
  // The Union is in one circle; the six of the other sat with it.
  CHECK(holds(html, "The 13 bodies form 2 circles that meet among themselves more than chance would give; 7 of them sat "
                    "with members of more than one circle too."));
  // Pairs of others: 12 · 11 / 2 = 66, of which 6 · 6 = 36 go through the Union: 55 %.
  CHECK(holds(html, "Union (Uma) stands on 55% of the shortest ways between two others, more than any other body. Without "
                    "it, one more group would have no way to the rest."));
  CHECK(holds(html, "Only Union stands between them."));
  CHECK(holds(html, "To close it: put Body"));
  CHECK(holds(html, "Uma (Union) sat with Person s1"));
  // Each panel ties 7 bodies: 2 · 21 ties, each on one panel with one person for each body.
  CHECK(holds(html, "42 of 42 ties between bodies rest on one human being"));
  CHECK(holds(html, "Partnerships to consider"));
  for (const Language language : {Language::fr, Language::es}) {
    options.language = language;
    const std::string other = make_report(made.data, {}, Reference::builtin(), options);
    for (const char* family : {"bridges.", "gaps.", "single.", "partner.", "evidence."}) {
      CHECK_FALSE(holds(other, std::string("&lt;") + family));
    }
    CHECK_FALSE(holds(other, "wrong places"));
  }
}
