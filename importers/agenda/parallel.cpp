#include "importers/agenda/parallel.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"

namespace entente::agenda {

namespace {

constexpr std::string_view letters = "lettered"; ///< in the place of the word that numbers a session

bool digit(char character) { return character >= '0' && character <= '9'; }

/// Bytes of "I.A", "II.B" or "3.C" that begin the text, before a space or a sign; 0 when there is none.
std::size_t dotted_code_size(std::string_view text) {
  constexpr std::size_t longest_number = 4;
  std::size_t at = 0;
  while (at < text.size() && at < longest_number &&
         (digit(text[at]) || text[at] == 'I' || text[at] == 'V' || text[at] == 'X')) {
    ++at;
  }
  const bool dotted = at > 0 && at + 2 < text.size() && text[at] == '.' && text[at + 1] >= 'A' && text[at + 1] <= 'H';
  return dotted && (text[at + 2] == ' ' || text[at + 2] == ':' || text[at + 2] == ')') ? at + 2 : 0;
}

/// Bytes of "A", "B3", "WS 4", "2C" or "I.A" that begin the text; 0 when there is none.
std::size_t code_size(std::string_view text) {
  if (const std::size_t dotted = dotted_code_size(text); dotted > 0) { return dotted; }
  std::size_t at = 0;
  while (at < text.size() && at < 3 && text[at] >= 'A' && text[at] <= 'Z') {
    ++at;
  }
  const std::size_t capitals_before = at;
  if (at > 0 && at + 1 < text.size() && (text[at] == ' ' || text[at] == '-') && digit(text[at + 1])) { ++at; }
  std::size_t digits = 0;
  while (at < text.size() && digits < 2 && digit(text[at])) {
    ++at;
    ++digits;
  }
  if (capitals_before > 0) { return digits > 0 ? at : capitals_before == 1 && text[0] <= 'H' ? 1 : 0; }
  return digits > 0 && at < text.size() && text[at] >= 'A' && text[at] <= 'Z' ? at + 1 : 0;
}

/// Bytes of "A. ", "B) ", "C1: ", "2D – " or "WS 4 | " at the start; 0 when there is none.
std::size_t code_mark(std::string_view text) {
  const std::size_t code = code_size(text);
  if (code == 0 || text.size() < code + 3) { return 0; }
  for (const std::string_view sign : {". ", ") ", ": ", " – ", " - ", " — ", " | ", " · "}) {
    if (text.substr(code).starts_with(sign)) { return code + sign.size(); }
  }
  // "1A  Coming home": a number and a letter need no sign.
  const bool both = (code >= 2 && std::ranges::any_of(text.substr(0, code), digit)) || dotted_code_size(text) > 0;
  return both && text[code] == ' ' && starts_upper(text.substr(code + 1)) ? code + 1 : 0;
}

/// The current session gathers others of its hours, or is one of those.
bool within_gathering(const Reading& reading) {
  const Course& course = reading.course;
  if (!course.session() || course.pending()) { return false; }
  const std::size_t whole = reading.programme.sessions[*course.session()].parent.value_or(*course.session());
  return reading.sessions.gathers(*course.session(), reading.cues) || reading.sessions.gathers(whole, reading.cues);
}

/// Bytes of the letter that "A. Coming home" begins with, within sessions that are held at one time; else 0.
std::size_t session_letter(const Reading& reading, const Item& item) {
  const std::size_t next = reading.index_of(item) + 1;
  const auto beside = [&](const Item& other) { return other.table == item.table && other.row == item.row; };
  const bool first = next < 2 || !beside(reading.items[next - 2]);
  const bool cell = item.table > 0 && first && next < reading.items.size() && beside(reading.items[next]);
  const bool alone_in_cell = cell && item.text.size() <= 5 && code_size(item.text) == item.text.size();
  const std::size_t mark = alone_in_cell ? item.text.size() : code_mark(item.text);
  const bool coded =
      item.gap && item.bullet.empty() &&
      (std::ranges::any_of(item.text.substr(0, mark), digit) || dotted_code_size(item.text) > 0); // "B2 Title"
  if (mark == 0 || (reading.list.themes() && !alone_in_cell && !coded) || !within_gathering(reading) ||
      item.words.size() > 30) {
    return 0;
  }
  return mark;
}

const Cue* unnumbered_label(const Reading& reading, const Roster& roster, const Item& item) {
  std::size_t length = 0;
  const Cue* const label = reading.cues.parallel.match(item.words.folded, 0, length);
  if (label == nullptr || label->value != "label" || length >= item.words.size() || !within_gathering(reading)) {
    return nullptr;
  }
  if (item.words.size() > 24 || is_prose(item, reading.cues) || !starts_upper(item.text)) { return nullptr; }
  const std::string_view rest = trim(std::string_view(item.text).substr(item.words.bytes[length - 1].second));
  const bool quoted = rest.starts_with("«") || rest.starts_with("“") || rest.starts_with('"');
  if (!quoted && !rest.starts_with(':') && !rest.starts_with("– ") && !rest.starts_with("| ")) { return nullptr; }
  const Item behind = part_of(item, item.words.bytes[length].first, item.text.size());
  std::size_t honorific = 0;
  const bool person = reading.cues.honorifics.match(behind.words.folded, 0, honorific) != nullptr;
  return person || (!quoted && roster.chance(behind) >= 0.6) ? nullptr : label;
}

/// "A. Coming home".
std::optional<ParallelHeading> lettered_heading(const Reading& reading, const Item& item) {
  const std::size_t mark = session_letter(reading, item);
  if (mark == 0) { return std::nullopt; }
  const Item rest = part_of(item, mark, item.text.size());
  std::size_t length = 0;
  const bool person = reading.cues.honorifics.match(rest.words.folded, 0, length) != nullptr;
  if ((rest.words.size() == 0 && mark < item.text.size()) || person || is_prose(rest, reading.cues)) { return std::nullopt; }
  SessionHeading heading;
  heading.label = item.text.substr(0, code_size(item.text));
  heading.label_word = letters;
  heading.number = fold(*heading.label);
  heading.separated = true;
  heading.title = without_room(trim_separators(rest.text), reading.cues);
  return ParallelHeading{std::move(heading), hours_inside(rest.text)};
}

/// "1.2  Climate mobility": a number within that of the sessions that are held at one time.
std::optional<ParallelHeading> decimal_heading(const Reading& reading, const Roster& roster, const Item& item) {
  constexpr std::size_t most_words = 24;
  const std::size_t point = item.bullet.find('.');
  const bool decimal = point != std::string::npos && point > 0 && point + 1 < item.bullet.size() &&
                       std::ranges::all_of(item.bullet, [](char c) { return digit(c) || c == '.'; });
  const std::optional<std::size_t> now = reading.course.session();
  const std::string label = now ? reading.programme.sessions[*now].label.value_or("") : "";
  const bool sibling = decimal && label.starts_with(item.bullet.substr(0, point + 1)); // "1.2" behind the topics of "1.1"
  if (!decimal || (reading.list.themes() && !sibling) || item.words.size() < 2 || item.words.size() > most_words) {
    return std::nullopt;
  }
  if (!starts_upper(item.text) || is_prose(item, reading.cues) || !within_gathering(reading) || roster.chance(item) >= 0.6) {
    return std::nullopt;
  }
  SessionHeading heading;
  heading.label = item.bullet;
  heading.label_word = letters;
  heading.number = item.bullet;
  heading.separated = true;
  heading.title = without_room(trim_separators(item.text), reading.cues);
  return ParallelHeading{std::move(heading), hours_inside(item.text)};
}

/// The word names one of what the other names many of: "Rincón" and "RINCONES", "Lab" and "Labs".
bool is_one_of(std::string_view word, std::string_view many) {
  constexpr std::size_t longest_ending = 2;
  return word.size() > 2 && many.starts_with(word) && many.size() > word.size() &&
         many.size() <= word.size() + longest_ending;
}

/// How many words at the start of a line name one of those that the title of the gathering names: "City Lab B" of "CITY LABS
/// A – C". 0 when none do.
std::size_t words_of_one(const Reading& reading, const Item& item) {
  const Words& line = item.words;
  constexpr std::size_t most_words = 3;
  const SessionRecord& now = reading.programme.sessions[*reading.course.session()];
  const SessionRecord& whole = now.parent ? reading.programme.sessions[*now.parent] : now;
  for (const std::optional<std::string>* text : {&whole.title, &whole.label}) {
    const std::vector<std::string> title = fold_words(text->value_or(""));
    for (std::size_t first = 0; first < title.size(); ++first) {
      bool many = false;
      for (std::size_t n = 0; n < std::min({most_words, line.size(), title.size() - first}); ++n) {
        const bool one = is_one_of(line.folded[n], title[first + n]);
        if (!one && line.folded[n] != title[first + n]) { break; }
        many = many || one;
        if (many && n + 1 < line.size() && numbers_session(item, n + 1)) { return n + 1; }
      }
    }
  }
  return 0;
}

/// "Rincón 2. Coming home" below "RINCONES SIMULTÁNEOS": the title of what gathers them says what they are.
std::optional<ParallelHeading> counted_heading(const Reading& reading, const Item& item) {
  constexpr std::size_t most_words = 40;
  if (!starts_upper(item.text) || item.words.size() > most_words || !within_gathering(reading)) { return std::nullopt; }
  const std::size_t words = words_of_one(reading, item);
  if (words == 0) { return std::nullopt; }
  const std::size_t end = item.words.bytes[words].second;
  const std::string_view rest = std::string_view(item.text).substr(end);
  if (!rest.empty() && trim_separators(rest) == trim(rest) && !starts_upper(trim(rest))) { return std::nullopt; }
  SessionHeading heading;
  heading.label = item.text.substr(0, end);
  heading.label_word = item.words.folded[words - 1];
  heading.number = item.words.folded[words];
  heading.separated = true;
  heading.title = without_room(trim_separators(rest), reading.cues);
  return ParallelHeading{std::move(heading), hours_inside(rest)};
}

std::optional<ParallelHeading> unnumbered_heading(const Reading& reading, const Roster& roster, const Item& item) {
  const Cue* const label = unnumbered_label(reading, roster, item);
  if (label == nullptr) { return std::nullopt; }
  SessionHeading heading;
  heading.label_word = label->folded;
  heading.number = fold(item.text);
  heading.title = without_room(trim_separators(item.text), reading.cues);
  return ParallelHeading{std::move(heading), hours_inside(item.text)};
}

/// "D. Juan Paz, alcalde": in Spanish the letter is a title.
bool is_don(const Reading& reading, const Roster& roster, const Item& item) {
  return reading.programme.language == Language::es && item.text.starts_with("D. ") && roster.chance(item) >= 0.6;
}

} // namespace

std::optional<ParallelHeading> parallel_heading(const Reading& reading, const Roster& roster, const Item& item) {
  if (is_don(reading, roster, item)) { return std::nullopt; }
  std::optional<ParallelHeading> found = lettered_heading(reading, item);
  if (!found) { found = decimal_heading(reading, roster, item); }
  if (!found) { found = counted_heading(reading, item); }
  return found ? found : unnumbered_heading(reading, roster, item);
}

bool begins_parallel(const Reading& reading, const Roster& roster, const Item& item) {
  if (is_don(reading, roster, item)) { return false; }
  return session_letter(reading, item) > 0 || unnumbered_label(reading, roster, item) != nullptr;
}

} // namespace entente::agenda
