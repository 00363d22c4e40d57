#include "viz/charts/worker/page.hpp"

#include <array>
#include <cmath>

#include <QFontMetricsF>
#include <QPainterPath>

namespace entente::charts {
namespace {

constexpr qreal margin = 18;
constexpr std::array<unsigned, 16> palette{0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0xd55e00, 0x56b4e9, 0xf0e442, 0x332288,
                                           0xddcc77, 0x117733, 0xcc6677, 0x88ccee, 0x882255, 0x44aa99, 0x999933, 0xaa4499};

QString elided(const QString& words, const QFont& font, qreal width) {
  return QFontMetricsF(font).elidedText(words, Qt::ElideRight, width);
}

} // namespace

int Ticks::count() const { return static_cast<int>(std::lround(last / step)) + 1; }

Ticks ticks_to(double largest, int wanted, bool whole) {
  if (!(largest > 0)) { largest = 1; }
  const double raw = largest / std::max(wanted, 1);
  const double power = std::pow(10, std::floor(std::log10(raw)));
  double step = 10 * power;
  for (const double part : {1.0, 2.0, 5.0}) {
    if (part * power >= raw) {
      step = part * power;
      break;
    }
  }
  if (whole) { step = std::max(1.0, std::ceil(step)); }
  Ticks ticks;
  ticks.step = step;
  ticks.last = std::ceil(largest / step - 1e-9) * step;
  ticks.decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
  return ticks;
}

bool all_whole(const std::vector<Series>& series) {
  for (const Series& one : series) {
    for (const std::optional<double>& value : one.values) {
      if (value && *value != std::floor(*value)) { return false; }
    }
  }
  return true;
}

QColor series_colour(std::size_t index) { return QColor::fromRgb(palette[index % palette.size()]); }

QFont font_of(int pixels, bool bold) {
  QFont font(QStringLiteral("DejaVu Sans"));
  font.setPixelSize(pixels);
  font.setBold(bold);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

Page::Page(QPainter& painter, const Spec& spec) : painter_(painter), spec_(spec), inner_(0, 0, spec.width, spec.height) {
  painter_.setRenderHint(QPainter::Antialiasing);
  painter_.setRenderHint(QPainter::TextAntialiasing);
  painter_.fillRect(inner_, Qt::white);
  inner_.adjust(margin, margin, -margin, -margin);
}

QStringList Page::wrapped(const QString& words, const QFont& font, qreal width, int most) {
  QStringList lines;
  QString line;
  const QStringList all = words.split(u' ', Qt::SkipEmptyParts);
  for (qsizetype i = 0; i < all.size(); ++i) {
    const QString longer = line.isEmpty() ? all.at(i) : line + u' ' + all.at(i);
    if (line.isEmpty() || width_of(longer, font) <= width) {
      line = longer;
      continue;
    }
    if (lines.size() + 1 == most) {
      lines.append(elided(line + u' ' + all.mid(i).join(u' '), font, width));
      return lines;
    }
    lines.append(elided(line, font, width));
    line = all.at(i);
  }
  if (!line.isEmpty()) { lines.append(elided(line, font, width)); }
  return lines;
}

qreal Page::width_of(const QString& words, const QFont& font) { return QFontMetricsF(font).horizontalAdvance(words); }

void Page::text(const QRectF& box, const QString& words, const QFont& font, Qt::Alignment alignment, int lines,
                const QColor& colour) {
  const QStringList list = wrapped(words, font, box.width(), lines);
  const QFontMetricsF metrics(font);
  const qreal height = metrics.lineSpacing() * static_cast<qreal>(list.size());
  qreal y = box.top() + metrics.ascent();
  if (alignment.testFlag(Qt::AlignVCenter)) { y += (box.height() - height) / 2; }
  if (alignment.testFlag(Qt::AlignBottom)) { y += box.height() - height; }
  painter_.setFont(font);
  painter_.setPen(colour);
  for (const QString& line : list) {
    const qreal free = box.width() - width_of(line, font);
    const qreal x = alignment.testFlag(Qt::AlignRight)     ? box.left() + free
                    : alignment.testFlag(Qt::AlignHCenter) ? box.left() + free / 2
                                                           : box.left();
    painter_.drawText(QPointF(x, y), line);
    y += metrics.lineSpacing();
    if (line.endsWith(u'…') && !words.endsWith(u'…')) { cut_.insert(line, words); }
  }
}

void Page::slanted(QPointF end, const QString& words, const QFont& font, qreal degrees, qreal most_width) {
  const QString shown = elided(words, font, most_width);
  if (shown != words) { cut_.insert(shown, words); }
  painter_.save();
  painter_.translate(end);
  painter_.rotate(degrees);
  painter_.setFont(font);
  painter_.setPen(QColor(0x22, 0x22, 0x22));
  painter_.drawText(QPointF(-width_of(shown, font), QFontMetricsF(font).ascent() / 2 - 1), shown);
  painter_.restore();
}

void Page::y_title(qreal x, const QRectF& plot) {
  const QFont font = font_of(12);
  painter_.save();
  painter_.translate(x, plot.center().y());
  painter_.rotate(-90);
  text(QRectF(-plot.height() / 2, 0, plot.height(), 18), spec_.y_title, font, Qt::AlignHCenter);
  painter_.restore();
}

void Page::x_title(qreal y, const QRectF& plot) {
  text(QRectF(plot.left(), y, plot.width(), 18), spec_.x_title, font_of(12), Qt::AlignHCenter);
}

QString Page::figure(double value, int decimals) const {
  if (decimals < 0) {
    decimals = value == std::floor(value) ? 0 : std::abs(value) >= 100 ? 0 : std::abs(value) >= 1 ? 1 : 3;
  }
  return spec_.locale.toString(value, 'f', decimals);
}

void Page::sample(const LegendItem& item, const QRectF& box) {
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(item.colour);
  const QPointF middle = box.center();
  switch (item.sample) {
  case LegendItem::Sample::box: painter_.drawRect(box); break;
  case LegendItem::Sample::hatched: paint_hatched(painter_, box); break;
  case LegendItem::Sample::whisker:
    painter_.setPen(QPen(item.colour, 1.6));
    painter_.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()));
    painter_.drawLine(QPointF(box.left(), middle.y() - 4), QPointF(box.left(), middle.y() + 4));
    painter_.drawLine(QPointF(box.right(), middle.y() - 4), QPointF(box.right(), middle.y() + 4));
    break;
  case LegendItem::Sample::mark:
    painter_.drawPolygon(
        QPolygonF({middle + QPointF(0, -6), middle + QPointF(5, 0), middle + QPointF(0, 6), middle + QPointF(-5, 0)}));
    break;
  }
}

