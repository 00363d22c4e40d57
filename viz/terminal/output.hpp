/// @file
/// How results reach the user: standard output or a file, tables in three forms, evidence lines, progress.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/model/dataset.hpp"
#include "core/model/table.hpp"
#include "core/store/base.hpp"
#include "viz/terminal/command.hpp"

namespace entente {

/// Writes the bytes to the file given with `--output`, or to standard output.
void emit(const Arguments& arguments, Context& context, std::string_view bytes);

/// The form of a picture: `--as` where it is given, else what the ending of `--output` says whatever its case, else the
/// first of `known`. Throws Error(bad_argument) for an ending that is none of them.
[[nodiscard]] std::string picture_format(const Arguments& arguments, std::span<const std::string> known, Language language);

/// The text with control characters replaced by spaces, so that no printed line can steer a terminal.
[[nodiscard]] std::string harmless(std::string_view text);

/// The table as the user asked for it (`--format`), to `--output` or standard output.
void show_table(const Table& table, const Arguments& arguments, Context& context);

/// The table for a terminal: aligned columns, translated headings, long cells cut at `width` columns in all (0: not cut, and
/// a very long cell shifts what follows it in its row).
[[nodiscard]] std::string table_to_text(const Table& table, Language language, std::size_t width);

/// Columns of the terminal that standard output is, 100 when it is none.
[[nodiscard]] std::size_t terminal_width();

/// The heading that people read for a column.
[[nodiscard]] std::string column_heading(std::string_view name, Language language);

/// An open base and what passes the filter.
struct Loaded {
  Base base;
  Dataset dataset;
};
/// The dataset with what passes `--filter`.
[[nodiscard]] Dataset filtered(Dataset dataset, const Context& context);
/// Opens `--db` for reading and applies `--filter`.
[[nodiscard]] Loaded load(const Context& context);

/// Under each asked-for row (ids given with `--explain`, or all), the appearances and the printed lines they come from.
/// Error(not_found) when an id is in no row.
void explain(const Table& table, const Arguments& arguments, Context& context, const Loaded& loaded);

/// "agenda.txt:42"; empty without a document.
[[nodiscard]] std::string place_text(const Source& source, const Loaded& loaded);

/// One line for an appearance: who, where, in which role, and the document's line.
[[nodiscard]] std::string describe(const Appearance& appearance, const Loaded& loaded, Language language,
                                   std::optional<OrganisationId> named = {});

/// A progress bar on standard error, when that is a terminal; silent otherwise.
class Progress {
public:
  explicit Progress(Context& context) : context_(context) {}
  void show(std::size_t done, std::size_t total, std::string_view what);
  void clear();

private:
  Context& context_;
  bool shown_ = false;
};

} // namespace entente
