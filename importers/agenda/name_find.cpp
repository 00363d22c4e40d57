#include "importers/agenda/name_find.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

namespace {

constexpr std::size_t longest_surname_of_post = 8; ///< letters: "King" and "Bishop" are surnames too, "Researcher" is none

bool only_capitals(const Scan& scan, Span span) {
  const auto& words = scan.line.words();
  return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(span.first),
                     words.begin() + static_cast<std::ptrdiff_t>(span.last),
                     [](const Word& word) { return word.caps && !word.digits; });
}

/// "Chidi King", "Desmond Bishop": what stands before the noun of a post is no field, acronym or body, so it is a surname.
bool surname_like(const Scan& scan, Span before) {
  if (before.empty()) return false;
  const Cues& cues = scan.reference.cues();
  for (std::size_t at = before.first; at < before.last; ++at) {
    std::size_t length = 0;
    if (scan.line.words()[at].caps && !only_capitals(scan, {before.first, before.last + 1})) return false;
    for (const CueList* list : {&cues.field_words, &cues.post_adjectives, &cues.body_words, &cues.post_words, &cues.joiners})
      if (scan.cue(*list, at, before.last, length) != nullptr) return false;
  }
  return true;
}

/// "Camara" is no "Cámara": a noun that is written with other signs, or, of another language, with other letters.
bool only_alike(const Scan& scan, const Cue& noun, Span span) {
  if (span.size() != 1 || scan.line.words()[span.first].caps) return false;
  const std::string printed = scan.line.printed(span);
  return noun.language && *noun.language != scan.language ? printed != noun.phrase : lower(printed) != lower(noun.phrase);
}

bool is_body_or_state(const Scan& scan, Span span) { return scan.state(span) != nullptr || scan.known_body(span); }

/// "UNHCR Regional …": an acronym of a known body opens no name.
bool starts_with_body(const Scan& scan, Span span) {
  return span.size() > 1 && scan.line.words()[span.first].caps && scan.line.words()[span.first + 1].upper &&
         !scan.line.words()[span.first + 1].caps && scan.organisation({span.first, span.first + 1}) != nullptr;
}

/// "Plurinacional de Bolivia", "Social del Paraguay": what is left of a body's name on a line of its own.
bool ends_with_state(const Scan& scan, Span span) {
  if (span.size() < 3) return false;
  std::size_t length = 0;
  const std::size_t of = span.last - 2;
  return !scan.line.words()[of].upper && scan.joiner(of, span.last, length) == "of" && of + length + 1 == span.last &&
         scan.state({span.last - 1, span.last}) != nullptr;
}

/// "Ana CARVALHO e MELO", "Ana Paz e Sousa", "Ana del Río y Quintanilla": a letter that joins two surnames. In a language
/// where it also means "and", one word that names neither a state nor a body goes on with a name of two words or more.
bool joins_surname(const Scan& scan, std::size_t from, std::size_t at, std::size_t end) {
  const auto& words = scan.line.words();
  if (at + 1 >= end || words[at].end - words[at].begin != 1 || words[at + 1].gap != Gap::space) return false;
  const bool capitals = words[at - 1].caps && words[at + 1].caps;
  // Of more than one word what follows may be somebody else.
  const bool last = at + 2 == end && words[at + 1].upper;
  if (capitals || (last && scan.language != Language::es)) return true;
  const Span other{at + 1, end};
  return last && at >= from + 2 && !words[at + 1].caps && !is_body_or_state(scan, other);
}

/// Where the name that begins at `from` ends: at a mark, a bracket, a noun of a post, or "of the Ministry".
std::size_t name_end(const Scan& scan, std::size_t from, std::size_t last) {
  const auto& words = scan.line.words();
  std::size_t end = scan.line.next_break(from, last);
  for (const Aside& aside : scan.line.asides())
    if (aside.after > from && aside.after < end) end = aside.after;
  for (std::size_t at = from + 1; at < end; ++at) {
    std::size_t length = 0;
    std::size_t begin = 0;
    std::size_t noun_end = 0;
    const std::string_view join = scan.joiner(at, end, length);
    if (join == "speaks-for") return at;
    if (!join.empty() && join != "and" && join != "article" && !words[at].upper) {
      const std::size_t next = scan.skip_articles(at + length, end);
      if (next < end && words[next].upper &&
          (scan.body_at(next, end, begin, noun_end) != nullptr || scan.organisation({next, next + 1}) != nullptr))
        return at;
    }
    if (join == "and" && !words[at].upper && !joins_surname(scan, from, at, end)) return at;
    if (at >= from + 2 && words[at].upper && words[at].gap == Gap::space) {
      const Cue* post = scan.post_at(at, end, begin, noun_end);
      if (post != nullptr && begin - at <= 3 && (!post->language || *post->language == scan.language) &&
          (noun_end < end || noun_end - at > 1 || post->phrase.size() >= longest_surname_of_post ||
           (words[at].caps && !words[at - 1].caps && post->value == "parliament"))) // "Ana Paz MP"
        return at;
    }
    if (words[at].emphasised != words[from].emphasised && words[from].emphasised) return at;
  }
  return end;
}

