#include "viz/charts/chart.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "core/error.hpp"
#include "core/process/child.hpp"
#include "viz/i18n/messages.hpp"

namespace entente {
namespace {

namespace json = boost::json;

std::string_view name_of(ChartKind kind) {
  switch (kind) {
  case ChartKind::bars_with_intervals: return "bars-with-intervals";
  case ChartKind::heat_map: return "heat-map";
  case ChartKind::time_line: return "time-line";
  case ChartKind::bars: return "bars";
  case ChartKind::scatter: return "scatter";
  }
  return "bars";
}

json::array list_of(const std::vector<std::string>& texts) {
  json::array list;
  for (const std::string& text : texts) {
    list.emplace_back(text);
  }
  return list;
}

json::array list_of(const std::vector<std::optional<double>>& values) {
  json::array list;
  for (const std::optional<double>& value : values) {
    list.push_back(value ? json::value(*value) : json::value(nullptr));
  }
  return list;
}

std::string text_of(const Chart& chart, const std::string& format) {
  const Language language = parse_language(chart.language).value_or(Language::en);
  json::object root{{"kind", name_of(chart.kind)}, {"format", format},         {"title", chart.title},
                    {"note", chart.note},          {"x_title", chart.x_title}, {"y_title", chart.y_title},
                    {"width", chart.width},        {"height", chart.height},   {"language", to_text(language)}};
  root["categories"] = list_of(chart.categories);
  root["rows"] = list_of(chart.rows);
  json::array series;
  for (const ChartSeries& one : chart.series) {
    series.push_back({{"name", one.name},
                      {"values", list_of(one.values)},
                      {"low", list_of(one.low)},
                      {"high", list_of(one.high)},
                      {"second", list_of(one.second)},
                      {"labels", list_of(one.labels)}});
  }
  root["series"] = std::move(series);
  for (const char* word : {"expected", "interval", "nobody", "no_data"}) {
    root[word] = message(language, fmt::format("chart.word.{}", word));
  }
  return json::serialize(root);
}

} // namespace

std::string render(const Chart& chart, const std::string& format) {
  if (format != "svg" && format != "png") {
    throw Error(ErrorKind::bad_argument, "charts are drawn as svg or png, not as \"{}\"", format);
  }
  const std::filesystem::path worker = executable_folder() / "entente-charts";
  if (!std::filesystem::exists(worker)) {
    throw Error(ErrorKind::unsupported,
                "this build draws no charts: entente-charts, which needs Qt, is not beside the program");
  }
  ChildResult result = run_child(worker, {}, text_of(chart, format));
  if (result.timed_out) { throw Error(ErrorKind::internal, "drawing the chart took longer than a minute"); }
  if (result.signal != 0) { throw Error(ErrorKind::internal, "entente-charts was ended by signal {}", result.signal); }
  if (result.exit_code != 0) {
    const std::string reason = result.errors.substr(0, result.errors.find('\n'));
    if (!reason.empty()) { throw Error(ErrorKind::internal, reason); }
    throw Error(ErrorKind::internal, "entente-charts failed ({})", result.exit_code);
  }
  return result.output;
}

} // namespace entente
