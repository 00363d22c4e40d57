#include "importers/agenda/delegations.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/item_hours.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

enum class Cell { side, post, person, other };

Cell cell_of(const Item& head, const Cues& cues) {
  const std::string_view what = label_value(head, cues);
  if (what == "person" || what == "participant") { return Cell::person; }
  if (what == "position" || what == "function" || what == "details") { return Cell::post; }
  if (what == "state" || what == "delegation" || what == "organisation" || what == "affiliation") { return Cell::side; }
  const std::optional<RoleHeading> role = role_heading(head, cues);
  return role && role->role == Role::speaker && role->rest >= head.text.size() ? Cell::person : Cell::other;
}

std::size_t number_of(const std::vector<Cell>& cells, Cell what) {
  return static_cast<std::size_t>(std::ranges::count(cells, what));
}

/// What the cells of a head hold, in their order; empty for other rows.
std::vector<Cell> delegation_head(const std::vector<Item>& items, std::size_t first, std::size_t end, const Cues& cues) {
  constexpr std::size_t most = 5;
  std::vector<Cell> cells;
  if (items[first].table == 0 || end - first < 2 || end - first > most) { return {}; }
  for (std::size_t n = first; n < end; ++n) {
    if (items[n].hours) { return {}; }
    cells.push_back(cell_of(items[n], cues));
  }
  const bool all =
      number_of(cells, Cell::person) == 1 && number_of(cells, Cell::other) == 0 && number_of(cells, Cell::side) > 0;
  return all ? cells : std::vector<Cell>{};
}

Item without_marks(Item cell) {
  Item item = out_of_table(std::move(cell));
  item.emphasis.clear();
  item.italics.clear();
  item.breaks.clear();
  return item;
}

/// "Observer: Network A": a word before the side is no part of it.
std::string_view without_label(std::string_view side) {
  constexpr std::size_t longest = 20;
  const std::size_t colon = side.find(": ");
  return colon < longest ? side.substr(colon + 2) : side;
}

/// The row as one item: the person, the post, the side.
Item row_item(const std::vector<Item>& items, std::size_t first, const std::vector<Cell>& head) {
  Item item;
  std::string side;
  std::string post;
  for (std::size_t n = 0; n < head.size(); ++n) {
    const Item& cell = items[first + n];
    if (head[n] == Cell::person) { item = without_marks(cell); }
    if (head[n] == Cell::post && starts_upper(cell.text)) { post += ", " + cell.text; } // but "as under item 3"
    if (head[n] == Cell::side) { side += ", " + std::string(without_label(cell.text)); }
  }
  for (std::size_t n = 0; n < head.size(); ++n) {
    item.printed += (n > 0 ? " | " : "") + items[first + n].text;
  }
  item.text += post + side;
  item.words = words_of(item.text);
  item.line = items[first].line;
  item.gap = false;
  item.bullet = "–";
  return item;
}

/// A line right below a row's side, with nothing beside it, goes on with that side: "Observer: Migrant", "Workers' Watch".
bool goes_on_with_side(const Item& row, const Item& line, const Cues& cues) {
  constexpr std::size_t most_words = 6;
  return line.table == 0 && !line.gap && !line.hours && line.bullet.empty() && line.words.size() > 0 &&
         line.words.size() <= most_words && line.text.find_first_of(":.;") == std::string::npos && line.line > row.line &&
         !session_heading(line, cues) && !role_heading(line, cues);
}

/// "Director General: PAZ, Ana", "Directora: Sra. Ana Paz": where the person begins behind the post; nothing for other
/// lines.
std::optional<std::size_t> person_behind_post(const Item& item, const Cues& cues) {
  constexpr std::size_t longest_post = 140;
  const std::size_t colon = item.text.find(": ");
  if (item.hours || !item.bullet.empty() || colon == std::string::npos || colon > longest_post ||
      !begins_with_post(item.text, cues)) {
    return std::nullopt;
  }
  const std::string_view person = std::string_view(item.text).substr(colon + 2);
  const Cue* const role = cues.roles.exact(std::string_view(item.text).substr(0, colon));
  if (role != nullptr && !role->value.empty() && role->value != "chair") {
    return std::nullopt;
  } // "Relator: PAZ, Ana", but "Presidenta: PAZ, Ana"
  const bool named = is_surname_and_given(person) || honorific_at(person, cues) ||
                     (begins_with_name(person) && !holds_noun(words_of(person, 6), cues));
  return named && words_of(person, 10).size() < 10 ? std::optional(colon + 2) : std::nullopt;
}

/// Words that may name a body, on a line above that of a post.
bool may_be_body_line(const Item& body, const Cues& cues) {
  constexpr std::size_t most_words = 24;
  return !body.hours && body.words.size() > 0 && body.words.size() <= most_words &&
         body.text.find(": ") == std::string::npos && !body.text.ends_with(':') && !body.text.ends_with('.') &&
         starts_upper(body.text) && !is_question(body.text) && !role_heading(body, cues);
}

/// The line right below, further in or in the same cell.
bool stands_below(const Item& body, const Item& below) {
  if (body.table != below.table || body.row != below.row || body.column != below.column) { return false; }
  return below.line == body.last_line + 1 && (body.table > 0 || below.indent > body.indent);
}

