#include "importers/document/cell_wrapping.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/document/wording.hpp"

namespace entente::document {

namespace {

std::size_t width_of(const Piece& piece) {
  return length(piece.text) + (piece.bullet.empty() ? 0 : length(piece.bullet) + 1);
}

bool leaves_no_room(std::size_t width, std::string_view next, std::size_t edge) {
  return width + 1 + length(next.substr(0, next.find(' '))) > edge;
}

/// How wide a column is set, and what its lines begin with.
class Column {
public:
  void add(const Piece& piece) {
    widths_.emplace_back(piece.line, width_of(piece));
    if (!piece.bullet.empty() || begins_marked(piece.text)) {
      ++marked_;
    } else if (begins_entry(piece.text)) {
      ++bare_;
    }
  }
  /// The line at the second piece goes on with the first, as its words show.
  void add_wrap(const Piece& above, const Piece& piece) {
    ++wraps_;
    if (leaves_no_room(width_of(above), piece.text, widest_near(piece.line))) { ++full_; }
  }
  /// The line above ends so near to the edge that the piece goes on with it, if it begins nothing of its own.
  [[nodiscard]] bool forced(const Piece& above, const Piece& piece) const {
    constexpr std::size_t fewest = 3;
    constexpr std::size_t widest_column = 100;
    const std::size_t edge = widest_near(piece.line);
    if (wraps_ < fewest || full_ * 10 < wraps_ * 8 || edge > widest_column) { return false; }
    const bool marks = marked_ >= fewest && marked_ >= bare_;
    const bool entry = begins_marked(piece.text) || piece.text.ends_with(':') || (!marks && begins_entry(piece.text));
    return !entry && (!ends_sentence(above.text) || ends_in_title(above.text)) &&
           leaves_no_room(width_of(above), piece.text, edge);
  }

private:
  [[nodiscard]] std::size_t widest_near(int line) const {
    constexpr int reach = 15; ///< printed lines on each side
    std::size_t widest = 0;
    const auto from = std::ranges::lower_bound(widths_, std::pair(line - reach, std::size_t{0}));
    for (auto at = from; at != widths_.end() && at->first <= line + reach; ++at) {
      widest = std::max(widest, at->second);
    }
    return widest;
  }

  std::vector<std::pair<int, std::size_t>> widths_; ///< of each line, by its number
  std::size_t wraps_ = 0;
  std::size_t full_ = 0;   ///< of these, those that leave no room for the next word
  std::size_t marked_ = 0; ///< lines that begin with a bullet, a label or a title
  std::size_t bare_ = 0;   ///< others that look like an entry
};

/// Calls `use(column, above, piece)` for each piece of a table right below another of its column.
template <class Use>
void for_each_below(std::vector<Piece>& pieces, std::map<std::pair<int, int>, Column>& columns, const Use& use) {
  std::map<std::pair<int, int>, const Piece*> last;
  for (Piece& piece : pieces) {
    if (piece.table == 0) { continue; }
    const std::pair place(piece.table, piece.column);
    const Piece* const above = std::exchange(last[place], &piece);
    const bool below = above != nullptr && above->line + 1 == piece.line && piece.bullet.empty() &&
                       !begins_with_hours(piece.text) && !begins_with_hours(above->text);
    if (below && !piece.goes_on) { use(columns[place], *above, piece); }
  }
}

} // namespace

void mark_wrapped_cells(std::vector<Piece>& pieces) {
  std::map<std::pair<int, int>, Column> columns;
  for (const Piece& piece : pieces) {
    if (piece.table > 0) { columns[{piece.table, piece.column}].add(piece); }
  }
  for_each_below(pieces, columns, [](Column& column, const Piece& above, const Piece& piece) {
    if (starts_lower(piece.text) || ends_open(above.text, true)) { column.add_wrap(above, piece); }
  });
  for_each_below(pieces, columns, [](const Column& column, const Piece& above, Piece& piece) {
    if (column.forced(above, piece)) { piece.goes_on = true; }
  });
}

} // namespace entente::document
