#include "importers/table/cells.hpp"

#include <algorithm>
#include <cctype>

#include "core/text/unicode.hpp"

namespace entente::table {
namespace {

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "Name (ACRO)" as its two parts.
struct Bracketed {
  std::string before;
  std::string inside;
};
std::optional<Bracketed> trailing_bracket(std::string_view text) {
  if (!text.ends_with(')')) { return std::nullopt; }
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || open == 0) { return std::nullopt; }
  const std::string_view before = trim(text.substr(0, open));
  const std::string_view inside = trim(text.substr(open + 1, text.size() - open - 2));
  if (before.empty() || inside.empty()) { return std::nullopt; }
  return Bracketed{std::string(before), std::string(inside)};
}

bool is_acronym(std::string_view text) {
  const LetterCase letters = letter_case(text);
  return text.size() <= 16 && letters.upper >= 2 && letters.upper >= 2 * letters.lower &&
         text.find("  ") == std::string_view::npos && std::ranges::count(text, ' ') <= 1;
}

void set_facts(BodyRecord& body, const OrganisationFacts& known) {
  body.reference = known.id;
  if (!known.category.empty()) { body.category = known.category; }
  if (!known.state.empty()) { body.state = known.state; }
}

/// What kind of body the first word says: "unit", "ministry"; empty when it says none.
std::string level_of(std::string_view name, const Reference& reference) {
  const std::vector<std::string> words = fold_words(name);
  for (std::size_t at = 0; at < std::min<std::size_t>(words.size(), 2); ++at) {
    std::size_t length = 0;
    if (const Cue* const cue = reference.cues().body_words.match(words, at, length)) { return cue->value; }
  }
  return {};
}

bool names_body(std::string_view part, const Reference& reference) {
  return reference.organisation_named(part) != nullptr || !level_of(part, reference).empty();
}

std::vector<std::string> cut(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (std::string part = squeeze(text.substr(0, end)); !part.empty()) { parts.push_back(std::move(part)); }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::vector<std::string> cut_at(const std::vector<std::string>& texts, std::string_view separator) {
  std::vector<std::string> parts;
  for (const std::string& text : texts) {
    std::size_t from = 0;
    while (true) {
      const std::size_t at = text.find(separator, from);
      const std::string part = squeeze(std::string_view(text).substr(from, at == std::string::npos ? at : at - from));
      if (!part.empty()) { parts.push_back(part); }
      if (at == std::string::npos) { break; }
      from = at + separator.size();
    }
  }
  return parts;
}

/// "Department of X, Ministry of Y": parts of one body behind commas, where each says what it is.
std::vector<std::string> nested_parts(const std::string& text, const Reference& reference) {
  if (reference.organisation_named(text) != nullptr) { return {text}; }
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) {
    const std::string_view rest = trim(std::string_view(text).substr(at + 1));
    const std::string_view part = trim(std::string_view(text).substr(from, at - from));
    if (!names_body(rest, reference) || !names_body(part, reference)) { continue; }
    parts.emplace_back(part);
    from = at + 1;
  }
  parts.emplace_back(trim(std::string_view(text).substr(from)));
  return parts;
}

/// The state behind the last comma: "Ministry of Labour, Peru".
void take_state(BodyRecord& body, const Reference& reference) {
  const std::size_t comma = body.name.rfind(',');
  if (comma == std::string::npos || body.reference) { return; }
  if (const auto state = state_in_cell(std::string_view(body.name).substr(comma + 1), reference)) {
    BodyRecord inner = body_named(std::string_view(body.name).substr(0, comma), reference);
    if (!inner.state) { inner.state = state->iso3; }
    body = std::move(inner);
  }
}

/// Honorifics at the front: how many bytes, and the gender they mark.
std::size_t leading_titles(std::string_view text, Language language, const Reference& reference,
                           std::optional<Gender>& gender) {
  const std::vector<FoldedWord> spans = folded_spans(text.substr(0, 120));
  std::vector<std::string> words;
  words.reserve(spans.size());
  for (const FoldedWord& span : spans) {
    words.push_back(span.word);
  }
  std::size_t at = 0;
  std::size_t end = 0;
  while (at + 1 < words.size()) {
    std::size_t length = 0;
    const Cue* const cue = reference.cues().honorifics.match(words, at, length, language);
    if (cue == nullptr || at + length >= words.size()) { break; }
    // "D. Paz" is an initial where "D." is no title; "Don Smith" is a name.
    if (cue->language && *cue->language != language && length == 1 && words[at].size() <= 3 && !cue->gender) { break; }
    if (words[at] == "don" && language == Language::en) { break; }
    if (cue->gender && !gender) { gender = cue->gender; }
    at += length;
    end = spans[at - 1].end;
  }
  while (end > 0 && end < text.size() && (text[end] == '.' || text[end] == ' ' || text[end] == ')' || text[end] == '/')) {
    ++end;
  }
  return end;
}

} // namespace

