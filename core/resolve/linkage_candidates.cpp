#include "core/resolve/linkage_candidates.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "core/resolve/body_name.hpp"
#include "core/resolve/linkage.hpp"
#include "core/resolve/resolve.hpp"

namespace entente {
namespace {

constexpr double proposed_from = 0.25;
constexpr double alike_bodies = 0.5;
constexpr std::size_t largest_block = 200; ///< bodies of one key that are compared

/// What the appearances say of one person.
struct PersonView {
  std::vector<std::string> bodies;
  std::vector<std::string> states;
  std::vector<std::string> posts;
  std::vector<std::uint32_t> companions;
  int year = 0;
  std::optional<Gender> gender;
};

template <class Value> void add_new(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) { list.push_back(value); }
}

/// One record for every name with every body of a person, so that any of them may meet another's.
class PeopleRecords {
public:
  explicit PeopleRecords(const Dataset& dataset) : dataset_(dataset), views_(dataset.people.size()) {
    for (std::size_t i = 0; i < dataset.people.size(); ++i) {
      place_.emplace(dataset.people[i].id.value, static_cast<std::uint32_t>(i));
      views_[i].gender = dataset.people[i].gender;
    }
    read_appearances();
    make_records();
  }
  [[nodiscard]] const std::vector<NameRecord>& records() const { return records_; }
  [[nodiscard]] std::uint32_t owner(std::uint32_t record) const { return owner_[record]; }

private:
  void read_appearances();
  void make_records();

  const Dataset& dataset_;
  std::unordered_map<std::int64_t, std::uint32_t> place_;
  std::vector<PersonView> views_;
  std::vector<NameRecord> records_;
  std::vector<std::uint32_t> owner_;
};

void PeopleRecords::read_appearances() {
  std::map<std::int64_t, std::vector<std::uint32_t>> panels;
  for (const Appearance& appearance : dataset_.appearances) {
    const std::uint32_t person = place_.at(appearance.person.value);
    PersonView& view = views_[person];
    if (!appearance.organisations.empty()) { add_new(view.bodies, appearance.organisations.front().text()); }
    if (appearance.state) { add_new(view.states, *appearance.state); }
    if (appearance.position) { add_new(view.posts, *appearance.position); }
    if (appearance.session) { panels[appearance.session->value].push_back(person); }
    const Event* event = find(dataset_.events, appearance.event);
    if (event != nullptr && event->start) { view.year = std::max(view.year, static_cast<int>(event->start->year())); }
  }
  for (const auto& [session, people] : panels) {
    for (const std::uint32_t one : people) {
      for (const std::uint32_t other : people) {
        if (one != other) { views_[one].companions.push_back(other + 1); }
      }
    }
  }
  for (PersonView& view : views_) {
    std::sort(view.companions.begin(), view.companions.end());
    view.companions.erase(std::unique(view.companions.begin(), view.companions.end()), view.companions.end());
  }
}

void PeopleRecords::make_records() {
  for (std::uint32_t i = 0; i < views_.size(); ++i) {
    PersonView& view = views_[i];
    const Person& person = dataset_.people[i];
    if (view.bodies.empty()) { view.bodies.emplace_back(); }
    NameRecord record;
    record.state = view.states.size() == 1 ? std::string_view(view.states.front()) : std::string_view();
    record.year = view.year;
    record.gender = view.gender;
    record.number = i + 1;
    record.companions = view.companions;
    const auto add = [&](const std::string& name) {
      for (std::size_t body = 0; body < view.bodies.size(); ++body) {
        record.name = name;
        record.body = view.bodies[body];
        record.post = view.posts.empty() ? std::string_view() : view.posts[std::min(body, view.posts.size() - 1)];
        records_.push_back(record);
        owner_.push_back(i);
      }
    };
    add(person.name);
    for (const std::string& alias : person.aliases) {
      add(alias);
    }
  }
}

void sort_pairs(std::vector<CandidatePair>& pairs) {
  const auto number = [](const std::string& id) { return std::stoll(id.substr(1)); };
  std::sort(pairs.begin(), pairs.end(), [&](const CandidatePair& a, const CandidatePair& b) {
    if (a.score != b.score) { return a.score > b.score; }
    return std::pair(number(a.first), number(a.second)) < std::pair(number(b.first), number(b.second));
  });
}

} // namespace

