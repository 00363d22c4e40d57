#include "core/analysis/paths.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include <queue>

#include "core/analysis/kernels/lengths.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

bool shorter(double a, double b) { return a < b - detail::same_length * std::max(a, b); }

/// Shortest first, then over lower nodes.
struct Better {
  bool operator()(const Path& a, const Path& b) const {
    if (shorter(a.length, b.length)) { return true; }
    if (shorter(b.length, a.length)) { return false; }
    return a.nodes < b.nodes;
  }
};

class PathSearch {
public:
  PathSearch(const Rows& rows, std::uint32_t to, bool weighted, const Work& work)
      : rows_(rows), to_(to), weighted_(weighted), work_(work), barred_(rows.size(), false),
        distance_(rows.size(), detail::far_away) {}

  /// The best way from the end of `begin` on, not over its nodes nor first to one of `closed`; empty when there is none.
  Path extend(const std::vector<std::uint32_t>& begin, const std::set<std::uint32_t>& closed) {
    for (const std::uint32_t v : begin) {
      barred_[v] = true;
    }
    spread();
    Path path{begin, 0};
    std::uint32_t here = begin.back();
    bool first = true;
    while (here != to_) {
      const std::uint32_t next = step(here, first ? closed : std::set<std::uint32_t>{});
      if (next == none) {
        path.nodes.clear();
        break;
      }
      path.nodes.push_back(next);
      here = next;
      first = false;
    }
    for (const std::uint32_t v : begin) {
      barred_[v] = false;
    }
    for (std::size_t i = 1; i < path.nodes.size(); ++i) {
      path.length += length(path.nodes[i - 1], path.nodes[i]);
    }
    return path;
  }

private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// Of the tie between two nodes, parallel ones added up.
  [[nodiscard]] double length(std::uint32_t v, std::uint32_t w) const {
    if (!weighted_) { return 1; }
    const auto row = rows_.neighbours(v);
    const auto [first, last] = std::equal_range(row.begin(), row.end(), w);
    double weight = 0;
    for (auto place = first; place != last; ++place) {
      weight += rows_.weight(rows_.offsets[v] + static_cast<std::uint32_t>(place - row.begin()));
    }
    return 1 / weight;
  }

  /// Distances to the goal over nodes that are not barred.
  void spread() {
    work_.check();
    std::fill(distance_.begin(), distance_.end(), detail::far_away);
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    distance_[to_] = 0;
    open.emplace(0, to_);
    while (!open.empty()) {
      const auto [reached, v] = open.top();
      open.pop();
      if (reached > distance_[v]) { continue; }
      std::uint32_t last = none;
      for (const std::uint32_t w : rows_.neighbours(v)) {
        if (w == last || barred_[w]) { continue; }
        last = w;
        const double there = reached + length(v, w);
        if (there < distance_[w]) {
          distance_[w] = there;
          open.emplace(there, w);
        }
      }
    }
  }

  /// The next node on the best way to the goal, the lowest of equals.
  [[nodiscard]] std::uint32_t step(std::uint32_t v, const std::set<std::uint32_t>& closed) const {
    std::uint32_t best = none;
    double least = detail::far_away;
    for (const std::uint32_t w : rows_.neighbours(v)) {
      if (barred_[w] || closed.contains(w) || distance_[w] == detail::far_away) { continue; }
      const double there = length(v, w) + distance_[w];
      if (best == none || shorter(there, least)) {
        best = w;
        least = there;
      }
    }
    return best;
  }

  const Rows rows_;
  const std::uint32_t to_;
  const bool weighted_;
  const Work& work_;
  std::vector<bool> barred_;
  std::vector<double> distance_;
};

const std::vector<OptionInfo>& paths_options() {
  static const std::vector<OptionInfo> list{{"from", "", "", "id or name", "option.from.summary"},
                                            {"to", "", "", "id or name", "option.to.summary"},
                                            {"count", "paths", "3", "1 to 100", "option.count.summary"},
                                            weighted_option()};
  return list;
}

Row row_of(const Network& network, const Path& path, std::size_t number) {
  std::string name;
  std::string between;
  Row row;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    const Node& node = network.nodes()[path.nodes[i]];
    name += (i == 0 ? "" : " → ") + node.name;
    if (i > 0 && i + 1 < path.nodes.size()) { between += (between.empty() ? "" : ", ") + node.name; }
    if (i == 0) { continue; }
    const Tie* const tie = detail::tie_between(network, path.nodes[i - 1], path.nodes[i]);
    if (tie != nullptr) { row.evidence.insert(row.evidence.end(), tie->evidence.begin(), tie->evidence.end()); }
  }
  std::sort(row.evidence.begin(), row.evidence.end());
  row.evidence.erase(std::unique(row.evidence.begin(), row.evidence.end()), row.evidence.end());
  row.cells = {std::to_string(number), std::move(name), static_cast<std::int64_t>(path.nodes.size() - 1), path.length,
               std::move(between)};
  return row;
}

Table run_paths(const Network& network, const Options& options) {
  check_options("paths", options, paths_options());
  Table table;
  table.name = "paths";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"paths", "steps", ColumnType::integer},
                   {"length", "", ColumnType::real},
                   {"through", "", ColumnType::text}};
  const std::string from = text_option(options, paths_options(), "from");
  const std::string to = text_option(options, paths_options(), "to");
  const auto count = static_cast<std::uint32_t>(integer_option(options, paths_options(), "count", 1, 100));
  const bool weighted = flag_option(options, paths_options(), "weighted");
  if (from.empty() || to.empty()) {
    table.notes.push_back({"paths.note.which", {}});
    return table;
  }
  const std::uint32_t begin = detail::node_called(network, from);
  const std::uint32_t end = detail::node_called(network, to);
  const auto found = best_paths(network.rows(), begin, end, count, weighted);
  for (const Path& path : found) {
    table.rows.push_back(row_of(network, path, table.rows.size() + 1));
  }
  if (begin == end) {
    table.notes.push_back({"paths.note.same", {network.nodes()[begin].name}});
  } else if (found.empty()) {
    table.notes.push_back({"paths.note.none", {}});
  }
  return table;
}

} // namespace

std::vector<Path> best_paths(const Rows& rows, std::uint32_t from, std::uint32_t to, std::uint32_t count, bool weighted,
                             const Work& work) {
  std::vector<Path> best;
  if (from == to || count == 0) { return best; }
  PathSearch search(rows, to, weighted, work);
  std::set<Path, Better> candidates;
  if (Path path = search.extend({from}, {}); !path.nodes.empty()) { candidates.insert(std::move(path)); }
  while (best.size() < count && !candidates.empty()) {
    best.push_back(*candidates.begin());
    candidates.erase(candidates.begin());
    const std::vector<std::uint32_t> nodes = best.back().nodes;
    // Every place where the path could be left: not to where a path found before goes on from the same beginning.
    for (std::size_t i = 1; i < nodes.size() && best.size() < count; ++i) {
      const std::vector<std::uint32_t> begin(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(i));
      std::set<std::uint32_t> closed;
      for (const Path& other : best) {
        if (other.nodes.size() > i && std::equal(begin.begin(), begin.end(), other.nodes.begin())) {
          closed.insert(other.nodes[i]);
        }
      }
      if (Path path = search.extend(begin, closed); !path.nodes.empty()) { candidates.insert(std::move(path)); }
    }
  }
  return best;
}

Measure paths_measure() {
  return {"paths", "measure.paths.summary", "Yen 1971, doi:10.1287/mnsc.17.11.712", paths_options(), run_paths};
}

} // namespace entente
