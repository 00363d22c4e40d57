/// @file
/// The filter language: `key=value` terms parsed in one place and used by every front end.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.hpp"

namespace entente {

/// Which appearances count. Terms with different keys must all hold; values of one key are alternatives. The place of an
/// appearance is the state spoken for or, where it speaks for none, the states of its bodies.
struct Filter {
  std::vector<Role> roles;                ///< role=speaker,moderator
  std::vector<std::string> processes;     ///< process=IDM: acronym, reference id, name or id, any case
  std::vector<std::string> events;        ///< event=e2 or part of a title
  std::vector<SessionKind> session_kinds; ///< kind=panel
  std::vector<std::string> states;        ///< state=CHE
  std::vector<std::string> regions;       ///< region=150 (M49 code), matches region, sub-region or intermediate region
  std::vector<std::string> groups;        ///< group=GRULAC (UN regional group)
  std::vector<std::string> categories;    ///< category=ngo, or a parent category
  std::vector<Gender> genders;            ///< gender=f
  std::optional<int> from_year;           ///< from=2017: the event ends in that year or later
  std::optional<int> to_year;             ///< to=2018: the event begins in that year or before
  std::optional<bool> remote;             ///< remote=yes|no
  [[nodiscard]] bool empty() const;
};

/// Parses "role=speaker process=IDM from=2017"; commas separate alternatives, spaces separate terms, double quotes
/// keep spaces and commas. Throws Error(bad_argument) that names the term and, for a misspelt key or value, the nearest
/// known one.
[[nodiscard]] Filter parse_filter(std::string_view text);

/// What the filter needs to know of the reference data, so that the model stays free of it.
struct FilterLookup {
  /// True when the state (ISO 3166 alpha-3) lies in the M49 region or belongs to the UN regional group `code`.
  std::function<bool(std::string_view iso3, std::string_view code)> state_in;
  /// True when `category` is `wanted` or lies below it.
  std::function<bool(std::string_view category, std::string_view wanted)> category_is;
};

/// The dataset with only the appearances that pass; the people, organisations and states that these name; the partnerships
/// that one of these is an end of, with their other end; the bodies that hold a kept body; and the themes of the events
/// that pass the terms on processes, events and years. Processes, events, sessions and documents are all kept. A term on
/// what an appearance does not tell (a year where no date is printed, a gender that is not marked) does not hold. An
/// empty filter gives the dataset as it is. O(n log n).
[[nodiscard]] Dataset apply(const Filter& filter, const FilterLookup& lookup, const Dataset& dataset);

} // namespace entente
