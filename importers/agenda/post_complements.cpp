#include "importers/agenda/post_complements.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"

namespace entente::entries {

namespace {

constexpr std::string_view local_level = "local";

bool is_content(const Scan& scan, std::size_t at, std::size_t last) {
  std::size_t length = 0;
  return scan.joiner(at, last, length).empty();
}

/// Words whose own capitals name something ("GK Partners"), and not a field of work ("Border Management").
bool looks_proper(const Scan& scan, std::size_t from, std::size_t last) {
  const auto& words = scan.line.words();
  std::size_t noun = 0;
  std::size_t noun_end = 0;
  if (const Cue* body = scan.body_at(from, last, noun, noun_end);
      body != nullptr && body->value == "unit" && noun == from && noun_end == last)
    return false;
  std::size_t fields = 0;
  std::size_t others = 0;
  std::size_t stop = from;
  for (; stop < last; ++stop) {
    std::size_t length = 0;
    const std::string_view join = scan.joiner(stop, last, length);
    if (!join.empty() && join != "article" && join != "and" && stop > from) break;
    if (!join.empty()) {
      stop += length - 1;
      continue;
    }
    if (!words[stop].proper && (stop == from || words[stop].gap == Gap::space)) return false;
    if (words[stop].digits) return false;
    (scan.cue(scan.reference.cues().field_words, stop, stop + 1, length) != nullptr ? fields : others)++;
  }
  return others > 0 && fields == 0;
}

/// Where a body that begins at `from` ends within the phrase: before "et Membre de …", "auprès de …", "chez …".
std::size_t body_stop(const Scan& scan, std::size_t from, std::size_t last) {
  for (std::size_t at = from + 1; at < last; ++at) {
    std::size_t length = 0;
    const std::string_view join = scan.joiner(at, last, length);
    std::size_t begin = 0;
    std::size_t end = 0;
    if (join == "and") {
      const Cue* post = scan.post_at(at + length, last, begin, end);
      if (post != nullptr && end < last && (scan.line.words()[begin].upper || scan.line.words()[at + length].upper))
        return at;
    }
    if (join == "to" || join == "accredited") {
      const bool to_person = scan.post_at(at + length, last, begin, end) != nullptr;
      if (!to_person) return at;
    }
  }
  return last;
}

/// The end of a run of capitalised words from an acronym on: "IOM Regional Office", "OIM Belgique".
std::size_t capital_run(const Scan& scan, std::size_t from, std::size_t last) {
  const auto& words = scan.line.words();
  std::size_t stop = from + 1;
  std::size_t length = 0;
  while (stop < last && words[stop].upper && words[stop].gap <= Gap::hyphen && scan.joiner(stop, last, length).empty())
    ++stop;
  return stop;
}

/// "de l'Ouest et du": a quarter of the sky, and "and".
bool place_region_before(const Scan& scan, std::size_t noun) {
  constexpr std::size_t reach = 4;
  for (std::size_t at = noun; at-- > 0 && at + reach >= noun;) {
    const std::string word = fold(scan.line.printed({at, at + 1}));
    if (word == "ouest" || word == "est" || word == "nord" || word == "sud") return true;
  }
  return false;
}

/// A body named by its noun behind a joiner; `end` of the result is 0 when the words name none.
Complement named_body(const Scan& scan, std::size_t noun, std::size_t last, std::string_view join_before,
                      std::string_view level, bool anything) {
  const auto& words = scan.line.words();
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t length = 0;
  const Cue* body = scan.body_at(noun, last, begin, end);
  if (body == nullptr) return {};
  const bool works_there = words[noun].upper && (level == "private" || level == "academic" || level == "plain");
  const bool department = words[noun].upper && (body->value == "ministry" || body->value == "unit") &&
                          body->language == Language::en; // "Principal Secretary in the State Department for B"
  const std::string before = noun > 0 ? fold(scan.line.printed({noun - 1, noun})) : std::string();
  const bool at_body = before == "au" && (words[noun].upper || body->value == "ministry"); // "députée au Parlement de A"
  if (join_before == "in" && body->value != "university" && !works_there && !department && !at_body) return {};
  const bool local_named = body->value == local_level && end < last && scan.joiner(end, last, length) == "of";
  const bool own_unit = body->value == "unit" && words[noun].upper; // "Subsecretaria del Departamento de A"
  if (level == "minister" && body->value != "ministry" && !local_named && !own_unit && !anything) return {};
  if (body->value == "ngo" && only_field_words(scan, {noun, body_stop(scan, noun, last)})) return {};
  if (join_before == "of" && end == last && noun > 1 && fold(scan.line.printed({noun, last})) == "centre" &&
      place_region_before(scan, noun))
    return {}; // "pour l'Afrique de l'Ouest et du Centre"
  const bool named = words[begin].upper || words[noun].upper;
  const bool proper_behind =
      end < last && (words[end].proper || (end + 1 < last && !is_content(scan, end, last) &&
                                           (words[end + 1].caps || (body->value == local_level && words[end + 1].upper))));
  // "Jefa de División": a noun alone names no body.
  const bool generic = body->value == "unit" || body->value == "programme";
  if (generic && !anything && body_stop(scan, noun, last) == end) return {};
  const bool whole_level = body->value == "ministry" || body->value == "university" || body->value == "igo";
  if (!named && !proper_behind && !anything && !whole_level) return {};
  // "Relatora Especial de las Naciones Unidas sobre …": what follows is the post's.
  const std::string_view join = end < last ? scan.joiner(end, last, length) : std::string_view{};
  if (body->value == "igo" && begin == noun && join == "on") return {Complement::What::body, noun, end};
  return {Complement::What::body, noun, body_stop(scan, noun, last)};
}

/// English nouns come last: "Head of Migration Unit".
bool noun_last(const Scan& scan, std::size_t noun, std::size_t stop) {
  const auto& words = scan.line.words();
  std::size_t tail = stop;
  for (std::size_t at = noun + 1; at < stop && tail == stop; ++at) {
    std::size_t length = 0;
    const std::string_view other = scan.joiner(at, stop, length);
    if (other == "of" || other == "for" || other == "in" || other == "at") tail = at;
  }
  std::size_t begin = 0;
  return words[noun].upper && scan.ending_at(scan.reference.cues().body_words, noun + 1, tail, begin) != nullptr &&
         words[begin].upper;
}

/// "des", "de los": the word before people of a state.
bool is_plural_article(const Scan& scan, std::size_t at) {
  const std::string word = fold(scan.line.printed({at, at + 1}));
  return word == "des" || word == "los" || word == "las";
}

} // namespace

Complement board_of(const Scan& scan, std::size_t next, std::size_t last) {
  const std::size_t noun = scan.skip_articles(next, last);
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t length = 0;
  const Cue* body = scan.body_at(noun, last, begin, end);
  if (body == nullptr || body->value != "committee" || end >= last || scan.joiner(end, last, length) != "of") return {};
  const std::size_t owner = scan.skip_articles(end + length, last);
  if (owner >= last || !scan.line.words()[owner].proper) return {};
  // What is known, or has a noun of its own, is the target itself.
  const std::size_t stop = body_stop(scan, owner, last);
  if (known_body_at(scan, owner, last, end) || scan.body_at(owner, last, begin, end) != nullptr ||
      scan.ending_at(scan.reference.cues().body_words, owner, stop, begin) != nullptr)
    return {};
  return {Complement::What::body, noun, body_stop(scan, noun, last)};
}

Complement complement_at(const Scan& scan, std::string_view join, std::size_t next, std::size_t last,
                         const std::vector<Place>& places, std::string_view level, bool tie) {
  const auto& words = scan.line.words();
  const std::size_t noun = scan.skip_articles(next, last);
  if (noun >= last) return {};
  const Place* place = place_at(places, noun);
  if (place == nullptr) place = place_at(places, next);
  std::size_t own_begin = 0;
  std::size_t own_end = 0;
  const bool owns = place != nullptr && place->form == StateForm::name && place->span.last < last &&
                    fold(scan.line.printed({place->span.last, place->span.last + 1})) == "s"; // "Kenya's Ministry of B"
  if (owns && scan.body_at(place->span.last + 1, last, own_begin, own_end) != nullptr)
    return {Complement::What::body, noun, body_stop(scan, noun, last)};
  if (place != nullptr && place->form == StateForm::name && join == "of" && place->span.last < last &&
      words[place->span.last].upper && noun_last(scan, noun, body_stop(scan, noun, last)))
    return {Complement::What::body, noun, body_stop(scan, noun, last)}; // "of the Ghana Nurses' Association"
  if (place != nullptr && place->form == StateForm::name && (join == "of" || join == "for"))
    return {Complement::What::state, noun, std::min(place->span.last, last)};
  if (place != nullptr && place->form == StateForm::demonym && join == "of" && is_plural_article(scan, next - 1))
    return {Complement::What::person, noun, body_stop(scan, noun, last)}; // "Directeur des Sénégalais de l'extérieur"
  if (place != nullptr && place->form != StateForm::demonym && place->span.size() > 1)
    return {Complement::What::person, noun, std::min(place->span.last, last)};
  std::size_t begin = 0;
  std::size_t end = 0;
  if (const Cue* post = scan.post_at(noun, last, begin, end)) {
    std::size_t body_begin = 0;
    std::size_t body_end = 0;
    const Cue* body = scan.body_at(noun, last, body_begin, body_end);
    const bool is_post = body == nullptr || !words[noun].upper || body_end <= end;
    std::size_t ignored = 0;
    const bool names_body = is_plural_noun(*post) && words[begin].upper && end < last && words[end].upper &&
                            scan.joiner(end, last, ignored).empty(); // "the Mayors Mechanism"
    if (is_post && !names_body && !(post->value == "private" && !words[begin].upper))
      return {Complement::What::person, end, end};
  }
  if (level == local_level && join == "of") {
    const Cue* council = scan.body_at(noun, last, begin, end);
    const bool named = council != nullptr && council->value == local_level && end < last && words[noun].upper;
    return named ? Complement{Complement::What::body, noun, body_stop(scan, noun, last)} : Complement{};
  }
  if (level == "parliament" && join == "of" && scan.body_at(noun, last, begin, end) == nullptr &&
      !known_body_at(scan, noun, last, end))
    return {}; // a constituency
  const bool may_be_body = join == "of" || join == "at" || join == "to" || join == "accredited" || tie || join == "in";
  std::size_t known_end = 0;
  const bool known = (may_be_body || join == "for") && known_body_at(scan, noun, last, known_end);
  if (may_be_body && !(known && known_end < last && words[noun].caps))
    if (const Complement named = named_body(scan, noun, last, join, level, tie); named.what == Complement::What::body)
      return named;
  if (known) {
    if (known_end == noun + 1 && is_acronym(scan, {noun, known_end})) known_end = capital_run(scan, noun, last);
    return {Complement::What::body, noun, known_end};
  }
  if ((may_be_body || join == "for") && is_acronym(scan, {noun, noun + 1}))
    return {Complement::What::body, noun, capital_run(scan, noun, last)};
  if (!may_be_body || join == "in" || (level == "minister" && !tie)) return {};
  const std::size_t stop = body_stop(scan, noun, last);
  if (noun_last(scan, noun, stop)) return {Complement::What::body, noun, stop};
  if (tie || join == "at") return words[noun].proper || tie ? Complement{Complement::What::body, noun, stop} : Complement{};
  if (stop == last && stop == noun + 1 && !words[noun].caps && last < scan.line.size() &&
      scan.body_at(last, scan.line.next_break(last, scan.line.size()), begin, end) != nullptr)
    return {}; // "Directora de Epidemiología, Ministerio de A"
  if (level != "academic" && place == nullptr && looks_proper(scan, noun, stop)) return {Complement::What::body, noun, stop};
  return {};
}

} // namespace entente::entries
