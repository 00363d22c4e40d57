#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"
#include "importers/agenda/name_find.hpp"

namespace entente {

using namespace entries;

namespace {

/// "(Session 2)", "(Groupes A et B)", "(Sesiones 2A y 3B)": the brackets say in which session somebody took part.
bool names_sessions(const Cues& cues, std::string_view content) {
  const std::vector<std::string> words = fold_words(content);
  if (words.size() < 2 || words.size() > 8) return false;
  std::size_t length = 0;
  std::vector<std::string> head = words;
  const Cue* label = cues.session_labels.match(head, 0, length);
  for (const std::size_t ending : {std::size_t{1}, std::size_t{2}}) { // plurals: "Sessions", "Round Tables", "Talleres"
    for (std::size_t at = 0; at < std::min<std::size_t>(2, words.size()) && label == nullptr; ++at) {
      if (words[at].size() < 4 + ending || words[at].back() != 's') continue;
      head = words;
      head[at] = words[at].substr(0, words[at].size() - ending);
      label = cues.session_labels.match(head, 0, length);
    }
  }
  if (label == nullptr || length >= words.size() || words[length].size() > 4) return false;
  const std::string& number = words[length];
  const bool digits = number.front() >= '0' && number.front() <= '9';
  const bool roman = number.find_first_not_of("ivx") == std::string::npos;
  return digits || roman || number.size() == 1;
}

/// "Mr Justice (ret.) Ben Roth", "Col. (r) Ana Paz", "Général (2S) Luc Roy": out of service, between title and name.
bool says_retired(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 8> retired{"ret", "retd", "rtd", "retired", "r", "2s", "er", "retraite"};
  return words.size() == 1 && std::ranges::find(retired, words.front()) != retired.end();
}

/// True when the brackets behind a name hold details ("(IOM)", "(Post, Body)") and no remark.
bool holds_details(const Scan& scan, const Aside& aside) {
  if (aside.after == 0) return false;
  std::size_t first = aside.after - 1;
  std::size_t floor = 0;
  for (const Aside& other : scan.line.asides())
    if (other.after < aside.after) floor = std::max(floor, other.after);
  while (first > floor && scan.line.words()[first].gap < Gap::colon && aside.after - first < 9)
    --first;
  std::size_t length = 0;
  // "PAZ, Ana (Institute)": the surname stands before a comma.
  if (first > floor && scan.line.words()[first].gap == Gap::comma && aside.after - first <= 3) {
    std::size_t surname = first;
    while (surname > floor && scan.line.words()[surname - 1].caps && first - surname < 4 &&
           (surname == first || scan.line.words()[surname].gap < Gap::colon))
      --surname;
    if (surname < first) first = surname;
  }
  if (first + 2 < aside.after && scan.joiner(first, aside.after, length) == "and") first += length;
  std::optional<Gender> gender;
  Span name{first, aside.after};
  for (std::size_t at = first + 1; at + 1 < aside.after; ++at) { // "Ana Paz and Ben Roth (Institute)"
    if (scan.joiner(at, aside.after, length) == "and" && !scan.line.words()[at].upper && name_like(scan, {first, at}))
      name.first = at + length;
  }
  if (honorifics_at(scan, first, aside.after, gender) == 0 && (name.size() < 2 || !name_like(scan, name))) return false;
  const Cues& cues = scan.reference.cues();
  const std::vector<std::string> words = fold_words(aside.content);
  std::size_t from = 0;
  if (names_sessions(cues, aside.content) || says_retired(words)) return false;
  if (words.empty() || cues.remote.find(words, from, length) != nullptr || cues.roles.exact(aside.content) != nullptr)
    return false;
  from = 0;
  return cues.to_be_confirmed.find(words, from, length) == nullptr &&
         std::any_of(words.begin(), words.end(), [](const std::string& word) { return word.size() > 1; });
}

/// "(Institute A; IMI Lyon)", "(Leiden University, Leiden)": the first part is a body with a noun, a name or letters that
/// say so; the others may be where it is or a part of it, but no post.
bool names_bodies(const Scan& scan, const std::string& content) {
  const Line line(content, {});
  const Scan inner(line, scan.reference, scan.language);
  for (Span part{0, 0}; part.first < line.size(); part.first = part.last) {
    part.last = line.next_break(part.first, line.size());
    const PhraseKind kind = classify(inner, part).kind;
    if (kind == PhraseKind::post || kind == PhraseKind::role) return false;
    const Word& letters = line.words()[part.first];
    const bool acronym =
        letters.caps && letters.end - letters.begin > 2 && inner.state({part.first, part.first + 1}) == nullptr;
    const bool named = kind == PhraseKind::body && (part.size() > 1 || inner.known_body(part));
    if (part.first == 0 && !named && !acronym) return false;
  }
  return line.size() > 0;
}

/// Letters in capitals that are neither a state nor a post.
bool bare_acronym(const Scan& scan, const std::string& content) {
  const LetterCase letters = letter_case(content);
  return letters.lower == 0 && letters.upper > 2 && letters.upper == content.size() &&
         scan.reference.state_named(content) == nullptr && scan.reference.cues().post_words.exact(content) == nullptr;
}

/// "National Director of Migration (SENAMI)", "Director (Institute A)": a body in brackets behind a post that names none
/// itself.
bool holds_body_of_post(const Scan& scan, const Aside& aside) {
  if (aside.after == 0) return false;
  const bool acronym = bare_acronym(scan, aside.content);
  if (!acronym && !names_bodies(scan, aside.content)) return false;
  std::size_t first = aside.after - 1;
  while (first > 0 && scan.line.words()[first].gap < Gap::dash)
    --first;
  const Phrase post = classify(scan, {first, aside.after});
  const bool rank = post.kind == PhraseKind::rank && aside.after - first == 1; // "Inspector (Federation A)"
  if (!rank && (post.kind != PhraseKind::post || post.cue == nullptr || (acronym && post.cue->value == "minister")))
    return false;
  std::string initials;
  for (std::size_t at = first; at < aside.after; ++at) {
    std::size_t begin = 0;
    std::size_t end = 0;
    if (scan.line.words()[at].upper) initials += scan.line.text()[scan.line.words()[at].begin];
    const bool noun = scan.body_at(at, aside.after, begin, end) != nullptr;
    if (noun || (at >= post.head.last && known_body_at(scan, at, aside.after, end))) return false;
  }
  return initials != aside.content;
}

} // namespace

std::string entries::unwrapped(const EntryText& entry, const EntryContext& context, const Reference& reference) {
  std::string text = entry.text;
  const Line line(entry.text, entry.emphasis);
  const Scan scan(line, reference, context.language);
  std::vector<const Aside*> details;
  for (const Aside& aside : line.asides())
    if (names_sessions(reference.cues(), aside.content))
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(aside.begin),
                text.begin() + static_cast<std::ptrdiff_t>(aside.end), ' ');
    else if (holds_details(scan, aside) || holds_body_of_post(scan, aside))
      details.push_back(&aside);
  for (const Aside* aside : details) {
    text[aside->begin] = ',';
    const std::string_view behind = trim(std::string_view(text).substr(aside->end));
    const bool marked =
        behind.starts_with(':') || behind.starts_with("- ") || behind.starts_with("–") || behind.starts_with("—");
    text[aside->end - 1] = marked ? ' ' : aside == details.back() ? ',' : ';';
  }
  return text;
}

} // namespace entente