BodyRecord body_named(std::string_view text, const Reference& reference) {
  BodyRecord body;
  body.name = squeeze(text);
  const OrganisationFacts* known = reference.organisation_named(body.name);
  if (known == nullptr) {
    if (const auto bracket = trailing_bracket(body.name); bracket && is_acronym(bracket->inside)) {
      body.name = bracket->before;
      body.acronym = bracket->inside;
      known = reference.organisation_named(body.name);
      if (known == nullptr) { known = reference.organisation_named(bracket->inside); }
    } else {
      const std::size_t dash = body.name.find(" - ");
      const std::string_view head = std::string_view(body.name).substr(0, dash);
      if (dash != std::string::npos && is_acronym(head)) {
        const std::string acronym(head);
        body.name = body.name.substr(dash + 3);
        body.acronym = acronym;
        known = reference.organisation_named(body.name);
      }
    }
  }
  if (known != nullptr) {
    set_facts(body, *known);
    return body;
  }
  if (const ProcessFacts* const process = reference.process_named(body.name)) {
    body.reference = process->id;
    return body;
  }
  if (std::string category = reference.category_of_name(body.name); !category.empty()) {
    body.category = std::move(category);
  }
  take_state(body, reference);
  return body;
}

std::vector<BodyRecord> bodies_in(std::string_view cell, const Reference& reference) {
  std::vector<BodyRecord> bodies;
  const std::string whole = squeeze(cell);
  if (whole.empty()) { return bodies; }
  if (reference.organisation_named(whole) != nullptr) { return {body_named(whole, reference)}; }
  for (const std::string& text : cut_at(cut(cell, "\n;"), " / ")) {
    std::vector<std::string> parts = nested_parts(text, reference);
    const std::string first = level_of(parts.front(), reference);
    const std::string last = level_of(parts.back(), reference);
    if (parts.size() == 2 && last == "unit" && first != "unit") { std::ranges::reverse(parts); }
    const std::size_t begin = bodies.size();
    for (const std::string& part : parts) {
      bodies.push_back(body_named(part, reference));
      if (bodies.size() - begin < parts.size()) { bodies.back().parent = bodies.size(); }
    }
  }
  return bodies;
}

std::optional<std::string> category_in(std::string_view cell, const Reference& reference) {
  const std::string folded = fold(cell);
  if (folded.empty()) { return std::nullopt; }
  for (const CategoryFacts& category : reference.categories()) {
    if (fold(category.id) == folded) { return category.id; }
    for (const std::string* name : {&category.name.en, &category.name.fr, &category.name.es}) {
      if (fold(*name) == folded) { return category.id; }
    }
  }
  std::string category = reference.category_of_name(cell);
  return category.empty() ? std::nullopt : std::optional(std::move(category));
}

std::optional<StateInCell> state_in_cell(std::string_view cell, const Reference& reference) {
  const std::string text = squeeze(cell);
  if (text.empty() || text.size() > 200) { return std::nullopt; }
  if (const StateFacts* const state = reference.state_named(text)) { return StateInCell{state->iso3, Basis::printed}; }
  if (text.size() == 3 && letter_case(text).lower == 0) {
    if (const StateFacts* const state = reference.state(text)) { return StateInCell{state->iso3, Basis::printed}; }
  }
  if (const auto bracket = trailing_bracket(text)) {
    if (const StateFacts* const state = reference.state_named(bracket->before)) {
      return StateInCell{state->iso3, Basis::printed};
    }
  }
  // "Permanent Mission of Peru", "Peruvian": one state, and little else.
  const std::vector<FoundState> found = reference.find_states(text, true, false);
  if (found.size() != 1) { return std::nullopt; }
  const std::size_t words = fold_words(text).size();
  const std::size_t own = fold_words(std::string_view(text).substr(found[0].begin, found[0].end - found[0].begin)).size();
  if (words > own + 3 || (found[0].form != StateForm::name && words > own)) { return std::nullopt; }
  if (words > own && level_of(text, reference).empty()) { return std::nullopt; }
  return StateInCell{found[0].iso3, found[0].form == StateForm::name ? Basis::printed : Basis::derived};
}

