#include <algorithm>

#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

std::optional<Gender> post_gender(const Scan& scan, Span span) {
  std::optional<Gender> mark;
  const Cues& cues = scan.reference.cues();
  for (std::size_t at = span.first; at < span.last;) {
    std::size_t length = 0;
    const Cue* cue = scan.cue(cues.post_words, at, span.last, length);
    if (cue == nullptr) cue = scan.cue(cues.post_adjectives, at, span.last, length);
    if (cue == nullptr) {
      const std::string_view join = scan.joiner(at, span.last, length);
      if (join.empty()) {
        // English writes a field before the noun ("Migration Officer"); a noun that is no post ends a French or Spanish
        // head.
        if (scan.language == Language::en || at == span.first) {
          ++at;
          continue;
        }
        return mark;
      }
      if (join != "and" && join != "article") return mark;
      at += length;
      continue;
    }
    const bool other_language =
        cue->language && *cue->language != scan.language && cue->gender == Gender::m && scan.language == Language::en;
    if (cue->gender == Gender::f) return Gender::f;
    if (cue->gender && !mark && !other_language) mark = cue->gender;
    at += length;
  }
  return mark;
}

void settle_gender(const Details& details, const EntryContext& context, std::optional<Gender> titled, EntryRecord& entry) {
  if (titled) {
    entry.gender = titled;
    return;
  }
  const auto is_feminine = [](const PostPart& post) { return post.gender == Gender::f; };
  const bool feminine = std::any_of(details.posts.begin(), details.posts.end(), is_feminine) ||
                        (context.role_gender == Gender::f && !context.role_plural);
  const auto is_masculine = [](const PostPart& post) { return post.gender == Gender::m; };
  const bool masculine = std::any_of(details.posts.begin(), details.posts.end(), is_masculine) ||
                         (context.role_gender == Gender::m && !context.role_plural);
  if (feminine)
    entry.gender = Gender::f;
  else if (masculine)
    entry.gender = Gender::m;
  entry.gender_by_masculine_form = !feminine && masculine;
}

} // namespace entente::entries
