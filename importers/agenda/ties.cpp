#include <algorithm>

#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

bool is_joint(PartnershipKind kind) { return kind == PartnershipKind::co_chairs || kind == PartnershipKind::co_facilitates; }

/// An adjective before the noun that makes it another post: "Vice-", "Deputy" (lesser), "Former", "ancien" (former).
bool has_adjective(const Scan& scan, std::size_t from, std::size_t noun, std::string_view value) {
  for (std::size_t at = from; at < noun; ++at) {
    std::size_t length = 0;
    if (const Cue* cue = scan.cue(scan.reference.cues().post_adjectives, at, noun, length);
        cue != nullptr && cue->value == value)
      return true;
  }
  return false;
}

/// A tie that the post states: by its own noun, or within ("pour la coprésidence du …").
void find_tie(const Scan& scan, Span span, Span head, PostPart& post, std::size_t& tie_end) {
  for (std::size_t at = span.first; at < span.last; ++at) {
    std::size_t length = 0;
    const Cue* tie = tie_at(scan, at, span.last, length);
    if (tie == nullptr) continue;
    const auto kind = parse_partnership_kind(tie->value);
    const bool own_noun = at == head.first || (at < head.first && at + length >= head.last);
    if (!kind || (!own_noun && !is_joint(*kind))) continue;
    // A permanent representative or a vice-president states no tie of this kind.
    if (!is_joint(*kind) && (post.level == "diplomat" || has_adjective(scan, span.first, at, "lesser") ||
                             has_adjective(scan, span.first, at, "former")))
      continue;
    post.partnership = kind;
    post.partnership_inside = !own_noun;
    tie_end = own_noun ? head.last : at + length;
    for (std::size_t word = at + 1; word < tie_end && !own_noun; ++word)
      if (!scan.joiner(word, span.last, length).empty()) tie_end = word;
    return;
  }
}

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
  std::size_t noun = 0;
  std::size_t noun_last = 0;
  if (speaks && scan.post_at(at, span.last, begin, end) != nullptr &&
      scan.body_at(at, span.last, noun, noun_last) == nullptr)
    return std::nullopt;
  return target;
}

namespace {

bool names_body(const Scan& scan, Span words) {
  const PhraseKind kind = classify(scan, words).kind;
  return kind == PhraseKind::body || kind == PhraseKind::aside_body;
}

/// Where another body begins behind "and" ("and the Ford Foundation", "et de l'Union européenne"): an article, a known
/// name or an acronym says so, and behind "of" a noun for bodies too, as a ministry may be one "of A and of B".
std::optional<std::size_t> next_body(const Scan& scan, std::size_t at, std::size_t last) {
  std::size_t length = 0;
  std::size_t next = scan.skip_articles(at, last);
  bool begins = next > at;
  if (next < last && scan.joiner(next, last, length) == "of") {
    next = scan.skip_articles(next + length, last);
    std::size_t noun = 0;
    std::size_t noun_end = 0;
    begins = scan.body_at(next, last, noun, noun_end) != nullptr && noun == next;
  }
  if (next >= last || !scan.line.words()[next].proper) return std::nullopt;
  begins = begins || scan.known_body({next, last}) || is_acronym(scan, {next, last});
  return begins && names_body(scan, {next, last}) ? std::optional(next) : std::nullopt;
}

/// "the European Commission and the Ford Foundation": each of those named.
std::vector<Span> each_body(const Scan& scan, Span span) {
  std::vector<Span> bodies;
  for (std::size_t at = span.first + 1; at < span.last; ++at) {
    std::size_t length = 0;
    if (scan.joiner(at, span.last, length) != "and") continue;
    const auto next = next_body(scan, at + length, span.last);
    if (!next || !names_body(scan, {span.first, at})) continue;
    bodies.push_back({span.first, at});
    span.first = *next;
  }
  bodies.push_back(span);
  return bodies;
}

/// A tie without a post to one body.
void add_tie(const Scan& scan, const PostPart& tie, Span target, Details& details) {
  PostPart post = tie;
  post.bodies_before = details.bodies.size();
  read_body(scan, target, details);
  if (details.bodies.size() == post.bodies_before) return;
  for (std::size_t i = post.bodies_before; i < details.bodies.size(); ++i) {
    details.bodies[i].post = details.posts.size();
    details.bodies[i].beside = post.of_body;
  }
  post.target = post.bodies_before;
  details.posts.push_back(std::move(post));
}

} // namespace

