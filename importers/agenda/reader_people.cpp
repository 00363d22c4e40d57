#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/text/unicode.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

namespace {

constexpr double in_list = 0.55; ///< of a list item or cell in a session without such a heading
constexpr double alone = 0.7;    ///< of a plain line
constexpr double known_person = 0.9;

/// The byte where ", assisted by Mr B" begins; the size of the text when nothing of the kind stands there.
std::size_t before_companions(const Item& item, const Cues& cues) {
  for (std::size_t n = 1; n + 1 < item.words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.partnership_posts.match(item.words.folded, n, length);
    if (cue == nullptr || cue->value != "accompanied") { continue; }
    const std::string_view before = trim(std::string_view(item.text).substr(0, item.words.bytes[n].first));
    if (before.ends_with(',')) { return before.size() - 1; }
  }
  return item.text.size();
}

} // namespace

double Reader::chance(const Item& item) const {
  constexpr double known_with_details = 0.75;
  if (!known_people(item).empty()) { return known_person; }
  const double read = likelihood(item, role_, reading_);
  std::size_t end = std::min(item.text.find_first_of(",("), item.text.size());
  for (const std::string_view dash : {" – ", " — ", " - "}) {
    end = std::min(end, item.text.find(dash));
  }
  const bool told = read > 0.0 && read < known_with_details && end < item.text.size() && item.words.size() <= 24 &&
                    known_people(part_of(item, 0, end)).size() == 1;
  return told ? known_with_details : read;
}

/// The item can be the continuation of an entry: it opens nothing of its own.
bool Reader::ordinary(std::size_t index) const {
  const Item& item = items_[index];
  if (item.hours || item.footnote() || item.words.size() == 0 || item.kind == BlockKind::heading || is_question(item.text)) {
    return false;
  }
  if (hours_inside(item.text) || is_end_mark(item, cues_) || day_heading(item, cues_, reading_.header.year) ||
      announces(item, cues_).what != Announces::nothing) {
    return false;
  }
  if (const std::optional<RoleHeading> role = role_heading(item, cues_); role && (role->firm || role->colon)) {
    return false;
  }
  return !session_heading(item, cues_) && !is_prose(item, cues_);
}

void Reader::need_session(const Item& item) {
  if (course_.session()) { return; }
  SessionHeading heading;
  if (!reading_.programme.sessions.empty() && reading_.programme.sessions.back().kind != SessionKind::break_) {
    course_.turn_to(reading_.programme.sessions.size() - 1);
    return;
  }
  heading.title = reading_.programme.events[reading_.event].title;
  course_.turn_to(reading_.sessions.open(heading, reading_.event, course_.pending(), evidence_of(item)));
  course_.drop_pending();
}

void Reader::add_person(const Item& item, const ActiveRole& role) {
  need_session(item);
  SessionRecord& session = reading_.programme.sessions[*course_.session()];
  if (session.kind == SessionKind::break_ && role.firm) { session.kind = SessionKind::side_event; }
  ActiveRole own = role;
  Item entry = item;
  if (const std::optional<RoleSuffix> suffix = role_suffix(item, cues_)) {
    own.role = suffix->role;
    own.gender = suffix->gender;
    own.plural = false;
    entry = part_of(item, 0, suffix->begin);
  }
  const std::size_t last = entry.text.rfind(' ');
  if (last != std::string::npos && entry.text.ends_with('.') && !entry.text.ends_with("..") &&
      !is_abbreviation(std::string_view(entry.text).substr(last + 1, entry.text.size() - last - 2), cues_)) {
    entry = part_of(entry, 0, entry.text.size() - 1);
  }
  if (const std::size_t end = before_companions(entry, cues_); end < entry.text.size()) {
    reading_.review(part_of(entry, end + 1, entry.text.size()), "Whoever accompanies a speaker is not read as one.");
    entry = part_of(entry, 0, end);
  }
  EntryReading reading = read_entry(entry_text(entry), entry_context(own, reading_.programme.language), reference_);
  const std::size_t first = reading_.programme.entries.size();
  for (EntryRecord& record : reading.entries) {
    record.session = *course_.session();
    if (const std::vector<std::string> name = fold_words(record.name); name.size() > 1) {
      known_.insert(fmt::format("{}", fmt::join(name, " ")));
    }
    record.evidence.line = item.line;
    if (record.evidence.printed.empty()) { record.evidence.printed = item.text; }
    reading_.programme.entries.push_back(std::move(record));
  }
  if (reading_.programme.entries.size() == first + 1) { add_told_body(reading_.programme.entries[first], item); }
  for (PartnershipRecord& record : reading.partnerships) {
    record.entry += first;
    reading_.programme.partnerships.push_back(std::move(record));
  }
  for (ReviewItem& remark : reading.review) {
    reading_.programme.review.push_back(std::move(remark));
  }
  if (reading.entries.empty()) { reading_.review(item, "No person could be read from the line."); }
}

