#include "core/analysis/betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>

#include <queue>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
constexpr double far_away = std::numeric_limits<double>::infinity();
constexpr double same_length = 1e-10;

/// One search at a time; all arrays are made once.
struct Searches {
  explicit Searches(const Rows& all_rows)
      : rows(all_rows), paths(rows.size(), 0), dependency(rows.size(), 0), score(rows.size(), 0) {
    order.reserve(rows.size());
  }

  Rows rows;
  std::vector<std::uint32_t> order; ///< nodes reached, nearest first
  std::vector<double> paths;        ///< number of shortest paths from the source
  std::vector<double> dependency;
  std::vector<double> score;
};

/// Adds what each reached node owes to the source's pairs; `precedes(v, w, arc)` says whether the arc v-w ends a shortest
/// path to w.
template <class Precedes> void accumulate(Searches& s, std::uint32_t source, const Precedes& precedes) {
  for (auto place = s.order.rbegin(); place != s.order.rend(); ++place) {
    const std::uint32_t v = *place;
    double sum = 0;
    for (std::uint32_t arc = s.rows.offsets[v]; arc < s.rows.offsets[v + 1]; ++arc) {
      const std::uint32_t w = s.rows.targets[arc];
      if (precedes(v, w, arc)) { sum += (1 + s.dependency[w]) / s.paths[w]; }
    }
    s.dependency[v] = sum * s.paths[v];
    if (v != source) { s.score[v] += s.dependency[v]; }
  }
}

void search_unweighted(Searches& s, std::vector<std::uint32_t>& depth, std::uint32_t source) {
  s.order.assign(1, source);
  depth[source] = 0;
  s.paths[source] = 1;
  for (std::size_t head = 0; head < s.order.size(); ++head) {
    const std::uint32_t v = s.order[head];
    for (const std::uint32_t w : s.rows.neighbours(v)) {
      if (depth[w] == unseen) {
        depth[w] = depth[v] + 1;
        s.order.push_back(w);
      }
      if (depth[w] == depth[v] + 1) { s.paths[w] += s.paths[v]; }
    }
  }
  accumulate(s, source, [&](std::uint32_t v, std::uint32_t w, std::uint32_t) { return depth[w] == depth[v] + 1; });
  for (const std::uint32_t v : s.order) {
    depth[v] = unseen;
    s.paths[v] = 0;
  }
}

bool about_equal(double a, double b) { return std::abs(a - b) <= same_length * std::max(a, b); }

void search_weighted(Searches& s, std::vector<double>& distance, std::uint32_t source) {
  using Entry = std::pair<double, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  s.order.clear();
  distance[source] = 0;
  open.emplace(0, source);
  while (!open.empty()) {
    const auto [length, v] = open.top();
    open.pop();
    if (length > distance[v]) { continue; }
    s.order.push_back(v);
    for (std::uint32_t arc = s.rows.offsets[v]; arc < s.rows.offsets[v + 1]; ++arc) {
      const std::uint32_t w = s.rows.targets[arc];
      const double reach = length + 1 / s.rows.weights[arc];
      if (reach < distance[w]) {
        distance[w] = reach;
        open.emplace(reach, w);
      }
    }
  }
  const auto precedes = [&](std::uint32_t v, std::uint32_t w, std::uint32_t arc) {
    return distance[v] < distance[w] && about_equal(distance[v] + 1 / s.rows.weights[arc], distance[w]);
  };
  s.paths[source] = 1;
  for (const std::uint32_t v : s.order) {
    for (std::uint32_t arc = s.rows.offsets[v]; arc < s.rows.offsets[v + 1]; ++arc) {
      if (precedes(v, s.rows.targets[arc], arc)) { s.paths[s.rows.targets[arc]] += s.paths[v]; }
    }
  }
  accumulate(s, source, precedes);
  for (const std::uint32_t v : s.order) {
    distance[v] = far_away;
    s.paths[v] = 0;
  }
}

const std::vector<OptionInfo>& option_list() {
  static const std::vector<OptionInfo> list{{"weighted", "", "no", "yes, no", "option.weighted.summary"}};
  return list;
}

} // namespace

std::vector<double> betweenness(const Network& network, bool weighted) {
  Searches searches(network.rows());
  std::vector<std::uint32_t> depth(weighted ? 0 : searches.rows.size(), unseen);
  std::vector<double> distance(weighted ? searches.rows.size() : 0, far_away);
  for (std::uint32_t source = 0; source < searches.rows.size(); ++source) {
    if (weighted) {
      search_weighted(searches, distance, source);
    } else {
      search_unweighted(searches, depth, source);
    }
  }
  for (double& value : searches.score) {
    value /= 2;
  }
  return std::move(searches.score);
}

Measure betweenness_measure() {
  Measure measure{
      "betweenness", "measure.betweenness.summary", "Brandes 2001, doi:10.1080/0022250X.2001.9990249", option_list(), {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("betweenness", options, option_list());
    std::vector<Cell> cells;
    for (const double value : betweenness(network, flag_option(options, option_list(), "weighted"))) {
      cells.emplace_back(value);
    }
    return value_table(network, {"betweenness", "pairs", ColumnType::real}, std::move(cells));
  };
  return measure;
}

} // namespace entente
