/// @file
/// Which event a list is about.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"
#include "importers/table/rows.hpp"

namespace entente::table {

/// Gives the event the process that a text names; as printed where the text is no known process and `text` is its name.
void name_process(EventRecord& event, std::string_view text, const Reference& reference);

/// The event of a list without a column for it: by the title rows above the header, else by the sheet's name, else by the
/// file's. The title is as printed; dates only where they are printed.
[[nodiscard]] EventRecord event_around(std::span<const Row> titles, std::string_view sheet, std::string_view file,
                                       const Reference& reference);

/// A column's label that was taken for an event's title gives way to the sheet's or the file's name, and asks nothing.
void without_labels(Programme& programme, std::string_view sheet, std::string_view file, const Reference& reference);

/// Sets the periods of events from their sessions' dates; sessions of one title more than two weeks apart become events of
/// their own, with their entries. O(n log n).
void split_by_dates(Programme& programme);

} // namespace entente::table
