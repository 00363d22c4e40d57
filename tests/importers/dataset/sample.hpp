/// @file
/// A small dataset in which every field of the exchange format is set somewhere and absent somewhere else.
#pragma once

#include "core/model/dataset.hpp"

namespace sample {

[[nodiscard]] entente::Dataset full_dataset();

} // namespace sample
