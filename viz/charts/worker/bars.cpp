#include <algorithm>
#include <cmath>
#include <memory>

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QHorizontalStackedBarSeries>
#include <QStackedBarSeries>
#include <QValueAxis>

#include "viz/charts/worker/kinds.hpp"

namespace entente::charts {
namespace {

constexpr qsizetype most_upright = 14;    ///< more categories lie down
constexpr qsizetype longest_upright = 26; ///< characters of a category's name under an upright bar

/// One painting of bars; `along` is the direction of the values.
class Bars {
public:
  explicit Bars(Page& page)
      : page_(page), spec_(page.spec()), count_(spec_.categories.size()),
        intervals_(spec_.kind == Kind::bars_with_intervals) {
    const auto is_long = [](const QString& name) { return name.size() > longest_upright; };
    lying_ =
        intervals_ || (spec_.kind == Kind::bars &&
                       (count_ > most_upright || std::any_of(spec_.categories.begin(), spec_.categories.end(), is_long)));
    ticks_ = ticks_to(largest(), lying_ ? 8 : 6, all_whole(spec_.series));
  }

  void run() {
    page_.head(legend());
    make_plot();
    paint_grid();
    paint_sets();
    paint_names();
    for (qsizetype i = 0; i < count_; ++i) {
      paint_marks(i);
    }
  }

private:
  [[nodiscard]] double total(qsizetype category) const {
    double sum = 0;
    for (const Series& series : spec_.series) {
      sum += std::max(0.0, at(series.values, category).value_or(0));
    }
    return sum;
  }

  [[nodiscard]] double largest() const {
    double value = 0;
    for (qsizetype i = 0; i < count_; ++i) {
      value = std::max(value, total(i));
      if (!intervals_) { continue; }
      for (const Series& series : spec_.series) {
        value = std::max({value, at(series.high, i).value_or(0), at(series.second, i).value_or(0)});
      }
    }
    return value;
  }

  [[nodiscard]] bool any(Values Series::*values) const {
    return std::any_of(spec_.series.begin(), spec_.series.end(), [&](const Series& series) {
      return std::any_of((series.*values).begin(), (series.*values).end(),
                         [](const auto& value) { return value.has_value(); });
    });
  }

  [[nodiscard]] std::vector<LegendItem> legend() const {
    std::vector<LegendItem> items;
    if (intervals_ || spec_.series.size() > 1) {
      for (std::size_t i = 0; i < spec_.series.size(); ++i) {
        items.push_back({spec_.series[i].name, series_colour(i), LegendItem::Sample::box});
      }
    }
    if (intervals_ && any(&Series::low)) {
      items.push_back({spec_.interval, QColor(0x22, 0x22, 0x22), LegendItem::Sample::whisker});
    }
    if (intervals_ && any(&Series::second)) {
      items.push_back({spec_.expected, QColor(0xd5, 0x5e, 0x00), LegendItem::Sample::mark});
    }
    return items;
  }

  void make_plot() {
    plot_ = page_.inner();
    const QFont font = font_of(12);
    if (lying_) {
      qreal widest = 0;
      for (const QString& name : spec_.categories) {
        widest = std::max(widest, Page::width_of(name, font));
      }
      name_width_ = std::min(widest + 2, plot_.width() * 0.36);
      plot_.adjust(name_width_ + 10, 0, -46, spec_.y_title.isEmpty() && spec_.x_title.isEmpty() ? -22 : -42);
    } else {
      const qreal figures = Page::width_of(page_.figure(ticks_.last, ticks_.decimals), font);
      slanted_ = spec_.categories.size() > most_upright;
      plot_.adjust(figures + (spec_.y_title.isEmpty() ? 10 : 32), 16, 0,
                   slanted_ ? -110 : -(52 + (spec_.x_title.isEmpty() ? 0 : 20)));
    }
  }

  [[nodiscard]] qreal along(double value) const {
    const double part = std::clamp(value / ticks_.last, 0.0, 1.0);
    return lying_ ? plot_.left() + part * plot_.width() : plot_.bottom() - part * plot_.height();
  }

  /// The middle of a category, across the values.
  [[nodiscard]] qreal across(qsizetype category) const {
    const qreal part = (static_cast<qreal>(category) + 0.5) / static_cast<qreal>(std::max<qsizetype>(count_, 1));
    return lying_ ? plot_.top() + part * plot_.height() : plot_.left() + part * plot_.width();
  }

  void paint_grid() {
    const QFont font = font_of(11);
    for (int i = 0; i < ticks_.count(); ++i) {
      const double value = i * ticks_.step;
      const qreal place = along(value);
      page_.painter().setPen(QPen(i == 0 ? QColor(0x88, 0x88, 0x88) : QColor(0xe4, 0xe4, 0xe4), 1));
      const QString figure = page_.figure(value, ticks_.decimals);
      if (lying_) {
        page_.painter().drawLine(QPointF(place, plot_.top()), QPointF(place, plot_.bottom()));
        page_.text(QRectF(place - 40, plot_.bottom() + 4, 80, 16), figure, font, Qt::AlignHCenter);
      } else {
        page_.painter().drawLine(QPointF(plot_.left(), place), QPointF(plot_.right(), place));
        page_.text(QRectF(plot_.left() - 86, place - 8, 80, 16), figure, font, Qt::AlignRight | Qt::AlignVCenter);
      }
    }
    if (lying_) {
      const QString words = spec_.y_title.isEmpty() ? spec_.x_title : spec_.y_title;
      page_.text(QRectF(plot_.left(), plot_.bottom() + 22, plot_.width(), 18), words, font_of(12), Qt::AlignHCenter);
    } else {
      page_.y_title(page_.inner().left() - 2, plot_);
      if (!spec_.x_title.isEmpty()) { page_.x_title(page_.inner().bottom() - 18, plot_); }
    }
  }

