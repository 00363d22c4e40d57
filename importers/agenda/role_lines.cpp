#include "importers/agenda/role_lines.hpp"

#include "core/text/unicode.hpp"
#include "importers/agenda/introduced.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// The byte where the first sentence's full stop stands; the size of the text when it has no second one.
std::size_t first_sentence(std::string_view text, const Cues& cues) {
  for (std::size_t stop = text.find(". "); stop != std::string_view::npos; stop = text.find(". ", stop + 1)) {
    const std::size_t space = stop == 0 ? std::string_view::npos : text.rfind(' ', stop - 1);
    const std::string_view word = text.substr(space + 1, stop - space - 1);
    const bool title = is_abbreviation(word, cues) || ends_title_in_list(text, stop);
    if (!title && starts_upper(text.substr(stop + 2))) { return stop; }
  }
  return text.size();
}

/// "Video message: Ms A", "Mensajes grabados": the words for a role say that its people are elsewhere.
bool tells_remote(const Item& item, const RoleHeading& heading, const Cues& cues) {
  constexpr std::size_t most_words = 6;
  const Words words = words_of(std::string_view(item.text).substr(0, heading.rest), most_words + 1);
  std::size_t at = 0;
  std::size_t length = 0;
  return words.size() <= most_words && cues.remote.find(words.folded, at, length) != nullptr;
}

ActiveRole active_role(const Item& item, const RoleHeading& heading, const Cues& cues) {
  ActiveRole role;
  role.remote = tells_remote(item, heading, cues);
  role.role = heading.role;
  role.gender = heading.gender;
  role.plural = heading.plural;
  role.firm = heading.firm;
  return role;
}

/// "Ana de la Paz and Ben Roth": names of two to five words, all but particles with capitals, joined by "and", and nothing
/// else.
bool only_names(const Item& item, const Cues& cues) {
  std::size_t begin = 0;
  for (std::size_t n = 0; n <= item.words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const joiner = n < item.words.size() ? cues.joiners.match(item.words.folded, n, length) : nullptr;
    if (n < item.words.size() && (joiner == nullptr || joiner->value != "and")) { continue; }
    if (n < begin + 2 || n > begin + 5) { return false; }
    const Item name = part_of(item, item.words.bytes[begin].first, item.words.bytes[n - 1].second);
    if (!begins_with_name(name.text) || holds_noun(name.words, cues) || name.text.find(',') != std::string::npos) {
      return false;
    }
    begin = n + 1;
  }
  return true;
}

/// "Avec l'autrice …", "With …": whoever is named takes part.
bool meets(const Item& item) {
  const std::string& word = item.words.folded.front();
  return word == "avec" || word == "with" || word == "con";
}

/// "Modera Ana Paz, Instituto B": a word that names a role, then at once a name.
std::optional<RoleHeading> role_before_name(const Reading& reading, const Roster& roster, const Item& item) {
  std::size_t length = 0;
  const Cue* const cue = reading.cues.roles.match(item.words.folded, 0, length);
  if (!reading.course.session() || cue == nullptr || length + 2 > item.words.size() ||
      reading.cues.session_kinds.exact(cue->phrase) != nullptr) {
    return std::nullopt;
  }
  const std::optional<Role> role = parse_role(cue->value);
  if (!role || *role == Role::chair || (*role == Role::speaker && !cue->plural && !meets(item))) { return std::nullopt; }
  RoleHeading heading;
  heading.role = role;
  heading.gender = cue->gender;
  heading.plural = cue->plural;
  heading.rest = item.words.bytes[length].first;
  if (given_by(item, reading.cues)) { return std::nullopt; } // "With the author, Ana Paz, and the comments of Ben Roth"
  const std::vector<Conversation> told_of = conversations_in(item, reading.cues);
  const Item rest = part_of(item, heading.rest, told_of.empty() ? item.text.size() : told_of.front().words);
  const bool told = length > 1 && only_names(rest, reading.cues); // "With the editors Ana Paz and Ben Roth"
  if (!starts_upper(rest.text) || (!told && roster.chance(rest) < 0.6)) { return std::nullopt; }
  return heading;
}

/// So far the session has only those who lead it: "Panel" below them heads those who speak.
bool panel_below_moderator(const Reading& reading) {
  std::size_t leading = 0;
  for (const EntryRecord& entry : reading.programme.entries) {
    if (entry.session != *reading.course.session()) { continue; }
    if (entry.role != Role::moderator && entry.role != Role::chair) { return false; }
    ++leading;
  }
  return leading > 0;
}

/// A role on a line of its own below the person: name, post, "Moderator".
bool stands_below_person(const Reading& reading, const Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  const bool behind = roster.follows_person(index) && !item.gap && item.table == 0 && item.bullet.empty();
  const bool hangs =
      index > 0 && !reading.items[index - 1].bullet.empty() && index + 1 < reading.items.size() &&
      reading.items[index + 1].bullet == reading.items[index - 1].bullet; // "• Ana Paz", "  Rapporteur", "• …"
  const bool last = index + 1 >= reading.items.size() || reading.items[index + 1].gap || hangs;
  return behind && last && !item.text.ends_with(':');
}

