#include "core/resolve/people.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "core/resolve/person_name.hpp"
#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

constexpr std::size_t most_reviews = 3; ///< open pairs reported per person

template <class Value> void add_new(std::vector<Value>& list, Value value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) { list.push_back(std::move(value)); }
}

/// Entries come first, then known people.
struct Pair {
  std::size_t a = 0;
  std::size_t b = 0;
  PersonMatch match;
};

class People {
public:
  People(const Programme& programme, const KnownEntities& known, const Reference& reference, const EventContext& events,
         Organisations& organisations, Resolution& resolution)
      : programme_(programme), known_(known), reference_(reference), events_(events), organisations_(organisations),
        resolution_(resolution), entries_(programme.entries.size()) {}

  void run() {
    read_entries();
    find_pairs();
    join();
    write_people();
    write_judgements();
    write_reviews();
  }

private:
  void read_entries();
  void find_pairs();
  void join();
  void write_people();
  void write_judgements();
  void write_reviews();

  [[nodiscard]] std::optional<std::size_t> event_of(std::size_t entry) const;
  [[nodiscard]] PersonFacts facts_of(std::size_t entry);
  [[nodiscard]] PersonFacts names_of(PersonId person) const;
  /// Adds what is known besides the names, once they fit.
  void complete(std::size_t node);
  [[nodiscard]] std::size_t load(PersonId id);
  void consider(std::size_t a, std::size_t b);
  using EntriesByKey = std::unordered_map<std::string, std::vector<std::size_t>>;
  /// The entry with all earlier ones of the key.
  void consider_all(const EntriesByKey& by_key, const std::string& key, std::size_t entry);
  [[nodiscard]] bool ruled_out(std::size_t a, std::size_t b) const;
  [[nodiscard]] std::size_t root(std::size_t node) const;
  [[nodiscard]] bool may_join(std::size_t a, std::size_t b) const;
  [[nodiscard]] std::string describe(std::size_t node) const;
  [[nodiscard]] std::size_t fullest(const std::vector<std::size_t>& members) const;

  const Programme& programme_;
  const KnownEntities& known_;
  const Reference& reference_;
  const EventContext& events_;
  Organisations& organisations_;
  Resolution& resolution_;
  std::size_t entries_;
  std::vector<PersonFacts> facts_;     ///< per node
  std::vector<PersonId> known_people_; ///< per node from `entries_` on
  std::vector<bool> completed_;        ///< likewise: the facts besides the names are there
  std::map<PersonId, std::size_t> loaded_;
  std::set<std::pair<std::size_t, std::size_t>> considered_;
  std::vector<Pair> pairs_;
  std::vector<std::size_t> parent_;
  std::map<std::size_t, std::vector<std::size_t>> groups_; ///< root to members
};

std::optional<std::size_t> People::event_of(std::size_t entry) const {
  const EntryRecord& record = programme_.entries[entry];
  const std::size_t session = record.session;
  if (session == EntryRecord::no_session && record.event < programme_.events.size()) { return record.event; }
  if (session >= programme_.sessions.size() || programme_.sessions[session].event >= programme_.events.size()) {
    return std::nullopt;
  }
  return programme_.sessions[session].event;
}

PersonFacts People::facts_of(std::size_t entry) {
  const EntryRecord& record = programme_.entries[entry];
  PersonFacts facts;
  facts.printed.push_back(record.name);
  facts.names.push_back(parse_person_name(record.name, reference_));
  for (const auto& choice : resolution_.bodies[entry]) {
    add_new(facts.bodies, organisations_.ties(Organisations::handle(choice)));
  }
  if (record.state) { facts.states.push_back(*record.state); }
  if (auto post = stems(record.position); !post.empty()) { facts.posts.push_back(std::move(post)); }
  if (const auto event = event_of(entry)) {
    facts.events.push_back(events_.of_record[*event]);
    facts.same_process = resolution_.event_process[*event].has_value();
  }
  if (!record.gender_by_masculine_form || record.gender == Gender::f) { facts.gender = record.gender; }
  facts.here = true;
  return facts;
}

PersonFacts People::names_of(PersonId person) const {
  PersonFacts facts;
  for (std::string& name : known_.person_names(person)) {
    facts.names.push_back(parse_person_name(name, reference_));
    facts.printed.push_back(std::move(name));
  }
  return facts;
}

void People::complete(std::size_t node) {
  if (node < entries_ || completed_[node - entries_]) { return; }
  completed_[node - entries_] = true;
  const KnownPerson person = known_.person(known_people_[node - entries_]);
  PersonFacts& facts = facts_[node];
  facts.gender = person.gender;
  for (const OrganisationId body : person.organisations) {
    add_new(facts.bodies, organisations_.ties(body.value));
  }
  facts.states = person.states;
  for (const std::string& position : person.positions) {
    if (auto post = stems(position); !post.empty()) { add_new(facts.posts, std::move(post)); }
  }
  for (const EventId event : person.events) {
    facts.events.push_back(event.value);
    facts.same_process = facts.same_process || events_.near_by(event);
  }
}

