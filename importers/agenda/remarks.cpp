#include "importers/agenda/remarks.hpp"

#include <algorithm>
#include <string_view>

#include "core/text/unicode.hpp"
#include "importers/agenda/honorifics.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

/// "Secretariat contact: Ms A", "Focal points for the meeting: A, B": a label before a colon that says whom to write to.
bool names_contact(const Item& item, const Cues& cues) {
  constexpr std::size_t longest_label = 60;
  constexpr std::size_t most_words = 7;
  const std::size_t colon = item.text.find(':');
  if (colon == std::string::npos || colon > longest_label || colon + 1 >= item.text.size()) { return false; }
  const Words head = words_of(std::string_view(item.text).substr(0, colon), most_words + 1);
  if (head.size() > most_words) { return false; }
  for (std::size_t n = 0; n < head.size(); ++n) {
    std::size_t length = 0;
    const Cue* const label = cues.not_themes.match(head.folded, n, length);
    if (label != nullptr && label->value == "contact" && (n == 0 || n + length == head.size())) { return true; }
  }
  return false;
}

/// "tél. +237 6 00 00", "Tel. 555": a telephone number stands in the line.
bool prints_telephone(const Item& item) {
  constexpr std::size_t fewest_digits = 6;
  const std::size_t plus = item.text.find('+');
  if (plus == std::string::npos) { return false; }
  std::size_t digits = 0;
  for (std::size_t at = plus + 1; at < item.text.size() && item.text.find_first_of("0123456789 ().-", at) == at; ++at) {
    digits += item.text[at] >= '0' && item.text[at] <= '9' ? 1 : 0;
  }
  return digits >= fewest_digits;
}

/// Letters in capitals, the noun of a body or a known one: the part names a body.
bool names_body(std::string_view part, const Reading& reading) {
  const Words words = words_of(part);
  std::size_t at = 0;
  std::size_t length = 0;
  const LetterCase letters = letter_case(part);
  return reading.cues.body_words.find(words.folded, at, length) != nullptr || (letters.lower == 0 && letters.upper > 1) ||
         reading.reference.organisation_named(part) != nullptr || reading.reference.state_named(part) != nullptr;
}

/// "Organised by: A and B", "Con el apoyo de: A · B": bodies behind the words for what they do for the meeting.
bool names_supporters(const Item& item, const Reading& reading) {
  const std::size_t colon = item.text.find(':');
  std::size_t length = 0;
  const Cue* const cue = reading.cues.partnership_posts.match(item.words.folded, 0, length);
  if (colon == std::string::npos || cue == nullptr || length >= item.words.size() ||
      (cue->value != "hosts" && cue->value != "supports" && cue->value != "partner") ||
      item.words.bytes[length].first < colon) {
    return false;
  }
  const std::string_view rest = std::string_view(item.text).substr(colon + 1);
  std::size_t at = 0;
  if (names_with_honorific(rest, reading.cues) || rest.find_first_of(",(") != std::string_view::npos ||
      reading.cues.post_words.find(words_of(rest).folded, at, length) != nullptr) {
    return false;
  }
  for (std::size_t begin = 0; begin < rest.size();) {
    const std::size_t end = std::min({rest.find(" – ", begin), rest.find(" · ", begin), rest.find(" - ", begin),
                                      rest.find(" | ", begin), rest.find(". ", begin), rest.size()});
    if (names_body(trim(rest.substr(begin, end - begin)), reading)) { return true; }
    begin = end == rest.size() ? end : rest.find(' ', end + 1);
  }
  return false;
}

} // namespace

bool read_remark(Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  if (const std::size_t at = item.text.find('@'); at != std::string::npos) {
    const std::size_t word = item.text.rfind(' ', at);
    const bool labelled = word != std::string::npos && trim(std::string_view(item.text).substr(0, word)).ends_with(':');
    const bool short_label = labelled && words_of(std::string_view(item.text).substr(0, word)).size() <= 4;
    const std::size_t plus = item.text.find('+');
    const bool phone =
        plus != std::string::npos && plus + 1 < item.text.size() && item.text[plus + 1] >= '0' && item.text[plus + 1] <= '9';
    if (phone) {
      reading.review(item, "Whom to write to, no part of the programme.");
      return true;
    }
    const std::size_t colon = item.text.find(": ");
    const Words head = words_of(std::string_view(item.text).substr(0, std::min(colon, item.text.size())), 6);
    std::size_t role = 0;
    if (colon != std::string::npos && head.size() <= 4 && reading.cues.roles.match(head.folded, 0, role) == nullptr) {
      reading.review(item, "Whom to write to, no part of the programme."); // "Conference team: Ana Paz, paz@…"
      return true;
    }
    const bool listed = !item.bullet.empty() || item.table > 0 || role_heading(item, reading.cues).has_value();
    if (!short_label && (listed || !names_contact(item, reading.cues))) { return false; }
    reading.review(item, "An address to write to, no part of the programme.");
    return true;
  }
  if (names_supporters(item, reading)) {
    reading.review(item, "Bodies that hold or support the meeting, nobody who speaks.");
    return true;
  }
  std::size_t length = 0;
  if (names_contact(item, reading.cues) || prints_telephone(item)) {
    reading.review(item, "Whom to write to, no part of the programme.");
    return true;
  }
  std::string_view inner = trim_separators(item.text);
  const bool brackets = inner.starts_with('(') && inner.ends_with(')');
  if (brackets) { inner = inner.substr(1, inner.size() - 2); }
  if (!brackets && item.bullet.empty() && inner.size() == item.text.size()) { return false; }
  const Words words = words_of(inner, 8);
  if (reading.cues.remote.match(words.folded, 0, length) == nullptr || words.size() > length + 1) { return false; }
  return roster.tell_remote(index);
}

} // namespace entente::agenda
