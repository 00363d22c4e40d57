/// @file
/// People whom running sentences say to act at the meeting.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/enums.hpp"
#include "core/reference/cues.hpp"

namespace entente::agenda {

/// Where people stand in a text, and as what its sentence tells of them.
struct Told {
  std::size_t begin = 0; ///< byte where the first person's honorific or name begins
  std::size_t end = 0;   ///< byte behind the last one's post or body
  std::optional<Role> role;
  std::optional<Gender> gender;
  std::size_t sentence = 0;     ///< byte where the sentence begins
  std::size_t sentence_end = 0; ///< byte behind its stop
  bool titled = true;           ///< the first person has a title
  std::size_t clause = 0;       ///< bytes of a clause that stands for a post (", who heads"): no part of the details
  std::size_t clause_end = 0;
};

/// "The meeting will be opened by Ms A, Minister of B. Mr C, Director, will present the report.": people in sentences that
/// announce what is done at a meeting, in order; empty for other texts, and for those of more than 2,500 bytes. `breaks` are
/// the bytes at which the printed lines begin: a role's line above a sentence ends before it.
[[nodiscard]] std::vector<Told> told_in(std::string_view text, const std::vector<std::size_t>& breaks, const Cues& cues);

/// Takes the bytes inside such sentences out of sorted `cuts`, and puts those where one begins with a printed line, or
/// behind somebody, there.
void keep_sentences(std::string_view text, const std::vector<std::size_t>& breaks, const Cues& cues,
                    std::vector<std::size_t>& cuts);

} // namespace entente::agenda
