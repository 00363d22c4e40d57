/// @file
/// The lines of an appearance that rests on several.
#pragma once

#include <vector>

#include "importers/dataset/record.hpp"

namespace entente::exchange {

/// What the record's "lines" say, which few records have; none where they are not two or more. Of their bodies those that
/// the appearance has.
[[nodiscard]] std::vector<StatedLine> stated_lines(Record& record, const Ids<DocumentId>& documents,
                                                   const Ids<OrganisationId>& organisations, const Appearance& appearance);

} // namespace entente::exchange
