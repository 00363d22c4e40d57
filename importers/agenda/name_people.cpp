#include <algorithm>

#include "importers/agenda/entry_parts.hpp"
#include "importers/agenda/name_find.hpp"

namespace entente::entries {

namespace {

/// A bare name of two words or more, and nothing else, in the span.
bool only_name(const Scan& scan, Span span) {
  const auto name = name_at(scan, span.first, span.last, false);
  return name && name->whole.last == span.last && (name->whole.size() > 1 || !name->honorific.empty());
}

bool starts_person(const Scan& scan, std::size_t at, std::size_t last, Gap mark) {
  if (civil_title_at(scan, at, last)) return true;
  const auto name = name_at(scan, at, last, false);
  if (!name || name->whole.first != at || name->whole.last >= last) return false;
  if (!name->honorific.empty()) return true;
  // "A, post; B, post" has two people; "A; post; body; country" has one.
  const auto& words = scan.line.words();
  if (words[name->whole.last].gap >= Gap::dash && words[name->whole.last].gap < mark) return true;
  return classify(scan, {name->whole.last, scan.line.next_break(name->whole.last, last)}).kind == PhraseKind::post;
}

/// ", and B, UNHCR": a name behind a comma and a conjunction, with a post or a body of its own.
bool continues_with_person(const Scan& scan, std::size_t at, std::size_t last) {
  const std::size_t end = scan.line.next_break(at, last);
  if (end >= last || !only_name(scan, {at, end})) return false;
  const PhraseKind next = classify(scan, {end, scan.line.next_break(end, last)}).kind;
  return next == PhraseKind::post || next == PhraseKind::body || next == PhraseKind::aside_body;
}

/// "Prof. A, Dr B": a title behind somebody who has one, and nothing else.
bool titled_alone(const Scan& scan, std::size_t from, std::size_t at, std::size_t last) {
  std::optional<Gender> gender;
  if (scan.line.words()[at].gap != Gap::comma || honorifics_at(scan, at, last, gender) == 0) return false;
  const auto name = name_at(scan, from, at, false);
  const auto next = name_at(scan, at, last, true);
  return name && next && name->whole.last == at && !name->honorific.empty() && name->whole.size() > 2 &&
         next->whole.size() > 2;
}

std::vector<std::size_t> starts_of(const Scan& scan) {
  const auto& words = scan.line.words();
  const std::size_t last = words.size();
  std::vector<std::size_t> starts{0};
  for (std::size_t at = 1; at < last; ++at) {
    std::size_t length = 0;
    const bool after_and = scan.joiner(at - 1, at, length) == "and";
    const Gap mark = after_and ? std::max(words[at].gap, words[at - 1].gap) : words[at].gap;
    bool begins = false;
    // "Ana Paz (Peru) and Ben Roth (Chile)": the name begins behind the conjunction.
    if (!words[at].upper && scan.joiner(at, last, length) == "and") continue;
    if (mark == Gap::semicolon || mark == Gap::line)
      begins = starts_person(scan, at, last, mark);
    else if (after_and || mark == Gap::comma)
      begins = civil_title_at(scan, at, last) || titled_alone(scan, starts.back(), at, last) ||
               (after_and && mark == Gap::comma && continues_with_person(scan, at, last));
    if (!begins) continue;
    const std::size_t previous_end = after_and ? at - 1 : at;
    if (previous_end <= starts.back() || !name_at(scan, starts.back(), previous_end, false)) continue;
    starts.push_back(at);
  }
  return starts;
}

bool titled(const Scan& scan, std::size_t at) {
  std::optional<Gender> gender;
  return honorifics_at(scan, at, scan.line.size(), gender) > 0;
}

/// "Royal Turks and Caicos Islands Police Force", "United Cities and Local Governments": a state's or body's own name.
bool is_one_body(const Scan& scan, Span span) {
  if (scan.known_body(span) || scan.state(span) != nullptr) return true;
  const std::vector<Place> places = places_in(scan, span);
  return std::any_of(places.begin(), places.end(), [&](const Place& place) { return place.span.size() > 2; });
}

/// "A, B and C, co-chairs": names alone that share what follows; empty when the line is none of this.
std::vector<PersonSpan> sharing_people(const Scan& scan) {
  const auto& words = scan.line.words();
  const std::size_t last = words.size();
  std::vector<Span> names;
  const bool titled_first = titled(scan, 0);
  for (std::size_t from = 0; from < last;) {
    const std::size_t end = scan.line.next_break(from, last);
    if (from > 0 && words[from].gap != Gap::comma) return {};
    std::size_t split = end;
    std::size_t length = 0;
    for (std::size_t at = from + 1; at + 1 < end && split == end; ++at)
      if (scan.joiner(at, end, length) == "and" && only_name(scan, {from, at}) && only_name(scan, {at + length, end}))
        split = at;
    if (split == end && !only_name(scan, {from, end})) return {};
    if (from > 0 && split < end && titled_first && !titled(scan, from)) return {}; // "Ms Ana Paz, United Cities and Towns"
    if (split < end && is_one_body(scan, {from, end})) return {};
    names.push_back({from, split});
    if (split < end) {
      std::size_t and_length = 0;
      static_cast<void>(scan.joiner(split, end, and_length));
      std::vector<PersonSpan> people;
      for (const Span name : names)
        people.push_back({name, {end, last}});
      people.push_back({{split + and_length, last}, {}});
      return people;
    }
    from = end;
  }
  return {};
}

} // namespace

std::vector<PersonSpan> split_people(const Scan& scan) {
  if (std::vector<PersonSpan> sharing = sharing_people(scan); !sharing.empty()) return sharing;
  const std::vector<std::size_t> starts = starts_of(scan);
  std::vector<PersonSpan> people;
  for (std::size_t i = 0; i < starts.size(); ++i)
    people.push_back({{starts[i], i + 1 < starts.size() ? starts[i + 1] : scan.line.size()}, {}});
  // "Mr A and Ms B, co-chairs": a stretch that is a name alone shares what the next one has.
  for (std::size_t i = people.size(); i-- > 0;) {
    Span& own = people[i].own;
    std::size_t length = 0;
    if (own.size() < 2 || i + 1 >= people.size() || scan.joiner(own.last - 1, own.last, length) != "and") continue;
    --own.last;
    const auto name = name_at(scan, own.first, own.last, false);
    if (!name || name->whole.last != own.last) continue;
    const PersonSpan& next = people[i + 1];
    const auto next_name = name_at(scan, next.own.first, next.own.last, false);
    people[i].shared = next.shared.empty() && next_name ? Span{next_name->whole.last, next.own.last} : next.shared;
  }
  return people;
}

} // namespace entente::entries
