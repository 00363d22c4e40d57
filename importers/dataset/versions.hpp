/// @file
/// Which document of a dataset took the place of which.
#pragma once

#include <string>
#include <vector>

#include "core/model/dataset.hpp"
#include "importers/dataset/record.hpp"

namespace entente::exchange {

/// What a document's record says: the id, as the file spells it, of the one that supersedes it.
struct LaterVersion {
  DocumentId earlier;
  std::string place; ///< of the record, for remarks
  std::string later;
};

/// Sets `superseded_by` of the documents, which are sorted by id. What leads to no document, or through others back to
/// where it began, is left out with a warning.
void join_versions(std::vector<DocumentInfo>& documents, const std::vector<LaterVersion>& versions,
                   const Ids<DocumentId>& ids, Remarks& remarks);

} // namespace entente::exchange
