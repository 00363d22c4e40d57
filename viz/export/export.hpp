/// @file
/// What leaves the program as data: the exchange format, GraphML, and tables as text, CSV or JSON.
#pragma once

#include <span>
#include <string>

#include "core/model/dataset.hpp"
#include "core/model/table.hpp"
#include "core/network/network.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// The exchange format (version 1), one record a line, lists in id order; equal datasets give equal bytes.
[[nodiscard]] std::string to_json(const Dataset& dataset, const Reference& reference);
/// GraphML 1.0 with node attributes `id`, `name`, `kind`, `state`, `region`, `category`, `gender` and edge attributes
/// `weight`, `kind`.
[[nodiscard]] std::string to_graphml(const Network& network);
/// {"columns": [{"name", "unit", "type"}], "rows": [[…]], "whole": {"modularity": 0.41, …}, "notes": ["…"]}; undefined is
/// null. `whole` has the results about the whole, not about a row, `notes` what is told of the table in words.
[[nodiscard]] std::string table_to_json(const Table& table, std::span<const std::string> notes = {});
/// RFC 4180 with a heading row of column names. A text that a spreadsheet would take for a formula has an apostrophe before
/// it; JSON gives texts as they are.
[[nodiscard]] std::string table_to_csv(const Table& table);

} // namespace entente
