#include "viz/terminal/decision_options.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iterator>
#include <ostream>
#include <pwd.h>
#include <sstream>
#include <unistd.h>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/said.hpp"
#include "viz/terminal/reason.hpp"

namespace entente {
namespace {

template <class Record> bool bears(const Record& record, const std::string& folded) {
  return fold(record.name) == folded || std::any_of(record.aliases.begin(), record.aliases.end(),
                                                    [&](const std::string& alias) { return fold(alias) == folded; });
}

std::vector<EntityRef> bearers(const std::string& words, const Dataset& dataset) {
  const std::string folded = fold(words);
  std::vector<EntityRef> found;
  for (const Person& person : dataset.people) {
    if (bears(person, folded)) { found.emplace_back(person.id); }
  }
  for (const Organisation& body : dataset.organisations) {
    if (bears(body, folded) || (body.acronym && fold(*body.acronym) == folded)) { found.emplace_back(body.id); }
  }
  for (const Event& event : dataset.events) {
    if (fold(event.title) == folded) { found.emplace_back(event.id); }
  }
  for (const Process& process : dataset.processes) {
    const bool acronym = process.acronym && fold(*process.acronym) == folded;
    if (acronym || fold(process.name) == folded) { found.emplace_back(process.id); }
  }
  return found;
}

std::string nearest_name(const std::string& words, const Dataset& dataset) {
  std::vector<std::string> known;
  for (const Person& person : dataset.people) {
    known.push_back(person.name);
  }
  for (const Organisation& body : dataset.organisations) {
    known.push_back(body.name);
  }
  for (const Event& event : dataset.events) {
    known.push_back(event.title);
  }
  for (const Process& process : dataset.processes) {
    known.push_back(process.name);
  }
  return nearest(words, known);
}

std::string also(const std::vector<std::string>& aliases, Language language) {
  return aliases.empty() ? std::string()
                         : "; " + message(language, "decide.also", {fmt::format("{}", fmt::join(aliases, "; "))});
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::string event_line(EventId id, const Dataset& dataset, Language language) {
  const Event* const event = find(dataset.events, id);
  if (event == nullptr) { return {}; }
  const auto sessions = std::ranges::count(dataset.sessions, id, &Session::event);
  return harmless(message(language, "decide.event",
                          {id.text(), event->title, std::to_string(sessions), std::to_string(event->documents.size())}));
}

std::string process_line(ProcessId id, const Dataset& dataset, Language language) {
  const Process* const process = find(dataset.processes, id);
  if (process == nullptr) { return {}; }
  const auto events = std::ranges::count(dataset.events, std::optional(id), &Event::process);
  return harmless(message(language, "decide.process", {id.text(), process->name, std::to_string(events)}));
}

void tell(std::int64_t id, const std::vector<DecisionEntry>& entries, const Dataset& dataset, Context& context) {
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&](const DecisionEntry& candidate) { return candidate.id == id; });
  if (entry == entries.end()) { return; }
  const char* const key = entry->active ? "decide.taken" : "decide.undone";
  context.out << message(context.language, key,
                         {std::to_string(id), kind_text(entry->kind, context.language),
                          harmless(subject_text(*entry, context.language))})
              << '\n';
  // A merge names those it joined; they are told apart where they stand for themselves.
  for (const std::string& word : words_of(entry->subject)) {
    const auto entity = parse_entity(word);
    if (!entity) { break; }
    if (const std::string line = entity_line(*entity, dataset, context.language); !line.empty()) {
      context.out << "  " << line << '\n';
    }
  }
  if (entry->made && entry->active) { context.out << "  " << entity_line(*entry->made, dataset, context.language) << '\n'; }
}

std::string verdict_text(const std::string& verdict, Language language) {
  const std::string key = "verdict." + verdict;
  return has_message(key) ? message(language, key) : verdict;
}

} // namespace

std::string signer(const Arguments& arguments) {
  if (arguments.has("by") && !arguments.value("by").empty()) { return arguments.value("by"); }
  const char* const user = std::getenv("USER");
  if (user != nullptr && *user != '\0') { return user; }
  const passwd* const entry = ::getpwuid(::getuid());
  return entry == nullptr || entry->pw_name == nullptr || *entry->pw_name == '\0' ? "officer" : entry->pw_name;
}

Signature signature_of(const Arguments& arguments) { return {signer(arguments), arguments.value("note")}; }

Command signed_command(Command command) {
  using Kind = OptionSpec::Kind;
  command.options.push_back({"--by", Kind::value, "decide.by", "", {}, false});
  command.options.push_back({"--note", Kind::value, "decide.note", "", {}, false});
  return command;
}

