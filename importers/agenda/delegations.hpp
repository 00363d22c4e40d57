/// @file
/// People told by the state or body for which they come: in rows below "Delegation | Post | Speaker", or on a line of their
/// own below that of the body.
#pragma once

#include <vector>

#include "core/reference/reference.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Below a head of two columns or more that hold sides, posts and people, each row becomes one item: "Ana Paz, Director,
/// Ministry of A, Peru". Rows with other cells end the table. Linear in the items.
void fold_delegation_rows(std::vector<Item>& items, const Cues& cues);

/// "PERU – Ministry of A" above "Director: PAZ, Ana", further in, becomes one item, "PAZ, Ana (Director, Ministry of A,
/// PERU)". Linear in the items.
void fold_posts_below_bodies(std::vector<Item>& items, const Reference& reference);

} // namespace entente::agenda
