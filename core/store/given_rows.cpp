#include "core/store/given_rows.hpp"

#include <exception>
#include <memory>

#include <sqlite3.h>

namespace entente::store {
namespace {

constexpr const char* pointer_type = "entente-given-rows";
constexpr int source_column = GivenRow::most_cells; ///< hidden, behind the cells

/// What a statement reads from.
struct RowSource {
  const NextRow& next;
  GivenRow row = {};
  std::exception_ptr failure = {};
};

// A virtual table that only exists as a function of its source (SQLite, "The Virtual Table Mechanism", section 2.1.2).
struct GivenTable : sqlite3_vtab {};
struct Cursor : sqlite3_vtab_cursor {
  RowSource* source = nullptr;
  bool over = true;
  sqlite3_int64 number = 0;
};

Cursor& cursor_of(sqlite3_vtab_cursor* cursor) { return *static_cast<Cursor*>(cursor); }

int connect(sqlite3* database, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  const int made = sqlite3_declare_vtab(
      database, "CREATE TABLE given_rows (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, "
                "source HIDDEN)");
  if (made == SQLITE_OK) { *table = std::make_unique<GivenTable>().release(); }
  return made;
}

int disconnect(sqlite3_vtab* table) {
  const std::unique_ptr<GivenTable> owned(static_cast<GivenTable*>(table));
  return SQLITE_OK;
}

int choose_index(sqlite3_vtab*, sqlite3_index_info* info) {
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    if (constraint.iColumn != source_column || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ || constraint.usable == 0) {
      continue;
    }
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  *cursor = std::make_unique<Cursor>().release();
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  const std::unique_ptr<Cursor> owned(&cursor_of(cursor));
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* given) {
  Cursor& cursor = cursor_of(given);
  ++cursor.number;
  try {
    cursor.source->row.clear();
    cursor.over = !cursor.source->next(cursor.source->row);
  } catch (...) { // not through SQLite's own functions
    cursor.source->failure = std::current_exception();
    return SQLITE_ERROR;
  }
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* given, int, const char*, int count, sqlite3_value** values) {
  Cursor& cursor = cursor_of(given);
  cursor.source = count == 1 ? static_cast<RowSource*>(sqlite3_value_pointer(values[0], pointer_type)) : nullptr;
  return cursor.source == nullptr ? SQLITE_MISUSE : next(given);
}

int at_end(sqlite3_vtab_cursor* cursor) { return cursor_of(cursor).over ? 1 : 0; }

int column(sqlite3_vtab_cursor* given, sqlite3_context* context, int number) {
  if (number >= source_column) { return SQLITE_OK; }
  const GivenRow::Cell& cell = cursor_of(given).source->row.cell(static_cast<std::size_t>(number));
  if (const auto* const value = std::get_if<std::int64_t>(&cell)) {
    sqlite3_result_int64(context, *value);
  } else if (const auto* const text = std::get_if<std::string_view>(&cell)) {
    sqlite3_result_text64(context, text->data() != nullptr ? text->data() : "", text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return SQLITE_OK;
}

int row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) {
  *number = cursor_of(cursor).number;
  return SQLITE_OK;
}

const sqlite3_module& module() {
  static const sqlite3_module made = [] {
    sqlite3_module functions{};
    functions.xConnect = connect;
    functions.xDisconnect = disconnect;
    functions.xBestIndex = choose_index;
    functions.xOpen = open;
    functions.xClose = close;
    functions.xFilter = filter;
    functions.xNext = next;
    functions.xEof = at_end;
    functions.xColumn = column;
    functions.xRowid = row_number;
    return functions;
  }();
  return made;
}

} // namespace

void insert_rows(const Connection& connection, const char* sql, const NextRow& next) {
  sqlite3* const database = connection.handle();
  RowSource source{next};
  const auto check = [&](int result) {
    if (result == SQLITE_OK || result == SQLITE_DONE) { return; }
    if (source.failure) { std::rethrow_exception(source.failure); }
    connection.fail(result);
  };
  check(sqlite3_create_module_v2(database, "given_rows", &module(), nullptr, nullptr));
  sqlite3_stmt* prepared = nullptr;
  check(sqlite3_prepare_v2(database, sql, -1, &prepared, nullptr));
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(prepared, sqlite3_finalize);
  check(sqlite3_bind_pointer(prepared, 1, &source, pointer_type, nullptr));
  check(sqlite3_step(prepared));
}

} // namespace entente::store
