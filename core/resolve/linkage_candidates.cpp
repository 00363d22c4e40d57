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
constexpr std::size_t largest_body_block = 200; ///< bodies of one key that are compared

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

using BodyForms = std::vector<matching::BodyForm>;
using BodyBlocks = std::unordered_map<std::string, std::vector<std::size_t>>;

/// Every printed form of a body; its keys go into the blocks under its place.
BodyForms forms_of(const Organisation& body, std::size_t place, const Reference& reference, BodyBlocks& blocks) {
  BodyForms forms;
  std::set<std::string> keys;
  const auto add = [&](const std::string& name, const std::string& acronym) {
    forms.push_back(matching::parse_body(name, acronym));
    for (const std::string& key : organisation_keys(name, acronym, body.state.value_or(""), reference)) {
      keys.insert(key);
    }
  };
  add(body.name, body.acronym.value_or(""));
  for (const std::string& alias : body.aliases) {
    add(alias, "");
  }
  for (const std::string& key : keys) {
    blocks[key].push_back(place);
  }
  return forms;
}

/// Bodies of two states, two that the reference data hold apart, and a body and its part are never one.
bool may_be_one(const Organisation& a, const Organisation& b) {
  const bool other_state = a.state && b.state && *a.state != *b.state;
  return !other_state && !(a.reference && b.reference) && a.parent != b.id && b.parent != a.id;
}

CandidatePair compare(const Organisation& a, const BodyForms& forms_a, const Organisation& b, const BodyForms& forms_b) {
  CandidatePair pair{EntityKind::organisation, a.id.text(), b.id.text(), 0, {}};
  for (const matching::BodyForm& x : forms_a) {
    for (const matching::BodyForm& y : forms_b) {
      matching::BodyFit fit = matching::compare_bodies(x, y, a.state && b.state);
      if (fit.score <= pair.score) { continue; }
      pair.score = fit.score;
      pair.reasons = {{"like-name", std::move(fit.reason)}};
    }
  }
  if (a.state && b.state) { pair.reasons.push_back({"same-state", "same state"}); }
  return pair;
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
  std::vector<BodyForms> forms;
  BodyBlocks blocks;
  for (const Organisation& body : dataset.organisations) {
    forms.push_back(forms_of(body, forms.size(), reference, blocks));
  }
  std::set<std::pair<std::size_t, std::size_t>> met;
  for (const auto& [key, members] : blocks) {
    for (std::size_t i = 0; i < members.size() && members.size() <= largest_body_block; ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        met.emplace(members[i], members[j]);
      }
    }
  }
  std::vector<CandidatePair> pairs;
  for (const auto& [a, b] : met) {
    const Organisation& first = dataset.organisations[a];
    const Organisation& second = dataset.organisations[b];
    if (!may_be_one(first, second)) { continue; }
    CandidatePair pair = compare(first, forms[a], second, forms[b]);
    if (pair.score >= alike_bodies) { pairs.push_back(std::move(pair)); }
  }
  sort_pairs(pairs);
  return pairs;
}

} // namespace entente
