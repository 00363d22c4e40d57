/// @file
/// A draft is read, resolved and analysed beside what a base holds, and stored nowhere.
#pragma once

#include <filesystem>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/reference/reference.hpp"
#include "core/store/base.hpp"

namespace entente {

/// A copy of the base that holds the draft too.
struct Draft {
  Base base;                          ///< in memory; gone with this value
  Dataset before;                     ///< what the base holds without the draft
  Dataset with;                       ///< with it
  std::vector<EventId> events;        ///< the meetings that the draft has a programme for, else those it speaks of
  std::optional<DocumentId> document; ///< nothing when the draft is a dataset
  std::vector<Diagnostic> diagnostics;
  ImportCounts counts;
};

/// Reads the draft beside the base at `db`, an empty base where there is no such file. Neither file is written. Error as
/// the import would give it; Error(conflict) when these very bytes are in the base already.
[[nodiscard]] Draft read_draft(const std::filesystem::path& db, const std::filesystem::path& file,
                               const Reference& reference);

} // namespace entente