void Reader::add_people(const Item& whole) {
  const Item item = without_talk(whole);
  std::vector<Item> both = surname_pair(item);
  if (both.empty()) { both = side_pair(item, reference_); }
  if (!both.empty()) {
    for (const Item& one : both) {
      add_person(one, role_);
    }
    return;
  }
  const std::vector<Item> parts = split_people(item, role_, reading_);
  for (const Item& part : parts) {
    if (parts.size() > 1 && chance(part) < 0.25 && part.text.find(',') == std::string::npos &&
        !is_bare_name(part, reference_)) {
      reading_.review(part, "No person could be read from this part of the line.");
      continue;
    }
    add_person(part, role_);
  }
}

void Reader::add_entry(std::size_t index, Item item) {
  person_line_ = index;
  item = with_post_lines(index, std::move(item));
  if (index > 0 && names_side(index - 1)) { item = with_side(items_[index - 1], item); }
  const std::size_t sentence = sentence_end(item.text, cues_);
  if (sentence < item.text.size()) {
    const Item behind = part_of(item, sentence, item.text.size());
    item = part_of(item, 0, sentence - 1);
    add_behind(behind);
  }
  add_people(item);
  if (role_.taken == 0) { role_.first_mark = items_[index].bullet; }
  ++role_.taken;
  course_.fill();
}

/// Adds the lines or cells behind a bare name that give its post and body.
Item Reader::with_post_lines(std::size_t index, Item item) {
  const bool bare = is_bare_name(item, reference_);
  for (std::size_t next = index + 1; next < items_.size() && !reading_.taken[next]; ++next) {
    const Item& line = items_[next];
    const Item& before = items_[next - 1];
    const bool same_row = item.table > 0 && line.table == item.table && line.row == item.row && line.column > before.column;
    const bool below = line.table == item.table && line.column == item.column && !line.gap && line.bullet.empty() &&
                       line.kind != BlockKind::list_item && line.line > before.line;
    const bool role_post = below && bare && next == index + 1 && role_is_post(next);
    if ((!same_row && !below) || (!ordinary(next) && !role_post)) { break; }
    if (below && (names_side(next) || !known_people(line).empty())) { break; }
    const bool post = role_post || is_post_line(line, reference_);
    const bool fits = same_row ? line.words.size() <= 10 : bare && line.words.size() <= 14;
    if (!post && (!fits || chance(line) >= 0.6)) { break; }
    if (below && begins_another(next, index, post, bare)) { break; }
    const bool names_another =
        post && !bare && below && (line.text.find(':') != std::string::npos || line.text.find(" – ") != std::string::npos);
    if (names_another && chance(line) >= 0.6) { break; }
    if (below && line.bold() && (!post || items_[index].bold())) { break; }
    if (below && !post && next > index + 1 && begins_person(next, items_[index])) { break; }
    const bool more_cells =
        next + 1 < items_.size() && items_[next + 1].table == line.table && items_[next + 1].row == line.row;
    if (below && !post && line.table > 0 && line.row != item.row && more_cells) { break; }
    item = joined(item, line);
    reading_.taken[next] = true;
    person_line_ = next;
  }
  return item;
}

