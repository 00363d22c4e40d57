#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "importers/agenda/programme.hpp"
#include "importers/document/text.hpp"

namespace {

using namespace entente;

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string hours(const SessionRecord& session) {
  std::string text = session.date ? to_iso(*session.date) : session.day ? "day " + std::to_string(*session.day) : "no day";
  if (session.start) { text += " " + to_iso(*session.start) + (session.end ? "-" + to_iso(*session.end) : ""); }
  return text;
}

/// The programme as lines that a person can compare with the document.
std::string shown(const Programme& programme) {
  std::ostringstream out;
  out << "language " << (programme.language ? to_text(*programme.language) : "unknown") << "\n";
  for (std::size_t e = 0; e < programme.events.size(); ++e) {
    const EventRecord& event = programme.events[e];
    out << "event " << event.title << "\n  process " << event.process_reference.value_or("none") << ", when "
        << (event.period.when.empty() ? "unknown" : event.period.when) << ", where " << event.place.value_or("unknown")
        << "\n";
    const auto themes = [&](std::optional<std::size_t> session) {
      for (const ThemeRecord& theme : programme.themes) {
        if (theme.event == e && theme.session == session) { out << "  ? " << theme.text << "\n"; }
      }
    };
    themes(std::nullopt);
    for (std::size_t s = 0; s < programme.sessions.size(); ++s) {
      const SessionRecord& session = programme.sessions[s];
      if (session.event != e) { continue; }
      out << "session " << s << " [" << to_text(session.kind) << "] " << hours(session);
      if (session.parent) { out << " in " << *session.parent; }
      out << ": " << session.label.value_or("-") << " | " << session.title.value_or("-") << "\n";
      for (const EntryRecord& entry : programme.entries) {
        if (entry.session == s) {
          out << "  " << to_text(entry.role) << " " << entry.name << (entry.remote ? " (remote)" : "") << "\n";
        }
      }
      themes(s);
    }
  }
  for (const ReviewItem& item : programme.review) {
    out << "review " << item.evidence.line << " " << item.evidence.printed << "\n";
  }
  return out.str();
}

Programme read(std::string_view text) { return read_programme(read_text({"agenda.txt", text}), Reference::builtin()); }

} // namespace

TEST_CASE("agendas of many layouts are read as a careful reader would") {
  const std::filesystem::path folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests/importers/agenda/cases";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") { files.push_back(entry.path()); }
  }
  std::ranges::sort(files);
  REQUIRE(files.size() >= 12);
  for (const std::filesystem::path& file : files) {
    const std::string expected = file_text(std::filesystem::path(file).replace_extension(".expected"));
    INFO(file.filename());
    CHECK(shown(read(file_text(file))) == expected);
  }
}

TEST_CASE("every entry keeps the line it was printed on") {
  const Programme programme =
      read("Forum\n\n10:00 - 11:00 Panel 1: Things\nModerator: Ms. Ana Paz, Director, Ministry of Health, Peru\nSpeakers:\n"
           "- Mr. Luc Roi, Mayor of Dakar, Senegal\n");
  REQUIRE(programme.entries.size() == 2);
  CHECK(programme.entries[0].evidence.line == 4);
  CHECK(programme.entries[1].evidence.line == 6);
  REQUIRE(programme.sessions.size() == 1);
  CHECK(programme.sessions[0].evidence.line == 3);
}

TEST_CASE("a role or a body that nothing tells goes to review with the reason") {
  const Programme programme = read("Forum\n\n10:00 - 11:00 Panel 1: Things\nModerator: Ms. Ana Paz, Director, Ministry of "
                                   "Health, Peru\nMr. Luc Roi, Adviser, Zendara\n");
  REQUIRE(programme.entries.size() == 2);
  CHECK(programme.entries[1].role == Role::speaker);
  REQUIRE(programme.review.size() == 2);
  CHECK(programme.review[0].kind == "doubtful-body");
  CHECK(programme.review[0].reason == "\"Zendara\" was taken for a body, though no word says that it is one.");
  CHECK(programme.review[0].evidence.line == 5);
  CHECK(programme.review[1].kind == "doubtful-role");
  CHECK(programme.review[1].reason == "Stands below one moderator; read as a speaker.");
  CHECK(read("Forum\n\n10:00 - 11:00 Panel 1: Things\nModerator: Ms. Ana Paz, Director, Ministry of Health, Peru\n"
             "Speakers:\nMr. Luc Roi, Adviser, UNICEF\n")
            .review.empty());
}

TEST_CASE("prose yields nobody") {
  const Programme programme = read("Concept note\n\nThe Director of the Office, Ms. Ana Paz, said in 2015 that states "
                                   "should co-operate more closely on migration "
                                   "and that the forum would help them. Mr. Luc Roi, Minister of Labour of Senegal, agreed "
                                   "with her in a speech in Dakar.\n");
  CHECK(programme.entries.empty());
  CHECK(programme.sessions.empty());
}

TEST_CASE("a document without anything known still gives an event") {
  const Programme programme = read("xyz\n");
  REQUIRE(programme.events.size() == 1);
  CHECK(programme.events[0].title == "xyz");
  CHECK_FALSE(programme.events[0].period.start);
}

