/// @file
/// What the columns of a table mean, by their labels in three languages, by what stands below them, or as the user says.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/reference/reference.hpp"
#include "importers/importer.hpp"
#include "importers/table/rows.hpp"

namespace entente::table {

/// What a column holds.
enum class Field {
  person,
  first_name,
  surname,
  honorific,
  role,
  position,
  organisation,
  acronym,
  department,
  state,
  delegation,  ///< the state that the person speaks for
  affiliation, ///< a state or an organisation
  entry,       ///< name, post and body in one cell
  details,     ///< post and body in one cell
  event,
  process,
  session,
  date,
  end_date,
  time,
  place,
  gender,
  remote,
  category,
  source,
  target,
  kind,
  from,
  to,
  source_kind,
  target_kind,
  ignore
};

/// The word for a field in `--map` ("first-name") and back; '_' is as good as '-', "organization" as "organisation".
[[nodiscard]] std::string_view to_text(Field field);
[[nodiscard]] std::optional<Field> parse_field(std::string_view word);

struct Column {
  std::size_t index = 0; ///< in the row's cells
  Field field = Field::ignore;
  std::string label;        ///< as printed; empty when the table has no header
  std::optional<Role> role; ///< of a column of people whose label is a role ("Moderator")
  bool surname_first = false;
  bool delegation = false; ///< of a state column: its people speak for that state
};

/// What the rows of a table are.
enum class TableKind {
  people,  ///< one person a row, or several in one cell
  ties,    ///< a source and a target
  members, ///< members of a process
  bodies   ///< organisations alone
};

/// A table whose columns are understood.
struct Columns {
  TableKind kind = TableKind::people;
  std::vector<Column> known;        ///< in the order of the table
  std::vector<std::string> unknown; ///< labels that nobody recognised
  std::size_t header = 0;           ///< rows of the sample up to and with the header; rows before it are titles
  bool has_header = true;           ///< false: the last of them is a title too
  Language language = Language::en;

  [[nodiscard]] bool has(Field field) const;
  /// The first column that holds the field; null when none does.
  [[nodiscard]] const Column* first(Field field) const;
};

/// Finds the header among the first rows and what each column holds. A `choice` goes before what labels say; one that
/// names no column throws Error(bad_argument) that lists those there are. Nothing when the rows are no list of people,
/// ties, members or bodies.
[[nodiscard]] std::optional<Columns> find_columns(std::span<const Row> sample, std::span<const ColumnChoice> choices,
                                                  const Reference& reference);

/// What the label says by itself: a field's word of columns.csv; empty when it is none.
[[nodiscard]] std::string label_meaning(std::string_view label, const Cues& cues, Language language);

} // namespace entente::table
