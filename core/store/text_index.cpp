#include "core/store/text_index.hpp"

#include <algorithm>
#include <utility>

#include "core/store/impl.hpp"
#include "core/text/unicode.hpp"

namespace entente::store {
namespace {

// What a search looks through at most, some tenths of a second's work.
constexpr std::int64_t most_documents = 100;
constexpr std::int64_t most_lines_of_one = 2'000;
constexpr std::int64_t most_names = 20'000;
/// Indexing so many lines would take longer than all else that their import does.
constexpr std::int64_t lines_of_long_list = 20'000;
constexpr std::int64_t names_of_long_list = 100'000;
constexpr std::size_t lines_looked_at_together = 1'000;
/// So many names are put in order of rank; of more that match, the first of them.
constexpr std::size_t names_looked_at_together = 20'000;

std::int64_t document_of(std::int64_t line) { return line >> 24; }

struct Range {
  std::int64_t first = 1, last = 0;
};

/// Lines or names that are kept out of the index, by their ids.
std::vector<Range> unindexed(const Connection& connection, Indexed what) {
  std::vector<Range> ranges;
  auto row = connection.query(what == Indexed::lines ? "SELECT first, last FROM unindexed_lines ORDER BY first"
                                                     : "SELECT first, last FROM unindexed_names ORDER BY first");
  while (row.step()) {
    ranges.push_back({row.integer(0), row.integer(1)});
  }
  return ranges;
}

void keep_out(const Connection& connection, Indexed what, const Range& range) {
  auto row = connection.query(what == Indexed::lines
                                  ? "INSERT INTO unindexed_lines (first, last) VALUES (?, ?)"
                                  : "INSERT INTO unindexed_names (first, last) VALUES (?, ?) ON CONFLICT (first) DO "
                                    "UPDATE SET last = max(last, excluded.last)");
  row.bind(range.first).bind(range.last).run();
}

/// Runs a statement for each stretch of lines or names that the index is to hold.
void run_for_indexed(const Connection& connection, Indexed what, const char* sql, std::int64_t first, std::int64_t last) {
  const auto run = [&](std::int64_t from, std::int64_t to) {
    if (from > to) { return; }
    auto row = connection.query(sql);
    row.bind(from).bind(to).run();
  };
  for (const Range& out : unindexed(connection, what)) {
    if (out.last < first || out.first > last) { continue; }
    run(first, out.first - 1);
    first = out.last + 1;
  }
  run(first, last);
}

void index_lines(const Connection& connection, std::int64_t first, std::int64_t last) {
  run_for_indexed(connection, Indexed::lines,
                  "INSERT INTO line_text (rowid, text) SELECT id, text FROM line WHERE id BETWEEN ? AND ?", first, last);
}

void index_names(const Connection& connection, std::int64_t first, std::int64_t last) {
  run_for_indexed(connection, Indexed::names,
                  "INSERT INTO name_text (rowid, text) SELECT id, text FROM name_form WHERE id BETWEEN ? AND ?", first,
                  last);
}

/// Whether a name is in the index.
bool is_indexed(const Connection& connection, std::int64_t name) {
  auto row =
      connection.query("SELECT ?1 <= (SELECT name FROM text_mark) AND NOT EXISTS (SELECT 1 FROM unindexed_names WHERE "
                       "?1 BETWEEN first AND last)");
  row.bind(name);
  return row.step() && row.integer(0) != 0;
}

/// Texts with the indexes' own way to find words; the base may be open for reading only.
class TextsInMemory {
public:
  TextsInMemory() {
    memory_.execute("CREATE VIRTUAL TABLE waiting USING fts5(text, tokenize='unicode61 remove_diacritics 2');"
                    "BEGIN");
  }
  void add(std::int64_t id, std::string_view text) {
    auto row = memory_.query("INSERT INTO waiting (rowid, text) VALUES (?, ?)");
    row.bind(id).bind(text).run();
    ++size_;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Adds the ids of those that match to `found`, lines in their order and names by rank, and forgets all.
  void take_matching(const std::string& query, Indexed what, std::vector<std::int64_t>& found) {
    if (std::exchange(size_, 0) == 0) { return; }
    {
      auto match =
          memory_.query(what == Indexed::lines ? "SELECT rowid FROM waiting WHERE waiting MATCH ? ORDER BY rowid"
                                               : "SELECT rowid FROM waiting WHERE waiting MATCH ? ORDER BY rank, rowid");
      match.bind(query);
      while (match.step()) {
        found.push_back(match.integer(0));
      }
    }
    memory_.execute("DELETE FROM waiting");
  }

private:
  Connection memory_;
  std::size_t size_ = 0;
};

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The stretches of ASCII letters and digits in the words, small.
std::vector<std::string> plain_parts(std::string_view words) {
  std::vector<std::string> parts(1);
  for (const char c : words) {
    if (is_plain(c)) {
      parts.back() += small(c);
    } else if (!parts.back().empty()) {
      parts.emplace_back();
    }
  }
  std::erase(parts, std::string());
  return parts;
}

/// False only for a text that no query of words with these parts matches: one that lacks a part. `folded` keeps its memory.
bool may_hold(std::string_view text, const std::vector<std::string>& parts, std::string& folded) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    folded.resize(text.size());
    std::ranges::transform(text, folded.begin(), small);
  } else {
    folded = fold(text); // which leaves no more marks than the index does
  }
  return std::ranges::all_of(parts, [&](const std::string& part) { return folded.find(part) != std::string::npos; });
}

/// The last line and name that are there, or the mark where it is past them.
TextMark last_texts(const Connection& connection, const TextMark& mark) {
  return {std::max(mark.line, connection.number("SELECT max(id) FROM line")),
          std::max(mark.name, connection.number("SELECT max(id) FROM name_form"))};
}

} // namespace

