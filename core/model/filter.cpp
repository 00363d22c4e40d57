#include "core/model/filter.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"

namespace entente {
namespace {

const std::vector<std::string>& known_keys() {
  static const std::vector<std::string> keys{"role",  "process",  "event",  "kind", "state", "region",
                                             "group", "category", "gender", "from", "to",    "remote"};
  return keys;
}

[[noreturn]] void refuse(const Wording& what, std::string_view term, std::string_view word,
                         std::span<const std::string> known) {
  const std::string near = nearest(word, known);
  if (!near.empty()) {
    throw Error(ErrorKind::bad_argument, "filter: {} in \"{}\"; did you mean \"{}\"?", what, term, near);
  }
  if (known.empty()) { throw Error(ErrorKind::bad_argument, "filter: {} in \"{}\"", what, term); }
  throw Error(ErrorKind::bad_argument, "filter: {} in \"{}\"; it can be {}", what, term,
              fmt::format("{}", fmt::join(known, ", ")));
}

/// A value of a closed vocabulary, with its words listed when the value is none of them.
template <class Enum, std::size_t N, class Parse>
Enum value_of(std::string_view word, std::string_view term, const Parse& parse) {
  if (const auto value = parse(word)) { return *value; }
  std::vector<std::string> known;
  for (std::size_t i = 0; i < N; ++i) {
    known.emplace_back(to_text(static_cast<Enum>(i)));
  }
  refuse(Wording("unknown value"), term, word, known);
}

int year_of(std::string_view word, std::string_view term) {
  int year = 0;
  const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), year);
  if (error != std::errc{} || stop != word.data() + word.size() || year < 1 || year > 9999) {
    refuse(Wording("no year"), term, word, {});
  }
  return year;
}

std::string state_code(std::string_view word, std::string_view term) {
  std::string code(word);
  for (char& letter : code) {
    if (letter >= 'a' && letter <= 'z') { letter = static_cast<char>(letter - 'a' + 'A'); }
  }
  const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (code.size() != 3 || !letters) { refuse(Wording("no ISO 3166 code of three letters"), term, word, {}); }
  return code;
}

/// One `key=value,value` with its quotes taken off.
struct Term {
  std::string text; ///< as written
  std::string key;
  std::vector<std::string> values;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::vector<Term> split_terms(std::string_view text) {
  std::vector<Term> terms;
  std::size_t i = 0;
  while (i < text.size()) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    Term term;
    std::string part;
    bool quoted = false;
    bool has_key = false;
    for (; i < text.size() && (quoted || !is_space(text[i])); ++i) {
      if (text[i] == '"') {
        quoted = !quoted;
      } else if (!quoted && !has_key && text[i] == '=') {
        term.key = std::exchange(part, {});
        has_key = true;
      } else if (!quoted && has_key && text[i] == ',') {
        term.values.push_back(std::exchange(part, {}));
      } else {
        part += text[i];
      }
    }
    term.text = text.substr(begin, i - begin);
    term.values.push_back(std::move(part));
    if (quoted) { throw Error(ErrorKind::bad_argument, "filter: a quote is not closed in {}", term.text); }
    if (!has_key) { refuse(Wording("no key=value"), term.text, term.values.front(), known_keys()); }
    terms.push_back(std::move(term));
  }
  return terms;
}

bool yes_or_no(std::string_view word, std::string_view term) {
  static const std::vector<std::string> known{"yes", "no"};
  if (word != "yes" && word != "no") { refuse(Wording("unknown value"), term, word, known); }
  return word == "yes";
}

void set_once(std::optional<int>& year, int value, std::string_view term) {
  if (year) { throw Error(ErrorKind::bad_argument, "filter: a second year in \"{}\"", term); }
  year = value;
}

void add_value(Filter& filter, const Term& term, const std::string& value) {
  const std::string& key = term.key;
  if (value.empty()) { throw Error(ErrorKind::bad_argument, "filter: no value in \"{}\"", term.text); }
  if (key == "role") {
    filter.roles.push_back(value_of<Role, 8>(value, term.text, parse_role));
  } else if (key == "process") {
    filter.processes.push_back(value);
  } else if (key == "event") {
    filter.events.push_back(value);
  } else if (key == "kind") {
    filter.session_kinds.push_back(value_of<SessionKind, 10>(value, term.text, parse_session_kind));
  } else if (key == "state") {
    filter.states.push_back(state_code(value, term.text));
  } else if (key == "region") {
    filter.regions.push_back(value);
  } else if (key == "group") {
    filter.groups.push_back(value);
  } else if (key == "category") {
    filter.categories.push_back(value);
  } else if (key == "gender") {
    filter.genders.push_back(value_of<Gender, 2>(value, term.text, parse_gender));
  } else if (key == "from") {
    set_once(filter.from_year, year_of(value, term.text), term.text);
  } else if (key == "to") {
    set_once(filter.to_year, year_of(value, term.text), term.text);
  } else if (key == "remote") {
    const bool remote = yes_or_no(value, term.text);
    if (filter.remote && *filter.remote != remote) {
      throw Error(ErrorKind::bad_argument, "filter: yes and no in \"{}\"", term.text);
    }
    filter.remote = remote;
  } else {
    refuse(Wording("unknown key"), term.text, key, known_keys());
  }
}

