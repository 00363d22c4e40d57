/// @file
/// Lists of people within documents: "Name | Position | Institution | Country" in a DOCX, a page, a PDF.
#pragma once

#include "core/model/document.hpp"
#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// What a document says: the programme that it is, or, where nothing in it has hours or sessions and it holds tables that
/// are lists of people, its event and those people as participants. Remarks about rows go to the document's diagnostics.
/// Never fails. Time O(length of the document).
[[nodiscard]] Programme read_document(Document& document, const Reference& reference);

} // namespace entente
