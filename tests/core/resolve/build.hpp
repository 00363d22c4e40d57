/// @file
/// Short ways to write programmes in tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/model/date.hpp"
#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"
#include "core/resolve/resolve.hpp"
#include "tests/core/resolve/memory_base.hpp"

namespace entente::test {

inline BodyRecord body(std::string name, std::optional<std::string> state = {}, std::optional<std::size_t> parent = {}) {
  BodyRecord record;
  record.name = std::move(name);
  record.state = std::move(state);
  record.parent = parent;
  return record;
}

inline EntryRecord entry(std::string name, std::string position = {}, std::vector<BodyRecord> bodies = {},
                         std::optional<std::string> state = {}) {
  EntryRecord record;
  record.name = std::move(name);
  record.position = std::move(position);
  record.bodies = std::move(bodies);
  record.state = std::move(state);
  record.evidence = {1, record.name};
  return record;
}

inline EventRecord event(std::string process, std::string title, std::string when = {},
                         std::optional<std::string> place = {}) {
  EventRecord record;
  if (!process.empty()) { record.process = std::move(process); }
  record.title = std::move(title);
  record.period.when = when;
  if (when.size() >= 10) {
    record.period.start = parse_date(when.substr(0, 10));
    record.period.end = when.size() > 10 ? parse_date(when.substr(11)) : record.period.start;
  }
  record.place = std::move(place);
  return record;
}

/// One event with one session that holds all entries.
inline Programme programme(EventRecord meeting, std::vector<EntryRecord> entries, Language language = Language::fr) {
  Programme made;
  made.language = language;
  made.events.push_back(std::move(meeting));
  made.sessions.emplace_back();
  made.entries = std::move(entries);
  return made;
}

/// Two entries, each in a document of its own about meetings of one process in two years.
inline std::pair<Programme, Programme> two_documents(EntryRecord first, EntryRecord second) {
  return {
      programme(event("International Dialogue on Migration", "First workshop", "2017-04-18/2017-04-19"), {std::move(first)}),
      programme(event("International Dialogue on Migration", "Second workshop", "2018-03-26/2018-03-27"),
                {std::move(second)})};
}

/// Reads the documents into the base, one after the other; gives the last resolution.
inline Resolution read(MemoryBase& base, const std::vector<Programme>& documents) {
  Resolution last;
  for (const Programme& document : documents) {
    last = resolve(document, base, Reference::builtin());
    base.apply(document, last);
  }
  return last;
}

/// What becomes of two entries in two documents, whichever is read first.
struct Outcome {
  std::size_t people = 0;
  std::size_t reviews = 0;
  std::string reason; ///< of the last judgement about a person
  friend bool operator==(const Outcome& a, const Outcome& b) { return a.people == b.people && a.reviews == b.reviews; }
};

inline Outcome outcome(const Programme& first, const Programme& second) {
  MemoryBase base;
  const Resolution last = read(base, {first, second});
  Outcome result;
  result.people = base.people().size();
  for (const ReviewItem& item : last.review) {
    result.reviews += item.kind == "same-person" ? 1 : 0;
  }
  for (const Judgement& judgement : last.judgements) {
    if (judgement.about == Judgement::About::person) { result.reason = judgement.reason; }
  }
  return result;
}

} // namespace entente::test
