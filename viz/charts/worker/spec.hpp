/// @file
/// What entente-charts is asked to draw, as read from its standard input.
#pragma once

#include <optional>
#include <stdexcept>
#include <vector>

#include <QLocale>
#include <QString>
#include <QStringList>

namespace entente::charts {

/// The input asks for something that cannot be drawn; `what()` is one line.
class BadInput : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

enum class Kind { bars_with_intervals, heat_map, time_line, bars, scatter };

using Values = std::vector<std::optional<double>>;

struct Series {
  QString name;
  Values values;
  Values low;
  Values high;
  Values second;
  QStringList labels;
};

struct Spec {
  Kind kind = Kind::bars;
  bool svg = true;
  QString title;
  QString note;
  QString x_title;
  QString y_title;
  QStringList categories;
  QStringList rows;
  std::vector<Series> series;
  int width = 1000;
  int height = 600;
  QLocale locale;
  // Words in the language of the chart.
  QString expected;
  QString interval;
  QString nobody;
  QString no_data;
};

/// Reads the JSON text; throws BadInput. Texts come out without control characters and line breaks.
[[nodiscard]] Spec read_spec(const QByteArray& json);

/// The value at a place; nothing past the end.
[[nodiscard]] std::optional<double> at(const Values& values, qsizetype place);

} // namespace entente::charts
