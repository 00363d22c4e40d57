/// @file
/// What a document prints, where decisions declared otherwise.
#pragma once

#include "core/store/base.hpp"

namespace entente {

/// `Base::dataset_of` with the roles and states that the document prints; persons and bodies stay under the decisions taken.
/// Errors and time likewise.
[[nodiscard]] Dataset printed_document(const Base& base, DocumentId document);

} // namespace entente
