#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"
#include "importers/agenda/name_find.hpp"

namespace entente::entries {

namespace {

/// The phrase that begins at the word is a post or a body.
bool holds_post_or_body(const Scan& scan, std::size_t at, std::size_t last) {
  if (at >= last) return false;
  const PhraseKind kind = classify(scan, {at, scan.line.next_break(at, last)}).kind;
  return kind == PhraseKind::post || kind == PhraseKind::body;
}

/// "Remarks by Mr X", "Allocution de Mme Y": a name behind what the person does.
std::optional<NameFound> introduced_name(const Scan& scan, Span span) {
  std::size_t length = 0;
  if (scan.cue(scan.reference.cues().roles, span.first, span.last, length) == nullptr) return std::nullopt;
  std::size_t at = span.first + length;
  if (at >= span.last || scan.line.words()[at].gap >= Gap::dash) return std::nullopt;
  const std::string_view join = scan.joiner(at, span.last, length);
  if (join.empty()) return name_at(scan, at, span.last, true);
  if (join != "by" && join != "of") return std::nullopt;
  at = scan.skip_articles(at + length, span.last);
  if (auto marked = name_at(scan, at, span.last, join == "of")) return marked;
  // "Video message of Ana Paz, Director": the post behind tells that it is a name.
  auto bare = name_at(scan, at, span.last, false);
  return bare && holds_post_or_body(scan, bare->whole.last, span.last) ? bare : std::nullopt;
}

/// "X", "NN": printed where somebody will be named; "FR": letters of something else. A title before other letters names
/// somebody ("Mr. WU").
bool is_nobody(const NameFound& found) {
  constexpr std::size_t longest = 3;
  const std::string& name = found.name;
  if (name.empty() || name.size() > longest || letter_case(name).lower > 0) { return false; }
  const bool kept_place = (name.front() == 'X' || name.front() == 'N') && name.find_first_not_of(name.front()) == name.npos;
  return kept_place || letter_case(found.honorific).lower == 0; // "FR/ES" is no "Fr ES"
}

std::optional<NameFound> search_name(const Scan& scan, Span span) {
  const auto& words = scan.line.words();
  while (span.first < span.last && words[span.first].digits && !words[span.first].proper)
    ++span.first;
  if (span.empty()) return std::nullopt;
  if (auto introduced = introduced_name(scan, span)) return introduced;
  auto first_name = name_at(scan, span.first, span.last, false);
  // "Fisheries Officer, Institute A – Rev. Ben Roth": the noun of a post may be a surname, unless a titled name follows.
  std::size_t noun = 0;
  const bool may_be_post =
      first_name && first_name->honorific.empty() &&
      scan.ending_at(scan.reference.cues().post_words, first_name->whole.first, first_name->whole.last, noun) != nullptr;
  if (first_name && !may_be_post) return first_name;
  for (std::size_t at = span.first; at < span.last; ++at) {
    const bool bold_begins = words[at].emphasised && (at == span.first || !words[at - 1].emphasised);
    if (at != span.first && words[at].gap < Gap::dash && !bold_begins) continue;
    if (auto marked = name_at(scan, at, span.last, true)) return marked;
  }
  if (first_name) return first_name;
  const Span first{span.first, scan.line.next_break(span.first, span.last)};
  if (auto behind = name_behind_post(scan, first)) return behind;
  // A post, a body or a state first, the bare name after a colon or last.
  const Phrase opening = classify(scan, first);
  const bool state = opening.kind == PhraseKind::state;
  if (opening.kind != PhraseKind::post && opening.kind != PhraseKind::body && opening.kind != PhraseKind::aside_body &&
      opening.kind != PhraseKind::role && !state)
    return std::nullopt;
  for (std::size_t at = first.last; at < span.last; at = scan.line.next_break(at, span.last)) {
    const Span segment{at, scan.line.next_break(at, span.last)};
    if (segment.last == span.last && !state) { // "Head of Unit, Public Ministry, Deputy Prosecutor Ana Paz"
      if (auto behind = name_behind_post(scan, segment)) return behind;
    }
    if (segment.size() < 2 || (segment.last != span.last && words[at].gap != Gap::colon && words[at].gap != Gap::dash))
      continue;
    if (classify(scan, segment).kind != PhraseKind::unknown) continue;
    const std::vector<Place> places = places_in(scan, {segment.first + 1, segment.last}); // "…, Business Botswana"
    if (words[at].gap != Gap::colon &&
        std::any_of(places.begin(), places.end(), [](const Place& place) { return place.form == StateForm::name; }))
      continue;
    // "Mali – Ana Paz – Director": behind a state, only a colon, a post or a body tells a name from a topic.
    const bool named = words[at].gap == Gap::colon && segment.last == span.last && segment.size() <= 4;
    if (state && !named && !holds_post_or_body(scan, segment.last, span.last)) return std::nullopt;
    if (auto bare = name_at(scan, at, span.last, false)) return bare;
  }
  return std::nullopt;
}

} // namespace

std::optional<NameFound> find_name(const Scan& scan, Span span) {
  std::optional<NameFound> name = search_name(scan, span);
  if (name && is_nobody(*name)) name.reset();
  return name;
}

} // namespace entente::entries
