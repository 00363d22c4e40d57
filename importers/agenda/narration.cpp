#include "importers/agenda/narration.hpp"

#include <algorithm>
#include <vector>

#include "core/text/unicode.hpp"
#include "importers/agenda/item_hours.hpp"
#include "importers/agenda/name_evidence.hpp"
#include "importers/agenda/named.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/people_lists.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/sentence_words.hpp"
#include "importers/agenda/talks.hpp"
#include "importers/agenda/told.hpp"

namespace entente::agenda {

namespace {

/// "et, par visioconférence, Mme Ana Paz": the person behind what tells how she takes part, which `role` keeps.
Item behind_remark(const Item& part, const Cues& cues, ActiveRole& role) {
  constexpr std::size_t reach = 8;
  for (std::size_t n = 1; n < std::min(part.words.size(), reach); ++n) {
    const std::size_t begin = part.words.bytes[n].first;
    if (!starts_upper(std::string_view(part.text).substr(begin))) { continue; }
    if (!honorific_at(std::string_view(part.text).substr(begin), cues)) { return part; }
    const Words before = words_of(std::string_view(part.text).substr(0, begin));
    std::size_t at = 0;
    std::size_t length = 0;
    if (cues.remote.find(before.folded, at, length) == nullptr) { return part; }
    role.remote = true;
    return part_of(part, begin, part.text.size());
  }
  return part;
}

/// Enters the people of a sentence, the first of whom has a title where `titles` says so; false when nobody could be read
/// with certainty. Whoever is listed beside them and cannot be read goes to the review.
bool enter(Reading& reading, Roster& roster, const Item& people, const ActiveRole& role, bool titles) {
  constexpr double sure = 0.7;
  bool entered = false;
  std::vector<Item> left;
  for (const Item& part : split_people(people, role, reading)) {
    ActiveRole own = role;
    const Item person = starts_upper(part.text) ? part : behind_remark(part, reading.cues, own);
    std::size_t length = 0;
    const bool posted = !starts_upper(person.text) && begins_with_post(person.text, reading.cues); // "periodista Ana Paz"
    const bool titled = posted || reading.cues.honorifics.match(person.words.folded, 0, length) != nullptr;
    const bool named = titled || !titles || (entered && name_before_details(person.text, reading.cues));
    if (!named || likelihood(person, own, reading) < sure) {
      left.push_back(person);
      continue;
    }
    roster.add_person(person, own);
    entered = true;
  }
  for (const Item& part : entered ? left : std::vector<Item>{}) {
    reading.review(part, "No person could be read from this part of the line.");
  }
  return entered;
}

/// A word of the sentence says what somebody does: "Ana Paz, of A, presents B".
bool tells_deed(std::string_view sentence, const Cues& cues) {
  const SentenceWords words(sentence, 0, sentence.size(), cues);
  std::size_t length = 0;
  for (std::size_t n = 1; n < words.size(); ++n) {
    if (words.upper(n)) { continue; }
    if (deed_at(words, cues, n, length) != nullptr || words.match(cues.act_auxiliaries, n, length) != nullptr) {
      return true;
    }
  }
  return false;
}

/// "12. The meeting will be opened by …": a number, and more than a line.
bool counts_paragraph(const Item& item) {
  constexpr std::size_t fewest = 12;
  return item.bullet.find_first_of("0123456789") == 0 && item.words.size() >= fewest && item.text.ends_with('.');
}

/// Sentences that are no entry: a full stop ends them, and something stands before the first name, or a verb behind it.
bool runs_on(const Item& item, const Reading& reading) {
  constexpr std::size_t fewest = 6;
  const std::string_view text = item.text;
  if (item.words.size() < fewest || item.table > 0 || is_question(text) || text.find('@') != std::string_view::npos ||
      !(item.bullet.empty() || counts_paragraph(item))) {
    return false;
  }
  if (!item.stopped && !text.ends_with('.') && !text.ends_with(".)") && sentence_end(text, reading.cues) >= text.size() &&
      !tells_deed(text, reading.cues)) {
    return false;
  }
  const std::size_t colon = text.find(':');
  constexpr std::size_t longest_label = 60;
  constexpr std::size_t fewest_before = 4;
  return colon == std::string_view::npos || colon > longest_label ||
         (!role_heading(item, reading.cues) && words_of(text.substr(0, colon)).size() >= fewest_before);
}

/// How many people the sentences of an item hold as a list would print them, behind a role or not.
std::size_t listed_people(const Reading& reading, const Roster& roster, const Item& item) {
  constexpr double likely = 0.6;
  std::size_t people = 0;
  for (std::size_t begin = 0; begin < item.text.size();) {
    const std::size_t end = begin + sentence_end(std::string_view(item.text).substr(begin), reading.cues);
    Item rest = part_of(item, begin, end);
    for (const CueList* const list : {&reading.cues.roles, &reading.cues.remote}) { // "Avec, à distance, Ana Paz"
      std::size_t length = 0;
      if (list->match(rest.words.folded, 0, length) != nullptr && length < rest.words.size()) {
        rest = part_of(rest, rest.words.bytes[length].first, rest.text.size());
      }
    }
    const bool led = rest.text.size() < end - begin; // a role leads
    const bool read = (begin == 0 || led) && rest.words.size() > 1 && !tells_deed(rest.text, reading.cues) &&
                      roster.chance(rest) >= likely;
    if (begin == 0 && !read) { return 0; }
    if (read) { people += split_people(rest, {}, reading).size(); }
    begin = end;
  }
  return people;
}

/// Each of two people or more has a role told, and not all the same.
bool tells_roles(const std::vector<Told>& named) {
  return named.size() > 1 && std::ranges::all_of(named, [](const Told& one) { return one.role.has_value(); }) &&
         std::ranges::any_of(named, [&](const Told& one) { return one.role != named.front().role; });
}

/// "It is chaired by Ms A, of B, and moderated by Mr C.": neither a name nor a role with a list behind it begins the item.
bool begins_sentence(const Item& item, const std::vector<Told>& named, const Cues& cues) {
  return !named.empty() && named.front().begin > 0 && !role_heading(item, cues);
}

/// People whom sentences name, where those are more than a list's.
std::vector<Told> named_people(const Reading& reading, const Roster& roster, const Item& item, std::size_t told) {
  if (!runs_on(item, reading) || single_talks(item, reading.cues).size() > 1) { return {}; }
  std::vector<Told> named = named_in(item.text, reading.reference, roster.known(), Sentences::narration);
  if (!named.empty() && named.front().begin == 0 && reading.role.role) { return {}; } // one of a list
  const std::size_t listed = listed_people(reading, roster, item);
  const bool equal =
      named.size() == listed && (told > 0 || tells_roles(named)) && begins_sentence(item, named, reading.cues);
  const bool more = named.size() >= told && (named.size() > listed || equal);
  return more ? named : std::vector<Told>{};
}

/// The person's item, without a clause that stands for a post: "Ana Paz, who heads the Unit A"; a title with a capital.
Item person_of(const Item& item, const Told& name, const Cues& cues) {
  Item person = name.clause_end == 0
                    ? part_of(item, name.begin, name.end)
                    : joined(part_of(item, name.begin, name.clause), part_of(item, name.clause_end, name.end));
  std::size_t title = 0;
  if (!starts_upper(person.text) && cues.honorifics.match(person.words.folded, 0, title) != nullptr) {
    char& first = person.text.front(); // "sœur Ana Paz", "colonel Ben Roth"
    if (first >= 'a' && first <= 'z') { first = static_cast<char>(first - 'a' + 'A'); }
  }
  return person;
}

/// "; and, by video link from Oslo, ": how the person behind takes part.
bool joins_remotely(std::string_view before, const Cues& cues) {
  std::size_t at = 0;
  std::size_t length = 0;
  return before.ends_with(", ") && cues.remote.find(words_of(before).folded, at, length) != nullptr;
}

/// Enters whom running sentences name; `others` are those whom they tell of otherwise, who may say the role.
bool read_names(Reading& reading, Roster& roster, const Item& item, const std::vector<Told>& others) {
  std::size_t told = 0;
  for (const Told& other : others) {
    told += split_people(part_of(item, other.begin, other.end), {}, reading).size();
  }
  bool entered = false;
  const std::vector<Told> named = named_people(reading, roster, item, told);
  for (const Told& other : named.empty() ? std::vector<Told>{} : others) { // whom no name was found of
    const auto inside = [&](const Told& name) { return name.begin < other.end && name.end > other.begin; };
    ActiveRole role;
    role.role = other.role;
    if (std::ranges::none_of(named, inside)) {
      entered = enter(reading, roster, part_of(item, other.begin, other.end), role, other.titled) || entered;
    }
  }
  std::size_t last = 0; ///< byte behind the person before
  for (const Told& name : named) {
    ActiveRole role;
    role.role = name.role;
    for (const Told& other : others) {
      if (!role.role && name.begin >= other.begin && name.begin < other.end) { role.role = other.role; }
    }
    role.remote =
        name.begin > last && joins_remotely(std::string_view(item.text).substr(last, name.begin - last), reading.cues);
    last = name.end;
    const Item person = person_of(item, name, reading.cues);
    const std::size_t before = reading.programme.entries.size();
    roster.add_person(person, role);
    if (reading.programme.entries.size() == before) { continue; }
    entered = true;
    std::size_t title = 0;
    const bool told_of =
        std::ranges::any_of(others, [&](const Told& other) { return name.begin >= other.begin && name.begin < other.end; });
    if (told_of || (role.role && reading.cues.honorifics.match(person.words.folded, 0, title) != nullptr)) { continue; }
    reading.programme.review.push_back(
        {"doubtful-name", "Named in a sentence; read as somebody who takes part.", evidence_of(person)});
  }
  return entered;
}

/// "Chair: Ms A. The report will be given by Mr B.": enters whoever leads, by the role that begins the first sentence.
void read_leader(const Reading& reading, Roster& roster, std::size_t index) {
  constexpr double sure = 0.6;
  const Item& item = reading.items[index];
  const std::optional<RoleHeading> heading = role_heading(item, reading.cues);
  const std::size_t first = sentence_end(item.text, reading.cues);
  if (!heading || !heading->firm || !heading->colon || heading->rest >= first || first >= item.text.size()) { return; }
  const Item leading = part_of(item, heading->rest, first);
  const std::vector<Told> named = named_in(item.text, reading.reference, roster.known(), Sentences::narration);
  if (!named.empty() && named.front().begin < first) { return; }
  ActiveRole role;
  role.role = heading->role;
  role.gender = heading->gender;
  if (roster.chance(leading) >= sure) { roster.add_run_in(index, role, leading); }
}

/// Where ", will meet in room A" begins behind a title; the text's size without such words.
std::size_t verb_behind_comma(std::string_view text, const Cues& cues) {
  for (std::size_t comma = text.find(", "); comma != std::string_view::npos; comma = text.find(", ", comma + 1)) {
    std::size_t length = 0;
    const Words behind = words_of(text.substr(comma + 2), 4);
    if (cues.act_auxiliaries.match(behind.folded, 0, length) != nullptr) { return comma + 1; }
  }
  return text.size();
}

/// Whom the sentences tell of, but for those who take no part: "Last year Mr A, then Minister, presented B."
std::vector<Told> told_here(const Item& item, const Cues& cues) {
  std::vector<Told> told = told_in(item.text, item.breaks, cues);
  const SentenceWords words(item.text, 0, item.text.size(), cues);
  std::erase_if(told, [&](const Told& one) {
    const std::size_t first = words.word_at(one.begin);
    return stands_outside(words, cues, {first, first + 1, one.begin, false});
  });
  return told;
}

} // namespace

void label_cut(std::string_view text, const Reference& reference, std::vector<std::size_t>& cuts) {
  const Cues& cues = reference.cues();
  constexpr std::size_t longest_title = 160;
  constexpr std::size_t fewest_behind = 8; ///< words
  const Item item = item_of(text.substr(0, longest_title));
  const std::optional<SessionHeading> heading = session_heading(item, cues);
  if (!heading || !heading->label || !heading->separated || heading->title.empty()) { return; }
  const std::size_t title = text.find(heading->title.substr(0, 12));
  if (title == std::string_view::npos) { return; }
  const std::size_t full = title + sentence_end(text.substr(title), cues);
  const std::size_t stop = title + verb_behind_comma(text.substr(title, std::min(full, longest_title) - title), cues);
  if (stop >= longest_title || stop + 2 >= text.size() || words_of(text.substr(stop)).size() < fewest_behind) { return; }
  std::size_t begin = stop;
  while (begin < text.size() && text[begin] == ' ') {
    ++begin;
  }
  const KnownPeople nobody(cues);
  if (named_in(text.substr(begin), reference, nobody, Sentences::narration).empty()) { return; }
  cuts.insert(std::ranges::upper_bound(cuts, begin), begin);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
}

void name_cut(std::string_view text, const Reference& reference, std::vector<std::size_t>& cuts) {
  constexpr std::size_t longest_text = 2500;
  if (text.size() > longest_text || !hours_at(text)) { return; }
  const KnownPeople nobody(reference.cues());
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = begin + sentence_end(text.substr(begin), reference.cues());
    const std::string_view sentence = text.substr(begin, end - begin);
    std::size_t length = 0;
    const bool led = reference.cues().roles.match(words_of(sentence, 8).folded, 0, length) != nullptr;
    const bool cut = std::ranges::any_of(cuts, [&](std::size_t at) { return at > begin && at < end; });
    if (begin > 0 && !led && !cut && !named_in(sentence, reference, nobody).empty()) {
      cuts.insert(std::ranges::upper_bound(cuts, begin), begin);
      cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
      return;
    }
    begin = end;
    while (begin < text.size() && text[begin] == ' ') {
      ++begin;
    }
  }
}

bool read_narration(Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  const bool in_list = reading.list.open() && !(item.gap && item.bullet.empty());
  if (!reading.course.session() || reading.course.pending() || item.hours || in_list) { return false; }
  if (reading.programme.sessions[*reading.course.session()].kind == SessionKind::break_) { return false; }
  const std::vector<Told> told = told_here(item, reading.cues);
  if (!told.empty() && told.front().begin >= sentence_end(item.text, reading.cues)) { read_leader(reading, roster, index); }
  bool entered = read_names(reading, roster, item, told);
  for (const Told& one : entered ? std::vector<Told>{} : told) {
    ActiveRole role;
    role.role = one.role;
    entered = enter(reading, roster, part_of(item, one.begin, one.end), role, one.titled) || entered;
  }
  if (!entered) { return false; }
  reading.role = {};
  reading.list.end();
  reading.course.fill();
  return true;
}

} // namespace entente::agenda
