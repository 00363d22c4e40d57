#include "core/resolve/events.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

constexpr double same_event_score = 0.65;
constexpr double unsure_event_score = 0.25;
constexpr std::size_t many_events = 20; ///< of one document
constexpr int few_years_days = 5 * 366;

int day_number(Date date) { return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count()); }

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) { return std::nullopt; }
  return value;
}

std::vector<std::string> place_words(const std::string& place) {
  std::vector<std::string> words = stems(place);
  std::erase_if(words, [](const std::string& word) { return Words::builtin().is_weak_place(word); });
  return words;
}

/// The states whose cities or names the place holds: "Genève" and "Geneva" both give Switzerland.
std::set<std::string> place_states(const std::string& place, const Reference& reference) {
  std::set<std::string> states;
  for (const FoundState& found : reference.find_states(place, false, true)) {
    states.insert(found.iso3);
  }
  return states;
}

Part compare_days(const std::optional<DayRange>& a, const std::optional<DayRange>& b) {
  if (!a || !b) { return {}; }
  if (a->first > b->last || b->first > a->last) { return {-8, "other dates"}; }
  if (a->exact && b->exact) {
    return a->first == b->first && a->last == b->last ? Part{4, "same days"} : Part{3, "days in common"};
  }
  const DayRange& vague = a->exact ? *b : b->exact ? *a : (a->last - a->first > b->last - b->first ? *a : *b);
  return vague.last - vague.first > 31 ? Part{0.2, "same year"} : Part{1.2, "same month"};
}

Part compare_places(const std::string& a, const std::string& b, const Reference& reference) {
  if (a.empty() || b.empty()) { return {}; }
  const Agreement agreement = agree(place_words(a), place_words(b), [](const std::string&) { return 1.0; });
  const std::set<std::string> states_a = place_states(a, reference);
  const std::set<std::string> states_b = place_states(b, reference);
  if (!states_a.empty() && !states_b.empty()) {
    const bool shared =
        std::any_of(states_a.begin(), states_a.end(), [&](const std::string& state) { return states_b.contains(state); });
    if (!shared) { return {-3, "other places"}; }
    return {agreement.words > 0 ? 2.0 : 1.5, "same place"};
  }
  if (agreement.words > 0) { return {agreement.containment() >= 0.3 ? 2.0 : 1.0, "same place"}; }
  return {-1, "other places"};
}

Part compare_titles(const std::string& a, const std::string& b) {
  const std::vector<std::string> x = stems(a);
  const std::vector<std::string> y = stems(b);
  const Agreement agreement = agree(x, y, [](const std::string&) { return 1.0; });
  if (x.empty() || y.empty()) { return {}; }
  const double overlap = agreement.overlap();
  if (overlap >= 0.9 && agreement.words >= 3) { return {3, "same title"}; }
  if (overlap >= 0.6) { return {1.5, "titles alike"}; }
  if (overlap >= 0.4 && agreement.words >= 3) { return {0.7, "titles partly alike"}; }
  return {};
}

/// The numbers in a title, without their ends ("3rd" is 3).
std::set<std::string> numbers_in(const std::string& title) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::set<std::string> numbers;
  for (auto at = std::ranges::find_if(title, digit); at != title.end();) {
    const auto end = std::find_if_not(at, title.end(), digit);
    numbers.emplace(at, end);
    at = std::find_if(end, title.end(), digit);
  }
  return numbers;
}

/// Whether two meetings of no process, out of many that a list names, are named alike: on one day there are several.
bool named_alike(const EventFacts& a, const EventFacts& b, const Reference& reference) {
  const std::set<std::string> x = numbers_in(a.title);
  const std::set<std::string> y = numbers_in(b.title);
  const auto in_y = [&](const std::string& number) { return y.contains(number); };
  if (!x.empty() && !y.empty() && std::ranges::none_of(x, in_y)) { return false; }
  return compare_titles(a.title, b.title).weight > 1 || compare_places(a.place, b.place, reference).weight > 0;
}

/// A year that ends a title which otherwise only names the process ("International Dialogue on Migration 2018").
std::string year_in_title(const EventRecord& event) {
  const std::string title = fold(event.title);
  if (!event.process || title.size() < 6 || title[title.size() - 5] != ' ') { return {}; }
  const std::string year_text = title.substr(title.size() - 4);
  const auto year = number(year_text);
  const bool only_process = std::string_view(title).substr(0, title.size() - 5) == fold(*event.process);
  return year && *year > 1900 && *year < 2100 && only_process ? year_text : std::string();
}

EventFacts facts_of(const EventRecord& event) {
  const std::string when = event.period.when.empty() && !event.period.start ? year_in_title(event) : event.period.when;
  return {days_of(event.period.start, event.period.end, when), event.place.value_or(""), event.title};
}

EventFacts facts_of(const KnownEvent& event) {
  return {days_of(event.start, event.end, event.when.value_or("")), event.place.value_or(""), event.title};
}

/// A process's name made ready for comparing.
struct ProcessWords {
  std::string acronym; ///< folded; empty when there is none
  std::vector<std::string> stems;

