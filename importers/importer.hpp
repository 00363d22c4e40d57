/// @file
/// What an importer is: bytes in, records out. Bytes, not paths, so that it can be fuzzed and fed from an upload.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/diagnostic.hpp"
#include "core/model/document.hpp"

namespace entente {

/// A file to read: its name (for its extension and for messages) and its bytes.
struct Input {
  std::string_view name;
  std::string_view bytes;
};

/// A dataset with what was wrong in it.
struct ReadDataset {
  Dataset dataset;
  std::vector<Diagnostic> diagnostics;
};

struct Importer {
  std::string_view name; ///< "text", "markdown", "dataset"
  std::string_view summary;
  std::vector<std::string_view> extensions; ///< lower case, with the dot
  /// True when the bytes can be this format; only asked for files with a fitting extension or none.
  bool (*accepts)(const Input&);
  /// Throws Error(unreadable or unsupported) with one line that says why; never crashes, whatever the bytes.
  std::variant<Document, ReadDataset> (*read)(const Input&);
};

/// Every importer, in order of preference.
[[nodiscard]] std::span<const Importer> importers();
/// The importer for a file; Error(unsupported) naming the file and what it seems to be.
[[nodiscard]] const Importer& importer_for(const Input& input);

} // namespace entente
