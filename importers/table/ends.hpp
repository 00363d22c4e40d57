/// @file
/// Datasets made of named things and ties between them: what lists of partnerships and networks become.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/model/dataset.hpp"
#include "core/reference/reference.hpp"

namespace entente::table {

/// What is told about one end of a tie.
struct EndFacts {
  std::string name;
  std::optional<EntityKind> kind; ///< nothing: a state or process where the name is one's, else an organisation
  std::optional<std::string> acronym;
  std::optional<std::string> category; ///< id in stakeholder_categories.csv
  std::optional<std::string> state;    ///< ISO 3166 alpha-3
  std::optional<Gender> gender;
};

/// A day, or as much of it as is printed.
struct TieDate {
  std::optional<Date> day;
  std::optional<std::string> when; ///< "2006" or "2006-07" where no day is printed
};
/// The first day of what a cell says, or the last.
[[nodiscard]] TieDate tie_date(const Period& period, bool last);

/// Collects things and ties with ids in the order of their coming.
class DatasetBuilder {
public:
  DatasetBuilder(DocumentInfo document, const Reference& reference);
  /// The thing as an end. States are told apart by their codes, everything else is new each time.
  [[nodiscard]] End add(const EndFacts& facts);
  /// The kind that `add` would give it.
  [[nodiscard]] EntityKind kind_of(const EndFacts& facts) const;
  void tie(End source, End target, PartnershipKind kind, TieDate from, TieDate to, int line, std::string printed);
  [[nodiscard]] Source source(int line, std::string printed) const;
  [[nodiscard]] std::size_t ties() const { return dataset_.partnerships.size(); }
  [[nodiscard]] Dataset take();

private:
  [[nodiscard]] End add_organisation(const EndFacts& facts);
  [[nodiscard]] End add_process(const EndFacts& facts);

  const Reference& reference_;
  Dataset dataset_;
  std::set<std::string> states_;
};

} // namespace entente::table
