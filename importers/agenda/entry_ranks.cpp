#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

namespace {

/// "Colonel", "Brigadier General", "Sister": no letters that only stand for a title ("Col.", "ASP").
bool spelled_out(const Scan& scan, Span rank) {
  for (std::size_t at = rank.first; at < rank.last; ++at) {
    const Word& word = scan.line.words()[at];
    if (word.abbreviated || word.end - word.begin < 3) {
      std::size_t length = 0;
      if (scan.joiner(at, rank.last, length).empty()) return false;
    }
  }
  return !(rank.size() == 1 && scan.line.words()[rank.first].caps && rank.first > 0 &&
           !scan.line.words()[rank.first - 1].caps);
}

/// "Border Guard": words for somebody who serves, printed as the name of those they serve in.
bool names_corps(const Scan& scan, const Phrase& phrase) {
  if (phrase.cue == nullptr || starts_upper(phrase.cue->phrase) || !scan.line.words()[phrase.head.first].upper) return false;
  return scan.whole(scan.reference.cues().body_words, phrase.head) != nullptr;
}

/// "Ana Paz, Colonel, Director of Borders": the rank is a title where another post follows.
bool has_post_behind(const Scan& scan, const std::vector<Phrase>& phrases, std::size_t at) {
  return std::any_of(phrases.begin() + static_cast<std::ptrdiff_t>(at) + 1, phrases.end(),
                     [&](const Phrase& phrase) { return phrase.kind == PhraseKind::post && !names_corps(scan, phrase); });
}

} // namespace

void read_rank(const Scan& scan, const std::vector<Phrase>& phrases, std::size_t at, Details& details) {
  const Phrase& phrase = phrases[at];
  std::size_t length = 0;
  const Cue* cue = scan.cue(scan.reference.cues().honorifics, phrase.span.first, phrase.span.last, length);
  const bool suffix = cue == nullptr || cue->value.find("suffix") != std::string::npos;
  const bool title =
      suffix || phrase.span.first < details.name_at || !spelled_out(scan, phrase.span) || has_post_behind(scan, phrases, at);
  if (title) {
    details.ranks.push_back(scan.line.printed(phrase.span));
    if (cue != nullptr && cue->gender) details.rank_gender = cue->gender;
    return;
  }
  PostPart post;
  post.text = scan.line.printed(phrase.span);
  post.whole = post.text;
  post.level = cue->value == "religious" ? "private" : "plain";
  post.gender = cue->gender ? cue->gender : post_gender(scan, phrase.span);
  post.bodies_before = details.bodies.size();
  details.posts.push_back(std::move(post));
}

bool is_corps_of_rank(const Scan& scan, const Phrase& phrase, const Details& details) {
  if (details.posts.empty() || details.bodies.size() > details.posts.back().bodies_before) return false;
  return names_corps(scan, phrase);
}

} // namespace entente::entries
