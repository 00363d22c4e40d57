/// @file
/// The main job: file -> document -> programme -> who is who -> base, one transaction a file.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/model/diagnostic.hpp"
#include "core/reference/reference.hpp"
#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "core/wording.hpp"
#include "importers/importer.hpp"
#include "viz/workflow/files.hpp"

namespace entente {

/// What became of one file.
struct FileOutcome {
  enum class Status {
    imported,
    read_again, ///< the base held it, and holds what was read now instead
    unchanged,  ///< these bytes are in the base already
    skipped,    ///< found in a folder, and of no known format
    failed
  };
  Status status = Status::imported;
  std::filesystem::path path;
  ImportCounts counts;
  std::vector<Diagnostic> diagnostics;
  std::optional<DocumentId> document;   ///< as which the base holds it; nothing for a dataset
  std::vector<Supersession> versions;   ///< documents of the base that the file supersedes, or the one that supersedes it
  std::vector<ColumnChoice> columns;    ///< of a table: how its columns were understood
  std::size_t replayed = 0;             ///< decisions of people about a document read again that stand on the new reading
  std::vector<RefusedDecision> waiting; ///< those that have no place on it
  std::vector<LeftBehind> left_behind;  ///< decisions that have no effect since this version is in force
  std::optional<ErrorKind> error;
  Wording message; ///< why it failed or was skipped
};

/// How many files ended how.
struct ImportTotals {
  std::size_t imported = 0, read_again = 0, unchanged = 0, skipped = 0, failed = 0;
  ImportCounts counts;
  std::size_t decisions = 0; ///< that waited for these documents and were taken
  std::optional<ErrorKind> first_error;
};

/// Whether documents that the base holds are read anew.
struct ReadAgain {
  bool wanted = false;
  std::optional<DocumentId> document = {}; ///< the one that the file is a reading of, where the user says so
};

/// Reads one file into the base, wholly or not at all. Never throws for what is wrong with the file; a base that cannot
/// be written is an outcome with ErrorKind::store or ErrorKind::conflict.
/// `columns` says what the columns of tables hold, where the user says so. With `again`, what was read of the same document
/// before, by its bytes or its name, is exchanged for what is read now; networks and exports cannot be read anew.
[[nodiscard]] FileOutcome import_file(Base& base, const FoundFile& file, const Reference& reference, const std::string& by,
                                      std::span<const ColumnChoice> columns = {}, const ReadAgain& again = {});

/// Reads the files one after the other, each beside the storing of the one before it, and tells `each` after every one
/// (outcome, done, total), in order and on the caller's thread. Bytes that a document once had count as unchanged. Stops
/// early only when the base itself cannot be written. Memory does not grow with the number of files beyond their paths.
ImportTotals import_files(Base& base, const std::vector<FoundFile>& files, const Reference& reference, const std::string& by,
                          const std::function<void(const FileOutcome&, std::size_t, std::size_t)>& each,
                          std::span<const ColumnChoice> columns = {}, const ReadAgain& again = {});

/// What a column can hold, in the words of `parse_columns`.
[[nodiscard]] std::vector<std::string> column_fields();
/// Reads "person=Nom,organisation=Institution". Throws Error(bad_argument) for a piece without '='; a comma within a
/// column's label is part of it unless "field=" follows.
[[nodiscard]] std::vector<ColumnChoice> parse_columns(std::string_view text);
/// Reads and writes a saved mapping: CSV with the columns "field" and "column". Throws Error(unreadable).
[[nodiscard]] std::vector<ColumnChoice> read_column_file(const std::filesystem::path& path);
void write_column_file(const std::filesystem::path& path, std::span<const ColumnChoice> columns);

} // namespace entente