  ProcessWords(const std::string& name, const std::optional<std::string>& short_form)
      : acronym(short_form ? fold(*short_form) : std::string()), stems(matching::stems(name)) {}
};

/// Processes of the base and of this document.
class Processes {
public:
  Processes(const Programme& programme, const KnownEntities& known, const Reference& reference)
      : language_(programme.language.value_or(Language::en)), reference_(reference), known_(known.processes()) {
    for (const KnownProcess& process : known_) {
      known_words_.emplace_back(process.name, process.acronym);
    }
  }

  std::optional<Choice<ProcessId>> choose(const EventRecord& event, Resolution& resolution) {
    if (!event.process && !event.process_reference) { return std::nullopt; }
    const auto [at, added] = chosen_.try_emplace(std::pair(event.process, event.process_reference));
    if (added) { at->second = find_or_make(event, resolution); }
    return at->second;
  }

  [[nodiscard]] const std::vector<KnownProcess>& known() const { return known_; }

private:
  Choice<ProcessId> find_or_make(const EventRecord& event, Resolution& resolution) {
    const ProcessFacts* facts = event.process_reference ? reference_.process(*event.process_reference) : nullptr;
    if (facts == nullptr && event.process) { facts = reference_.process_named(*event.process); }
    const std::string printed = fold(event.process.value_or(""));
    const std::vector<std::string> words = stems(event.process.value_or(""));
    const auto same = [&](const std::optional<std::string>& reference, const ProcessWords& process) {
      if (facts != nullptr && reference) { return *reference == facts->id; }
      return event.process && like(printed, words, process);
    };
    Choice<ProcessId> choice;
    for (std::size_t i = 0; i < known_.size(); ++i) {
      if (same(known_[i].reference, known_words_[i])) {
        choice.known = known_[i].id;
        return choice;
      }
    }
    for (std::size_t i = 0; i < resolution.new_processes.size(); ++i) {
      if (same(resolution.new_processes[i].reference, new_words_[i])) {
        choice.fresh = i;
        return choice;
      }
    }
    choice.fresh = resolution.new_processes.size();
    NewProcess made;
    made.name = facts != nullptr ? facts->name.in(language_) : *event.process;
    if (facts != nullptr) {
      made.reference = facts->id;
      const std::string& acronym = facts->acronym.in(language_);
      if (!acronym.empty()) { made.acronym = acronym; }
    }
    new_words_.emplace_back(made.name, made.acronym);
    resolution.new_processes.push_back(std::move(made));
    return choice;
  }

  static bool like(const std::string& printed, const std::vector<std::string>& words, const ProcessWords& process) {
    if (!process.acronym.empty() && process.acronym == printed) { return true; }
    const Agreement agreement = agree(words, process.stems, [](const std::string&) { return 1.0; });
    return agreement.words > 0 && agreement.only_a == 0 && agreement.only_b == 0;
  }

  Language language_;
  const Reference& reference_;
  std::vector<KnownProcess> known_;
  std::vector<ProcessWords> known_words_, new_words_;
  /// What was chosen for the same printing, and reference, before.
  std::map<std::pair<std::optional<std::string>, std::optional<std::string>>, Choice<ProcessId>> chosen_;
};

struct Pairing {
  std::size_t record = 0;
  const KnownEvent* event = nullptr;
  EventMatch match;
};

std::string describe(const std::string& title, const std::optional<std::string>& when) {
  return when && !when->empty() ? fmt::format("\"{}\" ({})", title, *when) : fmt::format("\"{}\"", title);
}

void note(Judgement::Verdict verdict, const Pairing& pairing, const Programme& programme, Resolution& resolution) {
  Judgement judgement;
  judgement.verdict = verdict;
  judgement.about = Judgement::About::event;
  judgement.record = pairing.record;
  judgement.other = pairing.event->id.text();
  judgement.score = pairing.match.score;
  judgement.reason = pairing.match.reason;
  resolution.judgements.push_back(std::move(judgement));
  if (verdict != Judgement::Verdict::unsure) { return; }
  const EventRecord& record = programme.events[pairing.record];
  resolution.review.push_back({"same-event",
                               fmt::format("{} and {} may be one meeting: {}", describe(record.title, record.period.when),
                                           describe(pairing.event->title, pairing.event->when), pairing.match.reason),
                               record.evidence});
}

/// The known events that may be the record's: those of its days, or all when it has none.
std::vector<KnownEvent> known_events(const KnownEntities& known, std::optional<ProcessId> process,
                                     const std::optional<DayRange>& days) {
  if (!days) { return known.events(process); }
  const auto date = [](int day) { return Date(std::chrono::sys_days(std::chrono::days(day))); };
  return known.events_on(process, date(std::min(days->first, days->last)), date(std::max(days->first, days->last)));
}

