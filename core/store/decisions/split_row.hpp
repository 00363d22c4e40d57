/// @file
/// The rows that splits of events and processes make.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/store/decisions/actions.hpp"

namespace entente::store {

/// The group that gives something away, and the row that is made for it.
class Parting {
public:
  Parting(const Connection& connection, const EntityRef& entity);

  [[nodiscard]] bool is_mine(std::int64_t owner) const { return std::ranges::find(group_, owner) != group_.end(); }
  [[nodiscard]] std::int64_t root() const { return root_; }
  [[nodiscard]] const std::vector<std::int64_t>& group() const { return group_; }
  /// Mentions of the whole group.
  [[nodiscard]] std::int64_t said_of_group() const;

  /// The new row, joined into the old one until the decision stands. `insert` writes it where it is not there yet.
  template <class Insert> Draft begin(const SplitAs& as, Insert&& insert) const {
    const std::int64_t made = as.made ? *as.made : next_id();
    if (!has_row(connection_, {about_, made})) { insert(made); }
    return begin_with(made, as.name);
  }
  /// The two are judged different.
  void end(Draft& draft) const;

private:
  [[nodiscard]] std::int64_t next_id() const;
  [[nodiscard]] Draft begin_with(std::int64_t made, const std::optional<std::string>& name) const;

  const Connection& connection_;
  About about_;
  std::int64_t root_;
  std::vector<std::int64_t> group_;
};

/// What a document says of one event.
struct Said {
  std::int64_t document = 0;
  std::int64_t read_as = 0;
  std::int64_t event = 0;
};

/// An event of what the document prints of another; without a printed title, the title of the document or else of the event.
void insert_event(const Connection& connection, const Said& said, std::int64_t made);

} // namespace entente::store
