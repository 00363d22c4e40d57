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

} // namespace

/// "TBC" in the place of a name, with the post lines below it: nobody yet.
bool Reader::read_unnamed(std::size_t index) {
  std::size_t length = 0;
  const Item& item = items_[index];
  if (cues_.to_be_confirmed.match(item.words.folded, 0, length) == nullptr || !course_.session()) { return false; }
  const bool alone_there = length == item.words.size();
  if (!alone_there && item.text.find(',') != item.words.bytes[length - 1].second) { return false; }
  if (alone_there) {
    const std::size_t last = EntryLines(reading_, roster_).gather(index, item).last;
    if (last > index) { roster_.mark_line(last); }
  }
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
    if (n == length || item.text.substr(0, begin).find(',') != std::string::npos || roster_.chance(person) < 0.7) {
      return false;
    }
    roster_.add_run_in(index, {}, person);
    return true;
  }
  return false;
}

/// A list item that begins with a bold name or an honorific, below a heading that names people.
bool Reader::is_obvious(const Item& item) const {
  if (!roster_.role().firm || !roster_.role().role || item.bullet.empty() || reading_.list.open() ||
      item.words.size() > 60) {
    return false;
  }
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
  if (roster_.role().taken > 0 && !roster_.role().plural && roster_.role().role && roster_.role().role != Role::speaker &&
      (roster_.role().run_in || roster_.role().first_mark != item.bullet)) {
    if (roster_.role().first_mark == item.bullet && !item.gap) { ended = roster_.role().role; }
    ActiveRole others;
    others.firm = true;
    roster_.begin_role(others);
  }
  const bool listed = !item.bullet.empty() || item.kind == BlockKind::list_item || item.table > 0;
  if (!listed && !roster_.role().role && is_prose(item, cues_)) { return false; }
  const double people = is_obvious(item) ? 1.0 : roster_.chance(item);
  const bool below = (course_.below_title(index)) || (roster_.follows_person(index));
  double least = listed || (below && course_.session()) ? in_list : alone;
  if (roster_.role().firm || roster_.role().role) {
    least = roster_.role().taken == 0 && roster_.role().firm ? under_heading : listed ? 0.3 : 0.45;
  }
  if (reading_.list.themes()) { least = 0.8; }
  if (!course_.session() && !roster_.role().role) { least = std::max(least, 0.9); }
  if (people < least && !EntryLines(reading_, roster_).named_above_post(index, std::max(least, alone))) { return false; }
  if (is_prose(item, cues_) && (people < 0.6 || !(listed || roster_.role().role))) { return false; }
  if (course_.session() && reading_.programme.sessions[*course_.session()].kind == SessionKind::break_ &&
      !roster_.role().role && people < 0.8) {
    return false;
  }
  reading_.list.end();
  roster_.add_entry(index, item);
  if (ended) {
    reading_.programme.review.push_back(
        {"doubtful-role", fmt::format("Stands below one {}; read as a speaker.", to_text(*ended)), {item.line, item.text}});
  }
  return true;
}

/// A line of people who were named before needs no post or body to be one.
bool Reader::read_known(std::size_t index) {
  const Item& item = items_[index];
  const std::vector<Item> people =
      course_.session() && !reading_.list.other() ? roster_.known().named_by(item) : std::vector<Item>{};
  if (people.size() < 2) { return false; }
  roster_.add_known(index, people);
  return true;
}

} // namespace entente::agenda
