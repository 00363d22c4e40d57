#include "core/text/unicode.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

/// "Secretariat contact: Ms A", "Focal points for the meeting: A, B": a label before a colon that says whom to write to.
bool Reader::names_contact(const Item& item) const {
  constexpr std::size_t longest_label = 60;
  constexpr std::size_t most_words = 7;
  const std::size_t colon = item.text.find(':');
  if (colon == std::string::npos || colon > longest_label || colon + 1 >= item.text.size()) { return false; }
  const Words head = words_of(std::string_view(item.text).substr(0, colon), most_words + 1);
  if (head.size() > most_words) { return false; }
  for (std::size_t n = 0; n < head.size(); ++n) {
    std::size_t length = 0;
    const Cue* const label = cues_.not_themes.match(head.folded, n, length);
    if (label != nullptr && label->value == "contact" && (n == 0 || n + length == head.size())) { return true; }
  }
  return false;
}

/// "(video message)" on a line of its own below a person; "Contact: Ms A" and an address, which are no part of the
/// programme.
bool Reader::read_remark(std::size_t index) {
  const Item& item = items_[index];
  if (const std::size_t at = item.text.find('@'); at != std::string::npos) {
    const std::size_t word = item.text.rfind(' ', at);
    const bool labelled = word != std::string::npos && trim(std::string_view(item.text).substr(0, word)).ends_with(':');
    const bool short_label = labelled && words_of(std::string_view(item.text).substr(0, word)).size() <= 4;
    const std::size_t plus = item.text.find('+');
    const bool phone =
        plus != std::string::npos && plus + 1 < item.text.size() && item.text[plus + 1] >= '0' && item.text[plus + 1] <= '9';
    if (phone) {
      reading_.review(item, "Whom to write to, no part of the programme.");
      return true;
    }
    const bool listed = !item.bullet.empty() || item.table > 0 || role_heading(item, cues_).has_value();
    if (!short_label && (listed || !names_contact(item))) { return false; }
    reading_.review(item, "An address to write to, no part of the programme.");
    return true;
  }
  std::size_t length = 0;
  if (names_contact(item)) {
    reading_.review(item, "Whom to write to, no part of the programme.");
    return true;
  }
  std::string_view inner = trim_separators(item.text);
  const bool brackets = inner.starts_with('(') && inner.ends_with(')');
  if (brackets) { inner = inner.substr(1, inner.size() - 2); }
  if (!brackets && item.bullet.empty() && inner.size() == item.text.size()) { return false; }
  if (!roster_.follows_person(index) || reading_.programme.entries.empty()) { return false; }
  const Words words = words_of(inner, 8);
  if (cues_.remote.match(words.folded, 0, length) == nullptr || words.size() > length + 1) { return false; }
  reading_.programme.entries.back().remote = true;
  roster_.mark_line(index);
  return true;
}

/// "by Ana Paz, president of A, and Ben Roth, director of B" right below the title of a session.
bool Reader::read_by(std::size_t index) {
  const Item& item = items_[index];
  std::size_t length = 0;
  const Cue* const by = cues_.joiners.match(item.words.folded, 0, length);
  if (!course_.session() || !course_.below_title(index) || course_.filled() || by == nullptr || by->value != "by") {
    return false;
  }
  if (length >= item.words.size()) { return false; }
  ActiveRole role;
  std::size_t first = length;
  std::size_t taken = 0;
  // "By the rapporteur, Ms A"
  if (const Cue* const cue = cues_.roles.match(item.words.folded, first, taken);
      cue != nullptr && first + taken < item.words.size()) {
    const std::string_view behind = std::string_view(item.text).substr(item.words.bytes[first + taken - 1].second);
    const std::optional<Role> told = parse_role(cue->value);
    if (told && *told != Role::speaker && behind.starts_with(',')) {
      role.role = told;
      role.gender = cue->gender;
      first += taken;
    }
  }
  const Item people = part_of(item, item.words.bytes[first].first, item.text.size());
  const bool titled = cues_.honorifics.match(people.words.folded, 0, taken) != nullptr;
  if (starts_upper(item.text) && !titled && by->phrase.size() < 4) { return false; }
  if (!starts_upper(people.text) || likelihood(people, role, reading_) < 0.5) { return false; }
  roster_.add_run_in(index, role, people);
  return true;
}

/// Notes that announce their events one below the other, each with a heading and dates.
void Reader::take_announced_events() {
  const std::vector<AnnouncedEvent> announced = announced_events(items_, reading_.header, reference_);
  if (announced.empty()) { return; }
  reading_.programme.events.clear();
  for (const AnnouncedEvent& event : announced) {
    event_begins_[event.title_item] = reading_.programme.events.size();
    reading_.taken[event.title_item] = reading_.taken[event.date_item] = true;
    reading_.programme.events.push_back(event.record);
  }
}

/// "Room XIX, Palais des Nations, Geneva" before the first session.
bool Reader::is_venue(const Item& item) const {
  std::size_t length = 0;
  return reading_.programme.sessions.empty() && item.table == 0 && item.words.size() <= 14 &&
         item.text.find(',') != std::string::npos && cues_.place_words.match(item.words.folded, 0, length) != nullptr;
}

} // namespace entente::agenda
