#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry.hpp"
#include "importers/agenda/entry_parts.hpp"
#include "importers/agenda/name_find.hpp"

namespace entente {

using namespace entries;

namespace {

constexpr std::size_t longest_entry_words = 90;

bool has_lower_sentence(const Line& line, Span span) {
  std::size_t run = 0;
  for (std::size_t at = span.first; at < span.last; ++at) {
    const Word& word = line.words()[at];
    run = word.proper || word.gap >= Gap::dash ? 0 : run + 1;
    if (run > 14) return true;
  }
  return false;
}

bool begins_as_title(const Scan& scan) {
  const Cues& cues = scan.reference.cues();
  std::size_t length = 0;
  const auto begins = [&](const CueList& list) { return scan.cue(list, 0, scan.line.size(), length) != nullptr; };
  const Cue* const mark = scan.cue(cues.end_marks, 0, scan.line.size(), length);
  if (begins(cues.theme_intros) || begins(cues.not_themes) || (mark != nullptr && mark->value != "button")) return true;
  if (begins(cues.place_words) && length < scan.line.size() && !scan.line.words()[0].caps) return true; // "Sala Artigas"
  if (begins(cues.session_labels) && length < scan.line.size() &&
      (scan.line.words()[length].digits || scan.line.words()[length].gap >= Gap::dash))
    return true;
  if (scan.line.size() > 2 && fold(scan.line.printed({0, 1})).find_first_not_of("ivx.") == std::string::npos &&
      scan.line.words()[0].caps && scan.cue(cues.session_labels, 1, scan.line.size(), length) != nullptr)
    return true; // "II. SESIÓN DE JEFAS Y JEFES DE DELEGACIÓN"
  return begins(cues.session_kinds) && (length == scan.line.size() || scan.line.words()[length].gap >= Gap::dash);
}

/// What follows the name: a post, a body or a state make an entry certain.
double detail_weight(const Scan& scan, Span next) {
  switch (classify(scan, next).kind) {
  case PhraseKind::post: return 0.45;
  case PhraseKind::body:
  case PhraseKind::aside_body:
  case PhraseKind::state:
  case PhraseKind::rank: return 0.4;
  case PhraseKind::role: return 0.45; // "Ana Paz (moderator)"
  case PhraseKind::remote:
  case PhraseKind::unconfirmed: return 0.35;
  default: return 0.1;
  }
}

/// What a post or a body in front of a name that ends the line weighs: "Mayor of Freetown: Ana Paz".
double front_weight(const Scan& scan, const NameFound& name) {
  const std::size_t first = name.whole.first;
  if (first == 0 || name.whole.last < scan.line.size() || name.whole.size() < 2) return 0.0;
  const Gap mark = scan.line.words()[first].gap;
  if (mark < Gap::dash) return 0.0;
  const PhraseKind front = classify(scan, {0, scan.line.next_break(0, first)}).kind;
  if (front == PhraseKind::state) return 0.22; // "Kenya: Green Borders" is a topic, but not below "Speakers"
  return front == PhraseKind::post ? 0.45 : front == PhraseKind::body ? 0.35 : 0.0;
}

double with_details(const Scan& scan, const NameFound& name) {
  double best = 0.0;
  std::size_t at = name.whole.last;
  for (int i = 0; i < 4 && at < scan.line.size(); ++i) {
    const Span next{at, scan.line.next_break(at, scan.line.size())};
    best = std::max(best, detail_weight(scan, next) - 0.03 * i);
    at = next.last;
  }
  return best;
}

} // namespace

double entry_likelihood(const EntryText& printed, const EntryContext& context, const Reference& reference) {
  const Line printed_line(printed.text, printed.emphasis);
  if (printed_line.size() > longest_entry_words) return 0.0;
  EntryText entry = with_titles_in_front(printed, Scan(printed_line, reference, context.language));
  const bool brackets = entry.text.find_first_of("([") != std::string::npos;
  const std::size_t outside = entry.text.find_first_of(",;:");
  const bool only_brackets = brackets && outside > entry.text.find_first_of("([");
  if (brackets) entry.text = unwrapped(entry, context, reference);
  const Line line(entry.text, entry.emphasis);
  const Scan scan(line, reference, context.language);
  if (line.size() == 0 || line.size() > longest_entry_words) return 0.0;
  const std::string_view text = trim(entry.text);
  if (text.ends_with("?")) return 0.01;
  if (line.words().front().digits && line.size() < 3) return 0.02;
  const auto people = split_people(scan);
  const auto name = find_name(scan, people.front().own);
  if (!name || (name->honorific.empty() && begins_as_title(scan))) return 0.05;
  double likelihood = 0.3;
  if (!name->honorific.empty())
    likelihood = 0.75;
  else if (name->bold && name->whole.size() < line.size())
    likelihood = 0.5;
  double details = with_details(scan, *name);
  // "Better Together (IOM)" may be a title: brackets alone are a weaker sign than a comma.
  if (only_brackets && name->honorific.empty() && details < 0.45) details = std::min(details, 0.3);
  details = std::max(details, front_weight(scan, *name));
  likelihood += details;
  if (name->whole.first > 0) likelihood += name->honorific.empty() ? -0.05 : 0.15;
  if (people.size() > 1) likelihood += 0.1;
  if (name->honorific.empty() && name->whole.last == line.size() && name->whole.first == 0)
    likelihood = line.size() <= 5 ? 0.45 : 0.2;
  if (name->doubtful && name->honorific.empty()) likelihood -= 0.2;
  if (has_lower_sentence(line, {name->whole.last, line.size()})) likelihood -= 0.25;
  if (text.ends_with(".") && line.size() > 25 && name->honorific.empty()) likelihood -= 0.2;
  return std::clamp(likelihood, 0.0, 0.99);
}

} // namespace entente