qreal Page::paint_legend(const std::vector<LegendItem>& legend, qreal y) {
  const QFont font = font_of(12);
  qreal x = inner_.left();
  for (const LegendItem& item : legend) {
    const qreal width = std::min(width_of(item.text, font), inner_.width() - 24);
    if (x > inner_.left() && x + 24 + width > inner_.right()) {
      x = inner_.left();
      y += 20;
    }
    sample(item, QRectF(x, y + 3, 16, 12));
    text(QRectF(x + 22, y, width + 1, 18), item.text, font, Qt::AlignVCenter);
    x += 22 + width + 22;
  }
  return legend.empty() ? y : y + 26;
}

void Page::head(const std::vector<LegendItem>& legend) {
  const QFont title = font_of(18, true);
  const QStringList lines = wrapped(spec_.title, title, inner_.width(), 3);
  const qreal title_height = QFontMetricsF(title).lineSpacing() * static_cast<qreal>(lines.size());
  text(QRectF(inner_.left(), inner_.top(), inner_.width(), title_height), spec_.title, title, Qt::AlignLeft, 3);
  inner_.setTop(paint_legend(legend, inner_.top() + title_height + (title_height > 0 ? 8 : 0)));
  if (!spec_.note.isEmpty()) {
    const QFont font = font_of(11);
    const qsizetype count = wrapped(spec_.note, font, inner_.width(), 6).size();
    const qreal height = QFontMetricsF(font).lineSpacing() * static_cast<qreal>(count);
    const QRectF box(inner_.left(), inner_.bottom() - height, inner_.width(), height);
    text(box, spec_.note, font, Qt::AlignLeft, 6, QColor(0x55, 0x55, 0x55));
    inner_.setBottom(box.top() - 10);
  }
}

void paint_hatched(QPainter& painter, const QRectF& box) {
  painter.setPen(QPen(QColor(0xc8, 0xc8, 0xc8), 1));
  painter.setBrush(Qt::white);
  painter.drawRect(box);
  // Strokes rather than a brush pattern, which SVG renders as a picture.
  const qreal step = 5;
  QPainterPath strokes;
  for (qreal offset = step; offset < box.width() + box.height(); offset += step) {
    const qreal x1 = std::min(offset, box.width());
    const qreal y2 = std::min(offset, box.height());
    strokes.moveTo(box.left() + x1, box.top() + offset - x1);
    strokes.lineTo(box.left() + offset - y2, box.top() + y2);
  }
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(strokes);
}

} // namespace entente::charts
