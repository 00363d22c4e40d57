/// @file
/// The sections of the report, each from the same page.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/analysis/questions/question.hpp"
#include "core/network/network.hpp"
#include "viz/report/page.hpp"

namespace entente {

/// An actor that stands between others.
struct ReportedBridge {
  std::string id;
  std::string name;
  double betweenness = 0;
  std::size_t sessions = 0;
  std::size_t meetings = 0;
  std::vector<AppearanceId> evidence;
};

/// The actors of the network by betweenness, those above zero, at most `most`.
[[nodiscard]] std::vector<ReportedBridge> bridges_of(const Page& page, NetworkKind kind, std::size_t most);

/// A finding, as an item of a list: a sentence with the lines that it rests on, and what else belongs to it.
[[nodiscard]] Html finding(const Page& page, const std::string& sentence, std::span<const AppearanceId> evidence,
                           const Html& more = {});

/// Findings, as items of a list: what changed from year to year, and the bounds of women's share. Empty where there are
/// none.
[[nodiscard]] Html years_findings(const Page& page);
[[nodiscard]] Html parity_findings(const Page& page);

[[nodiscard]] Html read_section(const Page& page);
[[nodiscard]] Html findings_section(const Page& page);
[[nodiscard]] Html coverage_section(const Page& page);
[[nodiscard]] Html absence_section(const Page& page);
[[nodiscard]] Html panels_section(const Page& page);
[[nodiscard]] Html themes_section(const Page& page);
[[nodiscard]] Html maps_section(const Page& page);
/// What the section on bridges is made of, one after another.
using Piece = std::function<Html(const Page&)>;
[[nodiscard]] std::vector<Piece> bridges_pieces();
/// Makes beforehand what these wait for longest.
void prepare_bridges(const Page& page);
[[nodiscard]] Html method_section(const Page& page);
[[nodiscard]] Html lines_section(const Page& page);

/// Pictures that take long, each to be made beforehand; none when pictures are left out.
[[nodiscard]] std::vector<std::function<void(const Page&)>> slow_pictures(const Page& page);

/// A picture of the coverage of a dimension, of the panels, or of time; empty when pictures are left out or fail.
[[nodiscard]] Html coverage_picture(const Page& page, const std::string& question);
[[nodiscard]] Html panels_picture(const Page& page);
[[nodiscard]] Html time_picture(const Page& page);

/// A table with caption, a heading row and rows of cells, in a frame that scrolls sideways where it is narrow.
struct GridColumn {
  std::string heading;
  bool number = false;
};
[[nodiscard]] Html grid(std::string_view caption, const std::vector<GridColumn>& columns,
                        const std::vector<std::vector<Html>>& rows);
/// The notes of a table as a list, but for those that the whole report says once.
[[nodiscard]] Html notes(const Page& page, const Table& table);

} // namespace entente
