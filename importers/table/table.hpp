/// @file
/// Tables: CSV and its kin, XLSX, ODS. A list of people, partnerships, members or bodies becomes records; a programme laid
/// out in cells becomes a document for the agenda reader.
#pragma once

#include "importers/importer.hpp"

namespace entente {

/// Separated text: comma, semicolon, tab or pipe, in UTF-8, UTF-16, Windows-1252 or Latin-1, all detected. Throws
/// Error(unreadable): empty, binary; Error(unsupported): columns that are not understood; Error(bad_argument): a chosen
/// column that is not there. A row that says nothing that can be kept is a diagnostic. Time O(n).
[[nodiscard]] ReadResult read_separated(const Input& input);
/// True for separated text of some 30,000 rows and more, all of it ASCII: `read_separated` with `long_lists` leaves the
/// lines of such a list of people in the bytes.
[[nodiscard]] bool is_long_list(const Input& input);
/// A workbook (ECMA-376). Hidden sheets are left out with a remark. Errors as above.
[[nodiscard]] ReadResult read_xlsx(const Input& input);
/// An OpenDocument spreadsheet. Likewise.
[[nodiscard]] ReadResult read_ods(const Input& input);

/// The importers of this folder.
[[nodiscard]] const Importer& separated_importer();
[[nodiscard]] const Importer& xlsx_importer();
[[nodiscard]] const Importer& ods_importer();
/// ".xls": what hides behind the name is read if it is a workbook or text; the old binary format is refused.
[[nodiscard]] const Importer& old_excel_importer();

} // namespace entente
