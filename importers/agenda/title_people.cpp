#include "importers/agenda/title_people.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/introduced.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

constexpr std::size_t most_words = 60;
constexpr std::size_t longest_small_word = 8; // "presented by", "en conversación con"
constexpr double likely_person = 0.65;

bool names_somebody(const Item& item, const Reading& reading) {
  return item.words.size() > 1 && likelihood(item, {}, reading) >= likely_person;
}

/// The byte where the first honorific with a name behind it stands; a post that is also a title does not count.
std::optional<std::size_t> first_honorific(std::string_view text, const Cues& cues) {
  const Words words = words_of(text);
  for (std::size_t n = 0; n + 1 < words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.honorifics.match(words.folded, n, length);
    const bool title = cue != nullptr && (cue->value.starts_with("civil") || cue->value.starts_with("Excellency") ||
                                          cue->value.starts_with("academic"));
    if (title && !cue->value.ends_with("suffix") && honorific_at(text.substr(words.bytes[n].first), cues)) {
      return words.bytes[n].first;
    }
  }
  return std::nullopt;
}

/// What stands before somebody's name is a title when a mark or a small word of doing ends it: "by", "with", "between".
/// Gives the title without them.
std::optional<std::string_view> title_before(std::string_view before, const Cues& cues) {
  before = trim(before);
  constexpr std::array<std::string_view, 13> marks{"–", "—", "-", ",", ":", "(", "|", "?", "!", "»", "”", "\"", "."};
  for (const std::string_view mark : marks) {
    if (!before.ends_with(mark)) { continue; }
    const bool kept = mark == "?" || mark == "!" || mark == "»" || mark == "”" || mark == "\"";
    return kept ? before : trim_separators(before.substr(0, before.size() - mark.size()));
  }
  constexpr std::array<std::string_view, 9> meeting{"with",      "between", "avec", "entre", "con",
                                                    "featuring", "and",     "et",   "y"};
  const Words words = words_of(before);
  if (words.size() < 2) { return std::nullopt; }
  const std::string& last = words.folded.back();
  const std::size_t begin = words.bytes.back().first;
  std::size_t length = 0;
  const Cue* const joiner = cues.joiners.match(words.folded, words.size() - 1, length);
  const bool does = std::ranges::find(meeting, last) != meeting.end() || (joiner != nullptr && joiner->value == "by");
  if (!does || last.size() > longest_small_word || starts_upper(before.substr(begin))) { return std::nullopt; }
  return trim_separators(before.substr(0, begin));
}

/// Takes ": Why move?" off the people, to the title.
void return_talk(std::string_view& people, std::string& title) {
  const std::size_t colon = people.find(": ");
  if (colon == std::string_view::npos || people.substr(0, colon).find(',') == std::string_view::npos) { return; }
  const std::string_view talk = trim(people.substr(colon + 1));
  people = people.substr(0, colon);
  title += title.empty() ? std::string(talk) : ": " + std::string(talk);
}

/// "Ms. A (Institute B): Why move?", "Ms. A, Institute B – Why move?"
std::optional<PeopledTitle> person_first(std::string_view text, const Reading& reading) {
  for (const std::string_view sign : {" – ", " — ", " - ", ": "}) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) { continue; }
    PeopledTitle found{std::string(trim(text.substr(at + sign.size()))), item_of(text.substr(0, at))};
    const Item behind = item_of(found.title);
    const bool detailed = found.people.text.find_first_of(",(") != std::string::npos;
    std::size_t length = 0;
    const bool post = reading.cues.post_words.match(behind.words.folded, 0, length) != nullptr ||
                      reading.cues.body_words.match(behind.words.folded, 0, length) != nullptr;
    if (detailed && !post && names_somebody(found.people, reading)) { return found; }
    return std::nullopt;
  }
  return std::nullopt;
}

/// "Why move? – Ana Paz, University of A": a bare name behind a dash, with a post or body.
std::optional<PeopledTitle> bare_name(std::string_view text, const Reading& reading) {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
  for (const std::string_view sign : {" – ", " — ", " - "}) {
    const std::size_t found = text.rfind(sign);
    if (found != std::string_view::npos && (at == std::string_view::npos || found > at)) {
      at = found;
      size = sign.size();
    }
  }
  if (at == std::string_view::npos) { return std::nullopt; }
  PeopledTitle found{std::string(trim_separators(text.substr(0, at))), item_of(text.substr(at + size))};
  const Item before = item_of(found.title);
  const bool named = begins_with_name(found.people.text) && found.people.text.find(", ") != std::string::npos;
  if (!named || likelihood(found.people, {}, reading) < likely_person || likelihood(before, {}, reading) >= 0.5) {
    return std::nullopt;
  }
  return found;
}

