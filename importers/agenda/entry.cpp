#include "importers/agenda/entry.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"
#include "importers/agenda/name_find.hpp"

namespace entente {

using namespace entries;

namespace entries {

std::vector<Place> places_in(const Scan& scan, Span span) {
  std::vector<Place> places;
  if (span.empty()) return places;
  const auto& words = scan.line.words();
  const std::size_t from = words[span.first].begin;
  const std::string_view text = scan.line.text().substr(from, words[span.last - 1].end - from);
  for (const FoundState& found : scan.reference.find_states(text, true, true)) {
    const std::size_t first = scan.line.word_at(from + found.begin);
    std::size_t last = first;
    while (last < span.last && words[last].begin < from + found.end)
      ++last;
    if (last > first) places.push_back({{first, last}, found.iso3, found.form});
  }
  return places;
}

const Place* place_at(const std::vector<Place>& places, std::size_t word) {
  const auto found = std::find_if(places.begin(), places.end(),
                                  [&](const Place& place) { return place.span.first <= word && word < place.span.last; });
  return found == places.end() ? nullptr : &*found;
}

} // namespace entries

namespace {

bool body_like(PhraseKind kind) { return kind == PhraseKind::body || kind == PhraseKind::aside_body; }

/// The next phrase that is a post, a body or unknown; null at the end.
const Phrase* next_of_substance(const std::vector<Phrase>& phrases, std::size_t at) {
  for (std::size_t i = at + 1; i < phrases.size(); ++i) {
    const PhraseKind kind = phrases[i].kind;
    if (kind == PhraseKind::post || body_like(kind) || kind == PhraseKind::unknown) return &phrases[i];
    if (kind == PhraseKind::tie) return nullptr;
  }
  return nullptr;
}

void add_to_post(const Scan& scan, const Phrase& phrase, Details& details) {
  const std::string text = scan.line.printed(phrase.span);
  if (details.posts.empty()) {
    PostPart post;
    post.level = "plain";
    post.text = text;
    details.posts.push_back(std::move(post));
  } else {
    details.posts.back().text += ", " + text;
  }
}

/// A phrase that no noun tells: a body at the end, a unit before its ministry, else more of the post.
void read_unknown(const Scan& scan, const std::vector<Phrase>& phrases, std::size_t at, Details& details) {
  const Phrase& phrase = phrases[at];
  const Phrase* next = next_of_substance(phrases, at);
  const bool post_without_body = !details.posts.empty() && !details.posts.back().has_body &&
                                 details.bodies.size() == details.posts.back().bodies_before;
  const bool fields = only_field_words(scan, phrase.span);
  const bool capital = scan.line.words()[phrase.span.first].proper;
  if (!capital) return add_to_post(scan, phrase, details);
  // "Assistant Director - Immigration, Ministry of X"
  if (fields && phrase.before == Gap::dash && phrase.span.size() == 1 && !details.posts.empty() &&
      !scan.line.words()[phrase.span.first].caps)
    return add_to_post(scan, phrase, details);
  const bool seat = !details.bodies.empty() && phrase.span.size() <= 2 && at + 1 < phrases.size() &&
                    phrases[at + 1].kind == PhraseKind::state && next == nullptr && !post_without_body;
  const std::string_view whose = details.bodies.empty() ? std::string_view{} : details.bodies.back().level;
  // "University X, Lyon", "Clinic Y, Nîmes": where it is.
  const bool seated = whose == "company" || whose == "ngo" || whose == "research" || whose == "institute" ||
                      whose == "agency" || whose == "local";
  const std::size_t longest = whose == "university" && next == nullptr ? 3 : 1;
  const bool campus = (whose == "university" || (next == nullptr && seated)) && !details.bodies.back().guessed &&
                      phrase.span.size() <= longest && (phrase.before == Gap::comma || phrase.before == Gap::dash) &&
                      !scan.line.words()[phrase.span.first].caps && !post_without_body;
  const bool around = !details.posts.empty() && details.posts.back().level == "local" && post_without_body &&
                      next == nullptr && phrase.span.size() <= 3 && !scan.known_body(phrase.span);
  if (seat || campus || around) return;
  // "Regional Officer – Kasane, Botswana": where the post is.
  const bool post_seat = phrase.before == Gap::dash && phrase.span.size() <= 2 && post_without_body && at > 0 &&
                         phrases[at - 1].kind == PhraseKind::post && at + 1 < phrases.size() &&
                         phrases[at + 1].kind == PhraseKind::state && !scan.line.words()[phrase.span.first].caps;
  if (post_seat) return add_to_post(scan, phrase, details);
  if (next == nullptr || next->kind == PhraseKind::post) {
    if (fields && !post_without_body && !details.posts.empty()) return add_to_post(scan, phrase, details);
    return read_body(scan, phrase.span, details, true);
  }
  if (body_like(next->kind)) {
    const std::string level = body_level(scan, next->span);
    if (!details.posts.empty() && !fields && (level == "ministry" || level == "government"))
      return read_body(scan, phrase.span, details, true);
    // "Diaspora Affairs, Office of the President"
    const bool unit = details.posts.empty() && phrase.span.size() > 1 && (level == "government" || level == "ministry");
    if ((!fields && !post_without_body) || unit) return read_body(scan, phrase.span, details, true);
    return add_to_post(scan, phrase, details);
  }
  // Two unknown phrases: the first says more of the post when it is made of ordinary words.
  if (fields || details.posts.empty()) return add_to_post(scan, phrase, details);
  read_body(scan, phrase.span, details, true);
}

/// A word such as "National" or "Federal" stands in the post.
bool is_national(const Scan& scan, Span post) {
  for (std::size_t at = post.first; at < post.last; ++at) {
    std::size_t length = 0;
    const Cue* qualifier = scan.cue(scan.reference.cues().body_qualifiers, at, post.last, length);
    if (qualifier != nullptr && qualifier->value == "public") return true;
  }
  return false;
}

/// "Ana Paz (Institute A) – Counting those who move": words of a sentence behind a dash or colon and a body are a talk.
bool is_talk(const Scan& scan, const Phrase& phrase, const Details& details) {
  if (phrase.kind != PhraseKind::unknown || details.bodies.empty() || phrase.span.size() < 2) return false;
  if (phrase.before != Gap::dash && phrase.before != Gap::colon) return false;
  const auto& words = scan.line.words();
  for (std::size_t at = phrase.span.first + 1; at < phrase.span.last; ++at)
    if (words[at].proper) return false;
  return words[phrase.span.first].upper;
}

void read_phrase(const Scan& scan, const std::vector<Phrase>& phrases, std::size_t at, const std::vector<Place>& places,
                 Details& details) {
  const Phrase& phrase = phrases[at];
  const bool told = phrase.kind == PhraseKind::unknown || phrase.kind == PhraseKind::body || phrase.kind == PhraseKind::post;
  if (told && (is_quotation(scan, phrase.span) || is_talk(scan, phrase, details))) return;
  switch (phrase.kind) {
  case PhraseKind::post:
    if (is_corps_of_rank(scan, phrase, details))
      read_body(scan, phrase.span, details);
    else
      read_post(scan, phrase, places, details);
    break;
  case PhraseKind::body: {
    const bool apposition = !scan.line.words()[phrase.span.first].proper && phrase.cue != nullptr &&
                            phrase.cue->value == "company" && !details.bodies.empty();
    const bool bare = phrase.span.size() == 1 && !scan.line.words()[phrase.span.first].proper;
    if (bare)
      add_to_post(scan, phrase, details);
    else if (!apposition)
      read_body(scan, phrase.span, details);
    break;
  }
  case PhraseKind::aside_body: {
    const std::size_t before = details.bodies.size();
    read_body(scan, phrase.span, details);
    // "National Director of Migration (SENAMI), Mozambique"
    const bool of_nation = at > 0 && phrases[at - 1].kind == PhraseKind::post && is_national(scan, phrases[at - 1].span);
    if (of_nation && details.bodies.size() > before && details.bodies.back().level.empty())
      details.bodies.back().level = "agency";
    break;
  }
  case PhraseKind::state: details.states.push_back({phrase.span, phrase.state, StateForm::name}); break;
  case PhraseKind::remote: details.remote = true; break;
  case PhraseKind::unconfirmed: details.unconfirmed = true; break;
  case PhraseKind::rank: read_rank(scan, phrases, at, details); break;
  case PhraseKind::tie: read_tie(scan, phrase, details); break;
  case PhraseKind::unknown: read_unknown(scan, phrases, at, details); break;
  case PhraseKind::place:
  case PhraseKind::role: break;
  }
}

std::string position_of(const Details& details) {
  std::string position;
  for (const PostPart& post : details.posts) {
    if (post.text.empty()) continue;
    if (!position.empty()) position += ", ";
    position += post.text;
  }
  return position;
}

void add_bodies(const Scan& scan, const Details& details, EntryRecord& entry) {
  for (std::size_t i = 0; i < details.bodies.size(); ++i) {
    const BodyPart& body = details.bodies[i];
    BodyRecord record;
    record.name = body.name;
    record.acronym = body.acronym;
    record.beside = body.beside;
    if (!body.reference.empty()) record.reference = body.reference;
    const OrganisationFacts* known = scan.reference.organisation(body.reference);
    const std::string category = known != nullptr  ? known->category
                                 : body.is_process ? std::string{}
                                                   : scan.reference.category_of_name(body.name);
    if (!category.empty()) record.category = category;
    if (i + 1 < details.bodies.size()) {
      const BodyPart& outer = details.bodies[i + 1];
      const bool part = body.level == "unit" || body.level == "research" || body.level == "programme" ||
                        body.level == "institute" || body.level == "committee" || body.level == "agency" ||
                        outer.level == "university" ||
                        (body.guessed && (outer.level == "ministry" || outer.level == "university" || outer.is_process));
      if (body.inside_next || (part && !body.target && outer.post == body.post && !outer.target)) record.parent = i + 1;
    }
    entry.bodies.push_back(std::move(record));
  }
}

/// "Home Office" with a state: the reference names bodies of one name apart by their state.
void name_by_state(const Reference& reference, EntryRecord& entry) {
  for (BodyRecord& body : entry.bodies) {
    if (body.reference || !body.state) continue;
    const StateFacts* state = reference.state(*body.state);
    if (state == nullptr) continue;
    for (const std::string* name : {&state->name.en, &state->name.fr, &state->name.es}) {
      const OrganisationFacts* known =
          name->empty() ? nullptr : reference.organisation_named(body.name + " (" + *name + ")");
      if (known == nullptr || known->state != *body.state) continue;
      body.reference = known->id;
      if (!known->category.empty()) body.category = known->category;
      break;
    }
  }
}

/// "Moderator:", "Remarks by", "1.": what stands before a name and is no post.
bool is_introduction(const Scan& scan, Span stretch, Details& details) {
  std::size_t length = 0;
  std::size_t at = stretch.first;
  while (at < stretch.last && scan.line.words()[at].digits && !scan.line.words()[at].proper)
    ++at;
  if (at == stretch.last) return true;
  const Cue* role = scan.cue(scan.reference.cues().roles, at, stretch.last, length);
  if (role == nullptr) return false;
  for (at += length; at < stretch.last; at += length)
    if (scan.joiner(at, stretch.last, length).empty()) return false;
  if (!role->value.empty()) details.role = parse_role(role->value);
  return true;
}

/// "Reading of the declaration by the Rapporteur": the words before a post are what its holder does.
std::size_t behind_deed(const Scan& scan, Span stretch) {
  constexpr std::size_t most_words = 8;
  for (std::size_t at = stretch.first; at < std::min(stretch.last, stretch.first + most_words); ++at) {
    std::size_t length = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    if (at > stretch.first && scan.line.words()[at].gap != Gap::space) break;
    // At the start, "A cargo de" is no initial.
    const Cue* by = at == stretch.first ? scan.cue(scan.reference.cues().joiners, at, stretch.last, length) : nullptr;
    const std::string_view join = by == nullptr ? scan.joiner(at, stretch.last, length) : std::string_view(by->value);
    if (by != nullptr && (join == "by" || join == "for") && !scan.line.words()[at].upper) { // "for the Network B, Ms A"
      const std::size_t whose = scan.skip_articles(at + length, stretch.last);
      if (whose < stretch.last && scan.line.words()[whose].proper &&
          body_like(classify(scan, {whose, scan.line.next_break(whose, stretch.last)}).kind))
        return whose;
    }
    std::size_t said = 0;
    const bool words_of_post = join == "of" && at > stretch.first &&
                               scan.cue(scan.reference.cues().roles, stretch.first, at, said) != nullptr &&
                               said == at - stretch.first; // "Palabras del Secretario Ejecutivo"
    if (join != "by" && !words_of_post) continue;
    const bool post = scan.post_at(at + length, stretch.last, begin, end) != nullptr ||
                      tie_at(scan, scan.skip_articles(at + length, stretch.last), stretch.last, end) != nullptr;
    return post ? at + length : stretch.first;
  }
  return stretch.first;
}

/// Something behind the name says who the person is.
bool tells_who(const Scan& scan, const std::vector<Span>& stretches) {
  return std::any_of(stretches.begin() + 1, stretches.end(), [&](Span stretch) {
    if (stretch.first >= stretch.last) return false;
    const PhraseKind kind = classify(scan, {stretch.first, scan.line.next_break(stretch.first, stretch.last)}).kind;
    return kind == PhraseKind::post || body_like(kind);
  });
}

/// The words before a name with a title behind it are a topic ("Results of the survey – Ms A, Institute B"): no noun
/// tells a post or a body.
bool is_topic(const Scan& scan, const std::vector<Span>& stretches) {
  const Span front = stretches.front();
  if (front.first >= front.last || !tells_who(scan, stretches)) return false;
  for (std::size_t at = front.first; at < front.last;) {
    const std::size_t end = scan.line.next_break(at, front.last);
    const PhraseKind kind = classify(scan, {at, end}).kind;
    if (kind != PhraseKind::unknown && kind != PhraseKind::role) return false;
    at = end;
  }
  return true;
}

Details details_of(const Scan& scan, const std::vector<Span>& stretches, std::vector<Place>& places) {
  Details details;
  details.name_at = stretches.front().last;
  const bool topic = is_topic(scan, stretches);
  for (Span stretch : stretches) {
    if (topic && stretch.first == stretches.front().first && stretch.last == stretches.front().last) {
      static_cast<void>(is_introduction(scan, stretch, details));
      continue;
    }
    if (stretch.first == 0 && is_introduction(scan, stretch, details)) continue;
    if (stretch.first == 0) stretch.first = behind_deed(scan, stretch);
    for (Place& place : places_in(scan, stretch))
      places.push_back(std::move(place));
    const std::vector<Phrase> phrases = phrases_of(scan, stretch, details);
    for (std::size_t i = 0; i < phrases.size(); ++i)
      read_phrase(scan, phrases, i, places, details);
  }
  return details;
}

/// A single word that no reference fact and no noun tells to be a body is taken for one, but said to be doubtful.
void doubt_bodies(const Details& details, const Evidence& evidence, EntryReading& reading) {
  for (const BodyPart& body : details.bodies) {
    const LetterCase letters = letter_case(body.name);
    const bool one_word = body.name.find(' ') == std::string::npos && letters.lower > 0 && letters.upper <= 1;
    if (!body.guessed || body.known || body.acronym || !one_word) continue;
    reading.review.push_back(
        {"doubtful-body", "\"" + body.name + "\" was taken for a body, though no word says that it is one.", evidence});
  }
}

void read_person(const Scan& scan, const PersonSpan& person, const EntryText& text, const EntryContext& context,
                 EntryReading& reading) {
  const auto name = find_name(scan, person.own);
  const Evidence evidence{text.line, scan.line.printed(scan.line.all())};
  if (!name) {
    reading.review.push_back({"unplaced", "No person's name was found in this entry.", {text.line, squeeze(text.text)}});
    return;
  }
  std::vector<Span> stretches{{person.own.first, name->whole.first}, {name->whole.last, person.own.last}};
  if (!person.shared.empty()) stretches.push_back(person.shared);
  std::vector<Place> places;
  Details details = details_of(scan, stretches, places);
  const Cue* title = scan.reference.cues().honorifics.exact(name->honorific, scan.language);
  details.state_title = title != nullptr && (title->value == "diplomatic" || title->value == "political" ||
                                             title->value == "Excellency honourable");
  details.state_in_front = !details.states.empty() && details.states.front().span.last <= name->whole.first;
  settle_ties(details);
  EntryRecord entry;
  entry.name = name->name;
  entry.printed_name = name->printed;
  entry.honorific = name->honorific;
  for (const std::string& rank : details.ranks)
    entry.honorific += (entry.honorific.empty() ? "" : ", ") + rank;
  entry.role = details.role.value_or(context.role);
  entry.position = position_of(details);
  entry.remote = details.remote;
  entry.evidence = {text.line, squeeze(text.text)};
  settle_gender(details, context, name->gender ? name->gender : details.rank_gender, entry);
  add_bodies(scan, details, entry);
  settle_states(scan, details, places, entry);
  name_by_state(scan.reference, entry);
  add_ties(details, entry.evidence, reading);
  if (name->doubtful)
    reading.review.push_back(
        {"doubtful-name", "\"" + name->name + "\" may not be the whole name, or more than the name.", entry.evidence});
  doubt_bodies(details, entry.evidence, reading);
  for (const std::string& doubt : details.doubts)
    reading.review.push_back({"doubtful-post", doubt, entry.evidence});
  reading.entries.push_back(std::move(entry));
}

/// "MM. A et B", "Mmes A, B": a plural title marks everybody who follows without a title.
void share_plural_title(const Reference& reference, Language language, EntryReading& reading) {
  std::optional<Gender> shared;
  for (EntryRecord& entry : reading.entries) {
    const Cue* title = entry.honorific.empty() ? nullptr : reference.cues().honorifics.exact(entry.honorific, language);
    if (title != nullptr) shared = title->value.ends_with("plural") ? title->gender : std::nullopt;
    if (!entry.honorific.empty() || !shared) continue;
    entry.gender = shared;
    entry.gender_by_masculine_form = false;
  }
}

} // namespace

EntryReading read_entry(const EntryText& printed, const EntryContext& context, const Reference& reference) {
  const Line printed_line(printed.text, printed.emphasis);
  const EntryText entry = with_titles_in_front(printed, Scan(printed_line, reference, context.language));
  const std::string text = unwrapped(entry, context, reference);
  const Line line(text, entry.emphasis);
  const Scan scan(line, reference, context.language);
  EntryReading reading;
  if (line.size() == 0) return reading;
  for (const PersonSpan& person : split_people(scan))
    read_person(scan, person, printed, context, reading);
  share_plural_title(reference, context.language, reading);
  return reading;
}

} // namespace entente
