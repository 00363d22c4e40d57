#include "core/text/unicode.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

/// "Modera Ana Paz, Instituto B": a word that names a role, then at once a name.
std::optional<RoleHeading> Reader::role_before_name(const Item& item) const {
  std::size_t length = 0;
  const Cue* const cue = cues_.roles.match(item.words.folded, 0, length);
  if (!course_.session() || cue == nullptr || length + 2 > item.words.size() ||
      cues_.session_kinds.exact(cue->phrase) != nullptr) {
    return std::nullopt;
  }
  const std::optional<Role> role = parse_role(cue->value);
  if (!role || *role == Role::chair || (*role == Role::speaker && !cue->plural)) { return std::nullopt; }
  RoleHeading heading;
  heading.role = role;
  heading.gender = cue->gender;
  heading.plural = cue->plural;
  heading.rest = item.words.bytes[length].first;
  const Item rest = part_of(item, heading.rest, item.text.size());
  if (!starts_upper(rest.text) || roster_.chance(rest) < 0.6) { return std::nullopt; }
  return heading;
}

namespace {

/// The byte where the first sentence's full stop stands; the size of the text when it has no second one.
std::size_t first_sentence(std::string_view text, const Cues& cues) {
  for (std::size_t stop = text.find(". "); stop != std::string_view::npos; stop = text.find(". ", stop + 1)) {
    const std::size_t space = stop == 0 ? std::string_view::npos : text.rfind(' ', stop - 1);
    const std::string_view word = text.substr(space + 1, stop - space - 1);
    if (!is_abbreviation(word, cues) && starts_upper(text.substr(stop + 2))) { return stop; }
  }
  return text.size();
}

} // namespace

/// So far the session has only those who lead it: "Panel" below them heads those who speak.
bool Reader::panel_below_moderator() const {
  std::size_t leading = 0;
  for (const EntryRecord& entry : reading_.programme.entries) {
    if (entry.session != *course_.session()) { continue; }
    if (entry.role != Role::moderator && entry.role != Role::chair) { return false; }
    ++leading;
  }
  return leading > 0;
}

/// A role on a line of its own below the person: name, post, "Moderator".
bool Reader::read_role_below(std::size_t index, const RoleHeading& heading) {
  const Item& item = items_[index];
  const bool behind = roster_.follows_person(index) && !item.gap && item.table == 0 && item.bullet.empty();
  const bool last = index + 1 >= items_.size() || items_[index + 1].gap;
  if (!behind || !last || heading.plural || item.text.ends_with(':') || reading_.programme.entries.empty()) { return false; }
  EntryRecord& entry = reading_.programme.entries.back();
  entry.role = *heading.role;
  if (heading.gender) {
    entry.gender_by_masculine_form = heading.gender == Gender::m && (!entry.gender || entry.gender_by_masculine_form);
    entry.gender = entry.gender.value_or(*heading.gender);
  }
  return true;
}

/// "Remarques d'ouverture" above "10:00 – 10:30": words for what is said give a part of the programme its title.
bool Reader::titles_hours_below(std::size_t index, const RoleHeading& heading) const {
  const Item& item = items_[index];
  if (heading.rest < item.text.size() || item.text.ends_with(':') || course_.pending() || index + 1 >= items_.size()) {
    return false;
  }
  const Item& next = items_[index + 1];
  const bool told = heading.role && (*heading.role == Role::speaker || *heading.role == Role::introducer);
  return told && !heading.plural && item.gap && !next.gap && next.hours && next.words.size() == 0 &&
         next.table == item.table && item.table == 0;
}

/// "Paper 1: “Ten years of visas”, by Ms A, B": what is told, and behind a comma or a quotation who tells it.
bool Reader::read_talk(std::size_t index) {
  const Item& item = items_[index];
  if (!course_.session() || reading_.list.open() || item.hours || course_.pending()) { return false; }
  const std::optional<std::pair<std::size_t, std::size_t>> told = told_by(item, cues_);
  if (!told) { return false; }
  const Item person = part_of(item, told->second, item.text.size());
  if (roster_.chance(person) < 0.7) { return false; }
  ActiveRole role;
  role.role = Role::presenter;
  roster_.add_run_in(index, role, person);
  return true;
}

/// "With, by video link, Ana Paz, Director": a role, how somebody takes part, and who.
bool Reader::read_remote_role(std::size_t index) {
  const Item& item = items_[index];
  std::size_t length = 0;
  std::size_t remote = 0;
  if (!course_.session() || cues_.roles.match(item.words.folded, 0, length) == nullptr ||
      cues_.remote.match(item.words.folded, length, remote) == nullptr || !roster_.add_behind(item)) {
    return false;
  }
  roster_.mark_line(index);
  course_.fill();
  return true;
}

bool Reader::read_role(std::size_t index) {
  const Item& item = items_[index];
  std::optional<RoleHeading> heading = role_heading(item, cues_);
  if (!heading) { heading = role_before_name(item); }
  if (!heading) { return read_remote_role(index); }
  if (titles_hours_below(index, *heading)) {
    timetable_.open(index, titled(item, cues_), std::nullopt);
    return true;
  }
  const bool named_later = heading->rest >= item.text.size();
  const bool colon = course_.session() && (item.text.ends_with(':') || panel_below_moderator());
  if (!heading->firm && named_later && !colon && (!reading_.timed() || course_.pending()) && session_heading(item, cues_)) {
    return false;
  }
  if (!heading->role) {
    if (!named_later && roster_.chance(part_of(item, heading->rest, item.text.size())) < 0.5) { return false; }
    if (named_later && item.words.size() > 6) { return false; }
  }
  ActiveRole role;
  role.role = heading->role;
  role.gender = heading->gender;
  role.plural = heading->plural;
  role.firm = heading->firm;
  if (named_later) {
    if (role.role && heading->firm && read_role_below(index, *heading)) { return true; }
    if (course_.pending()) {
      SessionHeading whole;
      if (reading_.programme.sessions.empty()) { whole.title = reading_.programme.events[reading_.event].title; }
      timetable_.open(index, whole, course_.pending());
    }
    roster_.begin_role(role);
    reading_.list.end();
    return true;
  }
  Item rest = part_of(item, heading->rest, item.text.size());
  double people = likelihood(rest, role, reading_);
  if (people < under_heading) { // "Chair: Ms A. Discussion with delegations, the press and civil society."
    const Item sentence = part_of(rest, 0, first_sentence(rest.text, cues_));
    const double alone = sentence.text.size() < rest.text.size() ? roster_.chance(sentence) : 0.0;
    if (alone >= under_heading) {
      rest = sentence;
      people = alone;
    }
  }
  if (people < (heading->firm ? under_heading : 0.5)) {
    if (cues_.to_be_confirmed.exact(rest.text) != nullptr) {
      roster_.begin_role(role);
      return true;
    }
    if (!heading->firm) { return false; }
    reading_.review(item, "No person could be read behind the role.");
    return true;
  }
  role.run_in = true;
  if (course_.pending()) { timetable_.open(index, {}, course_.pending()); }
  roster_.begin_role(role);
  reading_.list.end();
  roster_.add_entry(index, rest);
  return true;
}

} // namespace entente::agenda
