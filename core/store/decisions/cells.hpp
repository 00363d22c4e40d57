/// @file
/// The cells that decisions change, read and written by name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/store/sql.hpp"

namespace entente::store {

/// What a cell can hold.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

/// People, bodies, events or processes: all are joined and named in the same way.
enum class About { person, organisation, event, process };
[[nodiscard]] const char* word(About about);
[[nodiscard]] std::optional<About> parse_about(std::string_view word);
[[nodiscard]] inline const char* pick(About about, const char* person, const char* organisation) {
  return about == About::person ? person : organisation;
}
[[nodiscard]] const char* pick(About about, const char* person, const char* organisation, const char* event,
                               const char* process);
/// "p3", "o3", "e3" or "c3".
[[nodiscard]] std::string printed_id(About about, std::int64_t id);

enum class Field {
  person_joined,
  person_name,
  person_gender,
  organisation_joined,
  organisation_name,
  organisation_category,
  organisation_state,
  organisation_parent,
  appearance_person,
  appearance_role,
  appearance_state,
  appearance_basis,
  appearance_gender,
  appearance_generic,
  body_organisation,
  partnership_source,
  partnership_target,
  partnership_since,
  partnership_until,
  person_pair,
  organisation_pair,
  event_joined,
  event_name,
  event_pair,
  event_process,
  event_document,
  process_joined,
  process_name,
  process_pair,
  review_state,
  document_superseded,
  session_event,
  event_first_day,
  event_last_day,
  event_place,
};

/// The field of an entity that says what it is joined into, what it is called, and how it was judged beside another.
[[nodiscard]] Field join_field(About about);
[[nodiscard]] Field name_field(About about);
[[nodiscard]] Field pair_field(About about);
/// Whose such field it is; nothing for another field.
[[nodiscard]] std::optional<About> joined_by(Field field);
[[nodiscard]] std::optional<About> named_by(Field field);
[[nodiscard]] std::optional<About> judged_by(Field field);

/// One cell: a field of a row; `part` is the ordinal of a body, the second of a pair, the event that a document was read to
/// speak of, else 0. A session's event is told by that part of its document which it belongs to: it goes wherever a decision
/// takes that part.
struct Cell {
  Field field = Field::person_joined;
  std::int64_t row = 0;
  std::int64_t part = 0;
  friend bool operator==(const Cell&, const Cell&) = default;
};

/// What a decision does to one cell.
struct Change {
  Cell cell;
  Value before;
  Value after;
  std::optional<std::int64_t> carried_from = {}; ///< the place of the change that this one repeats in another version
};

/// The word under which the base keeps a field ("person.joined_into").
[[nodiscard]] const char* field_word(Field field);
/// Error(unreadable) for a word that no version of this program has written.
[[nodiscard]] Field parse_field(const Connection& connection, std::string_view word);
/// Whether the field holds numbers.
[[nodiscard]] bool holds_number(Field field);

/// Error(not_found) when the row isn't there; pairs always are.
[[nodiscard]] Value read_cell(const Connection& connection, const Cell& cell);
/// Writes the cell; `joined_into` also brings the roots of the whole group up to date.
void write_cell(const Connection& connection, const Cell& cell, const Value& value);
/// A change from what the cell holds now.
[[nodiscard]] Change change_to(const Connection& connection, const Cell& cell, Value after);

void bind_value(Query& query, const Value& value);
/// The value in a column, as the field holds it.
[[nodiscard]] Value value_at(const Query& query, int column, Field field);

[[nodiscard]] bool has_row(const Connection& connection, const std::pair<About, std::int64_t>& entity);
/// The entity that this one goes under: itself when it is joined into none.
[[nodiscard]] std::int64_t root_of(const Connection& connection, About about, std::int64_t id);
/// The root first, then all that are joined into it, by id.
[[nodiscard]] std::vector<std::int64_t> group_of(const Connection& connection, About about, std::int64_t root);

/// True for what a split made, whether it stands or not.
[[nodiscard]] bool is_made(const Connection& connection, About about, std::int64_t id);
/// True for what a split made that is undone: it prints nothing, and adds nothing to the group it is joined into.
[[nodiscard]] bool is_void(const Connection& connection, About about, std::int64_t id);

} // namespace entente::store
