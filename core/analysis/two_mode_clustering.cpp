#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/analysis/options.hpp"
#include "core/analysis/two_mode.hpp"
#include "core/analysis/values.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t most_pairs = 150'000'000; ///< of companions that are held at a time: about 2 GiB

/// Each node's neighbours, each once.
std::vector<Numbers> places_of(const Rows& rows) {
  std::vector<Numbers> places(rows.size());
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    const auto around = rows.neighbours(v);
    std::unique_copy(around.begin(), around.end(), std::back_inserter(places[v]));
  }
  return places;
}

/// Another node of the same set.
struct Companion {
  std::uint32_t node = 0;
  std::uint32_t shared = 0; ///< places that both were at
  std::uint32_t place = 0;  ///< one of them
};

struct Paths {
  double all = 0;
  double closed = 0;
};

/// How many places three have in common.
std::uint32_t common(const Numbers& one, const Numbers& other, const Numbers& third) {
  std::uint32_t count = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a == *b) { count += std::binary_search(third.begin(), third.end(), *a) ? 1 : 0; }
    const bool forward = *a <= *b;
    const bool back = *b <= *a;
    a += forward ? 1 : 0;
    b += back ? 1 : 0;
  }
  return count;
}

/// Paths from j over a place of j and i, and over one of i and k, to k that a third place of j and k closes; `a` and `b` are
/// the places that i shares with each, `both` those that j and k share, `three` those of all three.
double closed_paths(double a, double b, std::uint32_t both, double three) {
  // A path over p and q is closed by a shared place that is neither; those where all three met may be p, q or both.
  return (both > 2 ? three * (three - 1) : 0) + (both > 1 ? three * (b - three) + (a - three) * three : 0) +
         (a - three) * (b - three);
}

/// Those who meet anywhere, and the triangles among them.
class Companions {
public:
  explicit Companions(const Rows& rows) : places_(places_of(rows)), paths_(rows.size()) {
    std::size_t pairs = 0;
    for (const Numbers& around : places_) {
      pairs += around.size() * (std::max<std::size_t>(around.size(), 1) - 1) / 2;
    }
    if (pairs > most_pairs) {
      throw Error(ErrorKind::unsupported,
                  "two-mode-clustering: {} pairs of companions are more than can be held; choose fewer "
                  "appearances with --filter",
                  pairs);
    }
  }

  std::vector<Paths> count(const Work& work) {
    Pool pool(work);
    find_companions(pool);
    find_triangles(pool);
    return std::move(paths_);
  }

private:
  /// Nodes with more neighbours of neighbours come later: whoever comes later is kept by whom it follows.
  [[nodiscard]] bool later(std::uint32_t a, std::uint32_t b) const {
    return std::pair(reach_[a], a) > std::pair(reach_[b], b);
  }

  /// Who follows whom; and of each node all paths that are centred on it, closed or not.
  void find_companions(Pool& pool) {
    const std::size_t n = places_.size();
    reach_.assign(n, 0);
    for (std::size_t v = 0; v < n; ++v) {
      for (const std::uint32_t p : places_[v]) {
        reach_[v] += places_[p].size() - 1;
      }
    }
    next_.resize(n);
    std::vector<std::vector<std::uint32_t>> times(pool.threads(), std::vector<std::uint32_t>(n, 0));
    pool.run(n, chunk, [&](std::size_t begin, std::size_t end, unsigned worker) {
      Numbers met;
      for (auto v = static_cast<std::uint32_t>(begin); v < end; ++v) {
        add_companions(v, times[worker], met);
      }
    });
  }

  void add_companions(std::uint32_t v, std::vector<std::uint32_t>& times, Numbers& met) {
    met.clear();
    double of_three = 0; // places where two others were with v, by pairs of others
    for (const std::uint32_t p : places_[v]) {
      const double others = static_cast<double>(places_[p].size()) - 1;
      of_three += others * (others - 1) / 2;
      for (const std::uint32_t w : places_[p]) {
        if (w == v) { continue; }
        if (times[w]++ == 0) {
          met.push_back(w);
          if (later(w, v)) { next_[v].push_back({w, 0, p}); }
        }
      }
    }
    double sum = 0;
    double squares = 0;
    for (Companion& companion : next_[v]) {
      companion.shared = times[companion.node];
    }
    for (const std::uint32_t w : met) {
      const double shared = std::exchange(times[w], 0U);
      sum += shared;
      squares += shared * shared;
    }
    paths_[v].all = (sum * sum - squares) / 2 - of_three;
  }

