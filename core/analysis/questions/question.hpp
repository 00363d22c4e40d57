/// @file
/// What a measure on one network cannot answer: coverage, absence, panels, themes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/measure.hpp"
#include "core/model/dataset.hpp"
#include "core/model/diagnostic.hpp"
#include "core/model/table.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// The states that could be there: who a programme's coverage is held against.
struct Population {
  std::string name;                ///< "iom", "un", "process:idm", or a file's name
  std::vector<std::string> states; ///< ISO 3166 alpha-3, sorted
};

/// "iom", "un" or "process:<id or acronym>"; Error(bad_argument) with suggestions otherwise.
[[nodiscard]] Population population(std::string_view name, const Reference& reference);
/// From the text of a CSV whose first column holds names or codes of states; rows that name none are diagnostics.
[[nodiscard]] Population population_from_csv(std::string_view name, std::string_view csv, const Reference& reference,
                                             std::vector<Diagnostic>& diagnostics);

struct Question {
  std::string name;    ///< "coverage-state", "absence", "panels", "themes", …
  std::string summary; ///< message key "question.<name>.summary"
  std::string source;
  std::vector<OptionInfo> options;
  WithWork<Dataset, Reference, Population, Options> run;
};

[[nodiscard]] std::span<const Question> questions();
[[nodiscard]] const Question& question(std::string_view name);

} // namespace entente
