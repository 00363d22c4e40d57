#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

namespace {

bool is_state_level(std::string_view level) {
  return level == "government" || level == "ministry" || level == "embassy" || level == "parliament" || level == "local";
}

/// Larger bodies that stand as a parent behind "of": "…of the Ministry of Health".
bool is_whole_level(std::string_view level) {
  return level == "ministry" || level == "university" || level == "igo" || level == "government" || level == "parliament" ||
         level == "embassy";
}

const OrganisationFacts* united_nations(const Reference& reference) { return reference.organisation("un"); }

/// Trailing years and dangling joiners are no part of a name ("FMMD 2017-2018").
Span without_tail(const Scan& scan, Span span) {
  const auto& words = scan.line.words();
  while (span.size() > 1) {
    const Word& word = words[span.last - 1];
    std::size_t begin = 0;
    const bool year = word.digits && !word.proper && word.end - word.begin == 4;
    const bool dangling =
        !word.proper && scan.ending_at(scan.reference.cues().joiners, span.last - 1, span.last, begin) != nullptr;
    if (!year && !dangling) break;
    --span.last;
  }
  return span;
}

bool acronym_shaped(std::string_view text) {
  const LetterCase letters = letter_case(text);
  const bool one_word = text.find(' ') == std::string_view::npos;
  return letters.upper >= 2 && length(text) <= 20 && (one_word || letters.upper > letters.lower);
}

void take_asides(const Scan& scan, Span span, BodyPart& body) {
  const Cues& cues = scan.reference.cues();
  for (const Aside& aside : scan.line.asides()) {
    if (aside.after <= span.first || aside.after > span.last) continue;
    if (scan.reference.state_named(aside.content) != nullptr) continue;
    if (acronym_shaped(aside.content)) {
      if (!body.acronym) body.acronym = aside.content;
      continue;
    }
    const std::vector<std::string> words = fold_words(aside.content);
    std::size_t from = 0;
    std::size_t length = 0;
    if (words.size() < 2 || cues.remote.find(words, from, length) != nullptr) continue;
    from = 0;
    if (cues.to_be_confirmed.find(words, from, length) != nullptr || cues.roles.exact(aside.content) != nullptr) continue;
    if (aside.after == span.last && letter_case(aside.content).upper > 0) body.name += " (" + aside.content + ")";
  }
}

void add_facts(const Scan& scan, BodyPart& body) {
  const OrganisationFacts* known = scan.reference.organisation_named(body.name);
  if (known != nullptr) {
    body.known = true;
    body.is_process = known->category == "interstate-process" || scan.reference.process_named(body.name) != nullptr;
    body.reference = known->id;
    body.fact_state = known->state;
    return;
  }
  if (const ProcessFacts* process = scan.reference.process_named(body.name)) {
    body.known = true;
    body.is_process = true;
    body.reference = process->id;
  }
}

std::string level_of_category(const Reference& reference, const std::string& category) {
  if (category == "permanent-mission") return "embassy";
  if (reference.category_is(category, "local-government") || category.starts_with("local") || category == "city")
    return "local";
  if (reference.category_is(category, "state")) return "ministry";
  if (reference.category_is(category, "intergovernmental")) return "igo";
  if (reference.category_is(category, "knowledge")) return "university";
  return "ngo";
}

/// True when a body noun of this level, behind this joiner, is the larger body and no part of the name.
bool larger_by_noun(const Scan& scan, std::string_view join, std::string_view level, Span noun) {
  if (!scan.line.words()[noun.first].upper) return false;
  if (join != "of") return is_whole_level(level) || level == "agency";
  // "Bureau de l'Université des Nations Unies": the United Nations only say whose university it is.
  if (level == "igo" && scan.organisation(noun) == united_nations(scan.reference)) return false;
  return is_whole_level(level) && level != "embassy" && level != "government";
}

/// Where "… du Ministère …" begins within a body, so that it is the larger one; `span.last` when nothing does.
std::size_t larger_body(const Scan& scan, Span span) {
  const auto& words = scan.line.words();
  for (std::size_t at = span.first + 2; at < span.last; ++at) {
    std::size_t length = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    const std::string_view join = scan.joiner(at, span.last, length);
    if (join != "of" && join != "at" && join != "in") continue;
    if (words[at].gap == Gap::comma && join == "of") continue; // "Ministry of Foreign Affairs, of the European Union and …"
    const std::size_t next = scan.skip_articles(at + length, span.last);
    if (next >= span.last || !words[next].proper) continue;
    const Cue* cue = scan.body_at(next, span.last, begin, end);
    if (cue != nullptr && larger_by_noun(scan, join, cue->value, {begin, end})) return next;
    const Cue* const own = scan.body_at(span.first, at, begin, end);
    if (cue != nullptr && own != nullptr && own->value == "unit" && cue->value == "agency" && join == "of" &&
        own->language == Language::en && words[next].upper && at > span.first + 1)
      return next; // "Recognition Unit of the Tunisian Agency for B"
    std::size_t known_end = 0;
    if (!known_body_at(scan, next, span.last, known_end) || known_end != span.last) continue;
    const bool is_un = scan.organisation({next, known_end}) == united_nations(scan.reference);
    if (join != "of" || (!is_un && !is_acronym(scan, {next, known_end}))) return next;
  }
  return span.last;
}

/// Where "and" stands between two bodies, each of which its noun begins: "Université A et Observatoire B"; `span.last` where
/// the name is one.
std::size_t joined_body(const Scan& scan, Span span) {
  const auto whole = [&](std::size_t at) {
    std::size_t begin = 0;
    std::size_t end = 0;
    const Cue* const noun = scan.line.words()[at].upper ? scan.body_at(at, span.last, begin, end) : nullptr;
    return noun != nullptr && begin == at && end < span.last &&
           (noun->value == "university" || noun->value == "research" || noun->value == "institute");
  };
  if (!whole(span.first)) return span.last;
  for (std::size_t at = span.first + 2; at + 2 < span.last; ++at) {
    std::size_t length = 0;
    std::size_t joined = 0;
    if (scan.joiner(at, span.last, length) == "and" && whole(at + length) &&
        !scan.joiner(at + length + 1, span.last, joined).empty())
      return at;
  }
  return span.last;
}

/// The noun that says what the body is ("Steering Group", "Comité directeur") names something that others make up.
bool made_up_of_others(const Scan& scan, Span span, std::string_view level) {
  if (level == "process") return true;
  if (level == "agency" || is_state_level(level)) return false;
  std::size_t begin = 0;
  std::size_t end = 0;
  const auto made_up = [](const Cue* cue) {
    return cue != nullptr && (cue->value == "committee" || cue->value == "process");
  };
  const Cue* own = scan.body_at(span.first, span.last, begin, end);
  if (made_up(own)) return true;
  if (own != nullptr && own->value == "unit" && begin == span.first && end < span.last) { // "Bureau of the Forum"
    std::size_t length = 0;
    if (scan.joiner(end, span.last, length) == "of") {
      std::size_t whole_begin = 0;
      const Span whole{scan.skip_articles(end + length, span.last), span.last};
      if (scan.process(whole) != nullptr ||
          made_up(scan.ending_at(scan.reference.cues().body_words, whole.first, whole.last, whole_begin)))
        return true;
    }
  }
  std::size_t stop = span.last;
  for (std::size_t at = span.first + 1; at < stop; ++at)
    if (std::size_t length = 0; !scan.joiner(at, span.last, length).empty()) stop = at;
  return made_up(scan.ending_at(scan.reference.cues().body_words, span.first, stop, begin));
}

/// Words of the span begin with the letters, one after the other.
bool has_initials(const Scan& scan, Span span, std::string_view letters) {
  std::size_t matched = 0;
  for (std::size_t at = span.first; at < span.last && matched < letters.size(); ++at) {
    const std::string word = fold(scan.line.printed({at, at + 1}));
    if (!word.empty() && word.front() == letters[matched]) ++matched;
  }
  return matched == letters.size();
}

/// Words of the span from `at` on begin with the letters from `matched` on, each with one or more of them ("COFAMI" for
/// "Comité de Familias Migrantes").
bool has_syllables(const Scan& scan, Span span, std::string_view letters, std::size_t at, std::size_t matched) {
  if (matched == letters.size()) return true;
  if (at >= span.last) return false;
  const std::string word = fold(scan.line.printed({at, at + 1}));
  std::size_t common = 0;
  while (common < word.size() && matched + common < letters.size() && word[common] == letters[matched + common])
    ++common;
  for (std::size_t taken = common; taken > 0; --taken)
    if (has_syllables(scan, span, letters, at + 1, matched + taken)) return true;
  return at > span.first && has_syllables(scan, span, letters, at + 1, matched);
}

/// Behind a dash stands what the letters before it are short for: most of its capitalised words begin with them, in order.
bool spells_out(const Scan& scan, const BodyPart& letters, const BodyPart& body) {
  const auto& words = scan.line.words();
  if (letters.span.size() != 1 || letters.acronym || !acronym_shaped(letters.name) || letters.span.last != body.span.first ||
      words[body.span.first].gap != Gap::dash || letters.post != body.post)
    return false;
  const std::string initials = fold(letters.name);
  return initials.size() >= 2 && has_initials(scan, body.span, initials);
}

/// "Alliance of B and C, ABC": the letters behind the comma or dash are the acronym of the body before it, or both are one
/// known body.
bool is_short_for(const Scan& scan, const BodyPart& letters, const BodyPart& body) {
  const auto& words = scan.line.words();
  if (letters.span.size() != 1 || letters.acronym || !acronym_shaped(letters.name) || body.post != letters.post ||
      body.span.empty() || body.span.last != letters.span.first)
    return false;
  const Gap gap = words[letters.span.first].gap;
  if (gap != Gap::comma && gap != Gap::dash) return false;
  if (!letters.reference.empty() && letters.reference == body.reference) return true;
  const std::string initials = fold(letters.name);
  constexpr std::size_t longest = 12; ///< of what syllables are searched for
  if (body.acronym || initials.size() < 3) return false;
  const bool syllables = initials.size() > 3 && initials.size() <= longest && body.span.size() > 2 &&
                         has_syllables(scan, body.span, initials, body.span.first, 0);
  return syllables || (!body.known && body.span.size() >= initials.size() && has_initials(scan, body.span, initials));
}

/// "III Encuentro", "XIV Conference": a Roman number in front counts meetings.
bool is_edition(const Scan& scan, Span span) {
  if (span.size() < 2) return false;
  const Word& word = scan.line.words()[span.first];
  const std::string_view number = scan.line.text().substr(word.begin, word.end - word.begin);
  return number.size() > 1 && number.find_first_not_of("IVXL") == std::string_view::npos;
}

void append_body(const Scan& scan, Span span, Details& details, bool guessed) {
  span = without_tail(scan, span);
  const std::size_t first = scan.skip_articles(span.first, span.last);
  if (first < span.last && !scan.line.words()[span.first].upper) span.first = first;
  BodyPart body;
  body.span = span;
  body.name = scan.line.printed(span);
  body.level = body_level(scan, span);
  body.post = details.posts.size();
  body.guessed = guessed;
  take_asides(scan, span, body);
  add_facts(scan, body);
  body.joint = made_up_of_others(scan, span, body.level);
  if (!body.acronym && body.name.empty()) return;
  if (!body.known && is_edition(scan, span)) return;
  if (!details.bodies.empty() && is_short_for(scan, body, details.bodies.back())) {
    if (!details.bodies.back().acronym && !details.bodies.back().known) details.bodies.back().acronym = body.name;
    return;
  }
  if (!details.bodies.empty() && spells_out(scan, details.bodies.back(), body)) { // "ABC – Alliance of B and C"
    if (!body.acronym) body.acronym = details.bodies.back().name;
    details.bodies.pop_back();
  }
  details.bodies.push_back(std::move(body));
}

/// "Immigration New Zealand", "Statistics Canada": a field of work and a state are the name of an agency.
bool fields_and_state(const Scan& scan, Span span) {
  const std::string text = scan.line.printed(span);
  const auto states = scan.reference.find_states(text);
  if (states.size() != 1) return false;
  if (states.front().begin == 0 && states.front().end < text.size()) { // "Maldives Immigration"
    std::size_t first = span.first;
    while (first < span.last && scan.line.words()[first].begin < scan.line.words()[span.first].begin + states.front().end)
      ++first;
    return states.front().form == StateForm::name && only_field_words(scan, {first, span.last});
  }
  if (states.front().end != text.size() || states.front().begin == 0) return false;
  std::size_t last = span.last;
  const std::size_t begin = scan.line.words()[span.first].begin + states.front().begin;
  while (last > span.first && scan.line.words()[last - 1].begin >= begin)
    --last;
  return only_field_words(scan, {span.first, last});
}

} // namespace

