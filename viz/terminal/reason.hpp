/// @file
/// The reasons of open questions in the reader's language. The base keeps them in English, as they were given.
#pragma once

#include <string>
#include <string_view>

#include "core/model/enums.hpp"

namespace entente {

/// The reason in the language; what the catalogue does not know stays as it is. Sentences are known by their English text,
/// whose places may hold anything; lists of grounds are told ground by ground.
[[nodiscard]] std::string reason_text(std::string_view reason, Language language);

/// The kind of an open question in the language; in English the word under which files and filters know it.
[[nodiscard]] std::string question_kind_text(std::string_view kind, Language language);

} // namespace entente