/// The words of "PAZ LÓPEZ Ana" that are the surname: capitals first, then one to three given names; 0 for other names.
std::size_t leading_surname(const Scan& scan, Span name) {
  const auto& words = scan.line.words();
  std::size_t end = name.first;
  // "N'GUESSAN Blanche": a letter before an apostrophe belongs to the capitals behind it.
  const auto elided = [&](std::size_t at) {
    return at + 1 < name.last && words[at].end - words[at].begin == 1 && words[at].upper && words[at + 1].caps &&
           words[at + 1].gap == Gap::apostrophe;
  };
  if (std::size_t small = 0; !words[end].upper && is_particle(scan, end, name.last, small)) end += small;
  const std::size_t capitals = end;
  while (end < name.last && (words[end].caps || elided(end)) && !words[end].digits && !words[end].abbreviated)
    ++end;
  if (end == capitals || end == name.last || name.last - end > 3) return 0;
  for (std::size_t at = end; at < name.last; ++at)
    if (!words[at].upper || words[at].caps || words[at].digits || words[at].abbreviated) return 0;
  if (words[end].gap == Gap::hyphen || words[end].gap == Gap::apostrophe) return 0;
  const std::string_view text = scan.line.text();
  const std::string_view first = text.substr(words[name.first].begin, words[name.first].end - words[name.first].begin);
  // "AJ Smith": two consonants, or a vowel first, are initials.
  if (end == name.first + 1 && first.size() < 3 && std::string_view("AEIOU").find(first.back()) == std::string_view::npos)
    return 0;
  const Span surname{name.first, end};
  if (scan.state(surname) != nullptr || scan.known_body(surname)) return 0;
  return end - name.first;
}

/// "'Mamello Letsie": bytes of the apostrophe that a name begins with; 0 for a quotation mark, which closes behind it.
std::size_t leading_apostrophe(const Scan& scan, Span name) {
  const std::string_view text = scan.line.text();
  const std::size_t begin = scan.line.words()[name.first].begin;
  const std::string_view before = text.substr(0, begin);
  const std::string_view behind = text.substr(scan.line.words()[name.last - 1].end);
  for (const std::string_view sign : {"'", "’", "‘", "ʻ", "ʼ"}) {
    if (!before.ends_with(sign)) continue;
    const std::string_view apart = before.substr(0, before.size() - sign.size());
    const bool closes = behind.starts_with("'") || behind.starts_with("’");
    return !closes && (apart.empty() || apart.ends_with(' ')) ? sign.size() : 0;
  }
  return 0;
}

NameFound make_name(const Scan& scan, Span honorific, Span name, std::optional<Gender> gender) {
  NameFound found;
  found.name = scan.line.printed(name);
  if (const std::size_t surname = leading_surname(scan, name); surname > 0) {
    found.printed = found.name;
    found.name =
        scan.line.printed({name.first + surname, name.last}) + " " + scan.line.printed({name.first, name.first + surname});
  }
  if (const std::size_t sign = leading_apostrophe(scan, name); sign > 0)
    found.name.insert(0, scan.line.text().substr(scan.line.words()[name.first].begin - sign, sign));
  if (!honorific.empty()) {
    const auto& words = scan.line.words();
    found.honorific = squeeze(
        scan.line.text().substr(words[honorific.first].begin, words[honorific.last].begin - words[honorific.first].begin));
  }
  found.gender = gender;
  found.whole = {honorific.empty() ? name.first : honorific.first, name.last};
  found.bold = scan.line.words()[name.first].emphasised;
  found.doubtful = name.size() == 1 || name.size() > 6;
  return found;
}

/// "Hon. Ministers", "Other Heads": whoever holds a post, not a person.
bool holders(const Scan& scan, Span name) {
  if (name.size() > 2) return false;
  std::size_t begin = 0;
  const Cue* post = scan.ending_at(scan.reference.cues().post_words, name.first, name.last, begin);
  return post != nullptr && is_plural_noun(*post) && !scan.line.words()[begin].caps;
}

/// "AGNES BORG, Helpline Supervisor, Shelter": behind a whole name in capitals, the noun of a post ends the next part.
bool is_post_of_name(const Scan& scan, Span name, Span part) {
  std::size_t begin = 0;
  return name.size() > 1 && part.size() > 1 &&
         scan.ending_at(scan.reference.cues().post_words, part.first + 1, part.last, begin) != nullptr;
}

