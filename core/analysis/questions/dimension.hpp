/// @file
/// Private to core/analysis: the dimensions that appearances are told apart by, chosen by an option.
#pragma once

#include <string>
#include <string_view>

#include "core/analysis/questions/counting.hpp"

namespace entente::detail {

/// The option "by": region, subregion, group, state, category, level, gender, role.
[[nodiscard]] OptionInfo dimension_option(std::string default_value);

/// What an appearance counts as: the state (or its area) spoken for, the category with those it is part of, level, gender as
/// marked, role; nothing where it is not known. Error(bad_argument) for any other dimension.
[[nodiscard]] ValuesOf values_of(std::string_view dimension, const Dataset& dataset, const Reference& reference,
                                 const Counting& rule);
/// The value's name in the language of the rule; levels, genders and roles are their own keys, which views translate.
[[nodiscard]] std::string value_name(std::string_view dimension, const std::string& value, const Reference& reference,
                                     Language language);

} // namespace entente::detail
