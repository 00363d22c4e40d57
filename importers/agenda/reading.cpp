#include "importers/agenda/reading.hpp"

#include <algorithm>
#include <utility>

#include "core/text/pages.hpp"
#include "importers/agenda/name_lines.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

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
  names = name_lines(items, reference);
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
