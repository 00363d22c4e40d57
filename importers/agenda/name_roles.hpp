/// @file
/// As what a sentence says that somebody takes part.
#pragma once

#include <cstddef>
#include <optional>

#include "core/model/enums.hpp"
#include "core/reference/cues.hpp"
#include "importers/agenda/sentence_words.hpp"

namespace entente::agenda {

/// The role that words [from, name) tell of the name behind them: the last verb ("présidera"), words for a role ("as
/// moderator") or words that call people ("will hear from"). A narration's nouns count less than its verbs. O(words).
[[nodiscard]] std::optional<Role> role_between(const SentenceWords& words, const Cues& cues, std::size_t from,
                                               std::size_t name, bool narration);

/// The role that words [from, last) behind a name tell, before their sentence ends; in sentences that are no narration
/// only a verb does. O(words).
[[nodiscard]] std::optional<Role> role_behind(const SentenceWords& words, const Cues& cues, std::size_t from,
                                              std::size_t last, bool narration);

/// The role of " as rapporteur", " comme modératrice" or ", la rapporteuse" at a word, with nothing more behind it.
[[nodiscard]] std::optional<Role> role_told_apart(const SentenceWords& words, const Cues& cues, std::size_t word);

/// Words [from, name) are nothing but those for a role: "the outgoing Chair, Mr A".
[[nodiscard]] bool names_role_alone(const SentenceWords& words, const Cues& cues, std::size_t from, std::size_t name);

} // namespace entente::agenda
