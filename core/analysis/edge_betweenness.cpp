#include "core/analysis/edge_betweenness.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>

#include <queue>

#include "core/analysis/kernels/lengths.hpp"
#include "core/analysis/kernels/searches.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

constexpr std::size_t searches_summed = 64; ///< searches of one thread before their sums are added up

/// Memory of the searches.
class EdgeSearch {
public:
  EdgeSearch(const Rows& rows, bool weighted)
      : rows_(rows), weighted_(weighted), distance_(rows.size(), detail::far_away), paths_(rows.size(), 0),
        dependency_(rows.size(), 0), done_(rows.size(), false) {}

  /// Adds what the paths from the source owe to each tie.
  void add(std::uint32_t source, std::vector<double>& score) {
    distance_[source] = 0;
    weighted_ ? by_length(source) : by_steps(source);
    count_paths(source);
    for (auto place = order_.rbegin(); place != order_.rend(); ++place) {
      const std::uint32_t w = *place;
      const double share = (1 + dependency_[w]) / paths_[w];
      each_before(w, [&](std::uint32_t v, std::uint32_t arc) {
        const double part = paths_[v] * share;
        dependency_[v] += part;
        score[rows_.arcs[arc].tie] += part;
      });
    }
    for (const std::uint32_t v : order_) {
      distance_[v] = detail::far_away;
      paths_[v] = dependency_[v] = 0;
      done_[v] = false;
    }
    order_.clear();
  }

private:
  [[nodiscard]] double length(std::uint32_t arc) const { return weighted_ ? 1 / rows_.weight(arc) : 1; }

  /// The arcs of w that a shortest path comes along, seen from w.
  template <class Take> void each_before(std::uint32_t w, const Take& take) const {
    for (std::uint32_t arc = rows_.offsets[w]; arc < rows_.offsets[w + 1]; ++arc) {
      const std::uint32_t v = rows_.targets[arc];
      if (v == w || distance_[v] >= distance_[w]) { continue; }
      const double reach = distance_[v] + length(arc);
      if (reach - distance_[w] <= detail::same_length * reach) { take(v, arc); }
    }
  }

  void by_steps(std::uint32_t source) {
    order_.push_back(source);
    for (std::size_t head = 0; head < order_.size(); ++head) {
      const std::uint32_t v = order_[head];
      for (const std::uint32_t w : rows_.neighbours(v)) {
        if (distance_[w] != detail::far_away) { continue; }
        distance_[w] = distance_[v] + 1;
        order_.push_back(w);
      }
    }
  }

  void by_length(std::uint32_t source) {
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    open.emplace(0, source);
    while (!open.empty()) {
      const std::uint32_t v = open.top().second;
      open.pop();
      if (done_[v]) { continue; }
      done_[v] = true;
      order_.push_back(v);
      for (std::uint32_t arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
        const std::uint32_t w = rows_.targets[arc];
        const double reach = distance_[v] + length(arc);
        if (reach >= distance_[w]) { continue; }
        distance_[w] = reach;
        open.emplace(reach, w);
      }
    }
  }

  void count_paths(std::uint32_t source) {
    paths_[source] = 1;
    for (const std::uint32_t w : order_) {
      each_before(w, [&](std::uint32_t v, std::uint32_t /*arc*/) { paths_[w] += paths_[v]; });
    }
  }

  const Rows rows_;
  const bool weighted_;
  std::vector<double> distance_;
  std::vector<double> paths_;
  std::vector<double> dependency_;
  std::vector<bool> done_;
  std::vector<std::uint32_t> order_; ///< nearest first
};

/// Searches from one node after the other; the sums of `searches_summed` searches are added up in order.
std::vector<double> one_by_one(const Rows& rows, std::size_t ties, bool weighted, const Work& work) {
  Pool pool(work);
  std::vector<std::vector<EdgeSearch>> searches(pool.threads());
  std::vector<std::vector<double>> scores(pool.threads());
  std::vector<double> sums(ties, 0);
  pool.run(
      rows.size(), searches_summed,
      [&](std::size_t begin, std::size_t end, unsigned worker) {
        if (searches[worker].empty()) {
          searches[worker].emplace_back(rows, weighted);
          scores[worker].assign(ties, 0);
        }
        for (std::size_t source = begin; source < end; ++source) {
          work.check();
          searches[worker].front().add(static_cast<std::uint32_t>(source), scores[worker]);
        }
        pool.in_order(begin, [&] {
          for (std::size_t tie = 0; tie < ties; ++tie) {
            sums[tie] += std::exchange(scores[worker][tie], 0.0);
          }
        });
      },
      true);
  return sums;
}

const std::vector<OptionInfo>& edge_betweenness_options() {
  static const std::vector<OptionInfo> list{weighted_option()};
  return list;
}

Table run_edge_betweenness(const Network& network, const Options& options, const Work& work) {
  check_options("edge-betweenness", options, edge_betweenness_options());
  const std::vector<double> values =
      edge_betweenness(network, flag_option(options, edge_betweenness_options(), "weighted"), work);
  Table table;
  table.name = "edge-betweenness";
  table.columns = {
      {"id", "", ColumnType::text}, {"name", "", ColumnType::text}, {"edge-betweenness", "pairs", ColumnType::real}};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Tie& tie = network.ties()[i];
    const Node& a = network.nodes()[tie.source];
    const Node& b = network.nodes()[tie.target];
    table.rows.push_back({{a.id + "|" + b.id, a.name + " – " + b.name, values[i]}, tie.evidence});
  }
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const Row& a, const Row& b) { return std::get<double>(a.cells[2]) > std::get<double>(b.cells[2]); });
  return table;
}

} // namespace

std::vector<double> edge_betweenness(const Network& network, bool weighted, const Work& work) {
  const Rows rows = network.rows();
  auto found = weighted ? std::nullopt : detail::tie_dependencies(rows, work);
  std::vector<double> score = found ? std::move(*found) : one_by_one(rows, network.ties().size(), weighted, work);
  score.resize(network.ties().size(), 0);
  for (double& value : score) {
    value /= 2;
  }
  return score;
}

Measure edge_betweenness_measure() {
  return {"edge-betweenness", "measure.edge-betweenness.summary",
          "Girvan & Newman 2002, doi:10.1073/pnas.122653799; Brandes 2008", edge_betweenness_options(),
          run_edge_betweenness};
}

} // namespace entente
