// The report of a large base lists the most important part and says so.
#include <algorithm>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/core/analysis/made_up.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/report/report.hpp"

using namespace entente;
using entente::test::MadeUp;

namespace {

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

/// `panels` panels of three Kenyans each, who all speak: no panel has another region.
MadeUp meeting(int panels) {
  MadeUp made;
  const DocumentId document = made.document(Language::en);
  const EventId event = made.event("Meeting", 2017);
  const PersonId people[] = {made.person("Ana"), made.person("Ben"), made.person("Cyr")};
  for (int panel = 0; panel < panels; ++panel) {
    const SessionId session = made.session(event, fmt::format("Panel {}", panel + 1), SessionKind::panel, document);
    for (const PersonId person : people) {
      made.appearance(person, event, session, Role::speaker, "KEN");
    }
  }
  return made;
}

std::string report(const MadeUp& made, const std::vector<PrintedLine>& lines) {
  ReportOptions options;
  options.pictures = false;
  return make_report(made.data, lines, Reference::builtin(), options);
}

} // namespace

TEST_CASE("of more than a thousand panels with gaps the report lists three hundred, and counts all") {
  const std::string whole = report(meeting(1000), {});
  CHECK(times(whole, "id=\"panel-s") == 1000);
  const std::string part = report(meeting(1001), {});
  CHECK(times(part, "id=\"panel-s") == 300);
  CHECK(part.find(message(Language::en, "panels.part", {"300", "1001"})) != std::string::npos);
  CHECK(whole.find(message(Language::en, "panels.part", {"300", "1000"})) == std::string::npos);
}

TEST_CASE("of more than 20,000 printed lines those stand in the report that it links to") {
  MadeUp made = meeting(1);
  made.data.appearances[0].source = {DocumentId(1), 7, "Ana, Kenya"};
  std::vector<PrintedLine> lines;
  for (int line = 1; line <= 20'000; ++line) {
    lines.push_back({DocumentId(1), line, fmt::format("line number {}", line)});
  }
  const std::string whole = report(made, lines);
  CHECK(times(whole, ">line number ") == 20'000);
  lines.push_back({DocumentId(1), 20'001, "line number 20001"});
  const std::string part = report(made, lines);
  CHECK(times(part, ">line number ") == 1);
  CHECK(part.find(">line number 7<") != std::string::npos);
  CHECK(part.find("id=\"d1-7\"") != std::string::npos);
  CHECK(part.find(message(Language::en, "page.lines.part", {"1", "20001"})) != std::string::npos);
}
