#include <algorithm>
#include <cmath>

#include "viz/charts/worker/kinds.hpp"

namespace entente::charts {
namespace {

const QColor pale(0xde, 0xeb, 0xf7);
const QColor deep(0x08, 0x30, 0x6b);

/// From pale to deep blue: lightness alone orders the shades, whatever colours one sees.
QColor shade(double part) {
  const auto mix = [&](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * part)); };
  return {mix(pale.red(), deep.red()), mix(pale.green(), deep.green()), mix(pale.blue(), deep.blue())};
}

double largest(const Spec& spec) {
  double value = 0;
  for (const Series& series : spec.series) {
    for (const auto& one : series.values) {
      value = std::max(value, one.value_or(0));
    }
  }
  return value;
}

double part_of(double value, double most) {
  return most <= 1 ? 0.6 : std::clamp((value - 1) / (most - 1), 0.0, 1.0) * 0.85 + 0.1;
}

std::vector<LegendItem> legend(Page& page, double most) {
  const Spec& spec = page.spec();
  std::vector<LegendItem> items{{spec.nobody, Qt::white, LegendItem::Sample::hatched}};
  std::vector<double> samples;
  for (const double value : {1.0, std::round((1 + most) / 2), most}) {
    if (value >= 1 && (samples.empty() || value > samples.back())) { samples.push_back(value); }
  }
  for (const double value : samples) {
    items.push_back({page.figure(value), shade(part_of(value, most)), LegendItem::Sample::box});
  }
  return items;
}

void paint_cell(Page& page, const QRectF& cell, const std::optional<double>& value, double most) {
  QPainter& painter = page.painter();
  if (!value || *value == 0) {
    paint_hatched(painter, cell);
    return;
  }
  const double part = part_of(*value, most);
  painter.setPen(Qt::NoPen);
  painter.setBrush(shade(part));
  painter.drawRect(cell);
  if (cell.width() >= 14 && cell.height() >= 13) {
    page.text(cell, page.figure(*value), font_of(11, true), Qt::AlignHCenter | Qt::AlignVCenter, 1,
              part > 0.45 ? Qt::white : Qt::black);
  }
}

} // namespace

void paint_heat_map(Page& page) {
  const Spec& spec = page.spec();
  const double most = largest(spec);
  page.head(legend(page, most));
  const QFont font = font_of(12);
  const QStringList rows = spec.rows;
  qreal row_width = 0;
  for (const QString& name : rows) {
    row_width = std::max(row_width, Page::width_of(name, font));
  }
  qreal column_length = 0;
  for (const QString& name : spec.categories) {
    column_length = std::max(column_length, Page::width_of(name, font_of(11)));
  }
  const QRectF inner = page.inner();
  row_width = std::min(row_width + 2, inner.width() * 0.36);
  column_length = std::min(column_length, 190.0);
  constexpr qreal degrees = 60;
  constexpr qreal radians = degrees * 3.14159265358979 / 180;
  const auto columns = static_cast<qreal>(std::max<qsizetype>(spec.categories.size(), 1));
  const auto lines = static_cast<qreal>(std::max<qsizetype>(rows.size(), 1));
  // The first columns' names lean out to the left, under the names of the rows.
  const QRectF plot(inner.left() + row_width + 10, inner.top(), inner.width() - row_width - 10,
                    inner.height() - column_length * std::sin(radians) - 14 - (spec.x_title.isEmpty() ? 0 : 20));
  const qreal width = plot.width() / columns;
  const qreal height = plot.height() / lines;
  for (qsizetype r = 0; r < rows.size(); ++r) {
    const qreal top = plot.top() + static_cast<qreal>(r) * height;
    page.text(QRectF(inner.left(), top, row_width, height), rows.at(r), font, Qt::AlignRight | Qt::AlignVCenter,
              height >= 30 ? 2 : 1);
    for (qsizetype c = 0; c < spec.categories.size(); ++c) {
      const QRectF cell(plot.left() + static_cast<qreal>(c) * width, top, width, height);
      const auto value = r < static_cast<qsizetype>(spec.series.size())
                             ? at(spec.series[static_cast<std::size_t>(r)].values, c)
                             : std::nullopt;
      paint_cell(page, cell.adjusted(1, 1, -1, -1), value, most);
    }
  }
  for (qsizetype c = 0; c < spec.categories.size(); ++c) {
    const qreal x = plot.left() + (static_cast<qreal>(c) + 0.5) * width;
    const qreal room = std::min(column_length, (x - inner.left()) / std::cos(radians));
    page.slanted(QPointF(x + 3, plot.bottom() + 7), spec.categories.at(c), font_of(11), -degrees, room + 2);
  }
  if (!spec.x_title.isEmpty()) { page.x_title(inner.bottom() - 18, plot); }
}

} // namespace entente::charts