std::vector<CandidatePair> candidate_people(const Dataset& dataset, const Reference& reference) {
  const PeopleRecords people(dataset);
  LinkOptions options;
  options.open = proposed_from;
  options.join = options.join_by_data = 1; // what the base holds apart is not joined here, only proposed
  const Links links = link_names(people.records(), reference, options);
  std::map<std::pair<std::uint32_t, std::uint32_t>, CandidatePair> best;
  for (const LinkedPair& pair : links.open) {
    const auto [low, high] = std::minmax({people.owner(pair.first), people.owner(pair.second)});
    if (low == high) { continue; }
    const auto [at, added] = best.try_emplace({low, high});
    if (!added && at->second.score >= pair.score) { continue; }
    CandidatePair candidate{
        EntityKind::person, dataset.people[low].id.text(), dataset.people[high].id.text(), pair.score, {}};
    for (const LinkReason reason : reasons_of(pair.reasons)) {
      candidate.reasons.push_back({std::string(key_of(reason)), std::string(text_of(reason))});
    }
    at->second = std::move(candidate);
  }
  std::vector<CandidatePair> pairs;
  for (auto& [people_of, pair] : best) {
    pairs.push_back(std::move(pair));
  }
  sort_pairs(pairs);
  return pairs;
}

std::vector<CandidatePair> candidate_organisations(const Dataset& dataset, const Reference& reference) {
  struct Forms {
    std::vector<matching::BodyForm> forms;
  };
  std::vector<Forms> bodies;
  std::unordered_map<std::string, std::vector<std::size_t>> blocks;
  for (const Organisation& body : dataset.organisations) {
    Forms forms;
    std::set<std::string> keys;
    const auto add = [&](const std::string& name, const std::string& acronym) {
      forms.forms.push_back(matching::parse_body(name, acronym));
      for (const std::string& key : organisation_keys(name, acronym, body.state.value_or(""), reference)) {
        keys.insert(key);
      }
    };
    add(body.name, body.acronym.value_or(""));
    for (const std::string& alias : body.aliases) {
      add(alias, "");
    }
    for (const std::string& key : keys) {
      blocks[key].push_back(bodies.size());
    }
    bodies.push_back(std::move(forms));
  }
  std::map<std::pair<std::size_t, std::size_t>, CandidatePair> best;
  const auto compare = [&](std::size_t a, std::size_t b) {
    const Organisation& x = dataset.organisations[a];
    const Organisation& y = dataset.organisations[b];
    if ((x.state && y.state && *x.state != *y.state) || (x.reference && y.reference) || x.parent == y.id ||
        y.parent == x.id) {
      return;
    }
    const auto [at, added] = best.try_emplace({a, b});
    if (!added) { return; }
    at->second = {EntityKind::organisation, x.id.text(), y.id.text(), 0, {}};
    for (const matching::BodyForm& p : bodies[a].forms) {
      for (const matching::BodyForm& q : bodies[b].forms) {
        const matching::BodyFit fit = matching::compare_bodies(p, q, x.state && y.state);
        if (fit.score <= at->second.score) { continue; }
        at->second.score = fit.score;
        at->second.reasons = {{"like-name", fit.reason}};
      }
    }
    if (x.state && y.state) { at->second.reasons.push_back({"same-state", "same state"}); }
  };
  for (const auto& [key, members] : blocks) {
    for (std::size_t i = 0; i < members.size() && members.size() <= largest_block; ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        compare(members[i], members[j]);
      }
    }
  }
  std::vector<CandidatePair> pairs;
  for (auto& [bodies_of, pair] : best) {
    if (pair.score >= alike_bodies) { pairs.push_back(std::move(pair)); }
  }
  sort_pairs(pairs);
  return pairs;
}

} // namespace entente
