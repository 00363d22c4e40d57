#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/resolve/people_work.hpp"
#include "core/resolve/words.hpp"

namespace entente::matching {

namespace {

constexpr std::size_t most_known = 512; ///< known people looked at for one key

} // namespace

PersonFacts People::names_of(PersonId person) const {
  PersonFacts facts;
  for (std::string& name : known_.person_names(person)) {
    facts.names.push_back(names_.person(name));
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
  facts.both_genders = person.both_genders;
  facts.joined = person.joined;
  for (const OrganisationId body : person.organisations) {
    add_new(facts.bodies, organisations_.ties(body.value));
  }
  facts.states = person.states;
  for (const std::string& position : person.positions) {
    if (const auto& post = names_.stems(position); !post.empty()) { add_new(facts.posts, post); }
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

void People::find_twins() {
  std::unordered_map<std::string, std::size_t> first;
  twin_.resize(entries_);
  for (std::size_t entry = 0; entry < entries_; ++entry) {
    const EntryRecord& record = programme_.entries[entry];
    const PersonFacts& facts = facts_[entry];
    std::string print = fmt::format("{}\n{}\n{}\n{}\n{}", record.name, record.position, record.state.value_or(""),
                                    facts.gender ? static_cast<int>(*facts.gender) : -1, fmt::join(facts.events, " "));
    for (const BodyTies& body : facts.bodies) {
      print += fmt::format("\n{}", body.body);
    }
    twin_[entry] = first.try_emplace(std::move(print), entry).first->second;
    if (twin_[entry] == entry) { continue; }
    const PersonMatch match = match_people(facts_[twin_[entry]], facts);
    if (match.never || match.score < same_person_score) { twin_[entry] = entry; }
  }
}

void People::consider(std::size_t entry, std::size_t other) {
  looked_.resize(facts_.size(), 0);
  if (other == entry || std::exchange(looked_[other], entry + 1) == entry + 1) { return; }
  const std::size_t a = std::min(entry, other);
  const std::size_t b = std::max(entry, other);
  if (!names_fit(facts_[a], facts_[b])) { return; }
  complete(b);
  const PersonMatch match = match_people(facts_[a], facts_[b]);
  if (match.never || match.score < unsure_person_score) { return; }
  if (b >= entries_ && known_.judged_different(programme_.entries[a].name, known_people_[b - entries_])) { return; }
  pairs_.push_back({a, b, match.score});
}

void People::consider_known(std::size_t entry) {
  const std::vector<std::string>& keys = resolution_.person_keys[entry];
  const auto look = [&](const auto& hits, const auto& fits) {
    std::size_t left = most_known;
    for (const auto& hit : hits) {
      if (!fits(hit)) { continue; }
      if (left-- == 0) { return tell_full(entry); }
      if constexpr (requires { hit.second; }) {
        consider(entry, load(hit.second));
      } else {
        consider(entry, load(hit));
      }
    }
  };
  for (const std::string& key : keys_to_search(keys)) {
    look(known_.people_by_key(key), [](const auto&) { return true; });
  }
  for (const std::string& key : keys) {
    const std::string prefix = slip_prefix(key);
    if (prefix.empty()) { continue; }
    look(known_.people_by_prefix(prefix), [&](const auto& hit) { return may_slip(key, hit.first); });
  }
}

std::vector<std::string> People::narrowing(std::size_t entry) const {
  std::vector<std::string> found{facts_[entry].names.front().whole};
  for (const BodyTies& body : facts_[entry].bodies) {
    found.push_back(fmt::format("{}", body.body));
  }
  return found;
}

/// Within one document a surname alone may point back to the full name.
void People::consider_surnames(NameBlocks& blocks, std::size_t entry) {
  const std::vector<NameWord>& words = facts_[entry].names.front().words;
  const std::vector<std::string> narrow = narrowing(entry);
  std::vector<std::string> ends;
  if (!words.empty()) { ends.push_back(words.back().text); }
  for (const NameWord& word : words) {
    if (word.marked) { add_new(ends, word.text); }
  }
  const auto look = [&](std::size_t other) { consider(entry, other); };
  for (const std::string& end : ends) {
    blocks.visit("alone:" + end, narrow, look);
    if (words.size() == 1) { blocks.visit("full:" + end, narrow, look); }
    (void)blocks.add((words.size() == 1 ? "alone:" : "full:") + end, narrow, entry);
  }
}

void People::tell_full(std::size_t entry) {
  if (std::exchange(full_, true)) { return; }
  resolution_.review.push_back(
      {"same-person",
       fmt::format("very many people are called like {}: they were compared with those of the same name or body only",
                   describe(entry)),
       programme_.entries[entry].evidence});
}

void People::find_pairs() {
  NameBlocks blocks;
  for (std::size_t entry = 0; entry < entries_; ++entry) {
    if (twin_[entry] != entry) { continue; }
    const std::vector<std::string>& keys = resolution_.person_keys[entry];
    const std::vector<std::string> narrow = narrowing(entry);
    const auto look = [&](std::size_t other) { consider(entry, other); };
    consider_known(entry);
    for (const std::string& key : keys_to_search(keys)) {
      blocks.visit(key, narrow, look);
    }
    for (const std::string& key : keys) {
      if (const std::string prefix = slip_prefix(key); !prefix.empty()) { blocks.visit(prefix, narrow, look); }
    }
    consider_surnames(blocks, entry);
    for (const std::string& key : keys) {
      const std::string prefix = slip_prefix(key);
      if (blocks.add(prefix.empty() ? key : prefix, narrow, entry)) { tell_full(entry); }
    }
  }
}

} // namespace entente::matching