  /// Those who follow the node at hand: a bit each, so that most of the others are passed by without leaving the cache.
  struct Met {
    std::uint32_t shared = 0;
    std::uint32_t place = 0;
  };
  struct Known {
    std::vector<std::uint64_t> any;
    std::vector<Met> met; ///< only where the bit is set
  };

  /// What each three who all meet add to each of them. Whole numbers: the order of adding does not matter.
  void find_triangles(Pool& pool) {
    const std::size_t n = places_.size();
    std::vector<std::vector<double>> closed(pool.threads(), std::vector<double>(n, 0));
    std::vector<Known> known(pool.threads(), Known{std::vector<std::uint64_t>(n / 64 + 1, 0), std::vector<Met>(n)});
    const auto from = [&](std::size_t begin, std::size_t end, unsigned worker) {
      for (auto i = static_cast<std::uint32_t>(begin); i < end; ++i) {
        add_triangles(i, known[worker], closed[worker]);
      }
    };
    pool.run(n, chunk, from, true);
    for (const std::vector<double>& part : closed) {
      for (std::size_t v = 0; v < n; ++v) {
        paths_[v].closed += part[v];
      }
    }
  }

  void add_triangles(std::uint32_t i, Known& known, std::vector<double>& closed) const {
    for (const Companion& j : next_[i]) {
      known.any[j.node / 64] |= std::uint64_t{1} << (j.node % 64);
      known.met[j.node] = {j.shared, j.place};
    }
    for (const Companion& j : next_[i]) {
      for (const Companion& jk : next_[j.node]) {
        if ((known.any[jk.node / 64] >> (jk.node % 64) & 1U) == 0) { continue; }
        const Met k = known.met[jk.node];
        const bool once = j.shared == 1 && k.shared == 1 && jk.shared == 1;
        if (once && j.place == k.place) { continue; } // one place, where all three met: it closes nothing
        const double three = once ? 0 : common(places_[i], places_[j.node], places_[jk.node]);
        closed[i] += closed_paths(j.shared, k.shared, jk.shared, three);
        closed[j.node] += closed_paths(j.shared, jk.shared, k.shared, three);
        closed[jk.node] += closed_paths(k.shared, jk.shared, j.shared, three);
      }
    }
    for (const Companion& j : next_[i]) {
      known.any[j.node / 64] = 0;
    }
  }

  static constexpr std::size_t chunk = 64;

  std::vector<Numbers> places_;
  std::vector<std::size_t> reach_;
  std::vector<std::vector<Companion>> next_;
  std::vector<Paths> paths_;
};

double share(const Paths& paths) { return paths.all > 0 ? paths.closed / paths.all : undefined; }

std::string text(double value) { return value >= 0 ? fmt::format("{:.3f}", value) : "–"; }

} // namespace

TwoModeClustering two_mode_clustering(const Rows& rows, const Sides& sides, const Work& work) {
  const std::vector<Paths> paths = Companions(rows).count(work);
  TwoModeClustering result;
  Paths sums[2];
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    result.of_node.push_back(share(paths[v]));
    sums[sides[v]].all += paths[v].all;
    sums[sides[v]].closed += paths[v].closed;
  }
  result.actors = share(sums[0]);
  result.places = share(sums[1]);
  return result;
}

Measure two_mode_clustering_measure() {
  Measure measure{"two-mode-clustering",
                  "measure.two-mode-clustering.summary",
                  "Opsahl 2013, doi:10.1016/j.socnet.2011.07.001",
                  {},
                  {},
                  NetworkKind::people_sessions};
  measure.run = [](const Network& network, const Options& options, const Work& work) {
    check_options("two-mode-clustering", options, {});
    const Column column{"two-mode-clustering", "1", ColumnType::real};
    if (!network.two_mode()) {
      Table table = value_table(network, column, std::vector<Cell>(network.nodes().size()));
      table.notes.push_back({"two-mode.note", {}});
      return table;
    }
    const TwoModeClustering found = two_mode_clustering(network.rows(), sides_of(network), work);
    Table table = value_table(network, column, real_cells(found.of_node));
    table.notes.push_back({"two-mode-clustering.note", {text(found.actors), text(found.places)}});
    return table;
  };
  return measure;
}

} // namespace entente