/// "SURNAME, First name": put in order.
std::optional<NameFound> surname_first(const Scan& scan, Span honorific, Span surname, std::size_t last,
                                       std::optional<Gender> gender) {
  const auto& words = scan.line.words();
  if (surname.last >= last || words[surname.last].gap != Gap::comma || !only_capitals(scan, surname) || surname.size() > 4)
    return std::nullopt;
  if (is_body_or_state(scan, surname)) return std::nullopt;
  if (scan.line.text()[words[surname.last - 1].end] == ' ') return std::nullopt; // "ANA PAZ (Lima)", its brackets as commas
  const Span given{surname.last, scan.line.next_break(surname.last, last)};
  if (given.size() > 3 || words[given.first].caps || only_capitals(scan, given) || !name_like(scan, given) ||
      is_body_or_state(scan, given) || is_post_of_name(scan, surname, given))
    return std::nullopt;
  const bool alone = surname.size() > 1 && given.size() > 1 && given.last == last;
  if (alone && (surname.size() > 3 || !places_in(scan, {surname.first, given.last}).empty() ||
                classify(scan, given).kind != PhraseKind::unknown || classify(scan, surname).kind != PhraseKind::unknown))
    return std::nullopt;
  const std::string printed_given = scan.line.printed(given);
  if (given.size() == 1 && given.last == last && letter_case(printed_given).upper > 1 &&
      printed_given.find('-') == std::string::npos)
    return std::nullopt; // "ANA PAZ, ChileValora"
  NameFound found = make_name(scan, honorific, surname, gender);
  found.name = scan.line.printed(given) + " " + found.name;
  found.printed = scan.line.printed({surname.first, given.last});
  found.whole.last = given.last;
  found.doubtful = false;
  return found;
}

/// The first word of a name that goes to the end of the phrase, behind a post's noun and what it is of: "Deputy for those
/// abroad Ana Paz Sol", "Representative to the House Ben Roth Gil", of three words or more where nothing else marks it; or
/// behind the short form of a title, "Electoral Counsellor Dr. Ana Paz". The phrase's last word where there is none.
std::size_t name_further_behind(const Scan& scan, std::size_t post_end, std::size_t last) {
  constexpr std::size_t most_between = 5;
  constexpr std::size_t fewest = 3;
  const auto& words = scan.line.words();
  for (std::size_t at = post_end; at < std::min(last, post_end + most_between); ++at) {
    std::optional<Gender> gender;
    if (words[at].abbreviated && honorifics_at(scan, at, last, gender) > 0) return at;
  }
  std::size_t length = 0;
  if (post_end >= last || words[post_end].upper || scan.joiner(post_end, last, length) == "of") return last;
  std::size_t at = post_end;
  while (at < last && !words[at].upper && at - post_end < most_between)
    ++at;
  if (at - post_end < 2) return last; // "Deputy for Buenos Aires"
  if (at < last && scan.cue(scan.reference.cues().body_words, at, last, length) != nullptr && length == 1) ++at;
  const Span name{at, last};
  const bool whole = name.size() >= fewest && name_like(scan, name) && places_in(scan, name).empty();
  std::size_t first_word = 0;
  const bool noun = scan.cue(scan.reference.cues().field_words, at, last, first_word) != nullptr ||
                    scan.cue(scan.reference.cues().body_words, at, last, first_word) != nullptr;
  return whole && !noun ? at : last;
}

} // namespace

std::optional<NameFound> name_behind_post(const Scan& scan, Span first) {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t at = first.first;
  if (is_acronym(scan, {at, at + 1})) ++at;
  at = scan.skip_fields(scan.skip_adjectives(at, first.last), first.last);
  if (scan.post_at(at, first.last, begin, end) == nullptr) return std::nullopt;
  end = scan.skip_adjectives(end, first.last);
  if (const std::size_t further = name_further_behind(scan, end, first.last); further < first.last) {
    if (auto titled = name_at(scan, further, first.last, false)) return titled;
  }
  const Span name{end, first.last};
  if (name.empty() || !scan.line.words()[end].upper) return std::nullopt;
  if (name.size() < 2 || name.size() > 4 || !name_like(scan, name) || is_body_or_state(scan, name)) return std::nullopt;
  NameFound found = make_name(scan, {}, name, std::nullopt);
  return found;
}

