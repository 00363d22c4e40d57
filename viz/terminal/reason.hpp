/// @file
/// Texts that are given in English in the reader's language: the reasons of open questions, which the base keeps, and what
/// CLI11 says of command lines.
#pragma once

#include <string>
#include <string_view>

#include "core/model/enums.hpp"

namespace entente {

/// The reason in the language; what the catalogue does not know stays as it is. Sentences are known by their English text,
/// whose places may hold anything; lists of grounds are told ground by ground.
[[nodiscard]] std::string reason_text(std::string_view reason, Language language);

/// The text by the message of these keys whose English form it has; the one with the fewest places goes first. What the
/// catalogue does not know stays as it is.
[[nodiscard]] std::string pattern_text(std::string_view prefix, std::string_view text, Language language);

/// What is wrong with a command line, as CLI11 says it, in the language; what the catalogue does not know stays as it is.
[[nodiscard]] std::string usage_text(std::string_view text, Language language);

/// The kind of an open question in the language; in English the word under which files and filters know it.
[[nodiscard]] std::string question_kind_text(std::string_view kind, Language language);

} // namespace entente
