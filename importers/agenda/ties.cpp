#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

const Cue* tie_at(const Scan& scan, std::size_t at, std::size_t last, std::size_t& length) {
  return scan.cue(scan.reference.cues().partnership_posts, at, last, length);
}

std::optional<Span> tie_target(const Scan& scan, Span span, PartnershipKind& kind) {
  if (span.size() < 3 || scan.line.words()[span.first].upper) return std::nullopt;
  std::size_t length = 0;
  const Cue* tie = tie_at(scan, span.first, span.last, length);
  const auto found = tie == nullptr ? std::nullopt : parse_partnership_kind(tie->value);
  std::size_t begin = 0;
  std::size_t end = 0;
  if (!found || length >= span.size() || scan.post_at(span.first, span.last, begin, end) != nullptr) return std::nullopt;
  kind = *found;
  std::size_t at = span.first + length;
  for (std::size_t before = span.first; before != at && at < span.last;) {
    before = at;
    while (at < span.last && !scan.joiner(at, span.last, length).empty())
      at += length;
    // "on behalf of the Chair of the Forum": the tie is to what is chaired.
    if (at < span.last && kind == PartnershipKind::represents && tie_at(scan, at, span.last, length) != nullptr)
      at += length;
  }
  if (at >= span.last || !scan.line.words()[at].proper) {
    std::size_t noun_begin = 0;
    std::size_t noun_end = 0;
    if (at >= span.last || scan.body_at(at, span.last, noun_begin, noun_end) == nullptr) return std::nullopt;
  }
  const Span target{at, span.last};
  const std::string level = body_level(scan, target);
  if (scan.state(target) != nullptr) return std::nullopt;
  const bool speaks = kind == PartnershipKind::represents;
  if (speaks && (level == "government" || level == "ministry" || level == "embassy")) return std::nullopt;
  if (speaks && scan.post_at(at, span.last, begin, end) != nullptr) return std::nullopt;
  return target;
}

void read_tie(const Scan& scan, const Phrase& phrase, Details& details) {
  PostPart post;
  PartnershipKind kind{};
  std::size_t joined = 0;
  const std::optional<Span> target = tie_target(scan, phrase.span, kind);
  if (!target) return;
  post.level = "plain";
  post.bodies_before = details.bodies.size();
  read_body(scan, *target, details);
  if (details.bodies.size() == post.bodies_before) return;
  for (std::size_t i = post.bodies_before; i < details.bodies.size(); ++i)
    details.bodies[i].post = details.posts.size();
  post.text = post.whole = scan.line.printed(phrase.span);
  post.partnership = kind;
  post.target = post.bodies_before;
  post.has_body = true;
  post.is_tie = true;
  post.of_body = kind == PartnershipKind::supports || kind == PartnershipKind::partner ||
                 (kind == PartnershipKind::hosts && scan.joiner(phrase.span.first + 1, phrase.span.last, joined) == "by");
  details.posts.push_back(std::move(post));
}

} // namespace entente::entries
