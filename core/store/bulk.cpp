#include "core/store/bulk.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/writer.hpp"

namespace entente::store {

StraightIntoFile::StraightIntoFile(const Connection& connection) : connection_(connection) {
  // With files for what does not fit, SQLite gathers what it sorts in one block of memory rather than in one for each row.
  connection_.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA temp_store = FILE");
  if (!is_empty(connection_)) { return; }
  alone_ = true;
  try {
    connection_.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict) { throw; }
  }
}

StraightIntoFile::~StraightIntoFile() {
  try {
    connection_.execute("PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF; PRAGMA temp_store = MEMORY");
    if (!alone_) { return; }
    connection_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  } catch (const Error&) { // the next one to open the base sets them
  }
}

bool pays_to_index_afterwards(const Connection& connection, std::size_t rows) {
  return connection.number("SELECT max(id) FROM appearance") <= 2 * static_cast<std::int64_t>(rows);
}

IndexesAfterwards::IndexesAfterwards(const Connection& connection) : connection_(connection) {
  // While rows are written, the sessions of events that were there before are looked up.
  const bool sessions = is_empty(connection_);
  std::vector<std::string> names;
  {
    auto row =
        connection_.query("SELECT name, sql, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND "
                          "(tbl_name IN ('appearance', 'appearance_body') OR tbl_name = 'session' AND ?) ORDER BY name");
    row.bind(sessions);
    while (row.step()) {
      names.push_back(row.text(0));
      left_out_.push_back({row.text(2), row.text(1), {}});
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto column = connection_.query("SELECT name FROM pragma_index_info(?)");
    column.bind(names[i]);
    while (column.step()) {
      left_out_[i].columns.push_back(column.text(0));
    }
  }
  for (const std::string& name : names) {
    connection_.execute(fmt::format("DROP INDEX \"{}\"", name).c_str());
  }
  connection_.execute("PRAGMA cache_size = -262144");
}

IndexesAfterwards::~IndexesAfterwards() {
  try {
    connection_.execute("PRAGMA cache_size = -16384; PRAGMA threads = 0");
  } catch (const Error&) { // the pages stay until the base is closed
  }
}

template <class Wanted> void IndexesAfterwards::make_wanted(int helpers, const Wanted& wanted) {
  // As much is sorted at a time, and fits into the processor's own memory; the sorted parts are merged.
  connection_.execute(fmt::format("PRAGMA cache_size = -12288; PRAGMA threads = {}", helpers).c_str());
  for (const Index& index : left_out_) {
    if (wanted(index)) { connection_.execute(index.definition.c_str()); }
  }
  std::erase_if(left_out_, wanted);
  connection_.execute("PRAGMA cache_size = -262144; PRAGMA threads = 0");
}

void IndexesAfterwards::make() {
  for (const char* const table : {"session", "appearance_body", "appearance"}) {
    make_wanted(1, [&](const Index& index) { return index.table == table; });
  }
}

void IndexesAfterwards::make_of(std::string_view table) {
  make_wanted(0, [&](const Index& index) { return index.table == table; });
}

void IndexesAfterwards::make_without(std::string_view column) {
  make_wanted(0, [&](const Index& index) { return std::ranges::find(index.columns, column) == index.columns.end(); });
}

} // namespace entente::store