TextMark text_mark(const Connection& connection) {
  auto row = connection.query("SELECT line, name FROM text_mark");
  return row.step() ? TextMark{row.integer(0), row.integer(1)} : TextMark{};
}

void index_names_written(const Connection& connection, std::int64_t first_name) {
  const TextMark mark = text_mark(connection);
  const TextMark last = last_texts(connection, mark);
  if (last.name - first_name >= names_of_long_list) { keep_out(connection, Indexed::names, {first_name, last.name}); }
  index_names(connection, first_name, mark.name);
  index_names(connection, mark.name + 1, last.name);
  auto moved = connection.query("UPDATE text_mark SET name = ?");
  moved.bind(last.name).run();
}

void index_written(const Connection& connection, std::int64_t first_line, std::int64_t last_line, std::int64_t first_name) {
  const TextMark mark = text_mark(connection);
  const TextMark last = last_texts(connection, mark);
  if (last_line - first_line >= lines_of_long_list) { keep_out(connection, Indexed::lines, {first_line, last_line}); }
  if (last.name - first_name >= names_of_long_list) { keep_out(connection, Indexed::names, {first_name, last.name}); }
  index_lines(connection, first_line, std::min(last_line, mark.line));
  index_names(connection, first_name, mark.name);
  const bool due = last_line - first_line >= most_lines_of_one ||
                   document_of(last_line) - document_of(mark.line) >= most_documents || last.name - mark.name >= most_names;
  if (due) { index_waiting(connection); }
}

void index_waiting(const Connection& connection) {
  const TextMark mark = text_mark(connection);
  const TextMark last = last_texts(connection, mark);
  if (last == mark) { return; }
  index_lines(connection, mark.line + 1, last.line);
  index_names(connection, mark.name + 1, last.name);
  auto moved = connection.query("UPDATE text_mark SET line = ?, name = ?");
  moved.bind(last.line).bind(last.name).run();
}

void index_all_waiting(const Connection& connection) {
  const TextMark mark = text_mark(connection);
  if (last_texts(connection, mark) == mark) { return; }
  Writing writing(connection);
  index_waiting(connection);
  writing.keep();
}

void unindex_lines(const Connection& connection, std::int64_t first, std::int64_t last) {
  run_for_indexed(
      connection, Indexed::lines,
      "INSERT INTO line_text (line_text, rowid, text) SELECT 'delete', id, text FROM line WHERE id BETWEEN ? AND ?", first,
      std::min(last, text_mark(connection).line));
  auto out = connection.query("DELETE FROM unindexed_lines WHERE first >= ? AND last <= ?");
  out.bind(first).bind(last).run();
}

void unindex_names(const Connection& connection, const char* kind, std::int64_t entity) {
  auto row =
      connection.query("INSERT INTO name_text (name_text, rowid, text) SELECT 'delete', id, text FROM name_form "
                       "WHERE kind = ? AND entity = ? AND id <= (SELECT name FROM text_mark) AND NOT EXISTS (SELECT 1 "
                       "FROM unindexed_names WHERE name_form.id BETWEEN first AND last)");
  row.bind(kind).bind(entity).run();
}

void index_name(const Connection& connection, std::int64_t id, const std::string& text) {
  if (!is_indexed(connection, id)) { return; }
  auto row = connection.query("INSERT INTO name_text (rowid, text) VALUES (?, ?)");
  row.bind(id).bind(text).run();
}

void unindex_name(const Connection& connection, std::int64_t id, const std::string& text) {
  if (!is_indexed(connection, id)) { return; }
  auto row = connection.query("INSERT INTO name_text (name_text, rowid, text) VALUES ('delete', ?, ?)");
  row.bind(id).bind(text).run();
}

bool indexes_all(const Connection& connection, Indexed what) { return unindexed(connection, what).empty(); }

void find_unindexed(const Connection& connection, Indexed what, const Words& words,
                    const std::function<bool(std::int64_t)>& take) {
  const std::vector<std::string> parts = plain_parts(words.printed);
  const std::size_t together = what == Indexed::lines ? lines_looked_at_together : names_looked_at_together;
  std::vector<std::int64_t> found;
  std::string folded;
  TextsInMemory texts;
  const auto hand_on = [&] {
    texts.take_matching(words.query, what, found);
    return std::ranges::all_of(std::exchange(found, {}), take);
  };
  for (const Range& range : unindexed(connection, what)) {
    auto row =
        connection.query(what == Indexed::lines ? "SELECT id, text FROM line WHERE id BETWEEN ? AND ? ORDER BY id"
                                                : "SELECT id, text FROM name_form WHERE id BETWEEN ? AND ? ORDER BY id");
    row.bind(range.first).bind(range.last);
    while (row.step()) {
      if (!may_hold(row.view(1), parts, folded)) { continue; }
      texts.add(row.integer(0), row.view(1));
      if (texts.size() >= together && !hand_on()) { return; }
    }
  }
  static_cast<void>(hand_on());
}

std::vector<std::int64_t> find_waiting(const Connection& connection, Indexed what, const std::string& query) {
  auto row = connection.query(what == Indexed::lines
                                  ? "SELECT id, text FROM line WHERE id > (SELECT line FROM text_mark) ORDER BY id"
                                  : "SELECT id, text FROM name_form WHERE id > (SELECT name FROM text_mark) ORDER BY id");
  std::vector<std::int64_t> found;
  if (!row.step()) { return found; }
  TextsInMemory texts;
  do {
    texts.add(row.integer(0), row.view(1));
  } while (row.step());
  texts.take_matching(query, what, found);
  return found;
}

} // namespace entente::store
