#include <algorithm>
#include <memory>
#include <numeric>

#include <QScatterSeries>
#include <QValueAxis>

#include "viz/charts/worker/kinds.hpp"

namespace entente::charts {
namespace {

constexpr qreal dot = 9;

struct Dot {
  QPointF place;
  QString label;
  double weight = 0; ///< how far out it stands
  std::size_t series = 0;
};

class Scatter {
public:
  explicit Scatter(Page& page) : page_(page), spec_(page.spec()) {
    double most_x = 0;
    double most_y = 0;
    bool whole_x = true;
    bool whole_y = true;
    each([&](const Series&, qsizetype, double x, double y) {
      most_x = std::max(most_x, x);
      most_y = std::max(most_y, y);
      whole_x = whole_x && x == static_cast<double>(static_cast<long long>(x));
      whole_y = whole_y && y == static_cast<double>(static_cast<long long>(y));
    });
    x_ = ticks_to(most_x, 8, whole_x);
    y_ = ticks_to(most_y, 6, whole_y);
  }

  void run() {
    std::vector<LegendItem> legend;
    for (std::size_t i = 0; spec_.series.size() > 1 && i < spec_.series.size(); ++i) {
      legend.push_back({spec_.series[i].name, series_colour(i), LegendItem::Sample::box});
    }
    page_.head(legend);
    plot_ = page_.inner().adjusted(Page::width_of(page_.figure(y_.last, y_.decimals), font_of(11)) + 34, 8, -14, -44);
    paint_grid();
    paint_points();
    paint_labels();
  }

private:
  template <class Visit> void each(const Visit& visit) const {
    for (const Series& series : spec_.series) {
      for (qsizetype i = 0; i < static_cast<qsizetype>(series.values.size()); ++i) {
        const auto x = at(series.values, i);
        const auto y = at(series.second, i);
        if (x && y) { visit(series, i, *x, *y); }
      }
    }
  }

  [[nodiscard]] QPointF place(double x, double y) const {
    return {plot_.left() + x / x_.last * plot_.width(), plot_.bottom() - y / y_.last * plot_.height()};
  }

  void paint_grid() {
    QPainter& painter = page_.painter();
    const auto pen = [](int i) { return QPen(i == 0 ? QColor(0x88, 0x88, 0x88) : QColor(0xe4, 0xe4, 0xe4), 1); };
    for (int i = 0; i < x_.count(); ++i) {
      const qreal x = place(i * x_.step, 0).x();
      painter.setPen(pen(i));
      painter.drawLine(QPointF(x, plot_.top()), QPointF(x, plot_.bottom()));
      page_.text(QRectF(x - 40, plot_.bottom() + 5, 80, 16), page_.figure(i * x_.step, x_.decimals), font_of(11),
                 Qt::AlignHCenter);
    }
    for (int i = 0; i < y_.count(); ++i) {
      const qreal y = place(0, i * y_.step).y();
      painter.setPen(pen(i));
      painter.drawLine(QPointF(plot_.left(), y), QPointF(plot_.right(), y));
      page_.text(QRectF(plot_.left() - 86, y - 8, 80, 16), page_.figure(i * y_.step, y_.decimals), font_of(11),
                 Qt::AlignRight | Qt::AlignVCenter);
    }
    page_.x_title(plot_.bottom() + 25, plot_);
    page_.y_title(page_.inner().left() - 2, plot_);
  }

  void paint_points() {
    auto chart = std::make_unique<QChart>();
    auto x_axis = std::make_unique<QValueAxis>();
    auto y_axis = std::make_unique<QValueAxis>();
    x_axis->setRange(0, x_.last);
    y_axis->setRange(0, y_.last);
    QAbstractAxis* const axes[] = {x_axis.get(), y_axis.get()};
    chart->addAxis(x_axis.release(), Qt::AlignBottom);
    chart->addAxis(y_axis.release(), Qt::AlignLeft);
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
      auto points = std::make_unique<QScatterSeries>();
      for (qsizetype i = 0; i < static_cast<qsizetype>(spec_.series[s].values.size()); ++i) {
        const auto x = at(spec_.series[s].values, i);
        const auto y = at(spec_.series[s].second, i);
        if (!x || !y) { continue; }
        points->append(*x, *y);
        dots_.push_back({place(*x, *y), spec_.series[s].labels.value(i), *x / x_.last + *y / y_.last, s});
      }
      points->setMarkerSize(dot);
      points->setColor(series_colour(s));
      points->setBorderColor(Qt::white);
      QScatterSeries* const series = points.release();
      chart->addSeries(series);
      for (QAbstractAxis* const axis : axes) {
        series->attachAxis(axis);
      }
    }
    for (QAbstractAxis* const axis : axes) {
      axis->setVisible(false);
    }
    paint_chart(page_, chart.release(), plot_);
  }

  /// Names where there is room, those of the dots furthest out first.
  void paint_labels() {
    const QFont font = font_of(11);
    std::vector<std::size_t> order(dots_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return dots_[a].weight > dots_[b].weight; });
    std::vector<QRectF> taken;
    for (const Dot& one : dots_) {
      taken.emplace_back(one.place - QPointF(dot / 2, dot / 2), QSizeF(dot, dot));
    }
    const QRectF room = plot_.adjusted(1, -8, 12, -1);
    for (const std::size_t i : order) {
      const Dot& one = dots_[i];
      const QStringList shown = Page::wrapped(one.label, font, 220, 1);
      if (shown.isEmpty()) { continue; }
      const QSizeF size(Page::width_of(shown.front(), font) + 2, 14);
      const qreal near = dot / 2 + 2;
      for (const QPointF corner :
           {QPointF(near, -size.height() / 2), QPointF(-near - size.width(), -size.height() / 2),
            QPointF(-size.width() / 2, -near - size.height()), QPointF(-size.width() / 2, near),
            QPointF(near - 2, -near - size.height() + 4), QPointF(near - 2, near - 4),
            QPointF(2 - near - size.width(), -near - size.height() + 4), QPointF(2 - near - size.width(), near - 4)}) {
        const QRectF box(one.place + corner, size);
        const auto meets = [&](const QRectF& other) { return box.intersects(other); };
        if (!room.contains(box) || std::any_of(taken.begin(), taken.end(), meets)) { continue; }
        page_.text(box, one.label, font, Qt::AlignVCenter);
        taken.push_back(box);
        break;
      }
    }
  }

  Page& page_;
  const Spec& spec_;
  Ticks x_;
  Ticks y_;
  QRectF plot_;
  std::vector<Dot> dots_;
};

} // namespace

void paint_scatter(Page& page) { Scatter(page).run(); }

} // namespace entente::charts
