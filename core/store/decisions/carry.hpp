/// @file
/// What is decided of a printed entry in one version of a programme holds for the same entry in the others: declared values
/// of appearances and partnerships, and answers to questions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/model/ids.hpp"
#include "core/store/decisions/cells.hpp"

namespace entente::store {

/// Adds to the changes of a decision, behind them, those that repeat them in other versions, where these hold the same and
/// were decided the same until now. `decision` is the one whose changes they are, where it has some already.
void add_carried(const Connection& connection, std::vector<Change>& changes, std::optional<std::int64_t> decision = {});

/// Brings up to date what is carried between the document and its versions: standing and undone decisions of one version
/// reach every other that prints the same and was never decided upon by itself; what was carried between documents that are
/// versions of one another no more goes. To be called when documents become versions, or are no more. How many decisions
/// reach further now. O(n log n) for n rows of the documents, when there are decisions about them.
std::size_t settle_carried(const Connection& connection, DocumentId document);
/// Likewise for every document that the changes make a version, or no version any more.
void settle_carried(const Connection& connection, std::span<const Change> changes);

} // namespace entente::store
