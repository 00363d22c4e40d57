/// @file
/// The text of an ODT.
#pragma once

#include <string_view>

#include "importers/document/odt_styles.hpp"
#include "importers/document/page.hpp"
#include "importers/xml/xml.hpp"

namespace entente::document {

/// Prints the body of content.xml or of a flat document, taking up the styles that stand before it. False when it is no
/// text document (a spreadsheet, a drawing). O(n).
[[nodiscard]] bool read_odt_body(XmlReader& xml, OdtStyles& styles, Page& page);

} // namespace entente::document
