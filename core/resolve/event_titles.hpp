/// @file
/// Whether the titles of two meetings of no process say that they are two.
#pragma once

#include <string>
#include <vector>

#include "core/model/known.hpp"
#include "core/model/programme.hpp"

namespace entente::matching {

/// What speaks for or against two meetings being one, in log odds, and why.
struct Part {
  double weight = 0;
  std::string reason;
};

/// The stems of the words of a title that tell which meeting it is: without stop words, numbers, words for documents and
/// their versions, for kinds and editions of meetings, and those of the places. O(words of the texts).
[[nodiscard]] std::vector<std::string> telling_words(const std::string& title, const std::vector<std::string>& places);

/// What titles without much in common say against event record `record` being this known event, whose printed titles are
/// all looked at. Nothing when either has no telling words, or six in ten of the fewer are shared. Fewer are a question
/// (-4); no word in common makes two meetings (-6.5), in two languages a question. Half of the people of the shorter list,
/// two or more, on both outweigh the titles; one makes it a question.
/// O(people and sessions of the event's programmes).
[[nodiscard]] Part titles_against(const Programme& programme, std::size_t record, const KnownEvent& event,
                                  const KnownEntities& known);

} // namespace entente::matching