std::string body_level(const Scan& scan, Span span) {
  const Cues& cues = scan.reference.cues();
  if (const OrganisationFacts* known = scan.organisation(span)) return level_of_category(scan.reference, known->category);
  if (scan.process(span) != nullptr) return "process";
  const Cue* first = nullptr;
  bool igo = false;
  bool is_public = false;
  bool international = false;
  bool before_field = true;
  for (std::size_t at = span.first; at < span.last; ++at) {
    std::size_t length = 0;
    if (const Cue* cue = scan.cue(cues.body_words, at, span.last, length);
        cue != nullptr && (scan.line.words()[at].proper || at == span.first)) {
      igo = igo || cue->value == "igo";
      const bool stronger = first == nullptr || (is_state_level(cue->value) && !is_state_level(first->value) &&
                                                 first->value != "igo" && at <= span.first + 2);
      if (stronger) first = cue;
      // English nouns come last: "Columbia University", "Danish Refugee Council".
      if (first->value == "local" && cue->value == "university" && at == span.first + 1)
        first = cue; // "City University of B"
      const bool last_in_english =
          at + length == span.last && cue->language == Language::en && first->language == Language::en;
      if (last_in_english && first->value == "unit" && cue->value != "unit") first = cue;
      if (last_in_english && first->value == "agency" && cue->value == "ngo") first = cue; // "Services Workers Union"
    }
    const std::string_view join = scan.joiner(at, span.last, length);
    before_field = before_field && join != "for" && join != "on";
    if (const Cue* qualifier = scan.cue(cues.body_qualifiers, at, span.last, length); qualifier != nullptr && before_field)
      (qualifier->value == "public" ? is_public : international) = true;
    if (is_acronym(scan, {at, at + 1})) {
      const OrganisationFacts* known = scan.organisation({at, at + 1});
      igo = igo || (known != nullptr && scan.reference.category_is(known->category, "intergovernmental"));
    }
  }
  if (first != nullptr && is_state_level(first->value)) return first->value;
  if (first != nullptr && first->value == "process") return first->value;
  if (igo) return "igo";
  if (first == nullptr) return fields_and_state(scan, span) ? "agency" : std::string{};
  const bool neutral = first->value == "committee" || first->value == "research" || first->value == "institute" ||
                       first->value == "programme";
  if (international && (first->value == "agency" || neutral)) return "ngo";
  if (is_public && (neutral || first->value == "unit")) return "agency";
  return first->value;
}

