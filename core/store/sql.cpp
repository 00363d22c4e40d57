#include "core/store/sql.hpp"

#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "core/error.hpp"

namespace entente::store {
namespace {

constexpr int busy_timeout_ms = 5000;

/// One line that names the base, by SQLite's primary result code.
[[noreturn]] void rethrow(const std::string& label, const SQLite::Exception& failure) {
  switch (failure.getErrorCode() & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED: throw Error(ErrorKind::conflict, "{}: another program is writing to this base", label);
  case SQLITE_FULL: throw Error(ErrorKind::store, "{}: the disk is full; the base is as it was", label);
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB: throw Error(ErrorKind::unreadable, "{}: the base is damaged ({})", label, failure.what());
  case SQLITE_READONLY: throw Error(ErrorKind::store, "{}: the base cannot be written", label);
  case SQLITE_CANTOPEN: throw Error(ErrorKind::store, "{}: the base cannot be opened", label);
  case SQLITE_CONSTRAINT:
    throw Error(ErrorKind::internal, "{}: a record contradicts the schema ({})", label, failure.what());
  default: throw Error(ErrorKind::store, "{}: the base cannot be read or written ({})", label, failure.what());
  }
}

/// Calls `work`, translating SQLite's exceptions.
template <class Work> decltype(auto) translated(const std::string& label, Work&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& failure) { rethrow(label, failure); }
}

/// A path as a URI that opens a file which nobody can be writing.
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

/// SQLite counts what it allocates under a lock of the whole program; nobody asks for the count. Not possible any more
/// when another part of the program uses SQLite already, which does no harm.
void count_no_memory() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}

std::unique_ptr<SQLite::Database> open_database(const std::string& path, const std::string& label, Access access) {
  count_no_memory();
  return translated(label, [&] {
    if (access == Access::immutable) {
      return std::make_unique<SQLite::Database>(
          immutable_uri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX, busy_timeout_ms);
    }
    const int flags = access == Access::read_write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
    return std::make_unique<SQLite::Database>(path, flags | SQLite::OPEN_NOMUTEX, busy_timeout_ms);
  });
}

} // namespace

Query::Query(const Connection& connection, SQLite::Statement& statement) : connection_(connection), statement_(statement) {}

Query::~Query() { statement_.tryReset(); }

Query& Query::bind(std::int64_t value) {
  translated(connection_.label(), [&] { statement_.bind(next_++, value); });
  return *this;
}

Query& Query::bind(double value) {
  translated(connection_.label(), [&] { statement_.bind(next_++, value); });
  return *this;
}

Query& Query::bind(std::string_view text) {
  translated(connection_.label(), [&] { statement_.bind(next_++, std::string(text)); });
  return *this;
}

Query& Query::bind(const std::string& text) {
  translated(connection_.label(), [&] { statement_.bindNoCopy(next_++, text); });
  return *this;
}

Query& Query::bind(const char* text) {
  translated(connection_.label(), [&] { statement_.bindNoCopy(next_++, text); });
  return *this;
}

Query& Query::bind(Date date) { return bind(to_iso(date)); }

Query& Query::bind(ClockTime time) { return bind(to_iso(time)); }

Query& Query::null() {
  translated(connection_.label(), [&] { statement_.bind(next_++); });
  return *this;
}

bool Query::step() {
  return translated(connection_.label(), [&] { return statement_.executeStep(); });
}

int Query::run() {
  return translated(connection_.label(), [&] { return statement_.exec(); });
}

bool Query::is_null(int column) const {
  return translated(connection_.label(), [&] { return statement_.isColumnNull(column); });
}

std::int64_t Query::integer(int column) const {
  return translated(connection_.label(), [&] { return statement_.getColumn(column).getInt64(); });
}

double Query::real(int column) const {
  return translated(connection_.label(), [&] { return statement_.getColumn(column).getDouble(); });
}

std::string_view Query::view(int column) const {
  return translated(connection_.label(), [&] {
    const SQLite::Column value = statement_.getColumn(column);
    const char* const text = value.getText();
    return std::string_view(text, static_cast<std::size_t>(value.getBytes()));
  });
}

std::string Query::text(int column) const { return std::string(view(column)); }

std::optional<std::string> Query::maybe_text(int column) const {
  return is_null(column) ? std::nullopt : std::optional<std::string>(text(column));
}

std::optional<int> Query::maybe_int(int column) const {
  return is_null(column) ? std::nullopt : std::optional<int>(static_cast<int>(integer(column)));
}

std::optional<double> Query::maybe_real(int column) const {
  return is_null(column) ? std::nullopt : std::optional<double>(real(column));
}

std::optional<Date> Query::maybe_date(int column) const { return is_null(column) ? std::nullopt : parse_date(view(column)); }

std::optional<ClockTime> Query::maybe_clock(int column) const {
  return is_null(column) ? std::nullopt : parse_clock(view(column));
}

Connection::Connection(const std::string& path, std::string label, Access access)
    : label_(std::move(label)), database_(open_database(path, label_, access)) {}

Connection::Connection()
    : label_("new base"), database_(std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE)) {}

Connection::Connection(const std::string& image, std::string label)
    : label_(std::move(label)), database_(std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE)) {
  auto* const bytes = static_cast<unsigned char*>(sqlite3_malloc64(image.size()));
  if (bytes == nullptr) { throw Error(ErrorKind::store, "{}: no memory for a copy", label_); }
  std::copy(image.begin(), image.end(), bytes);
  const auto size = static_cast<sqlite3_int64>(image.size());
  // SQLite frees the bytes, on failure too.
  if (sqlite3_deserialize(database_->getHandle(), "main", bytes, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK) {
    throw Error(ErrorKind::store, "{}: the copy in memory cannot be made", label_);
  }
}

Connection::~Connection() {
  rollback();
  statements_.clear();
}

Query Connection::query(const char* sql) const {
  auto& statement = statements_[sql];
  if (!statement) {
    statement = translated(label_, [&] { return std::make_unique<SQLite::Statement>(*database_, sql); });
  }
  return {*this, *statement};
}

void Connection::execute(const char* sql) const {
  translated(label_, [&] { database_->exec(sql); });
}

std::int64_t Connection::number(const char* sql) const {
  Query row = query(sql);
  return row.step() && !row.is_null(0) ? row.integer(0) : 0;
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(database_->getHandle()) == 0; }

sqlite3* Connection::handle() const { return database_->getHandle(); }

void Connection::fail(int result) const { rethrow(label_, SQLite::Exception(database_->getHandle(), result)); }

std::int64_t Connection::changes() const { return sqlite3_total_changes64(database_->getHandle()); }

void Connection::rollback() const noexcept {
  if (in_transaction()) { sqlite3_exec(database_->getHandle(), "ROLLBACK", nullptr, nullptr, nullptr); }
}

void Connection::forgo_checkpoint() const noexcept {
  sqlite3_db_config(database_->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

std::string Connection::image() const {
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> bytes(sqlite3_serialize(database_->getHandle(), "main", &size, 0),
                                                              sqlite3_free);
  if (!bytes) { throw Error(ErrorKind::internal, "the image of a new base cannot be made"); }
  return {bytes.get(), bytes.get() + size};
}

} // namespace entente::store
