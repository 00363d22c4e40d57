/// @file
/// The objectives of the Global Compact and the sessions that take them up.
#pragma once

#include "core/analysis/questions/question.hpp"

namespace entente {

/// Which of the 23 objectives of the Global Compact for Migration a programme deals with.
///
/// Definition: a session (its title and its guiding questions) takes an objective up when it holds one of the objective's
/// cues whole, its title among them: the content words of the cue, stemmed, one after the other, in the language of the
/// session. The nearest session is the one with the highest BM25 of all cue words; `score` is that, `cosine` its nearness by
/// TF-IDF (ln((1 + N)/(1 + df)) + 1, cosine of the vectors). Columns: id (the number), name, objectives (sessions that take
/// it up), status (taken-up, not-taken-up, unknown where no session's language is known), session, session_name (the nearest
/// of those that take it up, else of all that share a word), score, cosine, words (cues held, else words shared). Evidence:
/// the appearances on the sessions that take it up. Empty dataset: all unknown. Range of cosine: 0 to 1. Time O(cues · words
/// of the sessions). Source: Robertson & Zaragoza 2009, Found. Trends Inf. Retr. 3, 333-389; Salton & Buckley 1988, Inf.
/// Process. Manag. 24, 513-523; Global Compact for Migration, A/RES/73/195.
[[nodiscard]] Table objectives(const Dataset& dataset, const Reference& reference, const Population& population,
                               const Options& options);

} // namespace entente
