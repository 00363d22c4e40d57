/// @file
/// Private to core/analysis: a part of a dataset of which only the ties are asked.
#pragma once

#include <functional>

#include "core/model/dataset.hpp"

namespace entente::detail {

/// The appearances that `keep` is true for, with as much of the rest as decides who is tied to whom: networks made of it
/// have the same nodes, ties and evidence, but no names, words or attributes. Much less is copied than a dataset. O(size of
/// the dataset).
[[nodiscard]] Dataset bare_slice(const Dataset& dataset, const std::function<bool(const Appearance&)>& keep);

} // namespace entente::detail
