#include "core/analysis/questions/suggest.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "core/analysis/attributes.hpp"
#include "core/analysis/kernels/steps.hpp"
#include "core/analysis/questions/session_name.hpp"
#include "core/analysis/questions/topic_of_session.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

/// One person or body with all that it is ranked by.
struct Candidate {
  std::string id;
  std::int64_t number = 0;
  std::string name;
  std::string body;
  CandidateFacts facts;
  std::vector<AppearanceId> evidence;
  std::int64_t met = 0;
  std::int64_t unknown = 0;
  std::string needs_met;
  std::string needs_unknown;
  double topic = 0;
  bool topic_known = false;
  std::string words;
  std::string spoke_on;
  std::string last_seen;
  bool at_event = false;
  std::optional<std::uint32_t> distance;
  std::string way;
};

std::string period_of(const Dataset& dataset, EventId id) {
  const Event* const event = find(dataset.events, id);
  return event == nullptr ? "" : event->when.value_or("");
}

/// Gathers candidates appearance by appearance; the latest one that tells a state or a category is the one that counts.
class Candidates {
public:
  Candidates(const Dataset& dataset, const Reference& reference, const SuggestOptions& options, const Session& session)
      : dataset_(dataset), reference_(reference), options_(options), session_(session),
        near_(near_sessions(dataset, reference, session.id)), genders_(genders_of_people(dataset)) {
    for (const Appearance& appearance : in_time()) {
      if (options.bodies) {
        for (const OrganisationId body : appearance.organisations) {
          add_body(body, appearance);
        }
      } else {
        add_person(appearance);
      }
    }
    for (const Appearance& appearance : dataset.appearances) {
      if (appearance.session == session.id) { remove_seated(appearance); }
    }
  }

  [[nodiscard]] std::vector<Candidate> take() {
    std::vector<Candidate> list;
    for (auto& [number, candidate] : by_number_) {
      list.push_back(std::move(candidate));
    }
    return list;
  }

private:
  [[nodiscard]] std::vector<Appearance> in_time() const {
    std::vector<Appearance> list = dataset_.appearances;
    std::stable_sort(list.begin(), list.end(), [&](const Appearance& a, const Appearance& b) {
      return period_of(dataset_, a.event) < period_of(dataset_, b.event);
    });
    return list;
  }

  void add_person(const Appearance& appearance) {
    Candidate& candidate = by_number_[appearance.person.value];
    if (candidate.id.empty()) {
      const Person* const person = find(dataset_.people, appearance.person);
      candidate.id = appearance.person.text();
      candidate.number = appearance.person.value;
      candidate.name = person == nullptr ? "" : person->name;
      const auto gender = genders_.find(appearance.person);
      if (gender != genders_.end()) { candidate.facts.gender = gender->second; }
    }
    if (std::string state = state_or_base_of(dataset_, appearance); !state.empty()) {
      candidate.facts.state = std::move(state);
    }
    if (std::string category = category_of(dataset_, reference_, appearance); !category.empty()) {
      candidate.facts.category = std::move(category);
    }
    if (!appearance.organisations.empty()) {
      const Organisation* const body = find(dataset_.organisations, appearance.organisations.back());
      if (body != nullptr) { candidate.body = body->name; }
    }
    note(candidate, appearance);
  }

  void add_body(OrganisationId id, const Appearance& appearance) {
    const Organisation* const body = find(dataset_.organisations, id);
    if (body == nullptr) { return; }
    Candidate& candidate = by_number_[id.value];
    if (candidate.id.empty()) {
      candidate.id = id.text();
      candidate.number = id.value;
      candidate.name = body->name;
      candidate.body = body->category.value_or("");
      candidate.facts = {body->state.value_or(""), body->category.value_or(""), {}};
    }
    note(candidate, appearance);
  }

