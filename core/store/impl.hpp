/// @file
/// What an open base holds, and the parts of `Base` that have files of their own.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/store/base.hpp"
#include "core/store/known.hpp"
#include "core/store/sql.hpp"
#include "core/wording.hpp"

namespace entente {

struct Base::Impl {
  Impl(const std::string& path, store::Access access) : connection(path, path, access) {}
  /// A base in memory.
  Impl(const std::string& image, const std::string& label) : connection(image, label) {}
  store::Connection connection;
  store::StoredEntities known{connection};
};

namespace store {

/// The connection of an open base, for the parts that have headers of their own.
[[nodiscard]] const Connection& connection_of(const Base& base);

/// The whole base, in one reading.
[[nodiscard]] Dataset load_dataset(const Connection& connection, Versions versions);
[[nodiscard]] Dataset load_document(const Connection& connection, DocumentId document);
[[nodiscard]] std::vector<SearchHit> search(const Connection& connection, std::string_view words, std::size_t limit);
[[nodiscard]] std::vector<Wording> check(const Connection& connection);

/// A transaction that writes; undone unless it is kept.
class Writing {
public:
  explicit Writing(const Connection& connection) : connection_(connection) { connection_.execute("BEGIN IMMEDIATE"); }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  ~Writing() {
    if (!kept_) { connection_.rollback(); }
  }
  /// False once it was kept, or a full disk has ended it.
  [[nodiscard]] bool open() const { return !kept_ && connection_.in_transaction(); }
  void keep() {
    connection_.execute("COMMIT");
    kept_ = true;
  }

private:
  const Connection& connection_;
  bool kept_ = false;
};

/// A reading that sees one state of the base; joins the transaction that is open, if any.
class Reading {
public:
  explicit Reading(const Connection& connection) : connection_(connection), owner_(!connection.in_transaction()) {
    if (owner_) { connection_.execute("BEGIN"); }
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() {
    if (owner_) { connection_.rollback(); }
  }

private:
  const Connection& connection_;
  bool owner_;
};

} // namespace store
} // namespace entente