/// "“Ten years of visas”, by Ana Paz and Ben Roth (Press A)", "« … », de Ana Paz": whoever wrote what is presented.
std::optional<PeopledTitle> behind_quotation(std::string_view text, const Reading& reading) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"“", "”"}, {"\"", "\""}}) {
    const std::size_t begin = text.find(open);
    const std::size_t end = begin == std::string_view::npos ? begin : text.find(close, begin + open.size());
    if (end == std::string_view::npos) { continue; }
    const std::string_view behind = trim_front_separators(text.substr(end + close.size()));
    const Words words = words_of(behind, 24);
    std::size_t length = 0;
    const Cue* const joiner = reading.cues.joiners.match(words.folded, 0, length);
    const bool by = joiner != nullptr && (joiner->value == "by" || joiner->value == "of");
    if (!by || length + 1 >= words.size() || starts_upper(behind)) { return std::nullopt; }
    const std::size_t introduced = introduced_at(words, behind, length, reading.cues); // "par ses autrices Ana Paz et …"
    const std::size_t person = introduced > 0 ? name_from(words, behind, introduced) : length;
    PeopledTitle found{std::string(trim(text.substr(0, end + close.size()))),
                       item_of(behind.substr(words.bytes[person].first))};
    const bool named =
        begins_with_name(found.people.text) &&
        !holds_noun(words_of(found.people.text.substr(0, found.people.text.find_first_of(",("))), reading.cues);
    return named ? std::optional(std::move(found)) : std::nullopt;
  }
  return std::nullopt;
}

/// "Launch of the review, with Ana Paz, editor (University A)": a bare name behind "with", with a post or body.
std::optional<PeopledTitle> behind_with(std::string_view text, const Reading& reading) {
  constexpr std::array<std::string_view, 3> with{"with", "avec", "con"};
  const Words words = words_of(text, most_words);
  for (std::size_t n = 1; n + 2 < words.size(); ++n) {
    const std::size_t begin = words.bytes[n].first;
    if (std::ranges::find(with, words.folded[n]) == with.end() || starts_upper(text.substr(begin))) { continue; }
    PeopledTitle found{std::string(trim_separators(text.substr(0, begin))), item_of(text.substr(words.bytes[n + 1].first))};
    const std::size_t end = found.people.text.find_first_of(",(");
    const bool named = end != std::string::npos && begins_with_name(found.people.text) &&
                       !holds_noun(words_of(found.people.text.substr(0, end)), reading.cues);
    if (named && names_somebody(found.people, reading)) { return found; }
  }
  return std::nullopt;
}

/// "Conclusions by the Minister of A, Ana Paz": a post and a name behind "by".
std::optional<PeopledTitle> behind_by(std::string_view text, const Reading& reading) {
  const Words words = words_of(text, most_words);
  for (std::size_t n = 1; n + 2 < words.size(); ++n) {
    std::size_t length = 0;
    const std::size_t begin = words.bytes[n].first;
    const Cue* const by = reading.cues.joiners.match(words.folded, n, length);
    if (by == nullptr || by->value != "by") { continue; }
    const std::optional<std::size_t> actor = posted_actor(text.substr(begin), reading.cues);
    if (!actor) { continue; }
    PeopledTitle found{std::string(trim_separators(text.substr(0, begin))), item_of(text.substr(begin + *actor))};
    const std::string& people = found.people.text;
    const std::size_t name_end = people.find_first_of(",;(", people.find(", ") + 2);
    if (names_somebody(item_of(people.substr(0, name_end)), reading)) { return found; }
  }
  return std::nullopt;
}

} // namespace

std::optional<PeopledTitle> people_in_title(const std::string& title, const Reading& reading) {
  const std::string_view text = title;
  const Item whole = item_of(text);
  if (whole.words.size() < 3 || whole.words.size() > most_words || is_prose(whole, reading.cues)) { return std::nullopt; }
  const std::optional<std::size_t> honorific = first_honorific(text, reading.cues);
  if (!honorific) {
    if (std::optional<PeopledTitle> told = behind_quotation(text, reading)) { return told; }
    if (std::optional<PeopledTitle> bare = bare_name(text, reading)) { return bare; }
    if (std::optional<PeopledTitle> acting = behind_by(text, reading)) { return acting; }
    return behind_with(text, reading);
  }
  if (*honorific == 0) { return person_first(text, reading); }
  const std::optional<std::string_view> before = title_before(text.substr(0, *honorific), reading.cues);
  if (!before || before->empty()) { return std::nullopt; }
  PeopledTitle found{std::string(*before), {}};
  std::string_view people = text.substr(*honorific);
  if (trim(text.substr(0, *honorific)).ends_with('(')) {
    if (!people.ends_with(')')) { return std::nullopt; }
    people.remove_suffix(1);
  }
  return_talk(people, found.title);
  found.people = item_of(people);
  return names_somebody(found.people, reading) ? std::optional(std::move(found)) : std::nullopt;
}

} // namespace entente::agenda
