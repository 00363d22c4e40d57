#include "viz/charts/worker/spec.hpp"

#include <algorithm>
#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace entente::charts {
namespace {

constexpr qsizetype most_categories = 1'000;
constexpr qsizetype most_points = 5'000;
constexpr qsizetype most_series = 200;
constexpr int least_side = 200;
constexpr int largest_side = 8'000;

[[noreturn]] void refuse(const QString& message) { throw BadInput(message.toStdString()); }

bool is_direction(char16_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

/// One line without control characters, direction overrides and what XML forbids.
QString clean(const QString& text) {
  QString result;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const QChar c = text.at(i);
    const char16_t code = c.unicode();
    if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
      result += c;
      result += text.at(++i);
    } else if (c.isSurrogate() || code >= 0xFFFE) {
      result += QChar(0xFFFD);
    } else if (code < 0x20 || (code >= 0x7F && code < 0xA0)) {
      result += u' ';
    } else if (!is_direction(code)) {
      result += c;
    }
  }
  return result.simplified();
}

QString text_of(const QJsonObject& object, const char* key) {
  const QJsonValue value = object.value(QLatin1String(key));
  if (!value.isUndefined() && !value.isString()) { refuse(QStringLiteral("\"%1\" is not a text").arg(QLatin1String(key))); }
  return clean(value.toString());
}

QJsonArray list_of(const QJsonObject& object, const char* key, qsizetype most) {
  const QJsonValue value = object.value(QLatin1String(key));
  if (!value.isUndefined() && !value.isArray()) { refuse(QStringLiteral("\"%1\" is not a list").arg(QLatin1String(key))); }
  const QJsonArray list = value.toArray();
  if (list.size() > most) {
    refuse(QStringLiteral("too many \"%1\": at most %2 can be drawn").arg(QLatin1String(key)).arg(most));
  }
  return list;
}

QStringList texts_of(const QJsonObject& object, const char* key, qsizetype most) {
  QStringList texts;
  for (const QJsonValue& value : list_of(object, key, most)) {
    texts.append(clean(value.toString()));
  }
  return texts;
}

Values values_of(const QJsonObject& object, const char* key) {
  Values values;
  for (const QJsonValue& value : list_of(object, key, most_points)) {
    if (value.isDouble() && std::isfinite(value.toDouble())) {
      values.emplace_back(value.toDouble());
    } else if (value.isNull()) {
      values.emplace_back(std::nullopt);
    } else {
      refuse(QStringLiteral("\"%1\" holds something that is not a number").arg(QLatin1String(key)));
    }
  }
  return values;
}

Kind kind_of(const QString& name) {
  if (name == u"bars-with-intervals") { return Kind::bars_with_intervals; }
  if (name == u"heat-map") { return Kind::heat_map; }
  if (name == u"time-line") { return Kind::time_line; }
  if (name == u"bars") { return Kind::bars; }
  if (name == u"scatter") { return Kind::scatter; }
  refuse(QStringLiteral("unknown kind of chart"));
}

Series series_of(const QJsonValue& value) {
  if (!value.isObject()) { refuse(QStringLiteral("\"series\" holds something that is not an object")); }
  const QJsonObject object = value.toObject();
  Series series;
  series.name = text_of(object, "name");
  series.values = values_of(object, "values");
  series.low = values_of(object, "low");
  series.high = values_of(object, "high");
  series.second = values_of(object, "second");
  series.labels = texts_of(object, "labels", most_points);
  return series;
}

int side_of(const QJsonObject& object, const char* key, int otherwise) {
  return std::clamp(object.value(QLatin1String(key)).toInt(otherwise), least_side, largest_side);
}

} // namespace

Spec read_spec(const QByteArray& json) {
  QJsonParseError error;
  // Bytes that are not UTF-8 become U+FFFD rather than an error.
  const QJsonDocument document = QJsonDocument::fromJson(QString::fromUtf8(json).toUtf8(), &error);
  if (!document.isObject()) { refuse(QStringLiteral("the chart is not a JSON object: ") + error.errorString()); }
  const QJsonObject object = document.object();
  Spec spec;
  spec.kind = kind_of(text_of(object, "kind"));
  const QString format = text_of(object, "format");
  if (format != u"svg" && format != u"png") { refuse(QStringLiteral("unknown format")); }
  spec.svg = format == u"svg";
  spec.title = text_of(object, "title");
  spec.note = text_of(object, "note");
  spec.x_title = text_of(object, "x_title");
  spec.y_title = text_of(object, "y_title");
  spec.categories = texts_of(object, "categories", most_categories);
  spec.rows = texts_of(object, "rows", most_series);
  for (const QJsonValue& value : list_of(object, "series", most_series)) {
    spec.series.push_back(series_of(value));
  }
  spec.width = side_of(object, "width", spec.width);
  spec.height = side_of(object, "height", spec.height);
  spec.locale = QLocale(text_of(object, "language"));
  spec.expected = text_of(object, "expected");
  spec.interval = text_of(object, "interval");
  spec.nobody = text_of(object, "nobody");
  spec.no_data = text_of(object, "no_data");
  return spec;
}

std::optional<double> at(const Values& values, qsizetype place) {
  return place < static_cast<qsizetype>(values.size()) ? values[static_cast<std::size_t>(place)] : std::nullopt;
}

} // namespace entente::charts