/// Joins records and known events, the surest pairs first, each event once.
void join(std::vector<Pairing>& pairings, const Programme& programme, Resolution& resolution) {
  std::stable_sort(pairings.begin(), pairings.end(), [](const Pairing& a, const Pairing& b) {
    return std::tuple(-a.match.score, a.event->id) < std::tuple(-b.match.score, b.event->id);
  });
  std::vector<bool> done(programme.events.size(), false);
  std::vector<bool> asked(programme.events.size(), false);
  std::set<EventId> taken;
  for (const Pairing& pairing : pairings) {
    if (pairing.match.score < same_event_score || done[pairing.record] || taken.contains(pairing.event->id)) { continue; }
    done[pairing.record] = true;
    taken.insert(pairing.event->id);
    resolution.event[pairing.record].known = pairing.event->id;
    note(Judgement::Verdict::same, pairing, programme, resolution);
  }
  for (const Pairing& pairing : pairings) {
    if (done[pairing.record] || asked[pairing.record] || taken.contains(pairing.event->id)) { continue; }
    asked[pairing.record] = true;
    note(Judgement::Verdict::unsure, pairing, programme, resolution);
  }
  for (std::size_t i = 0; i < programme.events.size(); ++i) {
    if (done[i]) { continue; }
    resolution.event[i].fresh = resolution.new_events.size();
    resolution.new_events.push_back(i);
  }
}

} // namespace

std::optional<DayRange> days_of(const std::optional<Date>& start, const std::optional<Date>& end, const std::string& when) {
  using std::chrono::last;
  if (start || end) { return DayRange{day_number(start ? *start : *end), day_number(end ? *end : *start), true}; }
  if (when.size() != 4 && when.size() != 7) { return std::nullopt; }
  const auto year = number(std::string_view(when).substr(0, 4));
  if (!year) { return std::nullopt; }
  const std::chrono::year y(*year);
  if (when.size() == 4) { return DayRange{day_number(y / 1 / 1), day_number(y / 12 / 31), false}; }
  const auto month = number(std::string_view(when).substr(5));
  if (!month || *month < 1 || *month > 12) { return std::nullopt; }
  const auto m = std::chrono::month(static_cast<unsigned>(*month));
  return DayRange{day_number(y / m / 1), day_number(Date(y / m / last)), false};
}

EventMatch match_events(const EventFacts& a, const EventFacts& b, const Reference& reference, const Part& besides) {
  EventMatch match;
  double sum = -2;
  for (const Part& part : {compare_days(a.days, b.days), compare_places(a.place, b.place, reference),
                           compare_titles(a.title, b.title), besides}) {
    sum += part.weight;
    if (part.reason.empty()) { continue; }
    match.reason += (match.reason.empty() ? "" : "; ") + part.reason;
  }
  match.score = 1 / (1 + std::exp(-sum));
  return match;
}

bool EventContext::near_by(EventId event) const {
  const auto [at, added] = asked_.try_emplace(event, false);
  if (!added || processes_.empty()) { return at->second; }
  const std::optional<KnownEvent> found = known_->event(event);
  if (!found || !found->process) { return false; }
  const std::optional<DayRange> days = days_of(found->start, found->end, found->when.value_or(""));
  at->second = std::any_of(processes_.begin(), processes_.end(), [&](const auto& process) {
    const std::optional<DayRange>& own = process.second;
    const bool far = own && days && (own->first - days->last > few_years_days || days->first - own->last > few_years_days);
    return process.first == *found->process && !far;
  });
  return at->second;
}

EventContext resolve_events(const Programme& programme, const KnownEntities& known, const Reference& reference,
                            Resolution& resolution) {
  Processes processes(programme, known, reference);
  const std::size_t count = programme.events.size();
  resolution.event.resize(count);
  EventContext context(known);
  context.of_record.reserve(count);
  std::vector<std::vector<KnownEvent>> found(count);
  std::vector<Pairing> pairings;
  for (std::size_t i = 0; i < count; ++i) {
    const EventRecord& record = programme.events[i];
    resolution.event_process.push_back(processes.choose(record, resolution));
    const auto& process = resolution.event_process.back();
    const EventFacts facts = facts_of(record);
    if (process && process->known) { context.add_process(*process->known, facts.days); }
    if (!process || process->known) { found[i] = known_events(known, process ? process->known : std::nullopt, facts.days); }
    for (const KnownEvent& event : found[i]) {
      const EventFacts other = facts_of(event);
      if (facts.days && other.days && (facts.days->first > other.days->last || other.days->first > facts.days->last)) {
        continue;
      }
      if (!process && count >= many_events && !named_alike(facts, other, reference)) { continue; }
      EventMatch match = match_events(facts, other, reference);
      if (!process && match.score >= unsure_event_score) {
        match = match_events(facts, other, reference, titles_against(programme, i, event, known));
      }
      if (match.score >= unsure_event_score) { pairings.push_back({i, &event, std::move(match)}); }
    }
  }
  join(pairings, programme, resolution);
  for (std::size_t i = 0; i < count; ++i) {
    const Choice<EventId>& choice = resolution.event[i];
    context.of_record.push_back(choice.known ? choice.known->value : -1 - static_cast<Handle>(choice.fresh));
  }
  return context;
}

} // namespace entente::matching
