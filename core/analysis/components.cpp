#include "core/analysis/components.hpp"

#include <algorithm>
#include <numeric>

#include "core/analysis/groups.hpp"
#include "core/analysis/options.hpp"

namespace entente {

namespace {

/// Sets of nodes as trees; the root is the lowest node of its set.
class Sets {
public:
  explicit Sets(std::uint32_t size) : above_(size) { std::iota(above_.begin(), above_.end(), 0U); }
  std::uint32_t root(std::uint32_t v) {
    while (above_[v] != v) {
      above_[v] = above_[above_[v]];
      v = above_[v];
    }
    return v;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a != b) { above_[std::max(a, b)] = std::min(a, b); }
  }

private:
  std::vector<std::uint32_t> above_;
};

constexpr std::uint32_t first_ties = 2;
constexpr std::uint32_t samples = 1024;

/// The set most often met among evenly spread nodes.
std::uint32_t common_root(Sets& sets, std::uint32_t size) {
  std::vector<std::uint32_t> roots;
  for (std::uint64_t i = 0; i < samples; ++i) {
    roots.push_back(sets.root(static_cast<std::uint32_t>(i * size / samples)));
  }
  std::sort(roots.begin(), roots.end());
  std::uint32_t best = roots.front();
  std::ptrdiff_t most = 0;
  for (auto first = roots.begin(); first != roots.end();) {
    const auto last = std::upper_bound(first, roots.end(), *first);
    if (last - first > most) {
      most = last - first;
      best = *first;
    }
    first = last;
  }
  return best;
}

} // namespace

Components components(const Rows& rows) {
  Components result;
  result.of_node.resize(rows.size());
  if (rows.size() == 0) { return result; }
  Sets sets(rows.size());
  const auto some = [&](std::uint32_t v) { return std::min(rows.offsets[v] + first_ties, rows.offsets[v + 1]); };
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    for (std::uint32_t arc = rows.offsets[v]; arc < some(v); ++arc) {
      sets.join(v, rows.targets[arc]);
    }
  }
  // Every tie out of the largest set is also a tie of the node at its other end.
  const std::uint32_t largest = common_root(sets, rows.size());
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    if (sets.root(v) == sets.root(largest)) { continue; }
    for (std::uint32_t arc = some(v); arc < rows.offsets[v + 1]; ++arc) {
      sets.join(v, rows.targets[arc]);
    }
  }
  std::uint32_t count = 0;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    const std::uint32_t root = sets.root(v);
    result.of_node[v] = root == v ? count++ : result.of_node[root];
  }
  result.sizes = detail::renumber_by_size(result.of_node);
  return result;
}

Components components(const Network& network) { return components(network.rows()); }

Measure components_measure() {
  Measure measure{
      "components", "measure.components.summary", "Sutton, Ben-Nun & Barak 2018, doi:10.1109/IPDPS.2018.00012", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("components", options, {});
    const Components found = components(network);
    return detail::group_table(network, "components", found.of_node, found.sizes);
  };
  return measure;
}

} // namespace entente
