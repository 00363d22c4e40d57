#include "viz/charts/views.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/betweenness.hpp"
#include "core/analysis/communities.hpp"
#include "core/analysis/measure.hpp"
#include "viz/graphviz/cluster_label.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/note_text.hpp"
#include "viz/i18n/period_text.hpp"

namespace entente {
namespace {

std::size_t column(const Table& table, std::string_view name) {
  const auto place =
      std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& one) { return one.name == name; });
  return static_cast<std::size_t>(place - table.columns.begin());
}

std::optional<double> number(const Row& row, std::size_t index) {
  if (index >= row.cells.size()) { return std::nullopt; }
  if (const auto* const real = std::get_if<double>(&row.cells[index])) {
    return std::isfinite(*real) ? std::optional<double>(*real) : std::nullopt;
  }
  if (const auto* const whole = std::get_if<std::int64_t>(&row.cells[index])) { return static_cast<double>(*whole); }
  return std::nullopt;
}

std::string text(const Row& row, std::size_t index) {
  if (index >= row.cells.size()) { return {}; }
  const auto* const words = std::get_if<std::string>(&row.cells[index]);
  return words == nullptr ? std::string() : *words;
}

/// Two digits after the language's decimal sign.
std::string decimal(double value, Language language) {
  std::string text = fmt::format("{:.2f}", value);
  if (language != Language::en) { std::replace(text.begin(), text.end(), '.', ','); }
  return text;
}

std::string notes_of(const Table& table, Language language) {
  return table.notes.empty() ? "" : note_text(table.notes.front(), language);
}

Chart chart_of(ChartKind kind, std::string title, Language language) {
  Chart chart;
  chart.kind = kind;
  chart.title = std::move(title);
  chart.language = std::string(to_text(language));
  return chart;
}

/// Sessions in the order of the programme: event date, day, start, id.
std::vector<const Session*> in_order(const Dataset& dataset) {
  std::vector<const Session*> sessions;
  for (const Session& session : dataset.sessions) {
    if (session.kind != SessionKind::break_) { sessions.push_back(&session); }
  }
  const auto key = [&](const Session* session) {
    const Event* const event = find(dataset.events, session->event);
    const std::string when = event == nullptr ? "" : event->when.value_or("9999");
    const int start = session->start ? session->start->minutes : 24 * 60;
    return std::tuple(when, session->event.value, session->day.value_or(0), start, session->id.value);
  };
  std::sort(sessions.begin(), sessions.end(), [&](const Session* a, const Session* b) { return key(a) < key(b); });
  return sessions;
}

std::string short_title(const Session& session) {
  std::string name = session.label.value_or("");
  if (name.empty()) { name = session.title.value_or(""); }
  return session.date ? fmt::format("{} · {}", to_iso(*session.date), name) : name;
}

using Seats = std::map<SessionId, std::vector<const Appearance*>>;

Seats by_session(const Dataset& dataset) {
  Seats groups;
  for (const Appearance& appearance : dataset.appearances) {
    if (appearance.session) { groups[*appearance.session].push_back(&appearance); }
  }
  return groups;
}

constexpr std::size_t most_panels = 300; ///< in a heat map; of more, the fullest
constexpr std::size_t fullest_panels = 120;
constexpr std::size_t most_events = 200; ///< on a time line; more are taken together by year
constexpr std::size_t most_clusters = 60;
constexpr std::size_t most_points = 5000; ///< of a scatter; of more, so many of the highest of either measure
constexpr std::size_t highest_points = 1000;

void add_note(Chart& chart, const std::string& note) { chart.note += (chart.note.empty() ? "" : " ") + note; }

/// Those with the most appearances where there are too many, in the same order.
void keep_fullest(std::vector<const Session*>& panels, const Seats& seats) {
  std::vector<const Session*> fullest = panels;
  const auto count = [&](const Session* panel) { return seats.at(panel->id).size(); };
  std::stable_sort(fullest.begin(), fullest.end(), [&](const Session* a, const Session* b) { return count(a) > count(b); });
  fullest.resize(fullest_panels);
  const std::set<const Session*> kept(fullest.begin(), fullest.end());
  std::erase_if(panels, [&](const Session* panel) { return !kept.contains(panel); });
}

/// What an event is called on a time line.
std::string event_label(const Event& event, Language language) {
  std::string name = period_text(event, language);
  if (event.place) { name += (name.empty() ? "" : " · ") + event.place->substr(event.place->rfind(',') + 1); }
  return name.empty() ? event.title : name;
}

