#include "core/text/unicode.hpp"
#include "importers/agenda/name_find.hpp"

namespace entente::entries {

namespace {

/// The letters alone; "Mᵉ" is "Me".
std::string letters_of(std::string_view text) {
  constexpr std::string_view small_e = "ᵉ";
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (text.substr(at).starts_with(small_e)) {
      result += 'e';
      at += small_e.size() - 1;
    } else if ((static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      result += c;
    }
  }
  return result;
}

/// Full words such as "Minister" or "General" are honorifics only straight before a name.
bool may_be_post(const Cue& cue) {
  if (cue.value == "academic" && cue.phrase.size() > 5) return true;
  if (cue.value == "traditional" || cue.value == "national") return true;
  return cue.value == "diplomatic" || cue.value == "political" || cue.value.starts_with("military");
}

bool honorific_fits(const Scan& scan, const Cue& cue, std::size_t at, std::size_t length, std::size_t last,
                    bool behind_article = false) {
  const auto& words = scan.line.words();
  const std::size_t next = at + length;
  const std::string printed = letters_of(scan.line.text().substr(words[at].begin, words[next - 1].end - words[at].begin));
  const std::string phrase = letters_of(cue.phrase);
  const LetterCase letters = letter_case(printed);
  const bool all_caps = letters.lower == 0 && letters.upper > 1;
  const bool spelled = phrase.size() > 4 && (cue.value.starts_with("civil") || cue.value.starts_with("academic") ||
                                             cue.value == "political" || cue.value == "diplomatic"); // "señora Ana Paz"
  const bool elided = phrase.starts_with("L") && printed.starts_with("l") && printed.substr(1) == phrase.substr(1) &&
                      cue.phrase.find('\'') == 1; // "l'honorable" of "L'honorable"
  if (printed != phrase && !all_caps && !elided && !(phrase.size() > 3 && (words[at].upper || behind_article || spelled)))
    return false;
  std::size_t particle = 0;
  const bool surname = all_caps && !words[next - 1].abbreviated && length == 1 && next < last && words[next].caps &&
                       scan.cue(scan.reference.cues().person_particles, at, last, particle) != nullptr;
  if (surname) return false; // "DA COSTA, Ana"
  const bool own_language = !cue.language || *cue.language == scan.language;
  const bool excellency = cue.value.starts_with("Excellency") && printed == phrase;
  if (!own_language && !excellency &&
      (phrase.size() == 1 ||
       (!words[next - 1].abbreviated && !cue.value.starts_with("civil") && !cue.value.starts_with("academic"))))
    return false;
  if (!own_language && !excellency && cue.phrase.size() > 4) return false;
  if (next >= last) return false;
  if (all_caps && scan.state({at, next + 1}) != nullptr) return false; // "DR Congo"
  const std::size_t title = scan.skip_articles(next, last);
  std::size_t ignored = 0;
  if (title > next && title < last && scan.cue(scan.reference.cues().honorifics, title, last, ignored) != nullptr)
    return !may_be_post(cue);
  std::size_t small = 0; // "Mme van der HEIJDEN Marloes"
  if (!words[next].upper && words[next].gap == Gap::space && !may_be_post(cue) && is_particle(scan, next, last, small) &&
      next + small < last && words[next + small].upper && words[next + small].gap == Gap::space)
    return true;
  const Word& following = words[next];
  if (!following.upper || following.gap >= Gap::dash || following.gap == Gap::hyphen) return false;
  if (may_be_post(cue)) {
    std::size_t begin = 0;
    std::size_t end = 0;
    // "Honorable Diputada Ana Paz": as good a title as the one behind it.
    if (const Cue* behind = scan.cue(scan.reference.cues().honorifics, next, last, ignored);
        behind != nullptr && may_be_post(*behind) && honorific_fits(scan, *behind, next, ignored, last))
      return true;
    if (scan.post_at(next, last, begin, end) != nullptr || scan.body_at(next, last, begin, end) != nullptr) return false;
    if (const std::size_t noun = scan.skip_fields(next, last); // "Chief Immigration Officer"
        noun > next && scan.post_at(noun, last, begin, end) != nullptr)
      return false;
    const std::size_t stop = scan.line.next_break(next, last);
    const std::size_t behind = scan.skip_adjectives(next, stop); // "Alcalde Municipal de A"
    if (behind > next && behind < stop && scan.joiner(behind, stop, ignored) == "of") return false;
    const bool one_word = stop - next == 1;
    if (one_word ? scan.skip_adjectives(next, stop) == stop || only_field_words(scan, {next, stop})
                 : !name_like(scan, {next, std::min(stop, next + longest_name)}))
      return false;
  }
  return true;
}

/// "Soc. Ana Paz": a degree that its stop tells from a word or an acronym ("SOC").
bool is_dotted_title(const Scan& scan, std::size_t at, std::size_t last) {
  const auto& words = scan.line.words();
  std::size_t length = 0;
  return words[at].abbreviated && words[at].upper && !words[at].caps && at + 1 < last && words[at + 1].upper &&
         words[at + 1].gap == Gap::period && scan.cue(scan.reference.cues().dotted_titles, at, last, length) != nullptr;
}

} // namespace

std::size_t honorifics_at(const Scan& scan, std::size_t at, std::size_t last, std::optional<Gender>& gender) {
  const std::size_t start = at;
  bool excellency = false; ///< the title before is one
  while (at < last) {
    std::size_t length = 0;
    if (is_dotted_title(scan, at, last)) {
      ++at;
      continue;
    }
    // "M. l'Ambassadeur", "Mme la Ministre": an article between two titles.
    const std::size_t title = at > start ? scan.skip_articles(at, last) : at;
    const bool behind_article =
        title > at && title < last && scan.cue(scan.reference.cues().honorifics, title, last, length) != nullptr;
    if (behind_article) at = title;
    const Cue* cue = scan.cue(scan.reference.cues().honorifics, at, last, length);
    const auto initial = [&](std::size_t n) {
      const Word& word = scan.line.words()[n];
      return word.end - word.begin == 1 && word.abbreviated && word.gap == Gap::space;
    };
    if (cue != nullptr && length == 2 && initial(at + 1) && !honorific_fits(scan, *cue, at, length, last, behind_article))
      cue = scan.cue(scan.reference.cues().honorifics, at, at + 1, length); // "Dr. A. Paz" is no "Dr.ª"
    const bool suffix = cue != nullptr && length > 1 && cue->value.find("suffix") != std::string::npos;
    if (suffix) cue = scan.cue(scan.reference.cues().honorifics, at, at + 1, length); // "M. D. Wolde" is no "M.D."
    if (cue == nullptr || cue->value.find("suffix") != std::string::npos ||
        !honorific_fits(scan, *cue, at, length, last, behind_article))
      break;
    // "M. El Hadji Amadou": behind a civil title, only an office or a degree is not the name; "H.E. Shri Anil" has two
    // titles.
    const bool part_of_name = at > start && (cue->value.starts_with("religious") || cue->value.starts_with("royal") ||
                                             (cue->value == "national" && !excellency) || cue->value == "traditional");
    // "Hadja KABA, founder": a given name where one word follows.
    const std::size_t behind = at + length;
    const bool given = cue->value == "religious or given name" && behind < last &&
                       (behind + 1 == last || scan.line.words()[behind + 1].gap != Gap::space);
    const auto letter = [&](std::size_t n) {
      const Word& word = scan.line.words()[n];
      return word.end - word.begin == 1 && word.abbreviated;
    };
    const bool initials = at > start && behind < last && letter(at) && letter(behind); // "Sra. H. M. Wijeratne"
    if (part_of_name || given || initials) break;
    excellency = cue->value.starts_with("Excellency");
    std::size_t civil_length = 0; // "Mr Justice": the civil title in it tells
    const Cue* civil = cue->gender ? nullptr : scan.cue(scan.reference.cues().honorifics, at, at + 1, civil_length);
    if (civil == nullptr || !civil->value.starts_with("civil")) civil = cue;
    if (civil->gender && (!gender || civil->value.starts_with("civil"))) gender = civil->gender;
    at += length;
  }
  return at - start;
}

bool civil_title_at(const Scan& scan, std::size_t at, std::size_t last) {
  std::size_t length = 0;
  const Cue* cue = scan.cue(scan.reference.cues().honorifics, at, last, length);
  return cue != nullptr && (cue->value.starts_with("civil") || cue->value.starts_with("Excellency")) &&
         honorific_fits(scan, *cue, at, length, last);
}

} // namespace entente::entries
