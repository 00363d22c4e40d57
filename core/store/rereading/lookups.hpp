/// @file
/// Indexes that only the taking out of a long document needs.
#pragma once

#include "core/store/sql.hpp"

namespace entente::store {

/// Makes indexes by which rows are found that hold on to one that goes: without them each row that goes reads whole tables.
/// They are too dear to be kept in every import. Within the transaction that drops them again.
void make_lookups(const Connection& connection);
void drop_lookups(const Connection& connection);

} // namespace entente::store
