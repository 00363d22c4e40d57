#include <array>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/sha256.hpp"
#include "tests/core/store/decision_model.hpp"

namespace decision_model {
namespace {

using namespace entente;

constexpr int documents = 4;
constexpr int entries = 36;
constexpr std::array given{"Ana", "Kofi", "María José", "Jean", "Élodie"};
constexpr std::array family{"Mensah", "Herrera", "Dupont", "Bianchi", "Gómez", "Traoré", "Lindqvist"};
constexpr std::array states{"CHE", "GHA", "MEX"};

/// One of the spellings of person `who`; the last ten bear the names of the first.
std::string person_name(int who, int spelling) {
  const int n = who % 40;
  const std::string first = given.at(static_cast<std::size_t>(n) % given.size());
  const std::string last = fmt::format("{}{}", family.at(static_cast<std::size_t>(n) % family.size()), n);
  switch (spelling % 3) {
  case 0: return first + " " + last;
  case 1: return first.substr(0, first.starts_with("É") ? 2 : 1) + ". " + last;
  default: return first + " de " + last;
  }
}

BodyRecord body_of(const std::string& kind, int n, int spelling) {
  BodyRecord body;
  body.name = kind + (spelling % 2 == 0 ? " " : " of ") + std::to_string(n);
  if (spelling % 3 == 0) { body.acronym = fmt::format("{}{}", kind.substr(0, 2), n); }
  if (spelling % 4 == 1) { body.category = "government"; }
  return body;
}

struct Made {
  Document document;
  Programme programme;
  Resolution resolution;
};

class Maker {
public:
  Maker(int number, std::mt19937& random) : number_(number), random_(random) {}

  Made make(const KnownEntities& known) {
    known_ = &known;
    made_.document.name = fmt::format("meeting-{}.txt", number_);
    made_.document.sha256 = sha256(made_.document.name);
    made_.programme.events.emplace_back();
    made_.programme.events[0].title = fmt::format("Meeting {}", number_);
    made_.resolution.event = {{std::nullopt, 0}};
    made_.resolution.new_events = {0};
    made_.programme.events[0].place = number_ % 2 == 0 ? std::optional<std::string>("Accra") : std::nullopt;
    add_process();
    for (int i = 0; i < 4; ++i) {
      SessionRecord& session = made_.programme.sessions.emplace_back();
      session.title = fmt::format("Panel {}", i);
      session.evidence = {i + 1, *session.title};
    }
    for (int i = 0; i < entries; ++i) {
      add_entry(i);
    }
    return std::move(made_);
  }

private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

  /// Meetings 1 and 2 are of one process, 3 of another, 4 of none.
  void add_process() {
    made_.resolution.event_process = {std::nullopt};
    if (number_ == documents) { return; }
    const std::string name = fmt::format("Process {}", (number_ + 1) / 2);
    for (const KnownProcess& process : known_->processes()) {
      if (process.name == name) { made_.resolution.event_process = {Choice<ProcessId>{process.id, 0}}; }
    }
    if (made_.resolution.event_process[0]) { return; }
    made_.resolution.new_processes.push_back({name, std::nullopt, std::nullopt});
    made_.resolution.event_process = {Choice<ProcessId>{std::nullopt, 0}};
  }

  Choice<PersonId> person(const std::string& key, const std::string& name) {
    const auto found = known_->people_by_key(key);
    if (!found.empty()) { return {found.front(), 0}; }
    const auto [at, fresh] = people_.emplace(key, made_.resolution.new_people.size());
    if (fresh) { made_.resolution.new_people.push_back({name, {key}}); }
    return {std::nullopt, at->second};
  }

  Choice<OrganisationId> organisation(const std::string& key, const BodyRecord& body,
                                      const std::optional<Choice<OrganisationId>>& parent) {
    const auto found = known_->organisations_by_key(key);
    if (!found.empty()) { return {found.front(), 0}; }
    auto& list = made_.resolution.new_organisations;
    const auto [at, fresh] = bodies_.emplace(key, list.size());
    if (fresh) { list.push_back({body.name, body.acronym, body.category, body.state, parent, {}, {key}}); }
    return {std::nullopt, at->second};
  }

