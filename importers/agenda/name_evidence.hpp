/// @file
/// What beside a name in a sentence tells that it is somebody's.
#pragma once

#include <cstddef>
#include <optional>

#include "core/reference/cues.hpp"
#include "importers/agenda/name_runs.hpp"
#include "importers/agenda/sentence_words.hpp"

namespace entente::agenda {

/// Behind the name stands a post ("Ana Paz, Director of A", "Ana Paz, a nurse"), a body ("Ana Paz of the Institute B"), a
/// clause about somebody ("Ana Paz, who heads C") or what somebody does ("Ana Paz will present D").
[[nodiscard]] bool tells_behind(const SentenceWords& words, const Cues& cues, const NameRun& run);

/// Before the name stands what somebody does ("Modera la mesa Ana Paz") or "by" ("presented by Ana Paz").
[[nodiscard]] bool tells_before(const SentenceWords& words, const Cues& cues, const NameRun& run);

/// The sentence tells of another time, or of whom to write to: "last year Mr A, then Minister".
[[nodiscard]] bool stands_outside(const SentenceWords& words, const Cues& cues, const NameRun& run);

/// The word with which the post begins that stands before the name, behind its article: "Minister of Labour of A, Mr B".
[[nodiscard]] std::optional<std::size_t> post_before(const SentenceWords& words, const Cues& cues, const NameRun& run);

/// "of the Institute B", "à l'Université C" at a word.
[[nodiscard]] bool begins_with_body(const SentenceWords& words, const Cues& cues, std::size_t word);

/// A post at a word: "Director of A", "a theatre nurse".
[[nodiscard]] bool begins_with_apposition(const SentenceWords& words, const Cues& cues, std::size_t word);

/// Words of a clause that stands for a post, "who heads", at a word; 0 where none does.
[[nodiscard]] std::size_t heading_clause(const SentenceWords& words, const Cues& cues, std::size_t word);

/// The cue of what somebody does at a word, in small letters: a verb ("présidera", "moderates"); nullptr for others.
[[nodiscard]] const Cue* deed_at(const SentenceWords& words, const Cues& cues, std::size_t word, std::size_t& length);

} // namespace entente::agenda
