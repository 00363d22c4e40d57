/// @file
/// The loaded facts and their indices: what stands behind `Reference`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/reference/phrases.hpp"
#include "core/reference/reference.hpp"

namespace entente::detail {

using NamedTexts = std::vector<std::pair<std::string_view, std::string_view>>;

/// An index by folded name: the place of the one item, or `several`.
constexpr std::size_t several = static_cast<std::size_t>(-1);
struct NameIndex {
  TextMap<std::size_t> names;
  TextMap<std::size_t> acronyms;
};

/// Sets of `NameOf`, one bit each, by the first folded word of names.
using NameStarts = TextMap<std::uint8_t>;
[[nodiscard]] constexpr std::uint8_t bit_of(NameOf kind) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
}

struct Facts {
  std::vector<StateFacts> states;
  std::vector<RegionFacts> regions;
  std::vector<ProcessFacts> processes;
  std::vector<Membership> memberships;
  std::vector<OrganisationFacts> organisations;
  std::vector<CategoryFacts> categories;
  std::vector<ObjectiveFacts> objectives;
  Cues cues;

  TextMap<std::size_t> state_ids;
  TextMap<std::size_t> region_ids;
  TextMap<std::size_t> process_ids;
  TextMap<std::size_t> organisation_ids;
  TextMap<std::size_t> category_ids;

  PhraseIndex state_phrases;
  CueList polities;     ///< "république", "kingdom of": what stands before a state's name in its official form
  CueList given_names;  ///< states' names that are people's names too
  CueList common_words; ///< states' names that are everyday words too ("Réunion")
  NameIndex process_names;
  NameIndex organisation_names;
  PhraseIndex category_cues; ///< item: the category's place
  NameStarts name_starts;    ///< all but states' own names; articles and polities may begin a name too
};

/// Fills `facts` from all reference files. Throws Error(unreadable) naming the file and the row.
void load_facts(Facts& facts, const NamedTexts& files);
void load_states(Facts& facts, const NamedTexts& files);
void load_cues(Facts& facts, const NamedTexts& files);
void load_columns(Cues& cues, const NamedTexts& files);
/// The bytes of one file. Throws Error(unreadable) when it is not among them.
[[nodiscard]] std::string_view text_of(const NamedTexts& files, std::string_view name);

/// Every state in the text by `Reference::find_states`.
[[nodiscard]] std::vector<FoundState> find_states(const Facts& facts, std::string_view text, bool demonyms, bool cities);
/// What `Reference::process_phrases` gives.
[[nodiscard]] std::vector<ProcessPhrase> process_phrases(const Facts& facts);
/// The text without the words before a name that are not part of it ("the", "de la"), folded.
[[nodiscard]] std::string_view without_articles(const Facts& facts, std::string_view folded);

} // namespace entente::detail
