/// @file
/// What an importer is: bytes in, records out. Bytes, not paths, so that it can be fuzzed and fed from an upload.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/diagnostic.hpp"
#include "core/model/document.hpp"
#include "core/model/programme.hpp"

namespace entente {

/// What a column of a table holds, where a person says so: `--map person=Nom`.
struct ColumnChoice {
  std::string field;  ///< "person", "first-name", "organisation", …
  std::string column; ///< the column's label, its letter ("B") or its number ("2")
  friend bool operator==(const ColumnChoice&, const ColumnChoice&) = default;
};

/// A file to read: its name (for its extension and for messages) and its bytes.
struct Input {
  std::string_view name;
  std::string_view bytes;
  std::span<const ColumnChoice> columns = {}; ///< for tables; the others don't look at it
  /// A list of very many rows may be given as entries and repeats of them, its lines as `Document::text`. Its bytes must
  /// outlive the result.
  bool long_lists = false;
  bool plain_ascii = false; ///< the bytes are known to be printable ASCII and white space
};

/// A dataset with what was wrong in it.
struct ReadDataset {
  Dataset dataset;
  std::vector<Diagnostic> diagnostics;
  std::vector<ColumnChoice> columns = {}; ///< of a table: how its columns were understood
  std::vector<ReviewItem> review = {};    ///< by lines of the first document
};

/// A list of people: its rows are the document's lines, its records need no agenda reader.
struct ReadTable {
  Document document;
  Programme programme;
  std::vector<ColumnChoice> columns;            ///< how the columns were understood
  std::shared_ptr<const std::string> text = {}; ///< what `document.text` views where it isn't the bytes themselves
};

/// What an importer gives: a document for the agenda reader, or records.
using ReadResult = std::variant<Document, ReadDataset, ReadTable>;

struct Importer {
  std::string_view name; ///< "text", "markdown", "dataset"
  std::string_view summary;
  std::vector<std::string_view> extensions; ///< lower case, with the dot
  /// True when the bytes can be this format; only asked for files with a fitting extension or none.
  bool (*accepts)(const Input&);
  /// Throws Error(unreadable or unsupported) with one line that says why; never crashes, whatever the bytes.
  ReadResult (*read)(const Input&);
};

/// Every importer, in order of preference.
[[nodiscard]] std::span<const Importer> importers();
/// The importer for a file; Error(unsupported) naming the file and what it seems to be.
[[nodiscard]] const Importer& importer_for(const Input& input);

} // namespace entente