std::optional<NameFound> name_at(const Scan& scan, std::size_t at, std::size_t last, bool must_be_marked) {
  std::optional<Gender> gender;
  const std::size_t titles = honorifics_at(scan, at, last, gender);
  const Span honorific{at, at + titles};
  const std::size_t from = at + titles;
  if (from >= last) return std::nullopt;
  const Span name{from, name_end(scan, from, last)};
  for (std::size_t n = from + 1; titles > 0 && n < name.last; ++n) { // "Justice President Dr. Ana Paz"
    std::optional<Gender> own;
    if (scan.line.words()[n].end - scan.line.words()[n].begin == 1) continue; // "Dr. Paul M. Soto": an initial
    if (scan.line.words()[n].abbreviated && honorifics_at(scan, n, last, own) > 0) return name_at(scan, n, last, true);
  }
  const bool bold = scan.line.words()[from].emphasised;
  if (must_be_marked && titles == 0 && !bold) return std::nullopt;
  if (name.size() > longest_name + (titles > 0 ? 2U : 0U)) return std::nullopt;
  std::size_t post_begin = 0;
  std::size_t post_end = 0;
  std::size_t joined = 0;
  if (titles > 0 && scan.post_at(from, last, post_begin, post_end) != nullptr && post_begin == from &&
      scan.joiner(post_end, last, joined) == "of")
    return std::nullopt; // "Lord Mayor of A" is a post
  if (!name_like(scan, name) && !(titles > 0 && name.size() <= 5 && scan.line.words()[from].upper)) return std::nullopt;
  if (titles == 0 && (is_body_or_state(scan, name) || starts_with_body(scan, name))) return std::nullopt;
  if (titles == 0 && !bold && ends_with_state(scan, name)) return std::nullopt;
  if (holders(scan, name)) return std::nullopt;
  if (auto ordered = surname_first(scan, honorific, name, last, gender)) return ordered;
  if (titles == 0 && !bold && name.size() == 1) return std::nullopt;
  return make_name(scan, honorific, name, gender);
}

namespace {

/// "Jean Dupont fils": a word that tells a child from a parent ends the name.
bool ends_in_generation(const Scan& scan, Span span) {
  std::size_t length = 0;
  return span.size() > 2 && scan.cue(scan.reference.cues().generations, span.last - 1, span.last, length) != nullptr;
}

} // namespace

bool name_like(const Scan& scan, Span span) {
  if (span.empty() || span.size() > longest_name) return false;
  const auto& words = scan.line.words();
  std::size_t begin = 0;
  std::size_t end = 0;
  if (span.size() > 1 && words[span.first].end - words[span.first].begin == 1 &&
      words[span.first + 1].gap == Gap::apostrophe && !words[span.first + 1].upper)
    return false; // "L'expérience"
  if (span.size() > 1 && words[span.first].end - words[span.first].begin == 1 && !words[span.first].upper &&
      words[span.first + 1].gap == Gap::apostrophe && scan.body_at(span.first + 1, span.last, begin, end) != nullptr)
    return false; // "l'Institut A"
  if (scan.line.folded()[span.first] == "the") return false;
  if (const Cue* post = scan.post_at(span.first, span.last, begin, end); post != nullptr) return false;
  if (scan.ending_at(scan.reference.cues().post_words, span.first, span.last, begin) != nullptr &&
      !surname_like(scan, {span.first, begin}))
    return false;
  const Cue* body = scan.body_at(span.first, span.last, begin, end);
  if (body != nullptr && begin == span.first) return false;
  if (const Cue* noun = scan.ending_at(scan.reference.cues().body_words, span.first, span.last, begin);
      noun != nullptr && !only_alike(scan, *noun, {begin, span.last}))
    return false;
  std::size_t fields = 0;
  std::size_t proper = 0;
  for (std::size_t at = span.first; at < span.last;) {
    std::size_t length = 1;
    const Word& word = words[at];
    if (word.digits) return false;
    if (at + 1 == span.last && ends_in_generation(scan, span)) break;
    if (!word.proper && !is_particle(scan, at, span.last, length) && word.gap != Gap::hyphen && word.gap != Gap::apostrophe)
      return false;
    std::size_t field_length = 0;
    if (word.proper) {
      ++proper;
      if (!is_particle(scan, at, span.last, field_length) &&
          (scan.cue(scan.reference.cues().field_words, at, span.last, field_length) != nullptr ||
           scan.cue(scan.reference.cues().post_adjectives, at, span.last, field_length) != nullptr))
        ++fields;
    }
    at += std::max<std::size_t>(length, 1);
  }
  const bool ends_well =
      words[span.last - 1].proper || words[span.last - 1].gap == Gap::hyphen || ends_in_generation(scan, span); // "Eun-ji"
  return proper > 0 && fields * 2 < proper + 1 && ends_well;
}

} // namespace entente::entries