/// "Remarques d'ouverture" above "10:00 – 10:30": words for what is said give a part of the programme its title.
bool titles_hours_below(const Reading& reading, std::size_t index, const RoleHeading& heading) {
  const Item& item = reading.items[index];
  if (heading.rest < item.text.size() || item.text.ends_with(':') || reading.course.pending() ||
      index + 1 >= reading.items.size()) {
    return false;
  }
  const Item& next = reading.items[index + 1];
  const bool told = heading.role && (*heading.role == Role::speaker || *heading.role == Role::introducer);
  return told && !heading.plural && item.gap && !next.gap && next.hours && next.words.size() == 0 &&
         next.table == item.table && item.table == 0;
}

/// "KEYNOTE ADDRESS (9:45 - 10:15)": the words for a role and hours, and nothing else, are a session.
bool titles_own_hours(const Item& item, const RoleHeading& heading, const Cues& cues) {
  const std::optional<FoundHours> hours = hours_inside(item.text);
  if (!hours) { return false; }
  const Item title = without_hours(item, *hours);
  const std::optional<RoleHeading> alone = role_heading(title, cues);
  const std::optional<SessionHeading> named = session_heading(title, cues);
  return (named && named->exact) || (!heading.colon && alone && alone->rest >= title.text.size());
}

/// "With, by video link, Ana Paz, Director": a role, how somebody takes part, and who.
bool read_remote_role(const Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  std::size_t length = 0;
  std::size_t remote = 0;
  return reading.course.session() && reading.cues.roles.match(item.words.folded, 0, length) != nullptr &&
         reading.cues.remote.match(item.words.folded, length, remote) != nullptr && roster.add_remote(index);
}

/// The words for a role name no people here, but a session or a part of one.
bool names_part(const Reading& reading, const Roster& roster, const Item& item, const RoleHeading& heading) {
  const bool named_later = heading.rest >= item.text.size();
  const bool colon = reading.course.session() && (item.text.ends_with(':') || panel_below_moderator(reading));
  if (!heading.firm && named_later && !colon && (!reading.timed() || reading.course.pending()) &&
      session_heading(item, reading.cues)) {
    return true;
  }
  if (heading.role) { return false; }
  return named_later ? item.words.size() > 6 : roster.chance(part_of(item, heading.rest, item.text.size())) < 0.5;
}

/// "Grand témoin" right below "09:45 – 10:15": the words for who speaks are all the title there is.
bool titles_hours_above(const Reading& reading, std::size_t index, const RoleHeading& heading) {
  const Item& item = reading.items[index];
  if (!reading.course.pending() || index == 0 || heading.plural || item.text.ends_with(':') || item.table > 0) {
    return false;
  }
  const Item& above = reading.items[index - 1];
  return heading.role == Role::speaker && !item.gap && above.hours && above.words.size() == 0;
}

/// A role whose people stand on the lines below, or whose one person stands above.
void begin_role(Reading& reading, Roster& roster, Timetable& timetable, std::size_t index, const RoleHeading& heading) {
  const bool below = heading.role && heading.firm && !heading.plural && stands_below_person(reading, roster, index);
  if (below && roster.tell_role(heading)) { return; }
  if (titles_hours_above(reading, index, heading)) {
    timetable.open(index, titled(reading.items[index], reading.cues), reading.course.pending());
  } else {
    timetable.open_untitled(index);
  }
  reading.role = active_role(reading.items[index], heading, reading.cues);
  reading.role.begun = index;
  reading.list.end();
}

/// "Sénégal et Irlande": nothing but states.
bool names_only_states(std::string_view text, const Reading& reading) {
  constexpr std::size_t longest = 120;
  if (text.size() > longest) { return false; }
  const Words words = words_of(text);
  std::size_t begin = 0;
  std::size_t states = 0;
  for (std::size_t n = 0; n <= words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const joiner = n < words.size() ? reading.cues.joiners.match(words.folded, n, length) : nullptr;
    const bool comma = n > begin && n < words.size() && text[words.bytes[n - 1].second] == ',';
    if (n < words.size() && !comma && (joiner == nullptr || joiner->value != "and")) { continue; }
    if (n > begin) {
      const std::size_t first = words.bytes[begin].first;
      if (reading.reference.state_named(text.substr(first, words.bytes[n - 1].second - first)) == nullptr) { return false; }
      ++states;
    }
    begin = comma ? n : n + 1;
  }
  return states > 0;
}

/// "the Secretariat (Ms A)": whoever speaks for a body, as "Ms A, Secretariat"; nothing when nobody with an honorific stands
/// in the first brackets, or somebody before them.
std::optional<Item> person_of_body(const Item& rest, const Cues& cues) {
  constexpr std::size_t longest_body = 80;
  const std::size_t open = rest.text.find(" (");
  const std::size_t close = open == std::string::npos ? open : rest.text.find(')', open);
  if (close == std::string::npos || open > longest_body) { return std::nullopt; }
  const std::string_view inside = std::string_view(rest.text).substr(open + 2, close - open - 2);
  Item body = part_of(rest, 0, open);
  if (!honorific_at(inside, cues) || body.text.find_first_of(",;:.") != std::string::npos ||
      names_with_honorific(body.text, cues)) {
    return std::nullopt;
  }
  std::size_t article = 0;
  if (cues.articles.match(body.words.folded, 0, article) != nullptr && article < body.words.size()) {
    body = part_of(body, body.words.bytes[article].first, body.text.size());
  }
  return joined(part_of(rest, open + 2, close), body);
}