std::size_t People::load(PersonId id) {
  const auto [at, added] = loaded_.try_emplace(id, facts_.size());
  if (added) {
    known_people_.push_back(id);
    completed_.push_back(false);
    facts_.push_back(names_of(id));
  }
  return at->second;
}

void People::read_entries() {
  resolution_.person_keys.resize(entries_);
  for (std::size_t entry = 0; entry < entries_; ++entry) {
    facts_.push_back(facts_of(entry));
    resolution_.person_keys[entry] = person_keys(facts_.back().names.front());
  }
}

void People::consider(std::size_t a, std::size_t b) {
  if (a == b || !considered_.emplace(std::min(a, b), std::max(a, b)).second) { return; }
  if (!names_fit(facts_[a], facts_[b])) { return; }
  complete(b);
  PersonMatch match = match_people(facts_[a], facts_[b]);
  if (match.never || match.score < unsure_person_score) { return; }
  if (b >= entries_ && known_.judged_different(programme_.entries[a].name, known_people_[b - entries_])) { return; }
  pairs_.push_back({a, b, std::move(match)});
}

void People::consider_all(const EntriesByKey& by_key, const std::string& key, std::size_t entry) {
  const auto found = by_key.find(key);
  if (found == by_key.end()) { return; }
  for (const std::size_t other : found->second) {
    consider(other, entry);
  }
}

void People::find_pairs() {
  EntriesByKey by_key;
  for (std::size_t entry = 0; entry < entries_; ++entry) {
    const std::vector<std::string>& keys = resolution_.person_keys[entry];
    const std::vector<NameWord>& words = facts_[entry].names.front().words;
    for (const std::string& key : keys_to_search(keys)) {
      for (const PersonId id : known_.people_by_key(key)) {
        consider(entry, load(id));
      }
      consider_all(by_key, key, entry);
    }
    for (const std::string& key : keys) {
      const std::string prefix = slip_prefix(key);
      if (prefix.empty()) { continue; }
      for (const auto& [other, id] : known_.people_by_prefix(prefix)) {
        if (may_slip(key, other)) { consider(entry, load(id)); }
      }
      consider_all(by_key, prefix, entry);
    }
    // Within one document a surname alone may point back to the full name.
    std::vector<std::string> ends;
    if (!words.empty()) { ends.push_back("s:" + words.back().text); }
    for (const NameWord& word : words) {
      if (word.marked) { add_new(ends, "s:" + word.text); }
    }
    for (const std::string& end : ends) {
      for (const std::size_t other : by_key[end]) {
        if (words.size() == 1 || facts_[other].names.front().words.size() == 1) { consider(other, entry); }
      }
      by_key[end].push_back(entry);
    }
    for (const std::string& key : keys) {
      std::string prefix = slip_prefix(key);
      by_key[prefix.empty() ? key : std::move(prefix)].push_back(entry);
    }
  }
}

bool People::ruled_out(std::size_t a, std::size_t b) const {
  if (a >= entries_ && b >= entries_) { return true; }
  if (a > b) { std::swap(a, b); }
  if (b >= entries_ && known_.judged_different(programme_.entries[a].name, known_people_[b - entries_])) { return true; }
  return match_people(facts_[a], facts_[b]).never;
}

std::size_t People::root(std::size_t node) const {
  while (parent_[node] != node) {
    node = parent_[node];
  }
  return node;
}

bool People::may_join(std::size_t a, std::size_t b) const {
  for (const std::size_t x : groups_.at(a)) {
    for (const std::size_t y : groups_.at(b)) {
      if (ruled_out(x, y)) { return false; }
    }
  }
  return true;
}

void People::join() {
  parent_.resize(facts_.size());
  std::iota(parent_.begin(), parent_.end(), 0);
  for (std::size_t node = 0; node < facts_.size(); ++node) {
    groups_[node] = {node};
  }
  std::stable_sort(pairs_.begin(), pairs_.end(), [](const Pair& x, const Pair& y) {
    return std::tuple(-x.match.score, x.a, x.b) < std::tuple(-y.match.score, y.a, y.b);
  });
  for (const Pair& pair : pairs_) {
    if (pair.match.score < same_person_score) { break; }
    const std::size_t a = root(pair.a);
    const std::size_t b = root(pair.b);
    if (a == b || !may_join(a, b)) { continue; }
    const std::size_t kept = std::min(a, b);
    const std::size_t gone = std::max(a, b);
    parent_[gone] = kept;
    auto& members = groups_[kept];
    members.insert(members.end(), groups_[gone].begin(), groups_[gone].end());
    std::sort(members.begin(), members.end());
    groups_.erase(gone);
  }
}

