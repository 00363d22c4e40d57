#include "core/store/text_index.hpp"

#include <algorithm>

#include "core/store/impl.hpp"

namespace entente::store {
namespace {

// What a search looks through at most, some tenths of a second's work.
constexpr std::int64_t most_documents = 100;
constexpr std::int64_t most_lines_of_one = 2'000;
constexpr std::int64_t most_names = 20'000;

std::int64_t document_of(std::int64_t line) { return line >> 24; }

void index_lines(const Connection& connection, std::int64_t first, std::int64_t last) {
  if (first > last) { return; }
  auto index = connection.query("INSERT INTO line_text (rowid, text) SELECT id, text FROM line WHERE id BETWEEN ? AND ?");
  index.bind(first).bind(last).run();
}

void index_names(const Connection& connection, std::int64_t first, std::int64_t last) {
  if (first > last) { return; }
  auto index =
      connection.query("INSERT INTO name_text (rowid, text) SELECT id, text FROM name_form WHERE id BETWEEN ? AND ?");
  index.bind(first).bind(last).run();
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

void index_written(const Connection& connection, std::int64_t first_line, std::int64_t last_line, std::int64_t first_name) {
  const TextMark mark = text_mark(connection);
  index_lines(connection, first_line, std::min(last_line, mark.line));
  index_names(connection, first_name, mark.name);
  const bool due = last_line - first_line >= most_lines_of_one ||
                   document_of(last_line) - document_of(mark.line) >= most_documents ||
                   connection.number("SELECT max(id) FROM name_form") - mark.name >= most_names;
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
  auto row = connection.query(
      "INSERT INTO line_text (line_text, rowid, text) SELECT 'delete', id, text FROM line WHERE id BETWEEN ? AND ?");
  row.bind(first).bind(std::min(last, text_mark(connection).line)).run();
}

void unindex_names(const Connection& connection, const char* kind, std::int64_t entity) {
  auto row = connection.query("INSERT INTO name_text (name_text, rowid, text) SELECT 'delete', id, text FROM name_form "
                              "WHERE kind = ? AND entity = ? AND id <= (SELECT name FROM text_mark)");
  row.bind(kind).bind(entity).run();
}

void unindex_name(const Connection& connection, std::int64_t id, const std::string& text) {
  if (id > text_mark(connection).name) { return; }
  auto row = connection.query("INSERT INTO name_text (name_text, rowid, text) VALUES ('delete', ?, ?)");
  row.bind(id).bind(text).run();
}

std::vector<std::int64_t> find_waiting(const Connection& connection, Indexed what, const std::string& query) {
  auto row = connection.query(what == Indexed::lines
                                  ? "SELECT id, text FROM line WHERE id > (SELECT line FROM text_mark) ORDER BY id"
                                  : "SELECT id, text FROM name_form WHERE id > (SELECT name FROM text_mark) ORDER BY id");
  std::vector<std::int64_t> found;
  if (!row.step()) { return found; }
  // In memory, with the indexes' own way to find words; the base may be open for reading only.
  const Connection memory;
  memory.execute("CREATE VIRTUAL TABLE waiting USING fts5(text, tokenize='unicode61 remove_diacritics 2');"
                 "BEGIN");
  do {
    auto add = memory.query("INSERT INTO waiting (rowid, text) VALUES (?, ?)");
    add.bind(row.integer(0)).bind(row.view(1)).run();
  } while (row.step());
  auto match = memory.query("SELECT rowid FROM waiting WHERE waiting MATCH ? ORDER BY rowid");
  match.bind(query);
  while (match.step()) {
    found.push_back(match.integer(0));
  }
  return found;
}

} // namespace entente::store