  void add_entry(int i) {
    EntryRecord entry;
    const int who = pick(50);
    entry.session = static_cast<std::size_t>(pick(4));
    entry.name = person_name(who, pick(3));
    entry.role = static_cast<Role>(pick(4));
    if (pick(3) == 0) { entry.position = fmt::format("Director {}", pick(5)); }
    if (pick(3) == 0) {
      entry.state = states.at(static_cast<std::size_t>(pick(3)));
      entry.state_basis = pick(2) == 0 ? Basis::printed : Basis::derived;
    }
    if (pick(2) == 0) { entry.gender = pick(2) == 0 ? Gender::f : Gender::m; }
    entry.remote = pick(10) == 0;
    const int line = 10 + i - (i % 9 == 8 ? 1 : 0);
    entry.evidence = {line, entry.name};
    made_.resolution.person.push_back(person(fmt::format("p{}", who), entry.name));
    auto& choices = made_.resolution.bodies.emplace_back();
    const int ministry = pick(12);
    if (pick(5) > 0) {
      entry.bodies.push_back(body_of("Ministry", ministry, pick(12)));
      choices.push_back(organisation(fmt::format("m{}", ministry), entry.bodies[0], std::nullopt));
    }
    if (!entry.bodies.empty() && pick(2) == 0) {
      const int department = ministry * 2 + pick(2);
      BodyRecord inner = body_of("Department", department, pick(12));
      inner.parent = 1;
      const auto choice = organisation(fmt::format("d{}", department), inner, choices[0]);
      entry.bodies.insert(entry.bodies.begin(), std::move(inner));
      choices.insert(choices.begin(), choice);
    }
    if (!entry.bodies.empty() && pick(3) == 0) {
      made_.programme.partnerships.push_back(
          {static_cast<std::size_t>(i), 0, static_cast<PartnershipKind>(pick(3)), {line, "co-chair"}, {}});
    }
    made_.programme.entries.push_back(std::move(entry));
  }

  int number_;
  std::mt19937& random_;
  const KnownEntities* known_ = nullptr;
  Made made_;
  std::map<std::string, std::size_t> people_;
  std::map<std::string, std::size_t> bodies_;
};

const char* kind_word(Step::Kind kind) {
  constexpr std::array words{"merge", "split", "different", "rename", "set", "undo", "redo"};
  return words.at(static_cast<std::size_t>(kind));
}

} // namespace

World fill(Base& base) {
  World world;
  std::mt19937 random(20181216);
  std::map<std::string, std::int64_t> owners;
  for (int n = 1; n <= documents; ++n) {
    auto transaction = base.begin_import();
    world.meetings.push_back(random);
    const Made made = Maker(n, random).make(transaction.known());
    transaction.write(made.document, made.programme, made.resolution, "tester");
    transaction.commit();
    for (const EntryRecord& entry : made.programme.entries) {
      Printed& printed = world.mentions.emplace_back();
      printed.name = entry.name;
      for (const BodyRecord& body : entry.bodies) {
        printed.bodies.push_back({body.name, body.acronym.value_or(""), body.category, body.parent, 0});
      }
    }
  }
  // An entry's bodies are distinct, so the dataset lists them as they are printed.
  const Dataset dataset = base.dataset();
  for (std::size_t i = 0; i < world.mentions.size(); ++i) {
    for (std::size_t body = 0; body < world.mentions[i].bodies.size(); ++body) {
      world.mentions[i].bodies[body].owner = dataset.appearances.at(i).organisations.at(body).value;
    }
  }
  return world;
}

RereadCounts read_again(Base& base, const World& world, int number, const Rewrite& change) {
  std::mt19937 random = world.meetings.at(static_cast<std::size_t>(number - 1));
  Rereading rereading(base, DocumentId(number), keys());
  Made made = Maker(number, random).make(rereading.known());
  if (change) { change(made.document, made.programme, made.resolution); }
  RereadCounts counts = rereading.write(made.document, made.programme, made.resolution, {"tester", ""});
  rereading.commit();
  return counts;
}

std::string to_text(const Step& step) {
  std::string text = kind_word(step.kind);
  for (const EntityRef& entity : step.entities) {
    text += " " + id_text(entity);
  }
  for (const MentionRef& mention : step.mentions) {
    std::visit(
        [&](const auto& part) {
          if constexpr (requires { part.text(); }) { text += " " + part.text(); }
        },
        mention);
  }
  if (step.kind == Step::Kind::set) { text += fmt::format(" {} {}", id_text(step.subject), entente::to_text(step.field)); }
  return text + " '" + step.text + "'" + (step.force ? " by force" : "") +
         (step.decision ? fmt::format(" {}", *step.decision) : "");
}

bool take(DecisionTransaction& transaction, const Step& step) {
  const Signature signature{"tester", ""};
  try {
    switch (step.kind) {
    case Step::Kind::merge: transaction.merge(step.entities, signature, step.force); break;
    case Step::Kind::split: {
      const auto name = step.text.empty() ? std::nullopt : std::optional<std::string>(step.text);
      transaction.split(step.entities.at(0), step.mentions, name, signature);
      break;
    }
    case Step::Kind::different: transaction.different(step.entities.at(0), step.entities.at(1), signature); break;
    case Step::Kind::rename: transaction.rename(step.entities.at(0), step.text, signature); break;
    case Step::Kind::set: transaction.set(step.subject, step.field, step.text, signature); break;
    case Step::Kind::undo: transaction.undo(step.decision, signature); break;
    case Step::Kind::redo: transaction.redo(step.decision, signature); break;
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict && error.kind() != ErrorKind::bad_argument &&
        error.kind() != ErrorKind::not_found) {
      throw;
    }
    return false;
  }
  return true;
}

KeyMakers keys() {
  return {[](std::string_view name) { return std::vector{std::string(name)}; },
          [](std::string_view name, std::string_view, std::string_view state) {
            return std::vector{std::string(name) + "|" + std::string(state)};
          }};
}

} // namespace decision_model
