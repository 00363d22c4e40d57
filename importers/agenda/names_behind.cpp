#include "importers/agenda/names_behind.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

constexpr std::size_t most_name_words = 7;
constexpr std::array<std::string_view, 3> dashes{" – ", " — ", " - "};

/// The last dash, and its size; nothing where there is none.
std::optional<std::pair<std::size_t, std::size_t>> last_dash(std::string_view text) {
  std::optional<std::pair<std::size_t, std::size_t>> found;
  for (const std::string_view dash : dashes) {
    const std::size_t at = text.rfind(dash);
    if (at != std::string_view::npos && (!found || at > found->first)) { found = std::pair(at, dash.size()); }
  }
  return found;
}

/// The size of the text without brackets at its end.
std::size_t before_brackets(std::string_view text) {
  const std::size_t open = text.rfind(" (");
  return text.ends_with(')') && open != std::string_view::npos ? open : text.size();
}

/// "VAN DER HEIJDEN Marloes": capitals first, then given names.
bool is_surname_then_given(std::string_view name) {
  const Words words = words_of(name, most_name_words + 1);
  if (words.size() < 2 || words.size() > most_name_words || name.find_first_of(",;:") != std::string_view::npos) {
    return false;
  }
  std::size_t capitals = 0;
  std::size_t given = 0;
  for (const auto& [begin, end] : words.bytes) {
    const LetterCase letters = letter_case(name.substr(begin, end - begin));
    const bool surname = letters.lower == 0 && letters.upper > 0 && given == 0;
    if (!surname && !starts_upper(name.substr(begin)) && name[begin - 1] == ' ') { return false; }
    (surname ? capitals : given) += 1;
  }
  const LetterCase first = letter_case(name.substr(0, name.find(' ')));
  return capitals > 0 && given > 0 && first.upper > 1;
}

/// The words of a title that begin the name; 0 without one.
std::size_t title_words(const Words& words, const Cues& cues) {
  std::size_t length = 0;
  return cues.honorifics.match(words.folded, 0, length) == nullptr ? 0 : length;
}

/// "Peru (outgoing Chair)" as "Peru".
std::string_view without_remark(std::string_view side, const Reference& reference) {
  const std::string_view bare = side.substr(0, before_brackets(side));
  return reference.state_named(bare) != nullptr ? bare : side;
}

bool is_side(std::string_view text, const Reference& reference) {
  const LetterCase letters = letter_case(text);
  return reference.state_named(text) != nullptr || reference.organisation_named(text) != nullptr ||
         (letters.lower == 0 && letters.upper > 1);
}

/// "PERU – Director, Ministry of A" as "Director, Ministry of A, PERU".
std::string details_of_head(std::string_view head, const Reference& reference) {
  std::string details;
  std::string_view side;
  const auto add = [&](std::string_view part) {
    if (!part.empty()) { details.append(details.empty() ? "" : ", ").append(part); }
  };
  std::size_t begin = 0;
  while (begin < head.size()) {
    std::size_t end = head.size();
    std::size_t next = end;
    for (const std::string_view dash : dashes) {
      const std::size_t at = head.find(dash, begin);
      if (at < end) {
        end = at;
        next = at + dash.size();
      }
    }
    std::string_view part = trim(head.substr(begin, end - begin));
    if (begin == 0 && is_side(without_remark(part, reference), reference)) {
      side = without_remark(part, reference);
    } else if (const std::size_t comma = part.find(", ");
               begin == 0 && comma != std::string_view::npos && is_side(part.substr(0, comma), reference)) {
      side = part.substr(0, comma);
      add(part.substr(comma + 2));
    } else {
      add(part);
    }
    begin = next;
  }
  add(side);
  return details;
}

/// The name with its title in front, "Sra. Ana PAZ" for "PAZ, Ana (Sra.)", and what else stands in brackets behind it.
struct NameAndRemark {
  std::string name;
  std::string remark;
  bool surname_first = false; ///< "PAZ, Ana"
};

