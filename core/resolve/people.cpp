#include "core/resolve/people.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/resolve/people_work.hpp"
#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

constexpr std::size_t most_checked = 64; ///< members of a group that a further one is checked against

} // namespace

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
  facts.names.push_back(names_.person(record.name));
  for (std::size_t body = 0; body < record.bodies.size(); ++body) {
    if (record.bodies[body].beside) { continue; }
    add_new(facts.bodies, organisations_.ties(Organisations::handle(std::as_const(resolution_).bodies[entry][body])));
  }
  if (record.state) { facts.states.push_back(*record.state); }
  if (const auto& post = names_.stems(record.position); !post.empty()) { facts.posts.push_back(post); }
  if (const auto event = event_of(entry)) {
    facts.events.push_back(events_.of_record[*event]);
    facts.same_process = resolution_.event_process[*event].has_value();
  }
  if (!record.gender_by_masculine_form || record.gender == Gender::f) { facts.gender = record.gender; }
  facts.here = true;
  return facts;
}

void People::read_entries() {
  resolution_.person_keys.resize(entries_);
  for (std::size_t entry = 0; entry < entries_; ++entry) {
    facts_.push_back(facts_of(entry));
    resolution_.person_keys[entry] = names_.person_keys(programme_.entries[entry].name);
  }
}

bool People::ruled_out(std::size_t a, std::size_t b) const {
  if (a >= entries_ && b >= entries_) { return true; }
  if (a > b) { std::swap(a, b); }
  if (b >= entries_ && known_.judged_different(programme_.entries[a].name, known_people_[b - entries_])) { return true; }
  return match_people(facts_[a], facts_[b]).never;
}

bool People::decided_one(std::size_t a, std::size_t b, std::size_t known) const {
  if (known < entries_ || a >= entries_ || b >= entries_ || !facts_[known].joined) { return false; }
  const auto printed = [&](std::size_t entry) {
    const std::string name = fold(facts_[entry].printed.front());
    return std::ranges::any_of(facts_[known].printed, [&](const std::string& other) { return fold(other) == name; });
  };
  const std::optional<Gender>& one = facts_[a].gender;
  const std::optional<Gender>& other = facts_[b].gender;
  const bool genders_fit = !one || !other || *one == *other || facts_[known].both_genders;
  return genders_fit && printed(a) && printed(b);
}

std::size_t People::root(std::size_t node) {
  while (parent_[node] != node) {
    parent_[node] = parent_[parent_[node]];
    node = parent_[node];
  }
  return node;
}

bool People::may_join(std::size_t a, std::size_t b) const {
  // The last member is the known person, where there is one.
  const auto members = [&](std::size_t group) {
    std::vector<std::size_t> list = groups_.at(group);
    if (list.size() > most_checked) { list.erase(list.begin() + most_checked, list.end() - 1); }
    return list;
  };
  const std::vector<std::size_t> others = members(b);
  const std::size_t known = std::max(groups_.at(a).back(), groups_.at(b).back());
  return std::ranges::none_of(members(a), [&](std::size_t x) {
    return std::ranges::any_of(others, [&](std::size_t y) { return ruled_out(x, y) && !decided_one(x, y, known); });
  });
}

void People::join() {
  parent_.resize(facts_.size());
  std::iota(parent_.begin(), parent_.end(), 0);
  for (std::size_t node = 0; node < facts_.size(); ++node) {
    if (node >= entries_ || twin_[node] == node) { groups_[node] = {node}; }
  }
  std::stable_sort(pairs_.begin(), pairs_.end(), [](const Pair& x, const Pair& y) {
    return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
  });
  for (const Pair& pair : pairs_) {
    if (pair.score < same_person_score) { break; }
    const std::size_t a = root(pair.a);
    const std::size_t b = root(pair.b);
    if (a == b || !may_join(a, b)) { continue; }
    const std::size_t kept = std::min(a, b);
    const std::size_t gone = std::max(a, b);
    parent_[gone] = kept;
    auto& members = groups_[kept];
    const auto middle = static_cast<std::ptrdiff_t>(members.size());
    members.insert(members.end(), groups_[gone].begin(), groups_[gone].end());
    std::inplace_merge(members.begin(), members.begin() + middle, members.end());
    groups_.erase(gone);
  }
  for (std::size_t entry = 0; entry < entries_; ++entry) {
    if (twin_[entry] == entry) { continue; }
    parent_[entry] = root(twin_[entry]);
    groups_.at(parent_[entry]).push_back(entry);
  }
  for (auto& [first, members] : groups_) {
    std::sort(members.begin(), members.end());
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

/// Per entry, the surest tie to its group.
std::map<std::size_t, Pair> People::surest() {
  std::map<std::size_t, Pair> best;
  for (const Pair& pair : pairs_) {
    if (root(pair.a) != root(pair.b)) { continue; }
    for (const std::size_t node : {pair.a, pair.b}) {
      if (node < entries_) { best.try_emplace(node, pair); }
    }
  }
  for (std::size_t entry = 0; entry < entries_; ++entry) {
    const std::size_t twin = twin_[entry];
    if (twin == entry) { continue; }
    const Pair own{twin, entry, match_people(facts_[twin], facts_[entry]).score};
    Pair& known = best.try_emplace(twin, own).first->second;
    if (known.score < own.score) { known = own; }
    best[entry] = known.score > own.score ? known : own;
  }
  return best;
}

void People::write_judgements() {
  const std::map<std::size_t, Pair> best = surest();
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
    judgement.score = pair.score;
    judgement.reason = match_people(facts_[pair.a], facts_[pair.b]).reason;
    resolution_.judgements.push_back(std::move(judgement));
  }
}

std::string People::describe(std::size_t node) const {
  std::string post;
  if (node < entries_) {
    const EntryRecord& record = programme_.entries[node];
    post = record.position;
    if (!record.bodies.empty() && !record.bodies.front().beside) {
      post += (post.empty() ? "" : ", ") + record.bodies.front().name;
    }
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
    if (a == b) { continue; }
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
    judgement.score = pair.score;
    judgement.reason = match_people(facts_[pair.a], facts_[pair.b]).reason;
    resolution_.judgements.push_back(judgement);
    resolution_.review.push_back(
        {"same-person", fmt::format("{} and {} may be one person: {}", describe(pair.a), describe(pair.b), judgement.reason),
         programme_.entries[pair.a].evidence});
  }
}

void resolve_people(const Programme& programme, const KnownEntities& known, const EventContext& events,
                    Organisations& organisations, NameMemory& names, Resolution& resolution) {
  People(programme, known, events, organisations, names, resolution).run();
}

} // namespace entente::matching
