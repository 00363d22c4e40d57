/// @file
/// The rule by which a question counts, read from its options and said in its notes.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/questions/question.hpp"
#include "core/model/dataset.hpp"

namespace entente {

enum class CountUnit { appearances, people };
enum class Moderators { with, without, apart };

/// How appearances are counted.
struct Counting {
  CountUnit unit = CountUnit::appearances;
  Moderators moderators = Moderators::with;
  bool printed_states_only = false;
  Language language = Language::en; ///< of the names in the table
};

/// The option lists that questions are made of.
[[nodiscard]] OptionInfo unit_option();
[[nodiscard]] OptionInfo moderators_option();
[[nodiscard]] OptionInfo states_option();
[[nodiscard]] OptionInfo language_option();

/// Reads the options above, those that are declared, for the question or table `owner`. Error(bad_argument) names an option
/// that is not declared, or a wrong value and the right ones.
[[nodiscard]] Counting counting(std::string_view owner, const Options& options, std::span<const OptionInfo> declared);

/// The state an appearance speaks for under the rule; null when none.
[[nodiscard]] const std::string* counted_state(const Counting& rule, const Appearance& appearance);

/// The notes that say the rule: unit, moderators, and (with `states`) which states count.
[[nodiscard]] std::vector<TableNote> notes_of(const Counting& rule, bool states);

/// Says where gender comes from, when `declared` of the appearances have one that a person declared.
[[nodiscard]] TableNote gender_note(std::size_t declared);

/// What was counted under one value.
struct Tally {
  std::vector<AppearanceId> appearances; ///< counted, in order
  std::set<PersonId> people;
  std::vector<AppearanceId> apart; ///< moderators, where they are counted apart
  std::set<PersonId> people_apart;
  [[nodiscard]] std::int64_t count(CountUnit unit) const;
  [[nodiscard]] std::int64_t count_apart(CountUnit unit) const;
  /// All appearances, counted and apart, in order.
  [[nodiscard]] std::vector<AppearanceId> evidence() const;
};

/// Tallies by value; an appearance may have several values, and those without any are under `unknown`. For people,
/// `unknown` holds those without a value in any appearance; a person with several values counts once under each.
struct Tallies {
  std::map<std::string, Tally, std::less<>> by_value;
  Tally unknown;
  [[nodiscard]] const Tally& of(std::string_view value) const;
};

using ValuesOf = std::function<std::vector<std::string>(const Appearance&)>;
[[nodiscard]] Tallies tally(const Dataset& dataset, const Counting& rule, const ValuesOf& values_of);

/// Size of the union of the tallies of the values that pass: the denominator of shares.
[[nodiscard]] std::int64_t total(const Tallies& tallies, CountUnit unit,
                                 const std::function<bool(const std::string&)>& counts);

} // namespace entente
