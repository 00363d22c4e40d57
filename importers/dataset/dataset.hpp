/// @file
/// Reads the exchange format, version 1: one JSON object with lists of documents, events, people and so on.
#pragma once

#include "core/reference/reference.hpp"
#include "importers/importer.hpp"

namespace entente {

/// True when the text begins as a JSON object and names the format near its beginning.
[[nodiscard]] bool accepts_dataset(const Input& input);

/// The dataset of an export. Ids of the printed form ("p12") are kept; a list with any other id is numbered afresh in its
/// order. A record that lacks what it needs, or refers to nothing, is left out with an error that names its place
/// ("appearances[3].session"); an optional field that is wrong is left empty with a warning. What the format does not carry
/// is found again from `reference`: whether an appearance's state is printed in its entry, and the reference ids of
/// processes and organisations. Texts become NFC. Throws Error(unreadable) when the bytes are not JSON, nest too deeply, are
/// too large or lack a list, Error(unsupported) when they are another format or version. Time O(n log n).
[[nodiscard]] ReadDataset read_dataset(const Input& input, const Reference& reference);
/// With the facts built into the program.
[[nodiscard]] ReadDataset read_dataset(const Input& input);

} // namespace entente