/// A body, and below it the post and name of somebody: items, or the lines of one.
struct BodyAndPost {
  std::size_t body = 0;
  std::size_t post = 0;  ///< the same item where they are its lines
  std::size_t begin = 0; ///< of the post within its item
};

/// The byte at which the last printed line of an item tells a post and a name, below a body; 0 when it does not.
std::size_t post_line_within(const Item& item, const Cues& cues) {
  if (item.breaks.empty()) { return 0; }
  const std::size_t begin = item.breaks.back();
  const bool both = may_be_body_line(part_of(item, 0, begin), cues) &&
                    person_behind_post(part_of(item, begin, item.text.size()), cues).has_value();
  return both ? begin : 0;
}

std::vector<BodyAndPost> bodies_and_posts(const std::vector<Item>& items, const Cues& cues) {
  std::vector<BodyAndPost> pairs;
  for (std::size_t n = 0; n < items.size(); ++n) {
    if (const std::size_t begin = post_line_within(items[n], cues); begin > 0) {
      pairs.push_back({n, n, begin});
      continue;
    }
    if (n == 0 || !person_behind_post(items[n], cues)) { continue; }
    const bool again = !pairs.empty() && pairs.back().post + 1 == n && items[n].indent == items[n - 1].indent;
    if (again) {
      pairs.push_back({pairs.back().body, n, 0});
    } else if (may_be_body_line(items[n - 1], cues) && stands_below(items[n - 1], items[n])) {
      pairs.push_back({n - 1, n, 0});
    }
  }
  return pairs;
}

/// "PERU – Ministry of A" as "Ministry of A, PERU".
std::string side_behind(const std::string& body, const Reference& reference) {
  for (const std::string_view dash : {" – ", " — ", " - "}) {
    const std::size_t mark = body.find(dash);
    if (mark == std::string::npos) { continue; }
    const std::string side = body.substr(0, mark);
    const std::string rest = body.substr(mark + dash.size());
    const bool known = reference.state_named(side) != nullptr || reference.organisation_named(side) != nullptr;
    return known ? rest + ", " + side : side + ", " + rest;
  }
  return body;
}

/// "PAZ, Sra. Ana" as "Sra. Ana PAZ"; other names stay as they are.
std::string title_in_front(const std::string& name, const Cues& cues) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string::npos || !honorific_at(std::string_view(name).substr(comma + 2), cues)) { return name; }
  return name.substr(comma + 2) + " " + name.substr(0, comma);
}

} // namespace

void fold_delegation_rows(std::vector<Item>& items, const Cues& cues) {
  std::vector<Item> folded;
  std::vector<Cell> head;
  bool any = false;
  for (std::size_t n = 0; n < items.size();) {
    const std::size_t end = row_end(items, n);
    if (std::vector<Cell> cells = delegation_head(items, n, end, cues); !cells.empty()) {
      head = std::move(cells);
      Item speakers = without_marks(items[n]);
      speakers.text = "Speakers:";
      speakers.words = words_of(speakers.text);
      folded.push_back(std::move(speakers));
      any = true;
    } else if (!head.empty() && items[n].table > 0 && end - n == head.size() &&
               std::none_of(items.begin() + static_cast<std::ptrdiff_t>(n), items.begin() + static_cast<std::ptrdiff_t>(end),
                            [](const Item& cell) { return cell.hours.has_value(); })) {
      folded.push_back(row_item(items, n, head));
    } else if (!head.empty() && !folded.empty() && folded.back().bullet == "–" &&
               goes_on_with_side(folded.back(), items[n], cues)) {
      folded.back().text += " " + items[n].text;
      folded.back().words = words_of(folded.back().text);
      folded.back().last_line = items[n].last_line;
    } else {
      head.clear();
      folded.insert(folded.end(), items.begin() + static_cast<std::ptrdiff_t>(n),
                    items.begin() + static_cast<std::ptrdiff_t>(end));
    }
    n = end;
  }
  if (any) { items = std::move(folded); }
}

void fold_posts_below_bodies(std::vector<Item>& items, const Reference& reference) {
  constexpr std::size_t fewest = 3; ///< such pairs in a document
  const Cues& cues = reference.cues();
  const std::vector<BodyAndPost> pairs = bodies_and_posts(items, cues);
  if (pairs.size() < fewest) { return; }
  std::vector<bool> taken(items.size());
  std::string body;
  for (const auto& [above, post, begin] : pairs) {
    Item& item = items[post];
    if (begin > 0 || above + 1 == post) { // else the body of the post before
      body = side_behind(
          std::string(trim_separators(part_of(items[above], 0, begin > 0 ? begin : items[above].text.size()).text)),
          reference);
    }
    const int line = items[above].line;
    const std::string printed = above == post ? item.text : items[above].text + " " + item.text;
    const Item own = part_of(item, begin, item.text.size());
    const std::size_t person = *person_behind_post(own, cues);
    item = without_marks(item);
    item.text = title_in_front(own.text.substr(person), cues) + " (" + own.text.substr(0, person - 2) + ", " + body + ")";
    item.bullet = "–";
    item.printed = printed;
    item.words = words_of(item.text);
    item.line = line;
    taken[above] = taken[above] || above != post;
  }
  leave_out(items, taken);
}

} // namespace entente::agenda