/// "Chair: Ana Paz. Secretariat: Ben Roth, Secretary": whoever stands behind a label that begins the second sentence.
std::optional<Item> labelled_behind(const Item& rest, const Roster& roster, const Cues& cues) {
  constexpr std::size_t longest_label = 30;
  const std::size_t stop = first_sentence(rest.text, cues);
  if (stop >= rest.text.size()) { return std::nullopt; }
  const Item behind = part_of(rest, stop + 2, rest.text.size());
  const std::size_t colon = behind.text.find(": ");
  if (colon == std::string::npos || colon > longest_label || behind.text.substr(0, colon).find(',') != std::string::npos) {
    return std::nullopt;
  }
  Item person = part_of(behind, colon + 2, behind.text.size());
  return roster.chance(person) >= 0.6 ? std::optional(std::move(person)) : std::nullopt;
}

/// "Keynote: “Coming home” (10:00 – 10:45)": a title in quotation marks, and hours.
bool titles_talk(const Item& item, const Item& rest) {
  const std::string_view text = rest.text;
  const bool quoted = text.starts_with("«") || text.starts_with("“") || text.starts_with('"');
  return quoted && (item.hours || hours_inside(item.text));
}

/// The people behind a role on its line; false when the words were none for a role.
bool read_run_in(Reading& reading, Roster& roster, Timetable& timetable, std::size_t index, const RoleHeading& heading) {
  const Item& item = reading.items[index];
  const ActiveRole role = active_role(item, heading, reading.cues);
  Item rest = part_of(item, heading.rest, item.text.size());
  const std::optional<Item> other = labelled_behind(rest, roster, reading.cues);
  if (other) { rest = part_of(rest, 0, first_sentence(rest.text, reading.cues)); }
  double people = likelihood(rest, role, reading);
  if (people < under_heading) { // "Chair: Ms A. Discussion with delegations, the press and civil society."
    const Item sentence = part_of(rest, 0, first_sentence(rest.text, reading.cues));
    const double alone = sentence.text.size() < rest.text.size() ? roster.chance(sentence) : 0.0;
    if (alone >= under_heading) {
      rest = sentence;
      people = alone;
    }
  }
  if (const std::optional<Item> person = people < 0.5 ? person_of_body(rest, reading.cues) : std::nullopt;
      person && roster.chance(*person) >= 0.6) { // "Introduced by the Secretariat (Ms A)"
    rest = *person;
    people = 1.0;
  }
  if (only_names(rest, reading.cues)) { people = std::max(people, 0.5); }
  if (people < (heading.firm ? under_heading : 0.5)) {
    if (reading.cues.to_be_confirmed.exact(rest.text) != nullptr) {
      reading.role = role;
      return true;
    }
    const bool people_below = index + 1 < reading.items.size() && !reading.items[index + 1].gap &&
                              reading.items[index + 1].bullet.empty() == item.bullet.empty() &&
                              roster.chance(reading.items[index + 1]) >= 0.6;
    if (heading.firm && people_below && names_only_states(rest.text, reading)) { // "Co-chairs: Senegal and Ireland"
      reading.role = role;
      reading.role.plural = true;
      reading.list.end();
      reading.review(item, "No person could be read behind the role.");
      return true;
    }
    if (titles_talk(item, rest)) { return false; }
    if (!heading.firm || (reading.course.pending() && !item.text.substr(0, heading.rest).ends_with(": "))) {
      return false; // "Presentation of the book “A”, by …" may title the hours above
    }
    reading.review(item, "No person could be read behind the role.");
    return true;
  }
  timetable.open_untitled(index);
  reading.list.end();
  roster.add_run_in(index, role, rest);
  if (other) { roster.add_run_in(index, {}, *other); }
  return true;
}

} // namespace

bool read_role(Reading& reading, Roster& roster, Timetable& timetable, std::size_t index) {
  const Item& item = reading.items[index];
  std::optional<RoleHeading> heading = role_heading(item, reading.cues);
  if (!heading) { heading = role_before_name(reading, roster, item); }
  if (!heading) { return read_remote_role(reading, roster, index); }
  if (titles_own_hours(item, *heading, reading.cues)) { return false; }
  if (titles_hours_below(reading, index, *heading)) {
    timetable.open(index, titled(item, reading.cues), std::nullopt);
    return true;
  }
  if (names_part(reading, roster, item, *heading)) { return false; }
  if (heading->rest < item.text.size()) { return read_run_in(reading, roster, timetable, index, *heading); }
  begin_role(reading, roster, timetable, index, *heading);
  return true;
}

} // namespace entente::agenda