/// A bare name in capitals, or with a post on the next line.
bool Reader::begins_person(std::size_t index, const Item& above) const {
  const Item& item = items_[index];
  if (!is_bare_name(item, reference_) || item.words.size() < 2 || item.words.size() > 5) { return false; }
  if (chance(item) < under_heading) { return false; }
  const auto capitals = [](const Item& one) {
    const LetterCase letters = letter_case(std::string_view(one.text).substr(0, one.text.find('(')));
    return letters.upper > 6 && letters.lower <= 2;
  };
  if (capitals(item) || capitals(above)) { return capitals(item); }
  const bool more = index + 1 < items_.size() && !items_[index + 1].gap && items_[index + 1].column == item.column;
  return more && ordinary(index + 1) && is_post_line(items_[index + 1], reference_);
}

/// "TBC" in the place of a name, with the post lines below it: nobody yet.
bool Reader::read_unnamed(std::size_t index) {
  std::size_t length = 0;
  const Item& item = items_[index];
  if (cues_.to_be_confirmed.match(item.words.folded, 0, length) == nullptr || !course_.session()) { return false; }
  const bool alone_there = length == item.words.size();
  if (!alone_there && item.text.find(',') != item.words.bytes[length - 1].second) { return false; }
  if (alone_there) { static_cast<void>(with_post_lines(index, item)); }
  return true;
}

/// "Palabras de bienvenida a cargo del Sr. A, Director": words of a programme, small words and a person with an honorific.
bool Reader::read_given_by(std::size_t index) {
  constexpr std::size_t most_words = 9;
  const Item& item = items_[index];
  std::size_t length = 0;
  if (!course_.session() || reading_.list.open() || item.words.size() < 4) { return false; }
  if (cues_.session_kinds.match(item.words.folded, 0, length) == nullptr &&
      cues_.roles.match(item.words.folded, 0, length) == nullptr) {
    return false;
  }
  for (std::size_t n = length; n < std::min(most_words, item.words.size()); ++n) {
    const std::size_t begin = item.words.bytes[n].first;
    std::size_t honorific = 0;
    const bool title = starts_upper(std::string_view(item.text).substr(begin)) &&
                       cues_.honorifics.match(item.words.folded, n, honorific) != nullptr;
    if (!title) {
      if (starts_upper(std::string_view(item.text).substr(begin))) { return false; }
      continue;
    }
    const Item person = part_of(item, begin, item.text.size());
    if (n == length || item.text.substr(0, begin).find(',') != std::string::npos || chance(person) < 0.7) { return false; }
    role_ = {};
    role_.run_in = true;
    add_entry(index, person);
    return true;
  }
  return false;
}

/// A list item that begins with a bold name or an honorific, below a heading that names people.
bool Reader::is_obvious(const Item& item) const {
  if (!role_.firm || !role_.role || item.bullet.empty() || reading_.list.open() || item.words.size() > 60) { return false; }
  if (item.text.find(',') == std::string::npos) { return false; }
  std::size_t length = 0;
  const bool bold = !item.emphasis.empty() && item.emphasis.front().first == 0 && !item.bold();
  return bold || cues_.honorifics.match(item.words.folded, 0, length) != nullptr;
}

bool Reader::read_entry_item(std::size_t index) {
  const Item item = without_talk(items_[index]);
  if (is_question(item.text) || item.kind == BlockKind::heading) { return false; }
  if (read_known(index) || read_unnamed(index) || read_addressed(index) || read_by_role(index) || read_given_by(index) ||
      read_by(index)) {
    return true;
  }
  std::optional<Role> ended;
  if (role_.taken > 0 && !role_.plural && role_.role && role_.role != Role::speaker &&
      (role_.run_in || role_.first_mark != item.bullet)) {
    if (role_.first_mark == item.bullet && !item.gap) { ended = role_.role; }
    role_ = {};
    role_.firm = true;
  }
  const bool listed = !item.bullet.empty() || item.kind == BlockKind::list_item || item.table > 0;
  if (!listed && !role_.role && is_prose(item, cues_)) { return false; }
  const double people = is_obvious(item) ? 1.0 : chance(item);
  const bool below = (course_.below_title(index)) || (person_line_ && *person_line_ + 1 == index);
  double least = listed || (below && course_.session()) ? in_list : alone;
  if (role_.firm || role_.role) { least = role_.taken == 0 && role_.firm ? under_heading : listed ? 0.3 : 0.45; }
  if (reading_.list.themes()) { least = 0.8; }
  if (!course_.session() && !role_.role) { least = std::max(least, 0.9); }
  if (people < least && !named_above_post(index, std::max(least, alone))) { return false; }
  if (is_prose(item, cues_) && (people < 0.6 || !(listed || role_.role))) { return false; }
  if (course_.session() && reading_.programme.sessions[*course_.session()].kind == SessionKind::break_ && !role_.role &&
      people < 0.8) {
    return false;
  }
  reading_.list.end();
  add_entry(index, item);
  if (ended) {
    reading_.programme.review.push_back(
        {"doubtful-role", fmt::format("Stands below one {}; read as a speaker.", to_text(*ended)), {item.line, item.text}});
  }
  return true;
}

