#include "importers/dataset/versions.hpp"

#include <unordered_map>

namespace entente::exchange {
namespace {

constexpr int most_versions = 60; ///< that follow one another

} // namespace

void join_versions(std::vector<DocumentInfo>& documents, const std::vector<LaterVersion>& versions,
                   const Ids<DocumentId>& ids, Remarks& remarks) {
  std::unordered_map<DocumentId, DocumentId> later;
  for (const LaterVersion& version : versions) {
    const std::string field = version.place + ".superseded_by";
    const auto found = ids.find(version.later);
    if (found == ids.end()) {
      remarks.add(Severity::warning, field, Wording("there is no \"{}\"; left out", version.later));
      continue;
    }
    DocumentId end = found->second;
    int steps = 0;
    for (auto next = later.find(end); next != later.end() && end != version.earlier && steps < most_versions; ++steps) {
      end = next->second;
      next = later.find(end);
    }
    if (end == version.earlier || steps == most_versions) {
      remarks.add(Severity::warning, field, Wording("the document would supersede itself; left out"));
      continue;
    }
    later.emplace(version.earlier, found->second);
  }
  for (DocumentInfo& document : documents) {
    if (const auto found = later.find(document.id); found != later.end()) { document.superseded_by = found->second; }
  }
}

} // namespace entente::exchange
