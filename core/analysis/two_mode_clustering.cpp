#include <algorithm>
#include <iterator>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "core/analysis/options.hpp"
#include "core/analysis/two_mode.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

using Numbers = std::vector<std::uint32_t>;

/// Another node of the same set with the places both were at.
struct Companion {
  std::uint32_t node = 0;
  Numbers places; ///< sorted
};

/// Each node's neighbours, each once.
std::vector<Numbers> places_of(const Rows& rows) {
  std::vector<Numbers> places(rows.size());
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    const auto around = rows.neighbours(v);
    std::unique_copy(around.begin(), around.end(), std::back_inserter(places[v]));
  }
  return places;
}

/// Whom v meets and where, by number.
std::vector<Companion> companions_of(const std::vector<Numbers>& places, std::uint32_t v) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> met;
  for (const std::uint32_t p : places[v]) {
    for (const std::uint32_t w : places[p]) {
      if (w != v) { met.emplace_back(w, p); }
    }
  }
  std::sort(met.begin(), met.end());
  std::vector<Companion> list;
  for (const auto& [w, p] : met) {
    if (list.empty() || list.back().node != w) { list.push_back({w, {}}); }
    list.back().places.push_back(p);
  }
  return list;
}

double common(const Numbers& one, const Numbers& other) {
  double count = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    count += *a == *b ? 1 : 0;
    const bool forward = *a <= *b;
    const bool back = *b <= *a;
    a += forward ? 1 : 0;
    b += back ? 1 : 0;
  }
  return count;
}

struct Paths {
  double all = 0;
  double closed = 0;
};

/// Paths centred on the one whose companions these are.
Paths paths_over(const std::vector<Numbers>& places, const std::vector<Companion>& companions) {
  Paths paths;
  for (std::size_t x = 0; x < companions.size(); ++x) {
    for (std::size_t y = x + 1; y < companions.size(); ++y) {
      const Companion& j = companions[x];
      const Companion& k = companions[y];
      const auto a = static_cast<double>(j.places.size());
      const auto b = static_cast<double>(k.places.size());
      const double all_three = common(j.places, k.places);
      const double shared = common(places[j.node], places[k.node]);
      // A path over p and q is closed by a shared place that is neither; those where all three met may be p, q or both.
      const double both = all_three * (all_three - 1);
      const double one = all_three * (b - all_three) + (a - all_three) * all_three;
      const double none = (a - all_three) * (b - all_three);
      paths.all += both + one + none;
      paths.closed += (shared > 2 ? both : 0) + (shared > 1 ? one : 0) + (shared > 0 ? none : 0);
    }
  }
  return paths;
}

double share(const Paths& paths) { return paths.all > 0 ? paths.closed / paths.all : undefined; }

std::string text(double value) { return value >= 0 ? fmt::format("{:.3f}", value) : "–"; }

} // namespace

TwoModeClustering two_mode_clustering(const Rows& rows, const Sides& sides, const Work& work) {
  const std::vector<Numbers> places = places_of(rows);
  TwoModeClustering result;
  Paths sums[2];
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    work.check();
    const Paths own = paths_over(places, companions_of(places, v));
    result.of_node.push_back(share(own));
    sums[sides[v]].all += own.all;
    sums[sides[v]].closed += own.closed;
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
  measure.run = [](const Network& network, const Options& options) {
    check_options("two-mode-clustering", options, {});
    const Column column{"two-mode-clustering", "1", ColumnType::real};
    if (!network.two_mode()) {
      Table table = value_table(network, column, std::vector<Cell>(network.nodes().size()));
      table.notes.push_back({"two-mode.note", {}});
      return table;
    }
    const TwoModeClustering found = two_mode_clustering(network.rows(), sides_of(network));
    Table table = value_table(network, column, real_cells(found.of_node));
    table.notes.push_back({"two-mode-clustering.note", {text(found.actors), text(found.places)}});
    return table;
  };
  return measure;
}

} // namespace entente