NameAndRemark name_and_remark(std::string_view tail, const Cues& cues) {
  NameAndRemark found;
  const std::size_t end = before_brackets(tail);
  const std::string_view inside = end < tail.size() ? tail.substr(end + 2, tail.size() - end - 3) : std::string_view();
  std::string_view name = trim(tail.substr(0, end));
  std::string title;
  if (!inside.empty() && cues.honorifics.exact(inside) != nullptr) {
    title = inside;
  } else if (!inside.empty()) {
    found.remark = " (" + std::string(inside) + ")";
  }
  const Words words = words_of(name, most_name_words + 3);
  if (const std::size_t titled = title_words(words, cues); title.empty() && titled > 0 && titled < words.size()) {
    title = trim(name.substr(0, words.bytes[titled].first));
    name = name.substr(words.bytes[titled].first);
  }
  const std::size_t comma = name.find(", ");
  found.surname_first = comma != std::string_view::npos && title.empty();
  found.name = title.empty() ? std::string(name)
               : comma == std::string_view::npos
                   ? title + " " + std::string(name)
                   : title + " " + std::string(name.substr(comma + 2)) + " " + std::string(name.substr(0, comma));
  return found;
}

/// The byte behind the role that the line begins with, "Chair: "; 0 without one.
std::size_t behind_role(const Item& item, std::size_t name, const Cues& cues) {
  const std::optional<RoleHeading> role = role_heading(item, cues);
  return role && role->colon && role->rest < name ? role->rest : 0;
}

} // namespace

std::optional<std::size_t> name_behind_dash(std::string_view line, const Cues& cues) {
  const auto dash = last_dash(line);
  if (!dash || dash->first < 2) { return std::nullopt; }
  const std::size_t begin = dash->first + dash->second;
  const std::string_view tail = line.substr(begin);
  const std::string_view name = trim(tail.substr(0, before_brackets(tail)));
  const Words words = words_of(name, most_name_words + 4);
  const std::size_t title = title_words(words, cues);
  if (words.size() < title + 1 || words.size() > title + most_name_words) { return std::nullopt; }
  const std::string_view bare = title < words.size() ? name.substr(words.bytes[title].first) : name;
  const bool titled = title > 0 && honorific_at(name, cues) && bare.find_first_of(",;:") == std::string_view::npos &&
                      !holds_noun(words_of(bare, 8), cues);
  return titled || is_surname_then_given(bare) || is_surname_and_given(bare) ? std::optional(begin) : std::nullopt;
}

bool prints_names_behind(const std::vector<Block>& blocks, const Cues& cues) {
  constexpr std::ptrdiff_t fewest = 3;
  return std::ranges::count_if(blocks, [&](const Block& block) { return name_behind_dash(block.text, cues).has_value(); }) >=
         fewest;
}

void fold_names_behind(std::vector<Item>& items, const Reference& reference) {
  constexpr std::ptrdiff_t fewest = 3;
  const Cues& cues = reference.cues();
  const auto behind = [&](const Item& item) { return !item.hours && name_behind_dash(item.text, cues).has_value(); };
  if (std::ranges::count_if(items, behind) < fewest) { return; }
  for (Item& item : items) {
    const std::optional<std::size_t> name = item.hours ? std::nullopt : name_behind_dash(item.text, cues);
    if (!name) { continue; }
    const std::string_view text = item.text;
    const std::size_t begin = behind_role(item, *name, cues);
    const std::string_view head = trim_separators(text.substr(begin, *name - begin));
    const Cue* const role = cues.roles.exact(head);
    const NameAndRemark who = name_and_remark(text.substr(*name), cues);
    std::string told(text.substr(0, begin));
    std::string details;
    if (role != nullptr && begin == 0) {
      told = std::string(head) + ": "; // "Maestra de ceremonias – PAZ, Ana"
    } else {
      details = details_of_head(head, reference);
    }
    told += who.name;
    if (!details.empty()) { told += who.surname_first ? " (" + details + ")" : ", " + details; }
    told += who.remark;
    item.printed = item.printed.empty() ? item.text : item.printed;
    item.text = std::move(told);
    item.emphasis.clear();
    item.italics.clear();
    item.breaks.clear();
    item.words = words_of(item.text);
  }
}

} // namespace entente::agenda