template <class Value> bool one_of(const std::vector<Value>& wanted, const Value& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

/// First and last year of an event, as far as its dates or its printed period tell.
std::optional<std::pair<int, int>> years_of(const Event& event) {
  if (event.start) {
    const Date end = event.end.value_or(*event.start);
    return std::pair(static_cast<int>(event.start->year()), static_cast<int>(end.year()));
  }
  int year = 0;
  if (!event.when || event.when->size() < 4) { return std::nullopt; }
  const auto [stop, error] = std::from_chars(event.when->data(), event.when->data() + 4, year);
  if (error != std::errc{} || stop != event.when->data() + 4) { return std::nullopt; }
  return std::pair(year, year);
}

bool process_passes(const Filter& filter, const Process* process) {
  if (filter.processes.empty()) { return true; }
  if (process == nullptr) { return false; }
  return std::any_of(filter.processes.begin(), filter.processes.end(), [&](const std::string& wanted) {
    const std::string key = fold(wanted);
    return wanted == process->id.text() || key == fold(process->name) ||
           (process->acronym && key == fold(*process->acronym)) || (process->reference && key == fold(*process->reference));
  });
}

bool event_passes(const Filter& filter, const Dataset& dataset, const Event& event) {
  if (!process_passes(filter, event.process ? find(dataset.processes, *event.process) : nullptr)) { return false; }
  const bool named =
      filter.events.empty() || std::any_of(filter.events.begin(), filter.events.end(), [&](const std::string& wanted) {
        const std::string key = fold(wanted);
        return wanted == event.id.text() ||
               (!EventId::parse(wanted) && !key.empty() && fold(event.title).find(key) != std::string::npos);
      });
  if (!named) { return false; }
  if (!filter.from_year && !filter.to_year) { return true; }
  const auto years = years_of(event);
  return years && years->second >= filter.from_year.value_or(years->second) &&
         years->first <= filter.to_year.value_or(years->first);
}

/// Decides on appearances; what concerns an event is worked out once for each.
class Sieve {
public:
  Sieve(const Filter& filter, const FilterLookup& lookup, const Dataset& dataset)
      : filter_(filter), lookup_(lookup), dataset_(dataset) {
    for (const Event& event : dataset.events) {
      if (entente::event_passes(filter, dataset, event)) { events_.insert(event.id); }
    }
  }

  [[nodiscard]] bool event_passes(EventId event) const { return events_.contains(event); }

  [[nodiscard]] bool passes(const Appearance& appearance) const {
    return events_.contains(appearance.event) && one_of(filter_.roles, appearance.role) && session_passes(appearance) &&
           gender_passes(appearance) && (!filter_.remote || *filter_.remote == appearance.remote) &&
           place_passes(appearance) && category_passes(appearance);
  }

private:
  [[nodiscard]] bool session_passes(const Appearance& appearance) const {
    if (filter_.session_kinds.empty()) { return true; }
    const Session* session = appearance.session ? find(dataset_.sessions, *appearance.session) : nullptr;
    return session != nullptr && one_of(filter_.session_kinds, session->kind);
  }

  [[nodiscard]] bool gender_passes(const Appearance& appearance) const {
    if (filter_.genders.empty()) { return true; }
    const Person* person = find(dataset_.people, appearance.person);
    const auto gender = person != nullptr && person->gender ? person->gender : appearance.gender;
    return gender && one_of(filter_.genders, *gender);
  }

  [[nodiscard]] bool place_passes(const Appearance& appearance) const {
    if (filter_.states.empty() && filter_.regions.empty() && filter_.groups.empty()) { return true; }
    if (appearance.state) { return state_passes(*appearance.state); }
    return std::any_of(appearance.organisations.begin(), appearance.organisations.end(), [&](OrganisationId id) {
      const Organisation* body = find(dataset_.organisations, id);
      return body != nullptr && body->state && state_passes(*body->state);
    });
  }

  [[nodiscard]] bool state_passes(const std::string& iso3) const {
    const auto in_any = [&](const std::vector<std::string>& codes) {
      return codes.empty() ||
             std::any_of(codes.begin(), codes.end(), [&](const std::string& code) { return lookup_.state_in(iso3, code); });
    };
    return one_of(filter_.states, iso3) && in_any(filter_.regions) && in_any(filter_.groups);
  }

  [[nodiscard]] bool category_passes(const Appearance& appearance) const {
    if (filter_.categories.empty()) { return true; }
    return std::any_of(filter_.categories.begin(), filter_.categories.end(), [&](const std::string& wanted) {
      if (appearance.organisations.empty()) { return appearance.state && lookup_.category_is("state", wanted); }
      return std::any_of(appearance.organisations.begin(), appearance.organisations.end(), [&](OrganisationId id) {
        const Organisation* body = find(dataset_.organisations, id);
        return body != nullptr && body->category && lookup_.category_is(*body->category, wanted);
      });
    });
  }

  const Filter& filter_;
  const FilterLookup& lookup_;
  const Dataset& dataset_;
  std::set<EventId> events_;
};

/// The people, organisations and states that are kept.
struct Kept {
  std::set<PersonId> people;
  std::set<OrganisationId> organisations;
  std::set<std::string> states;

  void add(const Appearance& appearance) {
    people.insert(appearance.person);
    organisations.insert(appearance.organisations.begin(), appearance.organisations.end());
    if (appearance.state) { states.insert(*appearance.state); }
  }
  void add(const End& end) {
    if (const auto* person = std::get_if<PersonId>(&end.what)) { people.insert(*person); }
    if (const auto* body = std::get_if<OrganisationId>(&end.what)) { organisations.insert(*body); }
    if (const auto* state = std::get_if<std::string>(&end.what)) { states.insert(*state); }
  }
  [[nodiscard]] bool has(const End& end) const {
    const auto* person = std::get_if<PersonId>(&end.what);
    const auto* body = std::get_if<OrganisationId>(&end.what);
    const auto* state = std::get_if<std::string>(&end.what);
    return (person != nullptr && people.contains(*person)) || (body != nullptr && organisations.contains(*body)) ||
           (state != nullptr && states.contains(*state));
  }
};

/// Adds the bodies that hold the kept ones and the states that kept bodies belong to.
void close(Kept& kept, const Dataset& dataset) {
  std::vector<OrganisationId> open(kept.organisations.begin(), kept.organisations.end());
  while (!open.empty()) {
    const Organisation* body = find(dataset.organisations, open.back());
    open.pop_back();
    if (body == nullptr) { continue; }
    if (body->state) { kept.states.insert(*body->state); }
    if (body->parent && kept.organisations.insert(*body->parent).second) { open.push_back(*body->parent); }
  }
}

template <class Record, class Pass> void copy_passing(const std::vector<Record>& from, std::vector<Record>& to, Pass pass) {
  std::copy_if(from.begin(), from.end(), std::back_inserter(to), pass);
}

} // namespace