/// A bare name whose post stands on the next line.
bool Reader::named_above_post(std::size_t index, double least) const {
  const Item& item = items_[index];
  if (!course_.session() || index + 1 >= items_.size() || !is_bare_name(item, reference_)) { return false; }
  const Item& next = items_[index + 1];
  if (next.gap || !next.bullet.empty() || next.table != item.table || !ordinary(index + 1) ||
      !is_post_line(next, reference_)) {
    return false;
  }
  return chance(joined(item, next)) >= least;
}

/// "Welcome remarks: Mr A, Director, B" and "Keynote address by Ms A, B": a title and a person on one line.
bool Reader::split_heading(std::size_t index, std::optional<FoundHours> hours) {
  const Item& item = items_[index];
  const std::optional<SessionHeading> heading = session_heading(item, cues_);
  if (heading && heading->label) { return false; }
  std::size_t length = 0;
  const bool worded = heading || cues_.roles.match(item.words.folded, 0, length) != nullptr;
  if (!worded || item.words.size() < 4) { return false; }
  std::size_t title_end = 0;
  std::size_t rest = 0;
  const std::size_t colon = item.text.find(':');
  if (const std::optional<std::pair<std::size_t, std::size_t>> told = told_by(item)) {
    std::tie(title_end, rest) = *told;
  } else if (colon != std::string::npos && colon < 90) {
    title_end = colon;
    rest = colon + 1;
  } else {
    for (std::size_t n = 1; n + 1 < item.words.size() && rest == 0; ++n) {
      const std::size_t begin = item.words.bytes[n].first;
      std::size_t taken = 0;
      if (cues_.honorifics.match(item.words.folded, n, taken) == nullptr || !starts_upper(item.text.substr(begin))) {
        continue;
      }
      rest = begin;
      title_end = item.words.bytes[n - 1].second;
      const std::size_t word = item.words.bytes[n - 1].first;
      const bool joiner = title_end - word <= 3 && n > 1 && !starts_upper(item.text.substr(word));
      if (joiner) { title_end = item.words.bytes[n - 2].second; }
      std::size_t named = 0;
      if (cues_.session_kinds.match(item.words.folded, 0, named) == nullptr || named >= n || n - named > 3) { continue; }
      const std::size_t behind = item.words.bytes[named - 1].second;
      if (!starts_upper(trim(std::string_view(item.text).substr(behind)))) { title_end = behind; }
    }
  }
  if (rest == 0) { return false; }
  const Item person = part_of(item, rest, item.text.size());
  ActiveRole role;
  if (const Cue* const cue = cues_.roles.match(item.words.folded, 0, length); cue != nullptr && !cue->value.empty()) {
    role.role = parse_role(cue->value);
  }
  if (likelihood(person, role, reading_) < 0.6) { return false; }
  while (title_end > 0 && (item.text[title_end - 1] == ' ' || item.text[title_end - 1] == ',')) {
    --title_end;
  }
  SessionHeading own = titled(part_of(item, 0, title_end), cues_);
  open_session(index, own, hours);
  role_ = role;
  role_.run_in = true;
  add_entry(index, person);
  return true;
}

} // namespace entente::agenda
