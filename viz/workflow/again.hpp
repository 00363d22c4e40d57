/// @file
/// Reading anew what the base holds already.
#pragma once

#include <optional>
#include <string>

#include "core/model/document.hpp"
#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"
#include "viz/workflow/import.hpp"

namespace entente {

/// Exchanges what was read of `stored` for the programme, in one transaction, and fills in the outcome. Throws Error.
void read_again(Base& base, DocumentId stored, const Document& document, const Programme& programme,
                const Reference& reference, const std::string& by, FileOutcome& outcome);

} // namespace entente
