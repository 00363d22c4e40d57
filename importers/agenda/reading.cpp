#include "importers/agenda/reading.hpp"

#include <algorithm>
#include <utility>

#include "core/text/capital_names.hpp"
#include "core/text/pages.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

/// "Deputy Director IOM": nouns stand behind the titles that the line may begin with.
bool holds_noun_behind_title(const Item& item, const Cues& cues) {
  std::size_t title = 0;
  if (cues.honorifics.match(item.words.folded, 0, title) == nullptr || title >= item.words.size()) {
    return holds_noun(item.words, cues);
  }
  return holds_noun(part_of(item, item.words.bytes[title].first, item.text.size()).words, cues);
}

/// Which items are names on lines of their own, whose surnames capitals mark.
std::vector<bool> names_above_posts(const std::vector<Item>& items, const Cues& cues) {
  std::vector<std::string_view> lines;
  for (const Item& item : items) {
    lines.push_back(item.table == 0 && item.bullet.empty() ? std::string_view(item.text) : std::string_view());
  }
  std::vector<bool> names = stacked_names(lines);
  for (std::size_t n = 0; n < names.size(); ++n) {
    names[n] = names[n] && !holds_noun_behind_title(items[n], cues);
  }
  return names;
}

} // namespace

Reading::Reading(const Document& document, const Reference& known)
    : reference(known), cues(known.cues()), items(split_items(document, known)), sessions(programme.sessions) {
  programme.language = language_of(items, cues);
  header = read_header(items, reference, programme.language);
  programme.title = header.title;
  programme.events = header.events;
  std::vector<std::string> texts;
  for (const Item& item : items) {
    texts.push_back(item.text);
    const bool heading = item.words.size() <= 40 && item.words.size() > 1;
    hours += item.hours || (heading && hours_inside(item.text)) ? 1 : 0;
  }
  taken = numbered_furniture(texts);
  names = names_above_posts(items, cues);
}

void Reading::end_headings() {
  role = {};
  list.end();
}

void Reading::follow_event(const Item& sentence) {
  if (programme.events.size() > 1) { event = event_of(programme.events, sentence, header.year).value_or(event); }
}

void Reading::review(const Item& item, std::string reason) {
  programme.review.push_back({"unplaced", std::move(reason), evidence_of(item)});
}

Evidence evidence_of(const Item& item) { return {item.line, item.text}; }

double likelihood(const Item& item, const ActiveRole& role, const Reading& reading) {
  return likelihood(item, role, reading.programme.language, reading.reference);
}

std::vector<Item> split_people(const Item& item, const ActiveRole& role, const Reading& reading) {
  return split_people(item, role, reading.programme.language, reading.reference);
}

} // namespace entente::agenda
