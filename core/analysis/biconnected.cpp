#include "core/analysis/biconnected.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/analysis/articulation.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"

namespace entente {
namespace {

constexpr std::size_t most_members_named = 6;

/// A tie on the way of the search; only those towards earlier nodes are kept, so that each comes once.
using Arc = std::pair<std::uint32_t, std::uint32_t>;

/// Depth-first search that closes a block where nothing below reaches above its top.
class Finder {
public:
  explicit Finder(const Rows& rows)
      : rows_(rows), number_(rows.size(), 0), lowest_(rows.size(), 0), next_(rows.offsets.begin(), rows.offsets.end() - 1),
        above_(rows.size(), 0), came_(rows.size(), false) {}

  void search(std::uint32_t root, Blocks& blocks) {
    if (number_[root] != 0) { return; }
    enter(root, root);
    while (!path_.empty()) {
      const std::uint32_t v = path_.back();
      if (next_[v] < rows_.offsets[v + 1]) {
        look_along(v, rows_.targets[next_[v]++]);
        continue;
      }
      path_.pop_back();
      if (path_.empty()) { break; }
      const std::uint32_t top = path_.back();
      lowest_[top] = std::min(lowest_[top], lowest_[v]);
      if (lowest_[v] >= number_[top]) { close({top, v}, blocks); }
    }
  }

private:
  void enter(std::uint32_t v, std::uint32_t from) {
    number_[v] = lowest_[v] = ++count_;
    above_[v] = from;
    path_.push_back(v);
  }

  void look_along(std::uint32_t v, std::uint32_t w) {
    if (number_[w] == 0) {
      open_.emplace_back(v, w);
      enter(w, v);
    } else if (number_[w] < number_[v] && w != v) {
      if (w == above_[v] && !came_[v]) { // the tie that the search came along; a parallel of it is another tie
        came_[v] = true;
        return;
      }
      open_.emplace_back(v, w);
      lowest_[v] = std::min(lowest_[v], number_[w]);
    }
  }

  void close(Arc until, Blocks& blocks) {
    std::vector<std::uint32_t> nodes;
    std::vector<Arc> ties;
    for (bool last = false; !last;) {
      const Arc arc = open_.back();
      open_.pop_back();
      nodes.push_back(arc.first);
      nodes.push_back(arc.second);
      last = arc == until;
      ties.push_back(arc);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    blocks.nodes.push_back(std::move(nodes));
    blocks.ties.push_back(static_cast<std::uint32_t>(ties.size()));
  }

  const Rows rows_;
  std::vector<std::uint32_t> number_; ///< in the order of finding, from 1; 0 is unseen
  std::vector<std::uint32_t> lowest_; ///< smallest number reached from here or below by one tie
  std::vector<std::uint32_t> next_;   ///< the arc to look at next
  std::vector<std::uint32_t> above_;
  std::vector<bool> came_;
  std::vector<std::uint32_t> path_;
  std::vector<Arc> open_; ///< ties not yet in a block
  std::uint32_t count_ = 0;
};

Table run_biconnected(const Network& network, const Options& options) {
  check_options("biconnected", options, {});
  const Blocks blocks = biconnected(network.rows());
  const std::vector<std::uint32_t> parts = articulation(network);
  Table table;
  table.name = "biconnected";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"biconnected", "nodes", ColumnType::integer},
                   {"ties", "ties", ColumnType::integer},
                   {"articulation_points", "", ColumnType::text},
                   {"members", "", ColumnType::text}};
  for (std::size_t b = 0; b < blocks.nodes.size(); ++b) {
    std::string name;
    std::string points;
    std::string members;
    Row row;
    for (std::size_t i = 0; i < blocks.nodes[b].size(); ++i) {
      const Node& node = network.nodes()[blocks.nodes[b][i]];
      if (i < most_members_named) { name += (i == 0 ? "" : ", ") + node.name; }
      if (i == most_members_named) { name += ", …"; }
      if (parts[blocks.nodes[b][i]] > 0) { points += (points.empty() ? "" : ", ") + node.name; }
      members += (i == 0 ? "" : " ") + node.id;
      row.evidence.insert(row.evidence.end(), node.evidence.begin(), node.evidence.end());
    }
    std::sort(row.evidence.begin(), row.evidence.end());
    row.evidence.erase(std::unique(row.evidence.begin(), row.evidence.end()), row.evidence.end());
    row.cells = {std::to_string(b + 1),
                 std::move(name),
                 static_cast<std::int64_t>(blocks.nodes[b].size()),
                 static_cast<std::int64_t>(blocks.ties[b]),
                 points.empty() ? Cell{} : Cell{std::move(points)},
                 std::move(members)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

} // namespace

Blocks biconnected(const Rows& rows) {
  Blocks found;
  Finder finder(rows);
  for (std::uint32_t root = 0; root < rows.size(); ++root) {
    finder.search(root, found);
  }
  std::vector<std::size_t> order(found.nodes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (found.nodes[a].size() != found.nodes[b].size()) { return found.nodes[a].size() > found.nodes[b].size(); }
    return found.nodes[a] < found.nodes[b];
  });
  Blocks sorted;
  for (const std::size_t b : order) {
    sorted.nodes.push_back(std::move(found.nodes[b]));
    sorted.ties.push_back(found.ties[b]);
  }
  return sorted;
}

Measure biconnected_measure() {
  return {"biconnected",
          "measure.biconnected.summary",
          "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
          {},
          run_biconnected};
}

} // namespace entente