  /// The bars themselves, by Qt Charts.
  void paint_sets() {
    std::unique_ptr<QAbstractBarSeries> bars;
    if (lying_) {
      bars = std::make_unique<QHorizontalStackedBarSeries>();
    } else {
      bars = std::make_unique<QStackedBarSeries>();
    }
    for (std::size_t i = 0; i < spec_.series.size(); ++i) {
      auto set = std::make_unique<QBarSet>(QString());
      for (qsizetype place = 0; place < count_; ++place) {
        // Lying bars grow from the bottom of Qt's axis to its top; the names go from top to bottom.
        const qsizetype category = lying_ ? count_ - 1 - place : place;
        set->append(std::max(0.0, at(spec_.series[i].values, category).value_or(0)));
      }
      set->setColor(series_colour(i));
      set->setBorderColor(Qt::white);
      bars->append(set.release());
    }
    bars->setBarWidth(intervals_ ? 0.5 : count_ <= 4 && !lying_ ? 0.45 : 0.68);
    auto chart = std::make_unique<QChart>();
    auto names = std::make_unique<QBarCategoryAxis>();
    for (qsizetype i = 0; i < count_; ++i) {
      names->append(QString::number(i));
    }
    auto values = std::make_unique<QValueAxis>();
    values->setRange(0, ticks_.last);
    QAbstractBarSeries* const series = bars.release();
    chart->addSeries(series);
    for (QAbstractAxis* const axis : {static_cast<QAbstractAxis*>(names.get()), static_cast<QAbstractAxis*>(values.get())}) {
      axis->setVisible(false);
      const bool is_names = axis == names.get();
      chart->addAxis(axis, is_names == lying_ ? Qt::AlignLeft : Qt::AlignBottom);
      series->attachAxis(axis);
    }
    (void)names.release();
    (void)values.release();
    paint_chart(page_, chart.release(), plot_);
  }

  void paint_names() {
    const QFont font = font_of(12);
    const qreal room = (lying_ ? plot_.height() : plot_.width()) / static_cast<qreal>(std::max<qsizetype>(count_, 1));
    for (qsizetype i = 0; i < count_; ++i) {
      const QString& name = spec_.categories.at(i);
      if (lying_) {
        const int lines = std::clamp(static_cast<int>(room / 15), 1, 3);
        page_.text(QRectF(plot_.left() - 10 - name_width_, across(i) - room / 2, name_width_, room), name, font,
                   Qt::AlignRight | Qt::AlignVCenter, lines);
      } else if (slanted_) {
        page_.slanted(QPointF(across(i) + 3, plot_.bottom() + 8), name, font_of(11), -55, 125);
      } else {
        page_.text(QRectF(across(i) - room / 2 + 3, plot_.bottom() + 6, room - 6, 46), name, font, Qt::AlignHCenter, 3);
      }
    }
  }

  /// The interval, the expected value and the figure of one category.
  void paint_marks(qsizetype category) {
    QPainter& painter = page_.painter();
    qreal end = along(total(category));
    if (intervals_ && !spec_.series.empty()) {
      const Series& series = spec_.series.front();
      const qreal y = across(category);
      const auto low = at(series.low, category);
      const auto high = at(series.high, category);
      if (low && high) {
        painter.setPen(QPen(QColor(0x22, 0x22, 0x22), 1.6));
        painter.drawLine(QPointF(along(*low), y), QPointF(along(*high), y));
        for (const double value : {*low, *high}) {
          painter.drawLine(QPointF(along(value), y - 4), QPointF(along(value), y + 4));
        }
        end = std::max(end, along(*high));
      }
      if (const auto expected = at(series.second, category); expected) {
        const QPointF middle(along(*expected), y);
        painter.setPen(QPen(Qt::white, 1));
        painter.setBrush(QColor(0xd5, 0x5e, 0x00));
        painter.drawPolygon(
            QPolygonF({middle + QPointF(0, -7), middle + QPointF(6, 0), middle + QPointF(0, 7), middle + QPointF(-6, 0)}));
        end = std::max(end, middle.x() + 6);
      }
      if (!at(series.values, category)) { return; }
    }
    const QString figure = page_.figure(total(category));
    const QFont font = font_of(12, true);
    if (lying_) {
      page_.text(QRectF(end + 6, across(category) - 9, 60, 18), figure, font, Qt::AlignVCenter);
    } else if (total(category) > 0) {
      page_.text(QRectF(across(category) - 30, end - 18, 60, 16), figure, font, Qt::AlignHCenter);
    }
  }

  Page& page_;
  const Spec& spec_;
  qsizetype count_;
  bool intervals_;
  bool lying_ = false;
  bool slanted_ = false;
  Ticks ticks_;
  QRectF plot_;
  qreal name_width_ = 0;
};

} // namespace

void paint_bars(Page& page) { Bars(page).run(); }

} // namespace entente::charts
