#include "tests/core/store/sample.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <stdlib.h>

#include <fmt/format.h>

#include "core/text/sha256.hpp"

namespace sample {
namespace {

using namespace entente;

constexpr std::array given{"Élodie", "Amadou", "María", "Jürg", "Aïssatou", "Götz", "Roula", "Colman", "Pía", "Juan José"};
constexpr std::array family{"Nkurunziza", "Gómez Camacho", "Lauber",  "Schmidt-Bremme",
                            "Hamati",     "Lyndon",        "Ålström", "Eguiguren"};
constexpr std::array states{"CHE", "MEX", "MAR", "CHL", "DEU"};

EntryRecord entry(int n, int i) {
  EntryRecord record;
  record.session = static_cast<std::size_t>(1 + i % 2);
  // People return every seventh agenda.
  const int who = (n % 7) * 31 + i;
  record.name = fmt::format("{} {} {}", given[static_cast<std::size_t>(who) % given.size()],
                            family[static_cast<std::size_t>(who / 3) % family.size()], who);
  record.honorific = i % 2 == 0 ? "Mme" : "";
  record.role = i == 0 ? Role::moderator : Role::speaker;
  record.position = fmt::format("Directrice numéro {}", i);
  BodyRecord body;
  body.name = fmt::format("Ministère {}", who % 23);
  if (i % 3 == 0) {
    record.state = states[static_cast<std::size_t>(i) % states.size()];
    record.state_basis = i % 2 == 0 ? Basis::printed : Basis::derived;
    body.state = record.state;
  }
  body.category = "government";
  record.bodies.push_back(body);
  if (i % 2 == 0) { record.gender = Gender::f; }
  record.evidence = {10 + i, fmt::format("Mme {}, Directrice, Ministère {}", record.name, who % 23)};
  return record;
}

SessionRecord session(int i, std::string title, SessionKind kind) {
  SessionRecord record;
  record.label = fmt::format("Panel {}", i);
  record.title = std::move(title);
  record.kind = kind;
  record.date = Date{std::chrono::year{2017}, std::chrono::month{4}, std::chrono::day{18}};
  record.day = 1;
  record.start = ClockTime{9 * 60 + 30 * i};
  record.end = ClockTime{9 * 60 + 30 * i + 25};
  record.evidence = {i + 2, fmt::format("Panel {}", i)};
  return record;
}

} // namespace

Agenda agenda(int n, int people) {
  Agenda made;
  auto& [document, programme] = made;
  document.name = fmt::format("agenda-{}.txt", n);
  document.sha256 = sha256(document.name);
  for (int line = 1; line <= 120; ++line) {
    document.lines.push_back(
        fmt::format("Ligne {} de l'ordre du jour {}: coopération internationale et gouvernance", line, n));
  }
  programme.language = Language::fr;
  programme.title = fmt::format("Ordre du jour {}", n);
  EventRecord event;
  event.process = "Dialogue";
  event.title = fmt::format("Atelier {}", n);
  event.period = {Date{std::chrono::year{2017}, std::chrono::month{4}, std::chrono::day{18}},
                  Date{std::chrono::year{2017}, std::chrono::month{4}, std::chrono::day{19}}, "2017-04-18/2017-04-19"};
  event.place = "Genève";
  event.evidence = {1, event.title};
  programme.events.push_back(event);
  programme.sessions = {session(0, "Ouverture", SessionKind::opening), session(1, "Données", SessionKind::panel),
                        session(2, "Partenariats", SessionKind::panel)};
  programme.sessions[2].parent = 1;
  for (int i = 0; i < people; ++i) {
    programme.entries.push_back(entry(n, i));
  }
  programme.themes = {{0, 1, "Échange de données", {50, "Échange de données"}},
                      {0, std::nullopt, "Partenariats", {51, "Partenariats"}}};
  if (people > 0) { programme.partnerships = {{0, 0, PartnershipKind::co_chairs, {10, "Co-présidente"}, {}}}; }
  programme.review = {{"unplaced", "a line that fits nothing", {60, "???"}}};
  return made;
}

Resolution resolve(const Programme& programme, const KnownEntities& known) {
  Resolution resolution;
  for (std::size_t i = 0; i < programme.events.size(); ++i) {
    resolution.event.push_back({std::nullopt, resolution.new_events.size()});
    resolution.new_events.push_back(i);
    const auto processes = known.processes();
    const auto found = std::find_if(processes.begin(), processes.end(), [&](const KnownProcess& process) {
      return process.name == programme.events[i].process;
    });
    if (found != processes.end()) {
      resolution.event_process.push_back(Choice<ProcessId>{found->id, 0});
    } else {
      resolution.event_process.push_back(Choice<ProcessId>{std::nullopt, resolution.new_processes.size()});
      resolution.new_processes.push_back({*programme.events[i].process, std::nullopt, std::nullopt});
    }
  }
  std::map<std::string, std::size_t> people;
  std::map<std::string, std::size_t> organisations;
  for (const auto& entry : programme.entries) {
    const auto hits = known.people_by_key(entry.name);
    if (!hits.empty()) {
      resolution.person.push_back({hits.front(), 0});
      Judgement judgement;
      judgement.record = resolution.person.size() - 1;
      judgement.other = hits.front().text();
      judgement.score = 0.9;
      judgement.reason = "same name";
      resolution.judgements.push_back(judgement);
    } else {
      const auto [at, fresh] = people.emplace(entry.name, resolution.new_people.size());
      if (fresh) { resolution.new_people.push_back({entry.name, {entry.name}}); }
      resolution.person.push_back({std::nullopt, at->second});
    }
    auto& bodies = resolution.bodies.emplace_back();
    for (const auto& body : entry.bodies) {
      const std::string key = body.name + "|" + body.state.value_or("");
      const auto found = known.organisations_by_key(key);
      if (!found.empty()) {
        bodies.push_back({found.front(), 0});
        continue;
      }
      const auto [at, fresh] = organisations.emplace(key, resolution.new_organisations.size());
      if (fresh) {
        resolution.new_organisations.push_back(
            {body.name, body.acronym, body.category, body.state, {}, body.reference, {key}});
      }
      bodies.push_back({std::nullopt, at->second});
    }
  }
  return resolution;
}

ImportCounts import(Base& base, const Agenda& agenda, ImportSize size) {
  auto transaction = base.begin_import(size);
  const auto resolution = resolve(agenda.programme, transaction.known());
  const auto counts = transaction.write(agenda.document, agenda.programme, resolution, "tester");
  transaction.commit();
  return counts;
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) { throw std::runtime_error("no folder for the test"); }
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

} // namespace sample
