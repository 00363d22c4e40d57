/// @file
/// Errors and remarks in the reader's language. errors.csv holds each form in which they are told (en, fr, es).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/model/enums.hpp"

namespace entente {

/// The sentence in the language; what has no form, and a form that the catalogue does not know, stays as it is.
[[nodiscard]] std::string said(const Wording& wording, Language language);
[[nodiscard]] std::string said(const Error& error, Language language);
/// Every form of the catalogue with its text in the language; for tests.
[[nodiscard]] std::vector<std::string_view> known_forms();
/// The form's text in the language; empty when the catalogue does not know it.
[[nodiscard]] std::string_view form_in(std::string_view form, Language language);

} // namespace entente
