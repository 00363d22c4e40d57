/// @file
/// The reference facts of datasets/reference, loaded once and shared: states, regions, processes and their members,
/// organisations, stakeholder categories, and the language cues that the agenda reader works by.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/enums.hpp"
#include "core/reference/cues.hpp"

namespace entente {

/// Names of one thing in the three languages; empty where unknown.
struct Names {
  std::string en, fr, es;
  /// The name in the language, else in English, else in any.
  [[nodiscard]] const std::string& in(Language language) const;
};

struct StateFacts {
  std::string iso3;
  Names name;
  Names official;
  std::string region; ///< M49, three digits; empty where none
  std::string subregion;
  std::string intermediate;
  std::string un_group; ///< "Africa", "Asia-Pacific", "EEG", "GRULAC", "WEOG"; empty where none
  bool un_member = false;
  bool iom_member = false;
  std::optional<int> iom_since;
};

struct RegionFacts {
  std::string m49;
  std::string level; ///< "world", "region", "sub-region", "intermediate"
  Names name;
  std::string parent;
};

struct ProcessFacts {
  std::string id;
  Names name;
  Names acronym;
  std::string kind; ///< "global", "interregional", "regional", "un-mechanism"
  std::string region;
};

/// One row of memberships.csv.
struct Membership {
  std::string process;
  std::string state;
  std::string role; ///< "member", "observer", "chair", "co-chair", "partner"
  std::optional<int> from_year;
  std::optional<int> to_year;
};

struct OrganisationFacts {
  std::string id;
  Names name;
  Names acronym;
  std::string category;
  std::string state;                ///< ISO 3166 alpha-3; empty when it belongs to no state
  std::string parent;               ///< id; may be empty
  std::vector<std::string> aliases; ///< other printed names and acronyms, in any language
};

struct CategoryFacts {
  std::string id;
  Names name;
  std::string parent;
  std::string level; ///< "global", "regional", "national", "local"; empty where the category does not settle it
};

struct ObjectiveFacts {
  int number = 0; ///< of the Global Compact
  Names title;
  Names cues; ///< semicolon-separated cue words
};

/// A process's name cut into folded words, for finding it inside a text.
struct ProcessPhrase {
  const ProcessFacts* process = nullptr;
  std::vector<std::string> words;
  std::vector<std::string> content; ///< the words that say something; empty for a shortened name
};

/// What a name can be the name of.
enum class NameOf { state, organisation, process };

/// How a state was recognised in a text.
enum class StateForm { name, demonym, city };

/// A state found in a text.
struct FoundState {
  std::string iso3;
  StateForm form = StateForm::name;
  std::size_t begin = 0; ///< bytes [begin, end) of the text
  std::size_t end = 0;
};

/// All reference facts. Immutable after loading; safe to share between threads.
class Reference {
public:
  /// The facts built into the program, loaded on first use (about 20 ms).
  [[nodiscard]] static const Reference& builtin();
  /// Loads from named CSV texts ("states.csv" -> bytes). Throws Error(unreadable) naming file and line.
  [[nodiscard]] static Reference load(const std::vector<std::pair<std::string, std::string>>& files);

  Reference(Reference&&) noexcept;
  Reference& operator=(Reference&&) noexcept;
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;
  ~Reference();

  [[nodiscard]] std::span<const StateFacts> states() const;
  [[nodiscard]] std::span<const RegionFacts> regions() const;
  [[nodiscard]] std::span<const ProcessFacts> processes() const;
  [[nodiscard]] std::span<const Membership> memberships() const;
  [[nodiscard]] std::span<const OrganisationFacts> organisations() const;
  [[nodiscard]] std::span<const CategoryFacts> categories() const;
  [[nodiscard]] std::span<const ObjectiveFacts> objectives() const;
  [[nodiscard]] const Cues& cues() const;

  /// By id; null when unknown.
  [[nodiscard]] const StateFacts* state(std::string_view iso3) const;
  [[nodiscard]] const RegionFacts* region(std::string_view m49) const;
  [[nodiscard]] const ProcessFacts* process(std::string_view id) const;
  [[nodiscard]] const OrganisationFacts* organisation(std::string_view id) const;
  [[nodiscard]] const CategoryFacts* category(std::string_view id) const;

  /// The state whose short, official or variant name in any language the whole text is (articles, accents, case and
  /// "X, Republic of" inversions aside).
  [[nodiscard]] const StateFacts* state_named(std::string_view text) const;
  /// Every state named in the text, longest match first at each place, left to right, without overlaps. Demonyms and
  /// cities only when asked for. Short acronyms ("US", "RDC") must be printed in capitals.
  [[nodiscard]] std::vector<FoundState> find_states(std::string_view text, bool demonyms = false, bool cities = false) const;
  /// The process whose name or acronym, in any language, the whole text is.
  [[nodiscard]] const ProcessFacts* process_named(std::string_view text) const;
  /// The organisation whose name or acronym, in any language, the whole text is; acronyms shared by several
  /// organisations give nothing.
  [[nodiscard]] const OrganisationFacts* organisation_named(std::string_view text) const;
  /// False when no name of the kind begins with the folded word: a test before looking up the whole name. O(1).
  [[nodiscard]] bool may_begin(NameOf kind, std::string_view folded_word) const;
  /// The names of all processes of two words or more, and their heads ("Migration Dialogue" of "Migration Dialogue for …")
  /// where those tell enough. Made on first use.
  [[nodiscard]] std::span<const ProcessPhrase> process_phrases() const;
  /// True when the state lies in the M49 region `code` (any level) or belongs to the UN regional group `code`.
  [[nodiscard]] bool state_in(std::string_view iso3, std::string_view code) const;
  /// True when `category` is `wanted` or below it.
  [[nodiscard]] bool category_is(std::string_view category, std::string_view wanted) const;
  /// The category of a known body, else the one that the cue words of its name point to, by the longest cue; empty when
  /// none does. A single topical word does not settle what a department or division belongs to.
  [[nodiscard]] std::string category_of_name(std::string_view body_name) const;

private:
  Reference();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace entente
