/// @file
/// Checks JSON against dataset.schema.json: the part of JSON Schema 2020-12 that it uses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sample {

/// What breaks the schema, each with its place; empty when nothing does. Throws for a schema word that this does not know.
[[nodiscard]] std::vector<std::string> breaches_of_schema(std::string_view json);

} // namespace sample
