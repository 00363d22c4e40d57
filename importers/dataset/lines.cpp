#include "importers/dataset/lines.hpp"

#include <algorithm>

namespace entente::exchange {

std::vector<StatedLine> stated_lines(Record& record, const Ids<DocumentId>& documents,
                                     const Ids<OrganisationId>& organisations, const Appearance& appearance) {
  std::vector<StatedLine> lines;
  if (!record.has("lines")) { return lines; }
  for (Record& part : record.parts("lines")) {
    StatedLine& line = lines.emplace_back();
    line.source = {part.maybe_reference("document", documents), part.maybe_count("line"), part.maybe_text("printed")};
    for (const OrganisationId body : part.references("organisations", organisations)) {
      const bool has = std::ranges::find(appearance.organisations, body) != appearance.organisations.end();
      const bool new_one = std::ranges::find(line.organisations, body) == line.organisations.end();
      if (has && new_one) { line.organisations.push_back(body); }
    }
  }
  if (lines.size() < 2) { lines.clear(); }
  return lines;
}

} // namespace entente::exchange
