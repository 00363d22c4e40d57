#include "core/resolve/event_titles.hpp"

#include <algorithm>
#include <set>

#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

constexpr double enough_shared = 0.6; ///< of the telling words of the title that has fewer
constexpr double doubtful = -4;
constexpr double two_meetings = -6.5;

bool is_number(const std::string& word) { return word.front() >= '0' && word.front() <= '9'; }

/// Of the telling words of the title that has fewer, the most that any of the known titles shares; 1 when there is nothing
/// to compare.
double shared_words(const EventRecord& record, const KnownEvent& event, const std::vector<std::string>& titles) {
  const std::vector<std::string> places{record.place.value_or(""), event.place.value_or("")};
  const std::vector<std::string> own = telling_words(record.title, places);
  if (own.empty() || titles.empty()) { return 1; }
  double most = 0;
  for (const std::string& title : titles) {
    const std::vector<std::string> other = telling_words(title, places);
    if (other.empty()) { return 1; }
    most = std::max(most, agree(own, other, [](const std::string&) { return 1.0; }).containment());
  }
  return most;
}

std::set<std::string> names_of(const Programme& programme, std::size_t record) {
  std::set<std::string> names;
  for (const EntryRecord& entry : programme.entries) {
    const bool on_session = entry.session != EntryRecord::no_session;
    const std::size_t event = on_session ? programme.sessions[entry.session].event : entry.event;
    if (event == record) { names.insert(fold(entry.name)); }
  }
  return names;
}

/// How many of the people of both programmes bear one name.
struct Met {
  std::size_t shared = 0;
  std::size_t fewer = 0; ///< people of the shorter list
};

Met met(const std::set<std::string>& names, const std::vector<KnownProgramme>& programmes, const KnownEntities& known) {
  std::set<PersonId> people;
  for (const KnownProgramme& programme : programmes) {
    for (const auto& [session, person] : programme.people) {
      people.insert(person);
    }
  }
  Met met{0, std::min(names.size(), people.size())};
  for (const PersonId person : people) {
    const std::vector<std::string> forms = known.person_names(person);
    met.shared += std::ranges::any_of(forms, [&](const std::string& form) { return names.contains(fold(form)); }) ? 1 : 0;
  }
  return met;
}

bool in_two_languages(const Programme& programme, const std::vector<KnownProgramme>& others) {
  const auto same = [&](const KnownProgramme& other) { return !other.language || other.language == programme.language; };
  return programme.language && !others.empty() && std::ranges::none_of(others, same);
}

} // namespace

std::vector<std::string> telling_words(const std::string& title, const std::vector<std::string>& places) {
  const Words& words = Words::builtin();
  std::set<std::string> of_places;
  for (const std::string& place : places) {
    for (std::string& word : stems(place)) {
      of_places.insert(std::move(word));
    }
  }
  const std::vector<std::string> folded = fold_words(title);
  std::vector<std::string> telling;
  for (std::size_t at = 0; at < folded.size();) {
    if (const VersionPhrase* const phrase = words.version_phrase(folded, at)) {
      at += phrase->words.size();
      continue;
    }
    const std::string& word = folded[at++];
    const std::string root = stem(word);
    if (words.is_stop(word) || is_number(word) || words.is_weak_title(root) || of_places.contains(root)) { continue; }
    telling.push_back(root);
  }
  return telling;
}

Part titles_against(const Programme& programme, std::size_t record, const KnownEvent& event, const KnownEntities& known) {
  const double shared = shared_words(programme.events[record], event, known.event_titles(event.id));
  if (shared >= enough_shared) { return {}; }
  const std::vector<KnownProgramme> programmes = known.programmes(event.id);
  const Met people = met(names_of(programme, record), programmes, known);
  if (people.shared >= 2 && people.shared * 2 >= people.fewer) { return {0, "people in common"}; }
  if (shared > 0) { return {doubtful, "titles with few words in common"}; }
  const bool doubt = people.shared > 0 || in_two_languages(programme, programmes);
  return {doubt ? doubtful : two_meetings, "titles without a common word"};
}

} // namespace entente::matching