EntityRef entity_named(const std::string& words, const Dataset& dataset, Language language) {
  if (const auto entity = parse_entity(words)) { return *entity; }
  const std::vector<EntityRef> found = bearers(words, dataset);
  if (found.size() == 1) { return found.front(); }
  if (found.empty()) {
    const std::string near = nearest_name(words, dataset);
    const std::string unknown = message(language, "decide.unknown", {words});
    throw Error(ErrorKind::not_found,
                near.empty() ? unknown : unknown + " " + message(language, "cli.did-you-mean", {near}));
  }
  std::vector<std::string> ids;
  for (const EntityRef& entity : found) {
    ids.push_back(id_text(entity));
  }
  throw Error(ErrorKind::conflict, message(language, "decide.several", {words, fmt::format("{}", fmt::join(ids, ", "))}));
}

std::int64_t decision_number(const std::string& text, Language language) {
  std::int64_t number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || stop != text.data() + text.size() || number < 1) {
    throw Error(ErrorKind::bad_argument, message(language, "decide.number", {text}));
  }
  return number;
}

int decide(const Arguments& arguments, Context& context,
           const std::function<std::vector<std::int64_t>(DecisionTransaction&, const Dataset&)>& take) {
  static_cast<void>(arguments);
  Base base = Base::open(context.db, OpenMode::existing);
  std::vector<std::int64_t> taken;
  {
    const Dataset before = base.dataset();
    DecisionTransaction transaction(base, key_makers(context.reference));
    taken = take(transaction, before);
    transaction.commit();
  }
  const std::vector<DecisionEntry> entries = history(base);
  const Dataset after = base.dataset();
  for (const std::int64_t id : taken) {
    tell(id, entries, after, context);
  }
  return 0;
}

std::string entity_line(const EntityRef& entity, const Dataset& dataset, Language language) {
  if (const auto* const id = std::get_if<PersonId>(&entity)) {
    const Person* const person = find(dataset.people, *id);
    if (person == nullptr) { return {}; }
    const auto count = std::count_if(dataset.appearances.begin(), dataset.appearances.end(),
                                     [&](const Appearance& appearance) { return appearance.person == *id; });
    return harmless(message(language, "decide.entity", {id->text(), person->name, std::to_string(count)}) +
                    also(person->aliases, language));
  }
  if (const auto* const id = std::get_if<EventId>(&entity)) { return event_line(*id, dataset, language); }
  if (const auto* const id = std::get_if<ProcessId>(&entity)) { return process_line(*id, dataset, language); }
  const auto id = std::get<OrganisationId>(entity);
  const Organisation* const body = find(dataset.organisations, id);
  if (body == nullptr) { return {}; }
  const auto count =
      std::count_if(dataset.appearances.begin(), dataset.appearances.end(), [&](const Appearance& appearance) {
        return std::find(appearance.organisations.begin(), appearance.organisations.end(), id) !=
               appearance.organisations.end();
      });
  return harmless(message(language, "decide.entity", {id.text(), body->name, std::to_string(count)}) +
                  also(body->aliases, language));
}

std::int64_t join_or_warn(const Arguments& arguments, Context& context,
                          const std::function<std::int64_t(bool force)>& join) {
  try {
    return join(false);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict) { throw; }
    if (!arguments.has("force")) { throw; }
    const std::int64_t taken = join(true);
    context.err << message(context.language, "merge.warning", {said(error, context.language)}) << '\n';
    return taken;
  }
}

std::string kind_text(std::string_view kind, Language language) {
  return message(language, fmt::format("decision.{}", kind));
}

std::string subject_text(const DecisionEntry& entry, Language language) {
  const std::size_t space = entry.subject.find(' ');
  if (entry.kind != "answer" || space == std::string::npos) { return entry.subject; }
  return entry.subject.substr(0, space) + " " + verdict_text(entry.subject.substr(space + 1), language);
}

std::string refused_text(const RefusedDecision& refused, Language language) {
  const std::string kind = kind_text(refused.kind, language);
  std::string rest = refused.text.substr(std::min(refused.text.size(), refused.kind.size() + 1));
  if (refused.kind == "answer") { // "unplaced (one.txt:18) dismiss"
    const std::size_t question = std::min(rest.find(' '), rest.size());
    const std::size_t verdict = rest.rfind(' ') == std::string::npos ? 0 : rest.rfind(' ') + 1;
    if (verdict > question) {
      rest = question_kind_text(rest.substr(0, question), language) + rest.substr(question, verdict - question) +
             verdict_text(rest.substr(verdict), language);
    }
  }
  return harmless(rest.empty() ? kind : kind + " " + rest);
}

void tell_pending(const Base& base, Context& context) {
  const std::size_t pending = pending_decisions(base);
  if (pending == 0) { return; }
  context.err << message(context.language, "decisions.pending", {std::to_string(pending)}) << '\n';
}

} // namespace entente
