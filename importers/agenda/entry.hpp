/// @file
/// From one printed entry ("M. X, Directeur, Ministère Y, Pérou") to people with posts, bodies and states.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// One printed entry and what stands around it.
struct EntryText {
  std::string text; ///< one list item, cell line or paragraph, markup removed, without the role heading
  std::vector<std::pair<std::size_t, std::size_t>> emphasis; ///< bold byte ranges: names, most often
  std::vector<std::pair<std::size_t, std::size_t>> italics;
  int line = 0;
};

struct EntryContext {
  Language language = Language::en;
  Role role = Role::speaker;
  std::optional<Gender> role_gender; ///< marked by the role heading ("Modératrice")
  bool role_plural = false;          ///< a plural masculine heading ("Orateurs") marks nobody's gender
};

struct EntryReading {
  std::vector<EntryRecord> entries;            ///< one, or several people on one line; `session` is left 0
  std::vector<PartnershipRecord> partnerships; ///< `entry` indexes `entries` here
  std::vector<ReviewItem> review;
};

/// How likely the text is a person's entry rather than a title, a sentence or a topic: 0 to 1, with the reasons that
/// a reader would give (an honorific, a bold name, capitalised words followed by a comma and a post, …).
[[nodiscard]] double entry_likelihood(const EntryText& entry, const EntryContext& context, const Reference& reference);

/// Reads the entry. Names lose honorifics and ranks; the post keeps everything that is no body and no state; bodies
/// come innermost first. Never invents: a part that fits nothing stays in the post.
[[nodiscard]] EntryReading read_entry(const EntryText& entry, const EntryContext& context, const Reference& reference);

} // namespace entente
