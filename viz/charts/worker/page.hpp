/// @file
/// The page that a chart is painted on: title, legend, note, and the texts and scales that all kinds share.
#pragma once

#include <vector>

#include <QColor>
#include <QFont>
#include <QMap>
#include <QPainter>
#include <QRectF>

#include "viz/charts/worker/spec.hpp"

namespace entente::charts {

/// A sample in the legend.
struct LegendItem {
  enum class Sample { box, whisker, mark, hatched };
  QString text;
  QColor colour;
  Sample sample = Sample::box;
};

/// Round steps from 0 to at least a largest value.
struct Ticks {
  double step = 1;
  double last = 1;
  int decimals = 0;
  [[nodiscard]] int count() const; ///< of ticks, 0 included
};

/// Ticks for values up to `largest`, about `wanted` of them; whole numbers only when `whole`.
[[nodiscard]] Ticks ticks_to(double largest, int wanted, bool whole);
/// True when every value is a whole number.
[[nodiscard]] bool all_whole(const std::vector<Series>& series);

/// The i-th colour of a palette that colour-blind people can tell apart (Okabe & Ito, then Tol's muted).
[[nodiscard]] QColor series_colour(std::size_t index);
[[nodiscard]] QFont font_of(int pixels, bool bold = false);

class Page {
public:
  Page(QPainter& painter, const Spec& spec);

  /// Paints title, legend and note; `inner()` is then what they leave.
  void head(const std::vector<LegendItem>& legend);
  [[nodiscard]] QRectF inner() const { return inner_; }
  [[nodiscard]] QPainter& painter() { return painter_; }
  [[nodiscard]] const Spec& spec() const { return spec_; }

  /// The figure in the language of the chart.
  [[nodiscard]] QString figure(double value, int decimals = -1) const;
  /// Paints the text within a rectangle, in up to `lines` lines, cut with "…" where it does not fit.
  void text(const QRectF& box, const QString& words, const QFont& font, Qt::Alignment alignment, int lines = 1,
            const QColor& colour = QColor(0x22, 0x22, 0x22));
  /// Lines no wider than `width`; the last ends with "…" when there would be more than `most`.
  [[nodiscard]] static QStringList wrapped(const QString& words, const QFont& font, qreal width, int most);
  [[nodiscard]] static qreal width_of(const QString& words, const QFont& font);
  /// Paints at an angle so that the end (or the start) of the text is at the point.
  void slanted(QPointF end, const QString& words, const QFont& font, qreal degrees, qreal most_width);
  void y_title(qreal x, const QRectF& plot);
  void x_title(qreal y, const QRectF& plot);

  /// Texts that were cut, with what they stand for.
  [[nodiscard]] const QMap<QString, QString>& cut() const { return cut_; }

private:
  qreal paint_legend(const std::vector<LegendItem>& legend, qreal y);
  void sample(const LegendItem& item, const QRectF& box);

  QPainter& painter_;
  const Spec& spec_;
  QRectF inner_;
  QMap<QString, QString> cut_;
};

/// A hatched box for "nobody".
void paint_hatched(QPainter& painter, const QRectF& box);

} // namespace entente::charts
