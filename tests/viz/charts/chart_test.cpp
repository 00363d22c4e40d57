#include <algorithm>
#include <cstdlib>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/error.hpp"
#include "tests/viz/parts_of_text.hpp"
#include "viz/charts/chart.hpp"

using namespace entente;
using viz_test::holds;
using viz_test::times;

namespace {

constexpr ChartKind kinds[] = {ChartKind::bars_with_intervals, ChartKind::heat_map, ChartKind::time_line, ChartKind::bars,
                               ChartKind::scatter};

/// Three categories of which the second is empty.
Chart chart_of(ChartKind kind) {
  Chart chart;
  chart.kind = kind;
  chart.title = "A title";
  chart.note = "Counted: appearances.";
  chart.categories = {"Alpha", "Beta", "Gamma"};
  chart.rows = {"North", "South"};
  ChartSeries series;
  series.name = "seen";
  series.values = {1, std::nullopt, 4};
  series.low = {0.5, std::nullopt, 2.5};
  series.high = {2.5, std::nullopt, 7};
  series.second = {2, 3, 5};
  series.labels = {"Ann", "Bob", "Cyd"};
  chart.series = {series, series};
  if (kind == ChartKind::scatter || kind == ChartKind::bars_with_intervals) { chart.series.resize(1); }
  return chart;
}

struct Bar {
  double x, y, width, height;
};

/// The rectangles painted in a colour, moved as their group is.
std::vector<Bar> bars_of(const std::string& svg, const std::string& colour) {
  std::vector<Bar> bars;
  for (std::size_t at = svg.find("<g fill=\"" + colour + "\""); at != std::string::npos;
       at = svg.find("<g fill=\"" + colour + "\"", at + 1)) {
    const std::size_t matrix = svg.find("matrix(1,0,0,1,", at) + std::string_view("matrix(1,0,0,1,").size();
    char* rest = nullptr;
    const double right = std::strtod(svg.c_str() + matrix, &rest);
    const double down = std::strtod(rest + 1, nullptr);
    const std::size_t end = svg.find("</g>", at);
    for (std::size_t rect = svg.find("<rect ", at); rect < end; rect = svg.find("<rect ", rect + 1)) {
      const auto value = [&](const char* key) {
        return std::strtod(svg.c_str() + svg.find(key, rect) + std::string_view(key).size(), nullptr);
      };
      bars.push_back({right + value(" x=\""), down + value(" y=\""), value(" width=\""), value(" height=\"")});
    }
  }
  return bars;
}

/// Where a text is written, before its group's matrix.
double y_of(const std::string& svg, const std::string& words) {
  const std::size_t at = svg.find(">" + words + "<");
  REQUIRE(at != std::string::npos);
  const std::size_t start = svg.rfind("<text", at);
  return std::strtod(svg.c_str() + svg.find(" y=\"", start) + 4, nullptr);
}

} // namespace

TEST_CASE("every kind is drawn in both formats, the same bytes each time") {
  for (const ChartKind kind : kinds) {
    CAPTURE(static_cast<int>(kind));
    const std::string svg = render(chart_of(kind), "svg");
    CHECK(svg.starts_with("<?xml"));
    CHECK(holds(svg, "</svg>"));
    CHECK(svg == render(chart_of(kind), "svg"));
    const std::string png = render(chart_of(kind), "png");
    CHECK(png.starts_with("\x89PNG\r\n\x1a\n"));
    CHECK(png == render(chart_of(kind), "png"));
  }
}

TEST_CASE("a chart has a title, a description with its figures, and fonts that others have") {
  const std::string svg = render(chart_of(ChartKind::bars_with_intervals), "svg");
  CHECK(holds(svg, "<title>A title</title>"));
  CHECK(holds(svg, "<desc>Counted: appearances. Alpha: 1 (0.50 – 2.50), expected 2. Beta: nobody, expected 3. "
                   "Gamma: 4 (2.50 – 7), expected 5.</desc>"));
  CHECK(holds(svg, "font-family=\"DejaVu Sans, Verdana, sans-serif\""));
  CHECK_FALSE(holds(svg, "font-family=\"DejaVu Sans\""));
  CHECK(holds(svg, "width=\"1000\" height=\"600\""));
  CHECK(holds(svg, ">Counted: appearances.<"));
  CHECK(holds(svg, ">95 % interval<"));
}

