#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

namespace {

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
      words[post_end].upper && words[post_end].gap <= Gap::apostrophe && scan.joiner(post_end, span.last, ignored).empty() &&
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

} // namespace entente::entries
