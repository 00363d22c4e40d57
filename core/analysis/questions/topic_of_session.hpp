/// @file
/// How near each session of a dataset is to one of them, by the words they share.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/model/dataset.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// The language of the document a record comes from; nothing when it comes from none or the language was not told.
[[nodiscard]] std::optional<Language> language_of(const Dataset& dataset, const Source& source);
/// What each session of the language is about: its title and its own guiding questions, breaks left out. O(n log n).
[[nodiscard]] std::map<SessionId, std::string> session_texts(const Dataset& dataset, Language language);

struct SessionNearness {
  double share = 0;  ///< weight of the asked session's words found in this one, over the weight of all, 0 to 1
  std::string words; ///< the words shared, as the asked session prints them
};

/// Every other session in the language of the asked one's document that shares a word with it: titles and guiding questions
/// taken together. Empty when the language or the words of the asked one are not known. O(words).
[[nodiscard]] std::map<SessionId, SessionNearness> near_sessions(const Dataset& dataset, const Reference& reference,
                                                                 SessionId asked);

} // namespace entente
