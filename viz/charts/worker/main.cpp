// entente-charts: reads a chart as JSON on standard input, writes the picture on standard output.
// Exit status: 0 drawn, 1 the drawing failed, 2 the input asks for something that cannot be drawn.
#include <cstdio>
#include <exception>
#include <memory>

#include <QApplication>
#include <QBuffer>
#include <QFile>
#include <QGraphicsScene>
#include <QImage>
#include <QSvgGenerator>

#include "viz/charts/worker/finish.hpp"
#include "viz/charts/worker/kinds.hpp"

namespace entente::charts {

void paint_chart(Page& page, QChart* chart, const QRectF& plot) {
  const Spec& spec = page.spec();
  chart->setAnimationOptions(QChart::NoAnimation);
  chart->legend()->setVisible(false);
  chart->setBackgroundVisible(false);
  chart->setMargins(QMargins(0, 0, 0, 0));
  QGraphicsScene scene; // owns the chart from here on
  scene.addItem(chart);
  const QRectF all(0, 0, spec.width, spec.height);
  scene.setSceneRect(all);
  chart->setGeometry(all);
  chart->setPlotArea(plot);
  QCoreApplication::sendPostedEvents();
  page.painter().save();
  scene.render(&page.painter(), all, all);
  page.painter().restore();
}

namespace {

bool is_empty(const Spec& spec) {
  for (const Series& series : spec.series) {
    if (!series.values.empty()) { return spec.kind != Kind::scatter && spec.categories.isEmpty(); }
  }
  return true;
}

void paint(Page& page) {
  if (is_empty(page.spec())) {
    page.head({});
    page.text(page.inner(), page.spec().no_data, font_of(15), Qt::AlignHCenter | Qt::AlignVCenter, 3,
              QColor(0x55, 0x55, 0x55));
    return;
  }
  switch (page.spec().kind) {
  case Kind::heat_map: paint_heat_map(page); break;
  case Kind::scatter: paint_scatter(page); break;
  case Kind::bars:
  case Kind::bars_with_intervals:
  case Kind::time_line: paint_bars(page); break;
  }
}

QByteArray picture(const Spec& spec) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  if (!spec.svg) {
    QImage image(spec.width, spec.height, QImage::Format_RGB32);
    QPainter painter(&image);
    Page page(painter, spec);
    paint(page);
    painter.end();
    if (!image.save(&buffer, "PNG")) { throw std::runtime_error("the picture cannot be written as PNG"); }
    return buffer.data();
  }
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(QSize(spec.width, spec.height));
  generator.setViewBox(QRect(0, 0, spec.width, spec.height));
  QPainter painter(&generator);
  Page page(painter, spec);
  paint(page);
  painter.end();
  return finish_svg(buffer.data(), spec, page.cut());
}

int run() {
  QFile input;
  if (!input.open(stdin, QIODevice::ReadOnly)) { throw std::runtime_error("standard input cannot be read"); }
  const QByteArray bytes = picture(read_spec(input.readAll()));
  if (std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout) !=
          static_cast<std::size_t>(bytes.size()) ||
      std::fflush(stdout) != 0) {
    throw std::runtime_error("standard output cannot be written");
  }
  return 0;
}

} // namespace
} // namespace entente::charts

int main(int count, char** values) {
  // The same picture whatever the user's screen, scale and style.
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_HASH_SEED", "0");
  if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) { qputenv("XDG_RUNTIME_DIR", "/nonexistent"); } // else Qt warns
  for (const char* name : {"QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_STYLE_OVERRIDE",
                           "QT_QPA_PLATFORMTHEME", "QT_PLUGIN_PATH"}) {
    qunsetenv(name);
  }
  try {
    const QApplication application(count, values);
    return entente::charts::run();
  } catch (const entente::charts::BadInput& error) {
    std::fprintf(stderr, "entente-charts: %s\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "entente-charts: %s\n", error.what());
    return 1;
  }
}
