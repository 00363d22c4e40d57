#include "core/store/bulk.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/writer.hpp"

namespace entente::store {

StraightIntoFile::StraightIntoFile(const Connection& connection) : connection_(connection) {
  if (!is_empty(connection_)) { return; }
  changed_ = true;
  connection_.execute("PRAGMA foreign_keys = OFF");
  try {
    connection_.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict) { throw; }
  }
}

StraightIntoFile::~StraightIntoFile() {
  if (!changed_) { return; }
  try {
    connection_.execute("PRAGMA foreign_keys = ON");
    connection_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  } catch (const Error&) { // the next one to open the base sets them
  }
}

IndexesAfterwards::IndexesAfterwards(const Connection& connection) : connection_(connection) {
  std::vector<std::string> names;
  {
    auto row = connection_.query("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND "
                                 "tbl_name IN ('appearance', 'appearance_body', 'session') ORDER BY name");
    while (row.step()) {
      names.push_back(row.text(0));
      definitions_.push_back(row.text(1));
    }
  }
  for (const std::string& name : names) {
    connection_.execute(fmt::format("DROP INDEX \"{}\"", name).c_str());
  }
  connection_.execute("PRAGMA cache_size = -65536");
}

IndexesAfterwards::~IndexesAfterwards() {
  try {
    connection_.execute("PRAGMA cache_size = -16384");
  } catch (const Error&) { // the pages stay until the base is closed
  }
}

void IndexesAfterwards::make() {
  for (const std::string& definition : definitions_) {
    connection_.execute(definition.c_str());
  }
  definitions_.clear();
}

} // namespace entente::store
