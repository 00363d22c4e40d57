/// @file
/// Everything the program says to people, in French, English and Spanish. The catalogues are the messages.csv files
/// (key, en, fr, es) built into the program; places are fmt's "{}" and "{0}",
/// and "{0?meeting|meetings}" takes the form that fits the number at place 0.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/enums.hpp"

namespace entente {

/// The text of `key` in the language with its places filled; the key itself in angle brackets when it is unknown
/// (a test fails on any such key).
[[nodiscard]] std::string message(Language language, std::string_view key, const std::vector<std::string>& arguments = {});
/// A text with places, as a catalogue has it, with its places filled.
[[nodiscard]] std::string filled(std::string_view text, const std::vector<std::string>& arguments, Language language);
/// True when the catalogue has the key.
[[nodiscard]] bool has_message(std::string_view key);
/// Every key, in no order; for tests of the catalogues.
[[nodiscard]] std::vector<std::string> message_keys();
/// The language of the user: LC_ALL, LC_MESSAGES, LANG, else English.
[[nodiscard]] Language user_language();

} // namespace entente