NameInCell name_in(std::string_view text, bool surname_first, Language language, const Reference& reference) {
  NameInCell found;
  std::string name = squeeze(text);
  const auto add_title = [&](std::string_view title) {
    const std::string shown(trim(title));
    if (shown.empty()) { return; }
    if (const Cue* const cue = reference.cues().honorifics.exact(shown, language);
        cue != nullptr && cue->gender && !found.gender) {
      found.gender = cue->gender;
    }
    found.honorific += (found.honorific.empty() ? "" : ", ") + shown;
  };
  const auto strip_front = [&] {
    std::optional<Gender> gender;
    const std::size_t end = leading_titles(name, language, reference, gender);
    if (end == 0) { return; }
    if (!found.gender) { found.gender = gender; }
    const std::string title(trim(std::string_view(name).substr(0, end)));
    found.honorific += (found.honorific.empty() ? "" : ", ") + title;
    name = std::string(trim(std::string_view(name).substr(end)));
  };
  strip_front();
  if (const auto bracket = trailing_bracket(name)) {
    if (reference.cues().honorifics.exact(bracket->inside, language) != nullptr) {
      add_title(bracket->inside);
      name = bracket->before;
    }
  }
  for (std::size_t comma = name.rfind(','); comma != std::string::npos; comma = name.rfind(',')) {
    const std::string behind(trim(std::string_view(name).substr(comma + 1)));
    if (!behind.empty() && reference.cues().honorifics.exact(behind, language) == nullptr) { break; }
    add_title(behind);
    name = std::string(trim(std::string_view(name).substr(0, comma)));
  }
  const std::size_t comma = name.find(',');
  if (comma != std::string::npos && name.find(',', comma + 1) == std::string::npos) {
    const std::string surname(trim(std::string_view(name).substr(0, comma)));
    name = std::string(trim(std::string_view(name).substr(comma + 1)));
    strip_front();
    if (surname_first || fold_words(surname).size() <= 3) { name += (name.empty() ? "" : " ") + surname; }
  }
  found.name = std::move(name);
  return found;
}

namespace {

/// The lines of a cell; one that is no name on its own goes on with the name above it.
template <class IsName>
std::vector<std::string> name_lines(std::string_view cell, const IsName& is_name, const Reference& reference) {
  const std::vector<std::string> lines = cut(cell, "\n");
  const auto one_word = [](const std::string& line) { return fold_words(line).size() == 1; };
  if (lines.size() > 2 && std::ranges::all_of(lines, one_word)) { return lines; }
  std::vector<std::string> names;
  const auto other = [&](const std::string& line) {
    return is_name(line) || line.find_first_of(";/") != std::string::npos || reference.state_named(line) != nullptr ||
           names_body(line, reference);
  };
  for (const std::string& line : lines) {
    if (names.empty() || names.back().ends_with(';') || other(line)) {
      names.push_back(line);
    } else {
      names.back() += " " + line;
    }
  }
  return names;
}

} // namespace

std::vector<std::string> split_people(std::string_view cell, bool surname_first, Language language,
                                      const Reference& reference) {
  std::vector<std::string> people;
  const auto full = [&](std::string_view text) {
    const NameInCell name = name_in(text, false, language, reference);
    return (fold_words(name.name).size() >= 2 || !name.honorific.empty()) && can_be_name(name.name, reference) &&
           starts_upper(name.name);
  };
  std::vector<std::string> lines;
  for (const std::string& line : name_lines(cell, full, reference)) {
    std::ranges::move(cut(line, ";"), std::back_inserter(lines));
  }
  for (const std::string& line : cut_at(lines, " / ")) {
    if (!surname_first) {
      const std::vector<std::string> parts = cut(line, ",");
      if (parts.size() > 1 && std::ranges::all_of(parts, full)) {
        people.insert(people.end(), parts.begin(), parts.end());
        continue;
      }
    }
    bool split = false;
    const std::vector<FoldedWord> words = folded_spans(line);
    for (std::size_t i = 1; i + 1 < words.size() && !split && words.size() < 16; ++i) {
      const Cue* const joiner = reference.cues().joiners.exact(words[i].word, language);
      const bool ampersand = line.substr(words[i - 1].end, words[i].begin - words[i - 1].end) == " & ";
      if (!ampersand && (joiner == nullptr || joiner->value != "and")) { continue; }
      const std::string first = squeeze(std::string_view(line).substr(0, ampersand ? words[i - 1].end : words[i].begin));
      const std::string second = squeeze(std::string_view(line).substr(ampersand ? words[i].begin : words[i].end));
      if (full(first) && full(second)) {
        people.push_back(first);
        people.push_back(second);
        split = true;
      }
    }
    if (!split) { people.push_back(line); }
  }
  return people;
}

bool can_be_name(std::string_view name, const Reference& reference) {
  if (name.empty() || has_digit(name) || length(name) > longest_name) { return false; }
  const LetterCase letters = letter_case(name);
  const std::vector<std::string> words = fold_words(name);
  if (words.empty() || words.size() > 14) { return false; }
  // Scripts without case have letters too.
  if (letters.upper + letters.lower == 0 && length(name) < 2) { return false; }
  if (name.find_first_of("@<>{}=|\\_") != std::string_view::npos) { return false; }
  std::size_t from = 0;
  std::size_t size = 0;
  return reference.cues().to_be_confirmed.find(words, from, size) == nullptr;
}

} // namespace entente::table
