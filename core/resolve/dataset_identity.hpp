/// @file
/// Which records of a dataset a base knows already.
#pragma once

#include "core/model/dataset.hpp"
#include "core/model/known.hpp"
#include "core/model/resolution.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// Finds the dataset's processes, events, people and bodies among those that are known, by the rules of `resolve`. The
/// dataset's own identities stand: two of its people are never joined, and one whose appearances point at several known
/// people is none of them and goes to review. People without an appearance stay new: a name alone joins nobody.
/// Time: that of `resolve` on at most four appearances a person.
[[nodiscard]] DatasetIdentity find_known(const Dataset& dataset, const KnownEntities& known, const Reference& reference);

} // namespace entente