TEST_CASE("the cell before says for which known body somebody speaks who has none of their own") {
  const Programme programme = read("Forum\nLusaka, 9 July 2026\n\n| 9:00 - 9:45 | Opening | |\n"
                                   "| | Remarks by IOM | Mr. Luc Roi, Regional Director |\n"
                                   "| | Remarks by the host | Ms. Ana Paz, Mayor of Lima |\n"
                                   "| | Remarks by UNHCR | Mr. Bo Lind, Adviser, Ministry of Health, Peru |\n");
  REQUIRE(programme.entries.size() == 3);
  REQUIRE(programme.entries[0].bodies.size() == 1);
  CHECK(programme.entries[0].bodies[0].name == "IOM");
  CHECK(programme.entries[0].bodies[0].reference == "iom");
  CHECK(programme.entries[1].bodies.empty());
  REQUIRE(programme.entries[2].bodies.size() == 1);
  CHECK(programme.entries[2].bodies[0].name == "Ministry of Health");
}

TEST_CASE("a post below a name in the cell of a column that a role heads is that person's") {
  const Programme programme =
      read("Forum\nLima, Peru, 4 May 2022\n\nTime\tSession\tSpeakers\n"
           "10:00 - 11:00\t<b>Panel 1: Towns</b>\t<p><b>Mr. Bo Lind</b> (Kazakhstan)</p> <p>Head of Division, Ministry of "
           "Labour</p> <p><b>Ms. Ana Paz</b></p> <p>Director, River Foundation</p>\n"
           "11:00 - 12:00\t<b>Panel 2: Schools</b>\t<ul><li>• <b>Mr. Luc Roi</b><br>Mayor, City of Parma</li></ul>\n");
  REQUIRE(programme.entries.size() == 3);
  CHECK(programme.entries[0].position == "Head of Division");
  CHECK(programme.entries[1].position == "Director");
  CHECK(programme.entries[2].position == "Mayor");
  for (const EntryRecord& entry : programme.entries) {
    CHECK(entry.bodies.size() == 1);
  }
  CHECK(programme.review.empty());
}

TEST_CASE("somebody behind a person with a state in brackets is a person, not a body") {
  const Programme programme =
      read("Forum\nLima, Peru, 4 May 2022\n\n10:00 - 11:00 Panel 1: Towns\n"
           "Speakers: Ana Paz (Chile), Luc Roi-Vidal, University of Arica; Bo Lind, Mayor of Lima\n");
  REQUIRE(programme.entries.size() == 3);
  CHECK(programme.entries[0].state == "CHL");
  CHECK(programme.entries[1].name == "Luc Roi-Vidal");
  CHECK(programme.entries[1].bodies.size() == 1);
}

TEST_CASE("who leads parallel groups stands in the next cell, in the order of the groups or under their labels") {
  const auto leaders = [](const Programme& programme) {
    std::vector<std::pair<std::string, std::string>> found;
    for (const EntryRecord& entry : programme.entries) {
      found.emplace_back(programme.sessions[entry.session].label.value_or("-"), entry.name);
    }
    return found;
  };
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"Group A", "Ana Paz"}, {"Group A", "Bo Lind"}, {"Group B", "Luc Roi"}, {"Group B", "Eva Roth"}};
  const std::string head = "Forum\nLima, Peru, 4 May 2022\n\n10:00 - 12:00\t<p>Session 3: Work in groups</p> <p>Group A: "
                           "Visas</p> <p>Group B: Schools</p>\t";
  const std::string tail = "\n12:00 - 13:00\tLunch\t\n";
  CHECK(leaders(read(head +
                     "<p>Facilitator: Ms. Ana Paz, IOM</p> <p>Rapporteur: Mr. Bo Lind, ILO</p> <p>Facilitator: Mr. Luc Roi, "
                     "UNICEF</p> <p>Rapporteur: Ms. Eva Roth, ICMC</p>" +
                     tail)) == expected);
  CHECK(leaders(read(head +
                     "<p>Group A – Facilitator: Ms. Ana Paz, IOM</p> <p>Rapporteur: Mr. Bo Lind, ILO</p> <p>Group B – "
                     "Facilitator: Mr. Luc Roi, UNICEF</p> <p>Rapporteur: Ms. Eva Roth, ICMC</p>" +
                     tail)) == expected);
}

TEST_CASE("a numbered edition above a town and its one day is a part of the title, and no session") {
  const Programme programme = read("Lagoon Dialogue on Mobility\nFourth Meeting: Return\nTrieste, Italy, 3 June 2025\n\n"
                                   "9:00 - 10:30 Panel 1: Towns\nModerator: Mr. Bo Lind, Director, IOM\n");
  REQUIRE(programme.events.size() == 1);
  CHECK(programme.events[0].place == "Trieste, Italy");
  CHECK(programme.events[0].title == "Lagoon Dialogue on Mobility Fourth Meeting: Return");
  CHECK(programme.sessions.size() == 1);
}

TEST_CASE("letters keep a place or say a language, but a title before them names somebody") {
  const Programme programme = read("Forum\nLima, Peru, 4 May 2022\n\n10:00 - 11:00 Panel 1: Towns\nSpeakers:\n"
                                   "Mr. X, Mayor of Lima\nMr. WU, Director, IOM\nMs. Ana Paz, Adviser, UNHCR\n");
  REQUIRE(programme.entries.size() == 2);
  CHECK(programme.entries[0].name == "WU");
}
