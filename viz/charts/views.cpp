#include "viz/charts/views.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "core/analysis/communities.hpp"
#include "core/analysis/measure.hpp"
#include "viz/graphviz/cluster_label.hpp"
#include "viz/i18n/messages.hpp"
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
  return table.notes.empty() ? "" : message(language, table.notes.front().key, table.notes.front().arguments);
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

std::map<SessionId, std::vector<const Appearance*>> by_session(const Dataset& dataset) {
  std::map<SessionId, std::vector<const Appearance*>> groups;
  for (const Appearance& appearance : dataset.appearances) {
    if (appearance.session) { groups[*appearance.session].push_back(&appearance); }
  }
  return groups;
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
  for (const Session* const session : in_order(dataset)) {
    const auto found = groups.find(session->id);
    if (found == groups.end()) { continue; }
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
  std::map<std::pair<Role, EventId>, double> counts;
  std::set<Role> roles;
  std::set<EventId> held;
  for (const Appearance& appearance : dataset.appearances) {
    counts[{appearance.role, appearance.event}] += 1;
    roles.insert(appearance.role);
    held.insert(appearance.event);
  }
  std::erase_if(events, [&](const Event* event) { return !held.contains(event->id); });
  for (const Event* const event : events) {
    std::string name = period_text(*event, language);
    if (event->place) { name += (name.empty() ? "" : " · ") + event->place->substr(event->place->rfind(',') + 1); }
    chart.categories.push_back(name.empty() ? event->title : name);
  }
  for (const Role role : roles) {
    ChartSeries series;
    series.name = message(language, fmt::format("role.{}", to_text(role)));
    for (const Event* const event : events) {
      const auto count = counts.find({role, event->id});
      series.values.push_back(count == counts.end() ? 0.0 : count->second);
    }
    chart.series.push_back(std::move(series));
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
  for (std::size_t i = 0; i < found.sizes.size(); ++i) {
    const std::string name = cluster_label(network, found, static_cast<std::uint32_t>(i), reference, language);
    chart.categories.push_back(fmt::format("{} · {}", i + 1, name));
    series.values.push_back(static_cast<double>(found.sizes[i]));
  }
  chart.series.push_back(std::move(series));
  chart.height = std::max(360, 140 + 34 * static_cast<int>(found.sizes.size()));
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
  const Table x = measure(x_measure).run(network, {});
  const Table y = measure(y_measure).run(network, {});
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
  chart.series.push_back(std::move(series));
  return chart;
}

} // namespace entente
