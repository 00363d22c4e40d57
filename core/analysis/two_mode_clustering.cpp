#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
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

using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t most_pairs = 150'000'000; ///< of companions that are held at a time: less than 2 GiB

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
};

/// Those who follow a node, by the first place where they meet it.
struct Followers {
  std::vector<Companion> all;
  Numbers ends; ///< of those at each of the node's places, in its order
  [[nodiscard]] std::span<const Companion> at(std::size_t place) const {
    const std::uint32_t begin = place == 0 ? 0 : ends[place - 1];
    return std::span(all).subspan(begin, ends[place] - begin);
  }
};

struct Paths {
  double all = 0;
  double closed = 0;
};

/// The places that two have in common.
void common(const Numbers& one, const Numbers& other, Numbers& both) {
  both.clear();
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
}

/// Paths from j over a place of j and i, and over one of i and k, to k that a third place of j and k closes; `a` and `b` are
/// the places that i shares with each, `both` those that j and k share, `three` those of all three.
double closed_paths(std::int64_t a, std::int64_t b, std::int64_t both, std::int64_t three) {
  // A path over p and q is closed by a shared place that is neither; those where all three met may be p, q or both.
  const std::int64_t inside = both > 2 ? three * (three - 1) : 0;
  const std::int64_t partly = both > 1 ? three * (a + b - 2 * three) : 0;
  return static_cast<double>(inside + partly + (a - three) * (b - three));
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
          if (later(w, v)) { next_[v].all.push_back({w, 0}); }
        }
      }
      next_[v].ends.push_back(static_cast<std::uint32_t>(next_[v].all.size()));
    }
    double sum = 0;
    double squares = 0;
    for (Companion& companion : next_[v].all) {
      companion.shared = times[companion.node];
    }
    for (const std::uint32_t w : met) {
      const double shared = std::exchange(times[w], 0U);
      sum += shared;
      squares += shared * shared;
    }
    paths_[v].all = (sum * sum - squares) / 2 - of_three;
  }

  using BitsOfNodes = std::vector<std::uint64_t>;
  static bool has(const BitsOfNodes& bits, std::uint32_t v) { return (bits[v / 64] >> (v % 64) & 1U) != 0; }

  /// Those who follow the node at hand: a bit each, so that most of the others are passed by without leaving the cache.
  struct Known {
    explicit Known(std::size_t n) : any(n / 64 + 1, 0), often(n / 64 + 1, 0), shared(n), closed(n, 0) {}
    BitsOfNodes any;
    BitsOfNodes often; ///< those met at more than one place
    Numbers shared;    ///< only where the bit is set
    Numbers both;      ///< places of the node at hand and one that follows it
    std::vector<double> closed;
  };

  /// What each three who all meet add to each of them. Whole numbers: the order of adding does not matter.
  void find_triangles(Pool& pool) {
    const std::size_t n = places_.size();
    std::vector<Known> known(pool.threads(), Known(n));
    const auto from = [&](std::size_t begin, std::size_t end, unsigned worker) {
      for (auto i = static_cast<std::uint32_t>(begin); i < end; ++i) {
        add_triangles(i, known[worker]);
      }
    };
    pool.run(n, chunk, from, true);
    for (const Known& part : known) {
      for (std::size_t v = 0; v < n; ++v) {
        paths_[v].closed += part.closed[v];
      }
    }
  }

  void add_triangles(std::uint32_t i, Known& known) const {
    for (const Companion& j : next_[i].all) {
      known.any[j.node / 64] |= std::uint64_t{1} << (j.node % 64);
      if (j.shared > 1) { known.often[j.node / 64] |= std::uint64_t{1} << (j.node % 64); }
      known.shared[j.node] = j.shared;
    }
    for (const Companion& j : next_[i].all) {
      common(places_[i], places_[j.node], known.both);
      add_triangles(i, j, known);
    }
    for (const Companion& j : next_[i].all) {
      known.any[j.node / 64] = 0;
      known.often[j.node / 64] = 0;
    }
  }

  /// Those of i and j. Where these meet at one place only, whoever meets each of them once, and j there, was with both there
  /// and closes nothing: that is most of them where many are at one place.
  void add_triangles(std::uint32_t i, const Companion& j, Known& known) const {
    const Followers& next = next_[j.node];
    const Numbers& places = places_[j.node];
    for (std::size_t p = 0; p < places.size(); ++p) {
      const bool there = std::ranges::binary_search(known.both, places[p]);
      const bool only_there = there && j.shared == 1;
      for (const Companion& k : next.at(p)) {
        if (!has(only_there && k.shared == 1 ? known.often : known.any, k.node)) { continue; }
        const std::uint32_t three = k.shared == 1 ? (there ? 1 : 0) : how_many(places_[k.node], known.both);
        add_triangle(i, j, k, three, known);
      }
    }
  }

  static std::uint32_t how_many(const Numbers& places, const Numbers& of) {
    std::uint32_t count = 0;
    for (const std::uint32_t place : of) {
      count += std::ranges::binary_search(places, place) ? 1U : 0U;
    }
    return count;
  }

  static void add_triangle(std::uint32_t i, const Companion& j, const Companion& k, std::uint32_t three, Known& known) {
    const std::uint32_t shared = known.shared[k.node]; // of i and k
    known.closed[i] += closed_paths(j.shared, shared, k.shared, three);
    known.closed[j.node] += closed_paths(j.shared, k.shared, shared, three);
    known.closed[k.node] += closed_paths(shared, k.shared, j.shared, three);
  }

  static constexpr std::size_t chunk = 64;

  std::vector<Numbers> places_;
  std::vector<std::size_t> reach_;
  std::vector<Followers> next_;
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
    table.whole = {{"actors", found.actors}, {"places", found.places}};
    table.notes.push_back({"two-mode-clustering.note", {text(found.actors), text(found.places)}});
    return table;
  };
  return measure;
}

} // namespace entente