void read_tie(const Scan& scan, const Phrase& phrase, Details& details) {
  PostPart post;
  PartnershipKind kind{};
  std::size_t joined = 0;
  const std::optional<Span> target = tie_target(scan, phrase.span, kind);
  if (!target) return;
  post.level = "plain";
  post.partnership = kind;
  post.has_body = true;
  post.is_tie = true;
  post.of_body = kind == PartnershipKind::supports || kind == PartnershipKind::partner ||
                 (kind == PartnershipKind::hosts && scan.joiner(phrase.span.first + 1, phrase.span.last, joined) == "by");
  post.whole = scan.line.printed(phrase.span);
  if (!post.of_body) {
    post.text = post.whole;
    return add_tie(scan, post, *target, details);
  }
  for (const Span body : each_body(scan, *target))
    add_tie(scan, post, body, details);
}

namespace {

/// A body of its own, or of others' making: a process, a committee, a group. Who leads or joins it comes from elsewhere.
bool is_joint_body(const BodyPart& body) { return body.is_process || body.joint; }

/// Whether the post states a tie to its target, and not only where the person works.
bool counts_as_tie(const Details& details, std::size_t index) {
  const PostPart& post = details.posts[index];
  const PartnershipKind kind = *post.partnership;
  if (kind == PartnershipKind::co_chairs || kind == PartnershipKind::co_facilitates) return true;
  const BodyPart& target = details.bodies[*post.target];
  bool other_body = false;
  for (std::size_t b = 0; b < details.bodies.size(); ++b)
    other_body = other_body || (b != *post.target && !details.bodies[b].target &&
                                (b < post.bodies_before || details.bodies[b].post != index));
  const bool stands_for_state =
      !details.states.empty() ||
      std::any_of(details.posts.begin(), details.posts.end(), [](const PostPart& other) { return !other.state.empty(); });
  // "on behalf of the Network, Chile": the state is the network's; a forum or group has none of its own.
  if (post.is_tie)
    return kind != PartnershipKind::represents || other_body || is_joint_body(target) ||
           (stands_for_state && target.level != "ngo");
  if ((index > 0 || post.bodies_before > 0) && (post.has_body || is_joint_body(target))) return true;
  if (kind == PartnershipKind::represents && details.bodies.size() > 1 && post.has_body) return true;
  if (kind == PartnershipKind::advises && post.has_body && post.tie_to) return true;
  // "Member of the Executive Committee, Company X" has it within the company.
  const bool whose = target.span.size() > 3 || target.known;
  if (kind == PartnershipKind::member_of && post.has_body && ((target.joint && whose) || post.tie_names_body)) return true;
  if (kind == PartnershipKind::member_of && !whose) return false;
  if (target.is_process) return stands_for_state || (other_body && post.has_body);
  return post.has_body && target.joint && (other_body || stands_for_state);
}

} // namespace

void settle_ties(Details& details) {
  for (std::size_t i = 0; i < details.posts.size(); ++i) {
    PostPart& post = details.posts[i];
    if (!post.partnership) continue;
    if (!post.target)
      for (std::size_t b = post.bodies_before; b < details.bodies.size() && !post.target; ++b)
        if (!post.has_body && details.bodies[b].post == i + 1) post.target = b;
    if (!post.target) {
      post.partnership.reset();
      continue;
    }
    if (counts_as_tie(details, i)) {
      const bool joint =
          *post.partnership == PartnershipKind::co_chairs || *post.partnership == PartnershipKind::co_facilitates;
      details.bodies[*post.target].target = true;
      if (i == 0 && !joint && post.has_body && !post.of_body) post.text = post.whole;
    } else {
      post.partnership.reset();
      post.target.reset();
    }
  }
}

void add_ties(const Details& details, const Evidence& evidence, EntryReading& reading) {
  for (const PostPart& post : details.posts) {
    if (!post.partnership || !post.target) continue;
    PartnershipRecord record{reading.entries.size(), *post.target, *post.partnership, evidence, std::nullopt};
    if (post.of_body) {
      const auto own = std::find_if(details.bodies.begin(), details.bodies.end(),
                                    [](const BodyPart& body) { return !body.target && !body.beside; });
      if (own == details.bodies.end()) {
        const std::string& name = details.bodies[*post.target].name;
        reading.review.push_back(
            {"doubtful-body", "\"" + name + "\" supports or hosts something that the entry does not name.", evidence});
        continue;
      }
      record.source_body = static_cast<std::size_t>(own - details.bodies.begin());
      // What supports or hosts stands behind "by": the tie goes from there.
      if (*post.partnership != PartnershipKind::partner) std::swap(*record.source_body, record.target_body);
    }
    reading.partnerships.push_back(std::move(record));
  }
}

} // namespace entente::entries