/// The places of the highest of either of two lists, in order.
std::vector<std::size_t> highest_of_either(const ChartSeries& series) {
  std::set<std::size_t> kept;
  for (const auto* values : {&series.values, &series.second}) {
    std::vector<std::size_t> order(values->size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return (*values)[a] > (*values)[b]; });
    kept.insert(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), highest_points)));
  }
  return {kept.begin(), kept.end()};
}

} // namespace

Chart coverage_chart(const Table& coverage, Language language, std::size_t most) {
  Chart chart = chart_of(ChartKind::bars_with_intervals, message(language, "chart." + coverage.name), language);
  chart.y_title = message(language, "chart.appearances");
  chart.note = notes_of(coverage, language);
  const std::size_t status = column(coverage, "status");
  const std::size_t observed = column(coverage, "observed");
  const std::size_t expected = column(coverage, "expected");
  const std::size_t share = column(coverage, "share");
  const std::size_t low = column(coverage, "share_low");
  const std::size_t high = column(coverage, "share_high");
  std::vector<const Row*> rows;
  for (const Row& row : coverage.rows) {
    if (text(row, status) == "counted" || status == coverage.columns.size()) { rows.push_back(&row); }
  }
  if (rows.size() > most) {
    std::stable_sort(rows.begin(), rows.end(), [&](const Row* a, const Row* b) {
      return std::pair(number(*a, observed), number(*a, expected)) > std::pair(number(*b, observed), number(*b, expected));
    });
    rows.resize(most);
  }
  ChartSeries series;
  series.name = message(language, "chart.observed");
  // The intervals are of shares of one total, which turns them into appearances.
  double total = 0;
  for (const Row* const row : rows) {
    const double part = number(*row, share).value_or(0);
    if (part > 0) { total = number(*row, observed).value_or(0) / part; }
  }
  for (const Row* const row : rows) {
    const auto value = number(*row, observed);
    const auto scaled = [&](std::size_t index) {
      const auto bound = number(*row, index);
      return bound && total > 0 ? std::optional(*bound * total) : std::nullopt;
    };
    chart.categories.push_back(text(*row, 1));
    series.values.push_back(value);
    series.low.push_back(scaled(low));
    series.high.push_back(scaled(high));
    series.second.push_back(number(*row, expected));
  }
  chart.series.push_back(std::move(series));
  chart.height = std::max(360, 140 + 34 * static_cast<int>(rows.size()));
  return chart;
}

Chart heat_map_chart(const Dataset& dataset, const Reference& reference, Language language) {
  Chart chart = chart_of(ChartKind::heat_map, message(language, "chart.heat-map"), language);
  chart.note = message(language, "chart.heat-map.note");
  const auto groups = by_session(dataset);
  std::map<std::string, std::string> regions; ///< code -> name
  for (const RegionFacts& region : reference.regions()) {
    if (region.level == "subregion") { regions[region.parent + region.m49] = region.name.in(language); }
  }
  std::map<std::string, ChartSeries> series;
  for (const auto& [code, name] : regions) {
    chart.rows.push_back(name);
    series[code].name = name;
  }
  std::vector<const Session*> panels = in_order(dataset);
  std::erase_if(panels, [&](const Session* panel) { return !groups.contains(panel->id); });
  if (const std::size_t all = panels.size(); all > most_panels) {
    keep_fullest(panels, groups);
    add_note(chart, message(language, "chart.heat-map.part", {std::to_string(panels.size()), std::to_string(all)}));
  }
  for (const Session* const session : panels) {
    const auto found = groups.find(session->id);
    chart.categories.push_back(short_title(*session));
    std::map<std::string, double> counts;
    for (const Appearance* const appearance : found->second) {
      const StateFacts* const state = appearance->state ? reference.state(*appearance->state) : nullptr;
      if (state != nullptr) { counts[state->region + state->subregion] += 1; }
    }
    for (auto& [code, row] : series) {
      const auto count = counts.find(code);
      row.values.push_back(count == counts.end() ? std::nullopt : std::optional(count->second));
    }
  }
  for (auto& [code, row] : series) {
    chart.series.push_back(std::move(row));
  }
  chart.width = std::max(900, 260 + 26 * static_cast<int>(chart.categories.size()));
  chart.height = 320 + 24 * static_cast<int>(chart.rows.size());
  return chart;
}