bool known_body_at(const Scan& scan, std::size_t from, std::size_t last, std::size_t& end) {
  if (from >= last || !scan.line.words()[from].proper) return false;
  const auto known = [&](std::size_t to) { return scan.known_body({from, to}); };
  std::vector<std::size_t> ends{last};
  for (std::size_t at = from + 1; at < last && ends.size() < 6; ++at) {
    std::size_t length = 0;
    const std::string_view join = scan.joiner(at, last, length);
    if ((!join.empty() && join != "article") || scan.line.words()[at].digits) ends.push_back(at);
  }
  std::sort(ends.rbegin(), ends.rend());
  for (const std::size_t to : ends) {
    if (!known(to)) continue;
    end = to;
    return true;
  }
  return false;
}

std::size_t before_longer_body(const Scan& scan, Span head, std::size_t last) {
  for (std::size_t at = head.first + 1; at < head.last; ++at) {
    std::size_t length = 0;
    std::size_t end = 0;
    if (scan.joiner(at, head.last, length).empty()) continue;
    const std::size_t next = scan.skip_articles(at + length, last);
    if (next < head.last && known_body_at(scan, next, last, end) && end > head.last) return at;
  }
  return head.last;
}

void read_body(const Scan& scan, Span span, Details& details, bool guessed) {
  std::size_t label = 0;
  if (span.size() == 2 && scan.cue(scan.reference.cues().session_labels, span.first, span.last, label) != nullptr &&
      label == 1 && scan.line.words()[span.first + 1].digits &&
      scan.line.words()[span.first + 1].end - scan.line.words()[span.first + 1].begin <= 2)
    return; // "Rapporteur of Group 1"
  // "…auprès des Nations Unies" says where the body sits, not what it is; "auprès du Ministre" belongs to the name.
  for (std::size_t at = span.first + 1; at < span.last; ++at) {
    std::size_t length = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    const std::string_view join = scan.joiner(at, span.last, length);
    if (join != "to" && join != "accredited") continue;
    if (scan.post_at(at + length, span.last, begin, end) != nullptr) continue;
    if (body_level(scan, {span.first, at}) == "embassy" || join == "accredited") span.last = at;
  }
  const bool known = scan.known_body(span);
  if (const std::size_t joined = known ? span.last : joined_body(scan, span); joined < span.last) {
    std::size_t length = 0;
    static_cast<void>(scan.joiner(joined, span.last, length));
    read_body(scan, {span.first, joined}, details, guessed);
    read_body(scan, {joined + length, span.last}, details, guessed);
    return;
  }
  const std::size_t split = known ? span.last : larger_body(scan, span);
  if (split >= span.last) {
    append_body(scan, span, details, guessed);
    return;
  }
  append_body(scan, {span.first, split}, details, guessed);
  if (!details.bodies.empty()) details.bodies.back().inside_next = true;
  read_body(scan, {split, span.last}, details, guessed);
}

} // namespace entente::entries
