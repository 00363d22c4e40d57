#include "viz/charts/worker/finish.hpp"

#include <cmath>

namespace entente::charts {
namespace {

constexpr int most_described = 400;

QString figure(const Spec& spec, const std::optional<double>& value) {
  if (!value) { return spec.nobody; }
  return spec.locale.toString(*value, 'f', *value == std::floor(*value) ? 0 : 2);
}

QString of_point(const Spec& spec, const Series& series, qsizetype place) {
  if (spec.kind == Kind::scatter) {
    return QStringLiteral("%1: %2 / %3")
        .arg(series.labels.value(place), figure(spec, at(series.values, place)), figure(spec, at(series.second, place)));
  }
  QString words = QStringLiteral("%1: %2").arg(spec.categories.value(place), figure(spec, at(series.values, place)));
  if (const auto low = at(series.low, place), high = at(series.high, place); low && high) {
    words += QStringLiteral(" (%1 – %2)").arg(figure(spec, low), figure(spec, high));
  }
  if (const auto expected = at(series.second, place); expected) {
    words += QStringLiteral(", %1 %2").arg(spec.expected, figure(spec, expected));
  }
  return words;
}

} // namespace

QString description(const Spec& spec) {
  QStringList words;
  if (!spec.note.isEmpty()) { words.append(spec.note); }
  int count = 0;
  for (const Series& series : spec.series) {
    if (spec.series.size() > 1) { words.append(QStringLiteral("%1 –").arg(series.name)); }
    for (qsizetype i = 0; i < static_cast<qsizetype>(series.values.size()) && count < most_described; ++i) {
      if (spec.kind == Kind::heat_map && !at(series.values, i)) { continue; }
      words.append(of_point(spec, series, i) + QLatin1Char('.'));
      ++count;
    }
  }
  return words.join(QLatin1Char(' '));
}

QByteArray finish_svg(const QByteArray& svg, const Spec& spec, const QMap<QString, QString>& cut) {
  QString text = QString::fromUtf8(svg);
  const qsizetype begin = text.indexOf(QLatin1String("<svg "));
  const qsizetype end = text.indexOf(QLatin1String("viewBox="), begin);
  if (begin < 0 || end < 0) { return svg; }
  text.replace(begin, end - begin,
               QStringLiteral("<svg width=\"%1\" height=\"%2\" role=\"img\" aria-label=\"%3\"\n ")
                   .arg(spec.width)
                   .arg(spec.height)
                   .arg(spec.title.toHtmlEscaped()));
  // Qt writes titles and descriptions without escaping them, so they are written here.
  const QString heading = QStringLiteral("<title>%1</title>\n<desc>%2</desc>\n");
  const qsizetype body = text.indexOf(QLatin1Char('>'), begin) + 1;
  text.insert(body, QLatin1Char('\n') + heading.arg(spec.title.toHtmlEscaped(), description(spec).toHtmlEscaped()));
  text.replace(QLatin1String("font-family=\"DejaVu Sans\""),
               QLatin1String("font-family=\"DejaVu Sans, Verdana, sans-serif\""));
  for (auto one = cut.begin(); one != cut.end(); ++one) {
    const QString shown = one.key().toHtmlEscaped();
    const QString whole = one.value().toHtmlEscaped();
    text.replace(QStringLiteral(">%1").arg(shown), QStringLiteral("><title>%2</title>%1").arg(shown, whole));
  }
  return text.toUtf8();
}

} // namespace entente::charts
