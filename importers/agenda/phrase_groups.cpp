#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"
#include "importers/agenda/name_find.hpp"

namespace entente::entries {

namespace {

constexpr std::size_t longest_enumeration = 5;

/// The separators' segments, without the gluing.
std::vector<Phrase> segments_of(const Scan& scan, Span span) {
  std::vector<Phrase> segments;
  const auto& words = scan.line.words();
  for (std::size_t at = span.first; at < span.last;) {
    const std::size_t end = scan.line.next_break(at, span.last);
    Phrase segment;
    segment.span = {at, end};
    segment.before = at == span.first ? Gap::comma : words[at].gap;
    segments.push_back(segment);
    at = end;
  }
  return segments;
}

/// Segments whose words with the commas between are one known body ("Immigration, Refugees and Citizenship Canada").
std::size_t known_run(const Scan& scan, const std::vector<Phrase>& segments, std::size_t from) {
  for (std::size_t to = std::min(segments.size(), from + 4); to > from + 1; --to) {
    bool commas = true;
    for (std::size_t i = from + 1; i < to; ++i)
      commas = commas && segments[i].before == Gap::comma;
    const Span tail = segments[to - 1].span;
    if (commas && scan.state(tail) == nullptr &&
        scan.organisation({segments[from].span.first, segments[to - 1].span.last}) != nullptr)
      return to - from;
  }
  return 1;
}

/// "…, et Membre du Comité": a conjunction that opens a new post.
bool opens_post(const Scan& scan, Span span) {
  std::size_t length = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  if (scan.joiner(span.first, span.last, length) != "and") return false;
  return scan.post_at(span.first + length, span.last, begin, end) != nullptr &&
         (scan.line.words()[begin].upper || begin == span.first + length);
}

/// A segment that goes on with what stood before the comma: "des réfugiés et de la citoyenneté", "and Migration".
bool continues(const Scan& scan, const Phrase& segment, const Phrase& previous) {
  if (segment.before != Gap::comma) return false;
  const Word& word = scan.line.words()[segment.span.first];
  if (word.proper || word.digits || opens_post(scan, segment.span)) return false;
  std::size_t length = 0;
  const std::string_view join = scan.joiner(segment.span.first, segment.span.last, length);
  if (scan.cue(scan.reference.cues().remote, segment.span.first, segment.span.last, length) != nullptr) return false;
  PartnershipKind tie{};
  if (join == "speaks-for" || tie_target(scan, segment.span, tie)) return false;
  if (!join.empty() && join != "at") return true;
  const Phrase alone = classify(scan, segment.span);
  if (alone.kind == PhraseKind::post) return false;
  // "…, association Benkadi": a noun in small letters and a name of its own.
  const auto& words = scan.line.words();
  if (alone.kind == PhraseKind::body && alone.head.first == segment.span.first && alone.head.last < segment.span.last &&
      words[alone.head.last].proper && !words[alone.head.last].digits)
    return false;
  if (alone.kind == PhraseKind::body)
    return previous.kind != PhraseKind::body &&
           !(alone.cue != nullptr &&
             (alone.cue->value == "ministry" || alone.cue->value == "university" || alone.cue->value == "government"));
  return alone.kind == PhraseKind::unknown || alone.kind == PhraseKind::aside_body;
}

bool has_and(const Scan& scan, Span span) {
  for (std::size_t at = span.first + 1; at < span.last; ++at) {
    std::size_t length = 0;
    if (scan.joiner(at, span.last, length) == "and") return true;
  }
  return false;
}

bool mostly_field_words(const Scan& scan, Span span) {
  std::size_t fields = 0;
  std::size_t others = 0;
  for (std::size_t at = span.first; at < span.last; ++at) {
    std::size_t length = 0;
    if (!scan.joiner(at, span.last, length).empty()) continue;
    (scan.cue(scan.reference.cues().field_words, at, at + 1, length) != nullptr ? fields : others)++;
  }
  return fields > 0 && fields >= others;
}

bool has_complement(const Scan& scan, Span span) {
  for (std::size_t at = span.first + 1; at < span.last; ++at) {
    std::size_t length = 0;
    const std::string_view join = scan.joiner(at, span.last, length);
    if (join == "of" || join == "for" || join == "on" || join == "to") return true;
  }
  return false;
}

/// "Service public fédéral Emploi": a body whose name ends in a field of work.
bool ends_in_field(const Scan& scan, const Phrase& phrase) {
  std::size_t begin = 0;
  return phrase.kind == PhraseKind::body && phrase.span.size() > 1 &&
         scan.ending_at(scan.reference.cues().field_words, phrase.span.first + 1, phrase.span.last, begin) != nullptr;
}

/// Number of segments from `from` that only end an enumeration: "…, Labour, and Social Protection".
std::size_t enumeration_tail(const Scan& scan, const std::vector<Phrase>& segments, std::size_t from,
                             const Phrase& previous) {
  if (previous.kind != PhraseKind::post && previous.kind != PhraseKind::body) return 0;
  if (previous.kind == PhraseKind::body || previous.head.last < previous.span.last)
    if (const std::size_t tail = states_tail(scan, segments, from, previous); tail > 0) return tail;
  if (!has_complement(scan, previous.span) && !ends_in_field(scan, previous)) return 0;
  for (std::size_t i = from; i < segments.size() && i < from + longest_enumeration; ++i) {
    const Phrase& segment = segments[i];
    if (segment.before != Gap::comma || segment.span.size() > 8 || !mostly_field_words(scan, segment.span)) return 0;
    std::size_t length = 0;
    const bool begins_with_and = scan.joiner(segment.span.first, segment.span.last, length) == "and";
    const bool joined = begins_with_and || has_and(scan, segment.span);
    const Phrase alone = begins_with_and ? Phrase{} : classify(scan, segment.span);
    // "Chamber of Commerce, Industries and Mines of Peru": fields of work, which alone would name an agency
    const bool fields = joined && alone.kind == PhraseKind::body && alone.cue == nullptr && !scan.known_body(segment.span) &&
                        (previous.kind == PhraseKind::body || has_complement(scan, segment.span)); // "Jobs and Care Canada"
    const bool own = alone.kind == PhraseKind::body && alone.cue != nullptr && alone.head.first == segment.span.first &&
                     scan.line.words()[segment.span.first].upper; // "Office of A, Department of B and C"
    if (own || (alone.kind != PhraseKind::unknown && !fields && !(joined && only_field_words(scan, segment.span)))) return 0;
    if (joined) return i - from + 1;
  }
  return 0;
}

std::vector<Phrase> glued(const Scan& scan, const std::vector<Phrase>& segments) {
  std::vector<Phrase> phrases;
  for (std::size_t i = 0; i < segments.size();) {
    const std::size_t run = known_run(scan, segments, i);
    if (run > 1) {
      Phrase body = segments[i];
      body.span.last = segments[i + run - 1].span.last;
      body.kind = PhraseKind::body;
      phrases.push_back(body);
      i += run;
      continue;
    }
    if (!phrases.empty()) {
      Phrase& previous = phrases.back();
      const bool open = previous.kind != PhraseKind::state && previous.kind != PhraseKind::remote &&
                        previous.kind != PhraseKind::unconfirmed;
      std::size_t tail = open && continues(scan, segments[i], previous) ? 1 : 0;
      if (tail == 0) tail = enumeration_tail(scan, segments, i, previous);
      if (tail > 0) {
        previous.span.last = segments[i + tail - 1].span.last;
        i += tail;
        continue;
      }
    }
    Phrase phrase = classify(scan, segments[i].span);
    phrase.before = segments[i].before;
    phrases.push_back(phrase);
    ++i;
  }
  return phrases;
}

/// Brackets that say something of their own; those that are acronyms or part of a name stay with the body.
void read_asides(const Scan& scan, Span span, Details& details, std::vector<Phrase>& phrases) {
  const Cues& cues = scan.reference.cues();
  const auto& asides = scan.line.asides();
  for (std::size_t i = 0; i < asides.size(); ++i) {
    const Aside& aside = asides[i];
    if (aside.after < span.first || aside.after > span.last) continue;
    const std::vector<std::string> words = fold_words(aside.content);
    std::size_t from = 0;
    std::size_t length = 0;
    if (words.size() <= 8 && cues.remote.find(words, from, length) != nullptr) details.remote = true;
    if (words.size() <= 4 && cues.to_be_confirmed.find(words, from, length) != nullptr) details.unconfirmed = true;
    if (const Cue* role = cues.roles.exact(aside.content);
        role != nullptr && !role->value.empty() && cues.remote.exact(aside.content) == nullptr)
      details.role = parse_role(role->value);
    const std::size_t comma = aside.content.rfind(", ");
    const StateFacts* state = scan.reference.state_named(aside.content);
    if (state == nullptr && comma != std::string::npos && words.size() <= 6) // "(Lyon, France)"
      state = scan.reference.state_named(aside.content.substr(comma + 2));
    if (state != nullptr) {
      Phrase phrase;
      phrase.kind = PhraseKind::state;
      phrase.state = state->iso3;
      phrase.span = {aside.after, aside.after};
      phrase.aside = i;
      const auto place =
          std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& other) { return other.span.first >= aside.after; });
      phrases.insert(place, phrase);
    }
  }
}

} // namespace

std::vector<Phrase> phrases_of(const Scan& scan, Span span, Details& details) {
  std::vector<Phrase> phrases = glued(scan, segments_of(scan, span));
  read_asides(scan, span, details, phrases);
  return phrases;
}

} // namespace entente::entries
