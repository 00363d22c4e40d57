/// @file
/// Reading cells of a table by name, for tests.
#pragma once

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "core/model/table.hpp"

namespace entente::test {

inline std::size_t column(const Table& table, std::string_view name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].name == name) { return i; }
  }
  FAIL("no column " << name);
  return 0;
}

inline const Row& row(const Table& table, std::string_view id) {
  for (const Row& one : table.rows) {
    if (std::get<std::string>(one.cells.at(0)) == id) { return one; }
  }
  FAIL("no row " << id);
  return table.rows.front();
}

inline const Cell& cell(const Table& table, std::string_view id, std::string_view name) {
  return row(table, id).cells.at(column(table, name));
}

inline bool empty(const Table& table, std::string_view id, std::string_view name) {
  return std::holds_alternative<std::monostate>(cell(table, id, name));
}
inline std::int64_t whole(const Table& table, std::string_view id, std::string_view name) {
  return std::get<std::int64_t>(cell(table, id, name));
}
inline double real(const Table& table, std::string_view id, std::string_view name) {
  return std::get<double>(cell(table, id, name));
}
inline std::string text(const Table& table, std::string_view id, std::string_view name) {
  return std::get<std::string>(cell(table, id, name));
}

inline bool has_note(const Table& table, std::string_view key, const std::vector<std::string>& arguments) {
  for (const TableNote& note : table.notes) {
    if (note.key == key && note.arguments == arguments) { return true; }
  }
  return false;
}

} // namespace entente::test