bool Filter::empty() const {
  return roles.empty() && processes.empty() && events.empty() && session_kinds.empty() && states.empty() &&
         regions.empty() && groups.empty() && categories.empty() && genders.empty() && !from_year && !to_year && !remote;
}

Filter parse_filter(std::string_view text) {
  Filter filter;
  for (const Term& term : split_terms(text)) {
    for (const std::string& value : term.values) {
      add_value(filter, term, value);
    }
  }
  return filter;
}

Dataset apply(const Filter& filter, const FilterLookup& lookup, const Dataset& dataset) {
  if (filter.empty()) { return dataset; }
  const Sieve sieve(filter, lookup, dataset);
  Dataset result;
  result.documents = dataset.documents;
  result.processes = dataset.processes;
  result.events = dataset.events;
  result.sessions = dataset.sessions;
  result.declarations = dataset.declarations;
  copy_passing(dataset.appearances, result.appearances, [&](const Appearance& a) { return sieve.passes(a); });
  Kept kept;
  for (const Appearance& appearance : result.appearances) {
    kept.add(appearance);
  }
  const Kept seen = kept;
  copy_passing(dataset.partnerships, result.partnerships,
               [&](const Partnership& p) { return seen.has(p.source) || seen.has(p.target); });
  for (const Partnership& partnership : result.partnerships) {
    kept.add(partnership.source);
    kept.add(partnership.target);
  }
  close(kept, dataset);
  copy_passing(dataset.people, result.people, [&](const Person& p) { return kept.people.contains(p.id); });
  copy_passing(dataset.organisations, result.organisations,
               [&](const Organisation& o) { return kept.organisations.contains(o.id); });
  result.states.assign(kept.states.begin(), kept.states.end());
  copy_passing(dataset.themes, result.themes, [&](const Theme& theme) { return sieve.event_passes(theme.event); });
  return result;
}

} // namespace entente