TEST_CASE("bars stand beside the names of their categories, as long as their values") {
  // Twenty categories lie down; their values are 1 to 20, so that an order turned round would show.
  Chart chart;
  chart.kind = ChartKind::bars;
  ChartSeries series;
  for (int i = 1; i <= 20; ++i) {
    chart.categories.push_back(fmt::format("Category {}", i));
    series.values.emplace_back(i);
  }
  chart.series = {series};
  const std::string svg = render(chart, "svg");
  std::vector<Bar> bars = bars_of(svg, "#0072b2");
  REQUIRE(bars.size() == 20);
  std::sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.y < b.y; });
  for (std::size_t i = 1; i < bars.size(); ++i) {
    CHECK(bars[i].width > bars[i - 1].width);
    CHECK(y_of(svg, fmt::format("Category {}", i + 1)) > y_of(svg, fmt::format("Category {}", i)));
  }
  CHECK(bars[19].width / bars[9].width == Approx(2).epsilon(0.02)); // 20 against 10
  for (std::size_t i = 0; i < 20; ++i) {
    const double text = y_of(svg, fmt::format("Category {}", i + 1)); // the base line, a little under the middle
    CHECK(text > bars[i].y);
    CHECK(text < bars[i].y + bars[i].height);
  }
}

TEST_CASE("an empty cell of a heat map is seen") {
  Chart chart = chart_of(ChartKind::heat_map);
  const std::string some = render(chart, "svg");
  CHECK(holds(some, ">nobody<"));
  // Each empty cell is an outline with strokes; the legend holds one more.
  const auto hatched = [](const std::string& svg) { return times(svg, "stroke=\"#c8c8c8\""); };
  chart.series[0].values[1] = 2;
  chart.series[1].values[1] = 2;
  const std::string none = render(chart, "svg");
  CHECK(hatched(some) > hatched(none));
  CHECK(hatched(none) > 0);
}

TEST_CASE("forty columns and long names are drawn; what is cut is kept whole as a title") {
  Chart chart;
  chart.kind = ChartKind::heat_map;
  chart.width = 1'300;
  const std::string name = "2017-07-18 · A session whose title goes on and on, beyond what a slanted line can hold";
  for (int i = 0; i < 40; ++i) {
    chart.categories.push_back(fmt::format("{} {}", i, name));
  }
  for (int r = 0; r < 17; ++r) {
    chart.rows.push_back(fmt::format("Row {}", r));
    ChartSeries series;
    for (int i = 0; i < 40; ++i) {
      series.values.push_back((i + r) % 3 == 0 ? std::optional<double>(i % 4 + 1) : std::nullopt);
    }
    chart.series.push_back(series);
  }
  const std::string svg = render(chart, "svg");
  CHECK(holds(svg, "<title>39 " + name + "</title>"));
  CHECK(holds(svg, ">Row 16<"));
}

TEST_CASE("figures are written as the language does") {
  Chart chart = chart_of(ChartKind::bars);
  chart.categories = {"Alpha"};
  chart.series.resize(1);
  chart.series[0].values = {2.5};
  CHECK(holds(render(chart, "svg"), ">2.5<"));
  for (const char* language : {"fr", "es"}) {
    chart.language = language;
    CHECK(holds(render(chart, "svg"), ">2,5<"));
  }
}

TEST_CASE("names are printed as they are, whatever they hold") {
  for (const ChartKind kind : kinds) {
    Chart chart = chart_of(kind);
    chart.title = "<script>alert(1)</script> & \"quotes\"";
    chart.categories[0] = chart.rows[0] = "a\x01"
                                          "b <b>x</b> \xE2\x80\xAE"
                                          "c";
    chart.series[0].labels[0] = "caf\xE9";
    const std::string svg = render(chart, "svg");
    CHECK_FALSE(holds(svg, "<script>"));
    CHECK_FALSE(holds(svg, "<b>"));
    CHECK_FALSE(holds(svg, "\x01"));
    CHECK_FALSE(holds(svg, "\xE2\x80\xAE"));
    CHECK(holds(svg, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; "));
  }
  Chart longest = chart_of(ChartKind::bars);
  longest.categories[0] = longest.title = std::string(10'000, 'w');
  CHECK(holds(render(longest, "svg"), "</svg>"));
}

TEST_CASE("a chart without data says so") {
  for (const ChartKind kind : kinds) {
    Chart chart;
    chart.kind = kind;
    chart.title = "Empty";
    chart.language = "fr";
    const std::string svg = render(chart, "svg");
    CHECK(holds(svg, "Il n&#39;y a rien à montrer.") + holds(svg, "Il n'y a rien à montrer.") > 0);
    CHECK(render(chart, "png").starts_with("\x89PNG"));
  }
}

TEST_CASE("names of points do not cover one another") {
  // Two hundred points on few places: most names have no room and are left out rather than printed over others.
  Chart chart;
  chart.kind = ChartKind::scatter;
  ChartSeries series;
  for (int i = 0; i < 200; ++i) {
    series.values.emplace_back(i % 7);
    series.second.emplace_back(i % 11);
    series.labels.push_back(fmt::format("Somebody {}", i));
  }
  chart.series = {series};
  const std::string svg = render(chart, "svg");
  const std::size_t named = times(svg, ">Somebody ");
  CHECK(named >= 20);
  CHECK(named <= 77); // the different places
}

TEST_CASE("other formats are refused") {
  try {
    (void)render(chart_of(ChartKind::bars), "pdf");
    FAIL("it was drawn");
  } catch (const Error& error) { CHECK(error.kind() == ErrorKind::bad_argument); }
}