  void note(Candidate& candidate, const Appearance& appearance) {
    candidate.evidence.push_back(appearance.id);
    if (std::string when = period_of(dataset_, appearance.event); when > candidate.last_seen) {
      candidate.last_seen = std::move(when);
    }
    candidate.at_event = candidate.at_event || appearance.event == session_.event;
    const Session* const own = appearance.session ? find(dataset_.sessions, *appearance.session) : nullptr;
    if (own == nullptr || near_.empty()) { return; }
    candidate.topic_known = true;
    const auto near = near_.find(own->id);
    if (near == near_.end() || near->second.share <= candidate.topic) { return; }
    candidate.topic = near->second.share;
    candidate.words = near->second.words;
    candidate.spoke_on = session_name(*own, "");
  }

  void remove_seated(const Appearance& appearance) {
    if (!options_.bodies) {
      by_number_.erase(appearance.person.value);
      return;
    }
    for (const OrganisationId body : appearance.organisations) {
      by_number_.erase(body.value);
    }
  }

  const Dataset& dataset_;
  const Reference& reference_;
  const SuggestOptions& options_;
  const Session& session_;
  std::map<SessionId, SessionNearness> near_;
  std::unordered_map<PersonId, Gender> genders_;
  std::map<std::int64_t, Candidate> by_number_;
};

void judge(Candidate& candidate, const std::vector<Need>& needs, const Reference& reference) {
  const auto add = [](std::string& list, const Need& need) { list += (list.empty() ? "" : " ") + need.text(); };
  for (const Need& need : needs) {
    switch (met(need, candidate.facts, reference)) {
    case Met::yes:
      ++candidate.met;
      add(candidate.needs_met, need);
      break;
    case Met::unknown:
      ++candidate.unknown;
      add(candidate.needs_unknown, need);
      break;
    case Met::no: break;
    }
  }
}

/// The people of the organiser, who distances start from.
std::vector<PersonId> people_of_organiser(const Dataset& dataset, std::optional<OrganisationId> body) {
  std::set<PersonId> people;
  for (const Appearance& appearance : dataset.appearances) {
    const auto& list = appearance.organisations;
    if (body && std::find(list.begin(), list.end(), *body) != list.end()) { people.insert(appearance.person); }
  }
  return {people.begin(), people.end()};
}

/// A body is as far as its nearest person.
void measure_distances(std::vector<Candidate>& candidates, const Dataset& dataset, const Steps& steps, bool bodies) {
  for (Candidate& candidate : candidates) {
    for (const AppearanceId id : candidate.evidence) {
      const Appearance* const appearance = find(dataset.appearances, id);
      const auto distance = appearance == nullptr ? std::nullopt : steps.to(appearance->person);
      if (!distance || (candidate.distance && *candidate.distance <= *distance)) { continue; }
      candidate.distance = distance;
      candidate.way = steps.way(appearance->person);
      if (!bodies) { break; }
    }
  }
}

bool before(const Candidate& a, const Candidate& b) {
  if (a.met != b.met) { return a.met > b.met; }
  if (a.topic != b.topic) { return a.topic > b.topic; }
  if (a.last_seen != b.last_seen) { return a.last_seen > b.last_seen; }
  const auto far = [](const Candidate& one) { return one.distance.value_or(std::numeric_limits<std::uint32_t>::max()); };
  return std::tuple(far(a), a.number) < std::tuple(far(b), b.number);
}

Cell text_cell(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

Row row_of(const Candidate& candidate) {
  return {{candidate.id, candidate.name, text_cell(candidate.body), text_cell(candidate.facts.state), candidate.met,
           text_cell(candidate.needs_met), text_cell(candidate.needs_unknown),
           candidate.topic_known ? Cell{candidate.topic} : Cell{}, text_cell(candidate.words), text_cell(candidate.spoke_on),
           text_cell(candidate.last_seen), candidate.at_event,
           candidate.distance ? Cell{static_cast<std::int64_t>(*candidate.distance)} : Cell{}, text_cell(candidate.way)},
          candidate.evidence};
}

Table empty_table(bool bodies) {
  using enum ColumnType;
  return {"suggest",
          {{"id", "", text},
           {"name", "", text},
           {bodies ? "category" : "body", "", text},
           {"state", "", text},
           {"met", "needs", integer},
           {"needs", "", text},
           {"unknown_needs", "", text},
           {"topic", "1", real},
           {"words", "", text},
           {"spoke_on", "", text},
           {"last_seen", "", text},
           {"at_event", "", boolean},
           {"distance", "panels", integer},
           {"way", "", text}},
          {},
          {}};
}

} // namespace

