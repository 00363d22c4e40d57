/// @file
/// Charts as values, and their pictures through the `entente-charts` worker (Qt Charts, off screen).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace entente {

enum class ChartKind {
  bars_with_intervals, ///< observed bars with low/high whiskers and an expected mark per category
  heat_map,            ///< rows by columns; empty cells stay visible
  time_line,           ///< stacked counts over years or events
  bars,                ///< plain bars, one series or stacked
  scatter              ///< one measure against another, points labelled
};

struct ChartSeries {
  std::string name;
  std::vector<std::optional<double>> values; ///< parallel to `categories`; for scatter: x
  std::vector<std::optional<double>> low;    ///< interval, parallel; may be empty
  std::vector<std::optional<double>> high;
  std::vector<std::optional<double>> second; ///< expected marks, or y for scatter
  std::vector<std::string> labels;           ///< for scatter points
};

struct Chart {
  ChartKind kind = ChartKind::bars;
  std::string title;
  std::string note; ///< the rule of counting, printed under the chart
  std::string x_title, y_title;
  std::vector<std::string> categories; ///< columns of a heat map
  std::vector<std::string> rows;       ///< rows of a heat map: one series a row
  std::vector<ChartSeries> series;
  int width = 1000; ///< pixels
  int height = 600;
  std::string language = "en";
};

/// The picture's bytes; `format` is "svg" or "png". The same chart gives the same bytes.
/// Throws Error(unsupported) when this build has no Qt, Error(internal) when the worker fails.
[[nodiscard]] std::string render(const Chart& chart, const std::string& format);

} // namespace entente