Chart timeline_chart(const Dataset& dataset, Language language) {
  Chart chart = chart_of(ChartKind::time_line, message(language, "chart.timeline"), language);
  chart.y_title = message(language, "chart.appearances");
  std::vector<const Event*> events;
  for (const Event& event : dataset.events) {
    events.push_back(&event);
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const Event* a, const Event* b) { return a->when.value_or("9999") < b->when.value_or("9999"); });
  std::set<EventId> held;
  for (const Appearance& appearance : dataset.appearances) {
    held.insert(appearance.event);
  }
  std::erase_if(events, [&](const Event* event) { return !held.contains(event->id); });
  const bool by_year = events.size() > most_events;
  std::map<EventId, std::size_t> column_of;
  std::map<int, std::size_t> column_of_year;
  static constexpr int no_year = std::numeric_limits<int>::max();
  const auto year = [](const Event* event) { return year_of(*event).value_or(no_year); };
  if (by_year) {
    std::stable_sort(events.begin(), events.end(), [&](const Event* a, const Event* b) { return year(a) < year(b); });
    add_note(chart, message(language, "chart.timeline.years", {std::to_string(events.size())}));
  }
  for (const Event* const event : events) {
    const bool known = by_year && column_of_year.contains(year(event));
    if (!known) {
      const std::string of_year = year(event) == no_year ? message(language, "chart.no-year") : std::to_string(year(event));
      column_of_year.emplace(year(event), chart.categories.size());
      chart.categories.push_back(by_year ? of_year : event_label(*event, language));
    }
    column_of[event->id] = chart.categories.size() - 1;
  }
  std::map<Role, ChartSeries> series;
  for (const Appearance& appearance : dataset.appearances) {
    const auto place = column_of.find(appearance.event);
    ChartSeries& one = series[appearance.role];
    one.values.resize(chart.categories.size(), 0.0);
    if (place != column_of.end()) { one.values[place->second] = one.values[place->second].value_or(0) + 1; }
  }
  for (auto& [role, one] : series) {
    one.name = message(language, fmt::format("role.{}", to_text(role)));
    chart.series.push_back(std::move(one));
  }
  return chart;
}

Chart cluster_chart(const Network& network, const Reference& reference, Language language) {
  Chart chart = chart_of(ChartKind::bars, message(language, "chart.clusters"), language);
  chart.y_title = message(language, "chart.members");
  const Communities found = communities(network);
  chart.note = message(language, found.clear ? "chart.clusters.clear" : "chart.clusters.unclear",
                       {decimal(found.modularity, language), decimal(found.random_mean, language)});
  ChartSeries series;
  series.name = chart.y_title;
  const std::size_t shown = std::min(found.sizes.size(), most_clusters);
  if (shown < found.sizes.size()) {
    add_note(chart, message(language, "chart.clusters.part", {std::to_string(shown), std::to_string(found.sizes.size())}));
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string name = cluster_label(network, found, static_cast<std::uint32_t>(i), reference, language);
    chart.categories.push_back(fmt::format("{} · {}", i + 1, name));
    series.values.push_back(static_cast<double>(found.sizes[i]));
  }
  chart.series.push_back(std::move(series));
  chart.height = std::max(360, 140 + 34 * static_cast<int>(shown));
  return chart;
}

Chart scatter_chart(const Network& network, std::string_view x_measure, std::string_view y_measure, Language language) {
  const auto heading = [&](std::string_view name) {
    const std::string key = fmt::format("column.{}", name);
    return has_message(key) ? message(language, key) : std::string(name);
  };
  Chart chart =
      chart_of(ChartKind::scatter, message(language, "chart.scatter", {heading(y_measure), heading(x_measure)}), language);
  chart.x_title = heading(x_measure);
  chart.y_title = heading(y_measure);
  const Table x = affordable(measure(x_measure), network);
  const Table y = affordable(measure(y_measure), network);
  for (const Table* const table : {&x, &y}) {
    for (const TableNote& note : table->notes) {
      if (note.key == "betweenness.note.sampled") {
        add_note(chart, message(language, "chart.scatter.estimated", {message(language, note.key, note.arguments)}));
      }
    }
  }
  const std::size_t x_column = column(x, x_measure);
  const std::size_t y_column = column(y, y_measure);
  std::unordered_map<std::string, std::optional<double>> others;
  for (const Row& row : y.rows) {
    others[text(row, 0)] = number(row, y_column);
  }
  ChartSeries series;
  for (const Row& row : x.rows) {
    const auto value = number(row, x_column);
    const auto other = others[text(row, 0)];
    if (!value || !other) { continue; }
    series.values.push_back(value);
    series.second.push_back(other);
    series.labels.push_back(text(row, 1));
  }
  if (const std::size_t all = series.values.size(); all > most_points) {
    ChartSeries part;
    for (const std::size_t i : highest_of_either(series)) {
      part.values.push_back(series.values[i]);
      part.second.push_back(series.second[i]);
      part.labels.push_back(std::move(series.labels[i]));
    }
    series = std::move(part);
    add_note(chart, message(language, "chart.scatter.part", {std::to_string(series.values.size()), std::to_string(all)}));
  }
  chart.series.push_back(std::move(series));
  return chart;
}

} // namespace entente
