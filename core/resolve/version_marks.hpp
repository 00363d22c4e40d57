/// @file
/// Which version of itself a document says that it is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.hpp"

namespace entente::matching {

/// What a document's name, title and first lines say about its version.
struct VersionMarks {
  enum class Stage { early, final };
  std::optional<Stage> stage;    ///< "draft", "provisoire"; "final"; nothing when it says neither, or both
  std::optional<int> revision;   ///< "Rev. 2", "v3"; 1 for a revision without a number
  std::optional<Date> dated;     ///< the day of the version, which is none of the meeting's
  std::vector<std::string> said; ///< the phrases as printed, for reasons
};

/// Reads the marks. A word like "draft" counts in a file name, next to a word for the document ("draft agenda"), or alone
/// on a line; not in running text. `meeting` lists the days of the document's meetings. O(length of the texts).
[[nodiscard]] VersionMarks version_marks(std::string_view file_name, std::string_view title,
                                         std::span<const std::string> head, std::span<const Period> meeting);

/// Which of two versions is the later by their marks: below 0 when `a` is, above 0 when `b` is, 0 when nothing tells;
/// nothing when the marks contradict each other. `reason` gets what decided, in words.
[[nodiscard]] std::optional<int> later_version(const VersionMarks& a, const VersionMarks& b, std::string& reason);

} // namespace entente::matching
