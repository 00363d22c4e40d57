/// @file
/// Options of measures and questions, checked against what they declare.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "core/analysis/measure.hpp"

namespace entente {

/// Throws Error(bad_argument) for an option that is not declared, with the nearest declared one.
void check_options(std::string_view owner, const Options& options, std::span<const OptionInfo> declared);

/// Of measures along paths: whether strong ties are short, the length of a tie being one over its weight.
[[nodiscard]] const OptionInfo& weighted_option();

/// The option's text, or its declared default. Precondition: `name` is declared.
[[nodiscard]] std::string text_option(const Options& options, std::span<const OptionInfo> declared, std::string_view name);
/// A finite number in [low, high]; Error(bad_argument) otherwise.
[[nodiscard]] double real_option(const Options& options, std::span<const OptionInfo> declared, std::string_view name,
                                 double low, double high);
/// A whole number in [low, high]; Error(bad_argument) otherwise.
[[nodiscard]] std::int64_t integer_option(const Options& options, std::span<const OptionInfo> declared,
                                          std::string_view name, std::int64_t low, std::int64_t high);
/// The index of the option's value among `choices`; Error(bad_argument) names them otherwise.
[[nodiscard]] std::size_t choice_option(const Options& options, std::span<const OptionInfo> declared, std::string_view name,
                                        std::initializer_list<std::string_view> choices);
/// "yes" or "no"; Error(bad_argument) otherwise.
[[nodiscard]] bool flag_option(const Options& options, std::span<const OptionInfo> declared, std::string_view name);

} // namespace entente
