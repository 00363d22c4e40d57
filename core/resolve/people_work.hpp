/// @file
/// The work of `resolve_people`, in two files: finding pairs (people_pairs.cpp), joining them and telling (people.cpp).
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/resolve/name_blocks.hpp"
#include "core/resolve/people.hpp"
#include "core/resolve/person_evidence.hpp"
#include "core/resolve/person_name.hpp"

namespace entente::matching {

template <class Value> void add_new(std::vector<Value>& list, Value value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) { list.push_back(std::move(value)); }
}

/// Entries come first, then known people.
struct Pair {
  std::size_t a = 0;
  std::size_t b = 0;
  double score = 0;
};

class People {
public:
  People(const Programme& programme, const KnownEntities& known, const EventContext& events, Organisations& organisations,
         NameMemory& names, Resolution& resolution)
      : programme_(programme), known_(known), events_(events), organisations_(organisations), names_(names),
        resolution_(resolution), entries_(programme.entries.size()) {}

  void run() {
    read_entries();
    find_twins();
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
  [[nodiscard]] std::map<std::size_t, Pair> surest();
  void write_reviews();

  [[nodiscard]] std::optional<std::size_t> event_of(std::size_t entry) const;
  [[nodiscard]] PersonFacts facts_of(std::size_t entry);
  [[nodiscard]] PersonFacts names_of(PersonId person) const;
  /// Adds what is known besides the names, once they fit.
  void complete(std::size_t node);
  [[nodiscard]] std::size_t load(PersonId id);
  /// Finds entries that print the same of the same person: what is found of the first holds for all.
  void find_twins();
  /// Looks at two nodes unless they were looked at while this entry is.
  void consider(std::size_t entry, std::size_t other);
  void consider_known(std::size_t entry);
  /// What narrows a key that very many share.
  [[nodiscard]] std::vector<std::string> narrowing(std::size_t entry) const;
  void consider_surnames(NameBlocks& blocks, std::size_t entry);
  void tell_full(std::size_t entry);
  [[nodiscard]] bool ruled_out(std::size_t a, std::size_t b) const;
  /// True when somebody joined people into the known one of which both entries print names: they may be one then, though
  /// their names or marks speak against it.
  [[nodiscard]] bool decided_one(std::size_t a, std::size_t b, std::size_t known) const;
  [[nodiscard]] std::size_t root(std::size_t node);
  [[nodiscard]] bool may_join(std::size_t a, std::size_t b) const;
  [[nodiscard]] std::string describe(std::size_t node) const;
  [[nodiscard]] std::size_t fullest(const std::vector<std::size_t>& members) const;

  const Programme& programme_;
  const KnownEntities& known_;
  const EventContext& events_;
  Organisations& organisations_;
  NameMemory& names_;
  Resolution& resolution_;
  std::size_t entries_;
  std::vector<PersonFacts> facts_;     ///< per node
  std::vector<PersonId> known_people_; ///< per node from `entries_` on
  std::vector<bool> completed_;        ///< likewise: the facts besides the names are there
  std::map<PersonId, std::size_t> loaded_;
  std::vector<std::size_t> twin_;   ///< per entry: the first one like it, itself for most
  std::vector<std::size_t> looked_; ///< per node: one more than the entry it was last compared with
  bool full_ = false;               ///< a key was shared by more than are compared
  std::vector<Pair> pairs_;
  std::vector<std::size_t> parent_;
  std::map<std::size_t, std::vector<std::size_t>> groups_; ///< root to members
};

} // namespace entente::matching