std::map<EventId, OrganisationId> organisers(const Dataset& dataset) {
  // Meetings of one process stand together, one without a process for itself.
  using Meetings = std::pair<std::optional<ProcessId>, EventId>;
  const auto meetings = [](const Event& event) { return Meetings(event.process, event.process ? EventId() : event.id); };
  std::map<Meetings, std::map<OrganisationId, std::size_t>> counts;
  for (const Appearance& appearance : dataset.appearances) {
    const Event* const event = find(dataset.events, appearance.event);
    const Session* const session = appearance.session ? find(dataset.sessions, *appearance.session) : nullptr;
    const bool frame =
        session != nullptr && (session->kind == SessionKind::opening || session->kind == SessionKind::closing);
    const bool leads = appearance.role == Role::moderator || appearance.role == Role::chair;
    if (event == nullptr || !(frame || leads)) { continue; }
    for (const OrganisationId body : appearance.organisations) {
      ++counts[meetings(*event)][body];
    }
  }
  std::map<EventId, OrganisationId> result;
  for (const Event& event : dataset.events) {
    const auto own = counts.find(meetings(event));
    if (own == counts.end() || own->second.empty()) { continue; }
    const auto most = std::max_element(own->second.begin(), own->second.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    result.emplace(event.id, most->first);
  }
  return result;
}

std::optional<OrganisationId> organiser_of(const Dataset& dataset, EventId id) {
  const std::map<EventId, OrganisationId> all = organisers(dataset);
  const auto own = all.find(id);
  return own == all.end() ? std::nullopt : std::optional(own->second);
}

Table suggest(const Dataset& dataset, const Reference& reference, const SuggestOptions& options) {
  const Session* const session = find(dataset.sessions, options.session);
  if (session == nullptr) { throw Error(ErrorKind::not_found, "{}: there is no such session", options.session.text()); }
  const std::vector<Need> needs = options.needs.empty() ? needs_of(dataset, reference, session->id) : options.needs;
  const auto organiser = options.organiser ? options.organiser : organiser_of(dataset, session->event);
  std::vector<Candidate> candidates = Candidates(dataset, reference, options, *session).take();
  for (Candidate& candidate : candidates) {
    judge(candidate, needs, reference);
  }
  if (!needs.empty()) {
    std::erase_if(candidates, [](const Candidate& candidate) { return candidate.met == 0; });
  }
  const Steps steps(dataset, reference, people_of_organiser(dataset, organiser));
  measure_distances(candidates, dataset, steps, options.bodies);
  std::sort(candidates.begin(), candidates.end(), before);
  Table table = empty_table(options.bodies);
  for (std::size_t i = 0; i < std::min(options.limit, candidates.size()); ++i) {
    table.rows.push_back(row_of(candidates[i]));
  }
  std::string list;
  for (const Need& need : needs) {
    list += (list.empty() ? "" : " ") + need.text();
  }
  const Organisation* const body = organiser ? find(dataset.organisations, *organiser) : nullptr;
  table.notes = {{"note.suggest.session", {session_name(*session, "")}},
                 needs.empty() ? TableNote{"note.suggest.balanced", {}} : TableNote{"note.suggest.needs", {list}},
                 body == nullptr ? TableNote{"note.suggest.no-organiser", {}}
                                 : TableNote{"note.suggest.organiser", {body->name}},
                 {"note.suggest.shown", {std::to_string(table.rows.size()), std::to_string(candidates.size())}}};
  return table;
}

} // namespace entente
