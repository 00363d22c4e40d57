/// @file
/// Which body each entry names: known ones, and new ones of this document.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/reference/reference.hpp"
#include "core/resolve/body_name.hpp"
#include "core/resolve/name_memory.hpp"
#include "core/resolve/person_evidence.hpp"

namespace entente::matching {

/// `entente::organisation_keys`, with a memory of names.
[[nodiscard]] std::vector<std::string> organisation_keys(std::string_view name, std::string_view acronym,
                                                         std::string_view state, NameMemory& names);

/// Resolves the bodies of one programme and afterwards answers what a body is part of.
class Organisations {
public:
  Organisations(const Programme& programme, const KnownEntities& known, const Reference& reference, NameMemory& names);

  /// Fills the resolution's bodies, new organisations, judgements and review items. Wholes before parts, long names
  /// before acronyms, so that the order of entries does not matter. O(bodies x hits per key).
  void resolve(Resolution& resolution);
  /// A resolved body with all that it is part of.
  [[nodiscard]] BodyTies ties(Handle body);
  [[nodiscard]] static Handle handle(const Choice<OrganisationId>& choice);

private:
  /// Equal printings of one body: same name, acronym, state and whole.
  struct Mention {
    std::vector<std::pair<std::size_t, std::size_t>> places; ///< entry and body; of entries that are alike the first
    BodyForm form;
    std::string reference;
    std::string category;
    std::string state;
    bool of_state = false;
    bool guessed = false; ///< the state is the reference data's alone, and the name could be any state's body
    std::optional<Handle> parent;
    std::string printed;
  };
  struct Entity {
    Choice<OrganisationId> choice;
    std::vector<BodyForm> forms;
    std::string reference;
    std::string state;
    std::string category;
    bool of_state = false;
    std::optional<Handle> parent;
    std::string printed;
    std::vector<std::string> keys;
  };
  /// What `ties` needs of a body.
  struct Link {
    std::optional<Handle> parent;
    std::vector<std::string> stems;
  };
  struct Match {
    std::size_t entity = 0;
    double score = 0;
    std::string reason;
  };

  /// Null for a known body that was not looked at.
  [[nodiscard]] const Entity* entity_of(Handle body) const;
  [[nodiscard]] std::size_t depth(std::size_t entry, std::size_t body) const;
  [[nodiscard]] Mention read(std::size_t entry, std::size_t body, const Resolution& resolution) const;
  /// Takes the state from the reference data, or gives their body up where another state is printed.
  void settle_reference(Mention& mention, const EntryRecord& from) const;
  [[nodiscard]] std::vector<Mention> level(std::size_t depth, const Resolution& resolution) const;
  [[nodiscard]] Link link(Handle body);
  [[nodiscard]] std::size_t load(OrganisationId id);
  [[nodiscard]] std::vector<std::size_t> candidates(const Mention& mention, const std::vector<std::string>& keys);
  [[nodiscard]] Match judge(const Mention& mention, std::size_t entity);
  /// Where bodies of several states bear the name of a guessed one: leaves open whose it is, and gives some of those.
  [[nodiscard]] std::vector<Match> take_back_guess(Mention& mention, std::vector<std::string>& keys);
  void place(Mention& mention, Resolution& resolution);
  /// Finds entries that share their list of bodies and name the same state: what is found of the first holds for all.
  void find_alike();
  void note(Judgement::Verdict verdict, const Mention& mention, const Match& match, Resolution& resolution) const;
  void review(const Mention& mention, const Match& match, Resolution& resolution) const;
  std::size_t add(const Mention& mention);
  void write_new(Resolution& resolution) const;

  const Programme& programme_;
  const KnownEntities& known_;
  const Reference& reference_;
  NameMemory& names_;
  std::vector<std::size_t> alike_; ///< per entry: the first one like it, itself for most of a short list
  std::deque<Entity> entities_;
  std::vector<std::size_t> fresh_; ///< entity per new organisation
  /// By the hash of a key: two keys of one hash give a candidate more, which is judged like any.
  std::unordered_map<std::size_t, std::vector<std::size_t>> by_key_;
  std::map<OrganisationId, std::size_t> loaded_;
  std::unordered_map<Handle, Link> links_; ///< of known bodies that no entry names
};

} // namespace entente::matching
