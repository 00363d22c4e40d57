#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

namespace {

constexpr std::size_t longest_enumeration = 5;
bool rank_type(const std::string& type) { return type.starts_with("military") || type.find("suffix") != std::string::npos; }

/// A military rank, a title behind the name or a degree: part of no post.
bool is_rank(const Scan& scan, Span span) {
  std::size_t length = 0;
  const Cue* cue = scan.cue(scan.reference.cues().honorifics, span.first, span.last, length);
  if (cue == nullptr || (cue->language && *cue->language != scan.language && cue->phrase.size() > 5)) return false;
  if (length == span.size() && cue->phrase.size() > 1) return rank_type(cue->value) || cue->value == "religious";
  return cue->value.starts_with("military") && span.size() <= 4 && scan.line.words()[span.first].upper &&
         length + 1 < span.size() && !scan.joiner(span.first + length, span.last, length).empty();
}

/// English puts the noun last: the noun that ends the words before the first "of", "for", "in".
const Cue* last_noun(const Scan& scan, const CueList& list, Span span, Span& head) {
  std::size_t stop = span.last;
  for (std::size_t at = span.first + 1; at < span.last; ++at) {
    std::size_t length = 0;
    const std::string_view join = scan.joiner(at, span.last, length);
    if (!join.empty() && join != "and" && join != "article" && !scan.line.words()[at].upper) {
      stop = at;
      break;
    }
  }
  for (const std::size_t end : {stop, span.last}) {
    std::size_t trimmed = end;
    std::size_t begin = 0;
    while (trimmed > span.first + 1 &&
           scan.ending_at(scan.reference.cues().post_adjectives, span.first + 1, trimmed, begin) != nullptr &&
           scan.ending_at(list, span.first, trimmed, begin) == nullptr)
      --trimmed;
    if (const Cue* noun = scan.ending_at(list, span.first, trimmed, begin)) {
      if (!scan.line.words()[begin].upper && end == span.last && stop != span.last) continue;
      head = {begin, trimmed};
      return noun;
    }
  }
  return nullptr;
}

bool same_language(const Scan& scan, const Cue& cue) { return !cue.language || *cue.language == scan.language; }

/// "IOM Chief of Mission": a post behind the acronym of its body.
bool post_behind_acronym(const Scan& scan, Span span, Phrase& phrase) {
  if (span.size() < 2 || scan.line.words()[span.first + 1].gap != Gap::space ||
      !is_acronym(scan, {span.first, span.first + 1}))
    return false;
  std::size_t begin = 0;
  std::size_t end = 0;
  if (scan.post_at(span.first, span.first + 1, begin, end) != nullptr) return false;
  if (scan.post_at(span.first, span.last, begin, end) != nullptr && begin == span.first) return false; // "TV presenter"
  const Cue* behind = scan.post_at(span.first + 1, span.last, begin, end);
  if (behind == nullptr) return false;
  phrase.kind = PhraseKind::post;
  phrase.cue = behind;
  phrase.head = {begin, end};
  return true;
}

void nouns_of(const Scan& scan, Span span, Phrase& phrase) {
  std::size_t post_begin = 0;
  std::size_t post_end = 0;
  if (post_behind_acronym(scan, span, phrase)) return;
  std::size_t body_begin = 0;
  std::size_t body_end = 0;
  const Cue* post = scan.post_at(span.first, span.last, post_begin, post_end);
  const Cue* body = scan.body_at(span.first, span.last, body_begin, body_end);
  if (post != nullptr && body != nullptr) {
    const bool body_first =
        body_begin < post_begin ||
        (body_begin == post_begin && (body_end > post_end || (same_language(scan, *body) && !same_language(scan, *post))));
    (body_first ? post : body) = nullptr;
  }
  Span head;
  // "Refugee Action", "Migrant Workers Resource Centre": people before a capitalised word only say what a body is about.
  const auto& words = scan.line.words();
  std::size_t ignored = 0;
  if (post != nullptr && (post->value == "private" || is_plural_noun(*post)) && post_end < span.last &&
      words[post_end].upper && words[post_end].gap == Gap::space && scan.joiner(post_end, span.last, ignored).empty() &&
      scan.post_at(post_end, span.last, body_begin, body_end) == nullptr) {
    post = nullptr;
    body = last_noun(scan, scan.reference.cues().body_words, span, head);
    if (body != nullptr) body_begin = head.first, body_end = head.last;
    if (body == nullptr && last_noun(scan, scan.reference.cues().post_words, {post_end, span.last}, head) == nullptr) return;
  }
  // "Refugee and Migrant Studies Institute": likewise before "and" and a capital, where a body's noun comes last.
  if (post != nullptr && (post->value == "private" || is_plural_noun(*post)) && post_begin == span.first &&
      post_end + 1 < span.last && scan.joiner(post_end, span.last, ignored) == "and" && words[post_end + ignored].upper &&
      scan.ending_at(scan.reference.cues().body_words, post_end + ignored, span.last, body_begin) != nullptr) {
    post = nullptr;
    body = last_noun(scan, scan.reference.cues().body_words, span, head);
    if (body != nullptr) body_begin = head.first, body_end = head.last;
  }
  // "DG HOME": letters that stand for a post and for a body, before further letters.
  if (post != nullptr && span.size() == 2 && post_end == span.first + 1 && words[span.first].caps &&
      words[span.first + 1].caps && scan.cue(scan.reference.cues().body_words, span.first, post_end, ignored) != nullptr) {
    phrase.kind = PhraseKind::body;
    phrase.cue = scan.cue(scan.reference.cues().body_words, span.first, post_end, ignored);
    phrase.head = {span.first, post_end};
    return;
  }
  // "Council Member", "Ministry Spokesperson": a post's noun right behind a body's.
  if (body != nullptr && same_language(scan, *body)) {
    if (const Cue* behind = last_noun(scan, scan.reference.cues().post_words, span, head);
        behind != nullptr && head.first >= body_end && same_language(scan, *behind) && behind->language == Language::en) {
      bool joined = false;
      for (std::size_t at = body_begin; at < head.first; ++at)
        joined = joined || !scan.joiner(at, head.first, ignored).empty();
      if (!joined) {
        phrase.kind = PhraseKind::post;
        phrase.cue = behind;
        phrase.head = head;
        return;
      }
    }
  }
  if (post != nullptr || body != nullptr) {
    phrase.kind = post != nullptr ? PhraseKind::post : PhraseKind::body;
    phrase.cue = post != nullptr ? post : body;
    phrase.head = post != nullptr ? Span{post_begin, post_end} : Span{body_begin, body_end};
    return;
  }
  if (const Cue* noun = last_noun(scan, scan.reference.cues().post_words, span, head)) {
    phrase.kind = PhraseKind::post;
    phrase.cue = noun;
    phrase.head = head;
  } else if (const Cue* kind = last_noun(scan, scan.reference.cues().body_words, span, head)) {
    phrase.kind = PhraseKind::body;
    phrase.cue = kind;
    phrase.head = head;
  }
}

/// "Special Rapporteur on the human rights of migrants": known to the reference, and yet a post that one person holds.
bool is_mandate(const Scan& scan, Span span) {
  Phrase nouns;
  nouns_of(scan, span, nouns);
  return nouns.kind == PhraseKind::post && nouns.head.first <= span.first + 1 && nouns.head.last < span.last &&
         !is_plural_noun(*nouns.cue);
}

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

/// Number of segments from `from` that only end an enumeration: "…, Labour, and Social Protection".
std::size_t enumeration_tail(const Scan& scan, const std::vector<Phrase>& segments, std::size_t from,
                             const Phrase& previous) {
  if (previous.kind != PhraseKind::post && previous.kind != PhraseKind::body) return 0;
  if (previous.kind == PhraseKind::body || previous.head.last < previous.span.last)
    if (const std::size_t tail = states_tail(scan, segments, from, previous); tail > 0) return tail;
  if (!has_complement(scan, previous.span)) return 0;
  for (std::size_t i = from; i < segments.size() && i < from + longest_enumeration; ++i) {
    const Phrase& segment = segments[i];
    if (segment.before != Gap::comma || segment.span.size() > 8 || !mostly_field_words(scan, segment.span)) return 0;
    std::size_t length = 0;
    const bool begins_with_and = scan.joiner(segment.span.first, segment.span.last, length) == "and";
    const bool joined = begins_with_and || has_and(scan, segment.span);
    const Phrase alone = begins_with_and ? Phrase{} : classify(scan, segment.span);
    // "Chamber of Commerce, Industries and Mines of Peru": fields of work, which alone would name an agency
    const bool fields = joined && alone.kind == PhraseKind::body && alone.cue == nullptr && !scan.known_body(segment.span);
    if (alone.kind != PhraseKind::unknown && !fields && !(joined && only_field_words(scan, segment.span))) return 0;
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

bool is_acronym(const Scan& scan, Span span) {
  if (span.size() != 1) {
    // "UN-Habitat", "IFRC-MENA": capitals joined by hyphens.
    if (span.size() != 2 || scan.line.words()[span.first + 1].gap != Gap::hyphen || !scan.line.words()[span.first].caps)
      return false;
  }
  const Word& word = scan.line.words()[span.first];
  if (!word.caps || word.end - word.begin > 12) return false;
  return scan.state(span) == nullptr;
}

Phrase classify(const Scan& scan, Span span) {
  Phrase phrase;
  phrase.span = span;
  const Cues& cues = scan.reference.cues();
  const std::string text = scan.line.printed(span);
  std::size_t length = 0;
  PartnershipKind tie{};
  if (tie_target(scan, span, tie)) {
    phrase.kind = PhraseKind::tie;
    return phrase;
  }
  // "on behalf of the Government of Kenya": read as what is spoken for.
  if (scan.joiner(span.first, span.last, length) == "speaks-for" && span.first + length < span.last) {
    Phrase spoken_for = classify(scan, {span.first + length, span.last});
    if (spoken_for.kind == PhraseKind::body || spoken_for.kind == PhraseKind::aside_body ||
        spoken_for.kind == PhraseKind::state)
      return spoken_for;
    return phrase;
  }
  // "Ana Paz, del Instituto A"
  if (scan.joiner(span.first, span.last, length) == "of" && !scan.line.words()[span.first].upper) {
    const std::size_t behind = scan.skip_articles(span.first + length, span.last);
    std::size_t noun = 0;
    if (behind < span.last &&
        (scan.line.words()[behind].upper || scan.cue(cues.body_words, behind, span.last, noun) != nullptr)) {
      const Phrase owner = classify(scan, {behind, span.last});
      if (owner.kind == PhraseKind::body || owner.kind == PhraseKind::aside_body || owner.kind == PhraseKind::unknown)
        return owner;
    }
  }
  const auto is_whole = [&](const CueList& list) { return scan.whole(list, span) != nullptr; };
  if (is_whole(cues.to_be_confirmed))
    phrase.kind = PhraseKind::unconfirmed;
  else if (is_whole(cues.remote) ||
           (scan.cue(cues.remote, span.first, span.last, length) != nullptr && span.size() <= length + 3))
    phrase.kind = PhraseKind::remote;
  else if (const StateFacts* state = scan.state(span)) {
    phrase.kind = PhraseKind::state;
    phrase.state = state->iso3;
  } else if (is_rank(scan, span)) {
    phrase.kind = PhraseKind::rank;
  } else if (scan.known_body(span) && !is_mandate(scan, span)) {
    phrase.kind = PhraseKind::body;
    Phrase nouns;
    nouns_of(scan, span, nouns);
    phrase.cue = nouns.kind == PhraseKind::body ? nouns.cue : nullptr;
  } else {
    nouns_of(scan, span, phrase);
    if (phrase.kind == PhraseKind::unknown && is_acronym(scan, span)) phrase.kind = PhraseKind::aside_body;
    std::size_t known_end = 0;
    if (phrase.kind == PhraseKind::unknown && span.size() > 1 && scan.line.words()[span.first].caps &&
        known_body_at(scan, span.first, span.first + 1, known_end))
      phrase.kind = PhraseKind::body;
    if (phrase.kind == PhraseKind::unknown && body_level(scan, span) == "agency") phrase.kind = PhraseKind::body;
    if (phrase.kind == PhraseKind::unknown && span.size() <= 4) {
      const auto found = scan.reference.find_states(text, false, true);
      if (found.size() == 1 && found.front().form == StateForm::city && found.front().begin == 0 &&
          found.front().end + (text.ends_with('.') ? 1 : 0) >= text.size())
        phrase.kind = PhraseKind::place;
    }
  }
  return phrase;
}

std::vector<Phrase> phrases_of(const Scan& scan, Span span, Details& details) {
  std::vector<Phrase> phrases = glued(scan, segments_of(scan, span));
  read_asides(scan, span, details, phrases);
  return phrases;
}

} // namespace entente::entries