std::size_t People::fullest(const std::vector<std::size_t>& members) const {
  const auto rank = [&](std::size_t node) {
    const PersonName& name = facts_[node].names.front();
    const std::string& printed = facts_[node].printed.front();
    const auto full =
        std::count_if(name.words.begin(), name.words.end(), [](const NameWord& word) { return !word.initial; });
    const auto marked =
        std::count_if(name.words.begin(), name.words.end(), [](const NameWord& word) { return word.marked; });
    return std::tuple(full, name.words.size(), letter_case(printed).lower > 0, -marked, printed.size(), printed);
  };
  return *std::max_element(members.begin(), members.end(), [&](std::size_t x, std::size_t y) { return rank(x) < rank(y); });
}

void People::write_people() {
  resolution_.person.resize(entries_);
  for (const auto& [first, members] : groups_) {
    if (first >= entries_) { continue; }
    Choice<PersonId> choice;
    if (members.back() >= entries_) {
      choice.known = known_people_[members.back() - entries_];
    } else {
      choice.fresh = resolution_.new_people.size();
      NewPerson made;
      made.name = squeeze(facts_[fullest(members)].printed.front());
      for (const std::size_t member : members) {
        made.keys.insert(made.keys.end(), resolution_.person_keys[member].begin(), resolution_.person_keys[member].end());
      }
      std::sort(made.keys.begin(), made.keys.end());
      made.keys.erase(std::unique(made.keys.begin(), made.keys.end()), made.keys.end());
      resolution_.new_people.push_back(std::move(made));
    }
    for (const std::size_t member : members) {
      if (member < entries_) { resolution_.person[member] = choice; }
    }
  }
}

void People::write_judgements() {
  std::map<std::size_t, const Pair*> best; ///< per entry, the surest tie to its group
  for (const Pair& pair : pairs_) {
    if (root(pair.a) != root(pair.b)) { continue; }
    for (const std::size_t node : {pair.a, pair.b}) {
      if (node < entries_) { best.try_emplace(node, &pair); }
    }
  }
  for (const auto& [entry, pair] : best) {
    const Choice<PersonId>& choice = resolution_.person[entry];
    if (!choice.known && root(entry) == entry) { continue; }
    Judgement judgement;
    judgement.record = entry;
    if (choice.known) {
      judgement.other = choice.known->text();
    } else {
      judgement.other_fresh = choice.fresh;
    }
    judgement.score = pair->match.score;
    judgement.reason = pair->match.reason;
    resolution_.judgements.push_back(std::move(judgement));
  }
}

std::string People::describe(std::size_t node) const {
  std::string post;
  if (node < entries_) {
    const EntryRecord& record = programme_.entries[node];
    post = record.position;
    if (!record.bodies.empty()) { post += (post.empty() ? "" : ", ") + record.bodies.front().name; }
  } else {
    post = known_people_[node - entries_].text();
  }
  const std::string& name = facts_[node].printed.empty() ? post : facts_[node].printed.front();
  return post.empty() ? fmt::format("\"{}\"", name) : fmt::format("\"{}\" ({})", name, post);
}

void People::write_reviews() {
  std::set<std::pair<std::size_t, std::size_t>> reported;
  std::map<std::size_t, std::size_t> count;
  for (const Pair& pair : pairs_) {
    const std::size_t a = root(pair.a);
    const std::size_t b = root(pair.b);
    if (a == b || ruled_out(pair.a, pair.b)) { continue; }
    if (!reported.emplace(std::min(a, b), std::max(a, b)).second || ++count[a] > most_reviews) { continue; }
    const bool b_known = pair.b >= entries_;
    Judgement judgement;
    judgement.verdict = Judgement::Verdict::unsure;
    judgement.record = pair.a;
    if (b_known) {
      judgement.other = known_people_[pair.b - entries_].text();
    } else if (const auto& choice = resolution_.person[pair.b]; choice.known) {
      judgement.other = choice.known->text();
    } else {
      judgement.other_fresh = choice.fresh;
    }
    judgement.score = pair.match.score;
    judgement.reason = pair.match.reason;
    resolution_.judgements.push_back(judgement);
    resolution_.review.push_back(
        {"same-person",
         fmt::format("{} and {} may be one person: {}", describe(pair.a), describe(pair.b), pair.match.reason),
         programme_.entries[pair.a].evidence});
  }
}

} // namespace

void resolve_people(const Programme& programme, const KnownEntities& known, const Reference& reference,
                    const EventContext& events, Organisations& organisations, Resolution& resolution) {
  People(programme, known, reference, events, organisations, resolution).run();
}

} // namespace entente::matching
