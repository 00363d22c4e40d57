#include "viz/terminal/lookup.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/output.hpp"

namespace entente {
namespace {

[[noreturn]] void nothing_called(const std::string& words, const std::vector<std::string>& known, Language language) {
  const std::string near = nearest(words, known);
  const std::string unknown = message(language, "show.unknown", {words});
  throw Error(ErrorKind::not_found, near.empty() ? unknown : unknown + " " + message(language, "cli.did-you-mean", {near}));
}

/// The only one of the list; an Error that names them all when there are more.
template <class Record>
const Record& only(const std::vector<const Record*>& found, const std::string& words, Language language) {
  if (found.size() == 1) { return *found.front(); }
  std::string ids;
  for (const Record* const record : found) {
    ids += (ids.empty() ? "" : ", ") + record->id.text();
  }
  throw Error(ErrorKind::bad_argument, message(language, "cli.several", {words, ids}));
}

/// Says of each where it is and what it is called: panels of the same number are many.
[[noreturn]] void several_sessions(const std::vector<const Session*>& found, const Dataset& dataset,
                                   const std::string& words, Language language) {
  constexpr std::size_t most = 12;
  std::string list;
  for (const Session* const session : found) {
    if (session == found[std::min(found.size() - 1, most)] && found.size() > most) {
      list += "; …";
      break;
    }
    const Event* const event = find(dataset.events, session->event);
    std::string where = event == nullptr ? session->event.text() : event->id.text() + " " + event->title;
    if (session->date) { where += ", " + to_iso(*session->date); }
    list += fmt::format("{}{} {} ({})", list.empty() ? "" : "; ", session->id.text(), harmless(session_name(*session)),
                        harmless(where));
  }
  throw Error(ErrorKind::bad_argument, message(language, "cli.several", {words, list}));
}

template <class Record> bool is_called(const Record& record, const std::string& folded) {
  return fold(record.name) == folded ||
         std::ranges::any_of(record.aliases, [&](const std::string& alias) { return fold(alias) == folded; });
}

template <class Record> std::vector<std::string> names(const std::vector<Record>& records) {
  std::vector<std::string> list;
  for (const Record& record : records) {
    list.push_back(record.name);
  }
  return list;
}

bool holds_all(const std::string& text, const std::string& folded_words) {
  std::size_t from = 0;
  while (from < folded_words.size()) {
    const std::size_t end = std::min(folded_words.find(' ', from), folded_words.size());
    if (text.find(folded_words.substr(from, end - from)) == std::string::npos) { return false; }
    from = end + 1;
  }
  return true;
}

} // namespace

std::string session_name(const Session& session) {
  if (session.label && session.title) { return *session.label + ": " + *session.title; }
  return session.label ? *session.label : session.title.value_or("");
}

const Person& asked_person(const Dataset& dataset, const std::string& words, Language language) {
  const auto id = PersonId::parse(words);
  const Person* const known = id ? find(dataset.people, *id) : nullptr;
  if (known != nullptr) { return *known; }
  const std::string folded = fold(words);
  std::vector<const Person*> found;
  for (const Person& person : dataset.people) {
    if (is_called(person, folded)) { found.push_back(&person); }
  }
  if (found.empty()) { nothing_called(words, names(dataset.people), language); }
  return only(found, words, language);
}

const Organisation& asked_organisation(const Dataset& dataset, const std::string& words, Language language) {
  const auto id = OrganisationId::parse(words);
  const Organisation* const known = id ? find(dataset.organisations, *id) : nullptr;
  if (known != nullptr) { return *known; }
  const std::string folded = fold(words);
  std::vector<const Organisation*> found;
  for (const Organisation& body : dataset.organisations) {
    const bool acronym = body.acronym && fold(*body.acronym) == folded;
    if (acronym || is_called(body, folded)) { found.push_back(&body); }
  }
  if (found.empty()) { nothing_called(words, names(dataset.organisations), language); }
  return only(found, words, language);
}

const Session& asked_session(const Dataset& dataset, const std::vector<EventId>& events, const std::string& words,
                             Language language) {
  const auto id = SessionId::parse(words);
  const Session* const known = id ? find(dataset.sessions, *id) : nullptr;
  if (known != nullptr) { return *known; }
  const std::string folded = fold(words);
  std::vector<const Session*> called;
  std::vector<const Session*> holding;
  std::vector<std::string> all;
  for (const Session& session : dataset.sessions) {
    if (!events.empty() && std::ranges::find(events, session.event) == events.end()) { continue; }
    all.push_back(session_name(session));
    const auto is = [&](const std::optional<std::string>& text) { return text && fold(*text) == folded; };
    if (is(session.label) || is(session.title)) { called.push_back(&session); }
    if (holds_all(fold(all.back()), folded)) { holding.push_back(&session); }
  }
  if (called.empty() && holding.empty()) { nothing_called(words, all, language); }
  const std::vector<const Session*>& found = called.empty() ? holding : called;
  if (found.size() > 1) { several_sessions(found, dataset, words, language); }
  return *found.front();
}

} // namespace entente
