#include "core/analysis/pagerank.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/strength.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

constexpr std::size_t nodes_summed = 2048;  ///< nodes summed up at a time; fixed, so that sums come out the same
constexpr int most_pagerank_rounds = 10000; ///< far more than rounding lets through

const std::vector<OptionInfo>& pagerank_options() {
  static const std::vector<OptionInfo> list{{"damping", "", "0.85", "0 to 0.999", "option.damping.summary"}};
  return list;
}

struct Sums {
  double product = 0;
  double size = 0;
};

/// Solves (S - damping A) y = 1, with S the strengths and A the weights, over the nodes that have ties; S y is then the
/// rank but for a factor. Conjugate gradients, the strengths as preconditioner.
class Solver {
public:
  Solver(const Rows& rows, double damping, const Work& work)
      : rows_(rows), damping_(damping), pool_(work), n_(rows.size()), diagonal_(strength(rows)), inverse_(n_, 0), y_(n_, 0),
        rest_(n_, 0), way_(n_, 0), image_(n_, 0), partial_((n_ + nodes_summed - 1) / nodes_summed) {
    const double total = std::accumulate(diagonal_.begin(), diagonal_.end(), 0.0);
    tied_ = static_cast<double>(n_ - static_cast<std::size_t>(std::count(diagonal_.begin(), diagonal_.end(), 0.0)));
    // y is first that of the walk without restarts, the same everywhere; only restarts are then left to solve.
    for (std::uint32_t v = 0; v < n_; ++v) {
      if (diagonal_[v] <= 0) { continue; }
      inverse_[v] = 1 / diagonal_[v];
      y_[v] = tied_ / (1 - damping) / total;
      rest_[v] = 1 - tied_ * diagonal_[v] / total;
      way_[v] = inverse_[v] * rest_[v];
    }
    for (std::uint32_t v = 0; v < n_; ++v) {
      const auto neighbours = rows.neighbours(v);
      const auto [first, last] = std::equal_range(neighbours.begin(), neighbours.end(), v);
      for (auto loop = first; loop != last; ++loop) { // a row holds a loop once
        diagonal_[v] -= damping * rows.weight(rows.offsets[v] + static_cast<std::uint32_t>(loop - neighbours.begin()));
      }
    }
  }

  /// The ranks, tied nodes summing to their share of all.
  std::vector<double> solve(double tolerance) {
    Sums rest = each([&](std::uint32_t v, Sums& sums) { measure(v, sums); });
    // The distance left is at most 2 |rest| / (1 - damping), of a sum that is tied / (1 - damping).
    for (int round = 0; round < most_pagerank_rounds && rest.size > tolerance * tied_ / 2 && rest.product > 0; ++round) {
      const double curvature = rows_.weights.empty() ? apply<false>() : apply<true>();
      if (!(curvature > 0)) { break; }
      const double step = rest.product / curvature;
      const Sums next = each([&](std::uint32_t v, Sums& sums) {
        y_[v] += step * way_[v];
        rest_[v] -= step * image_[v];
        measure(v, sums);
      });
      const double turn = next.product / rest.product;
      rest = next;
      each([&](std::uint32_t v, Sums&) { way_[v] = inverse_[v] * rest_[v] + turn * way_[v]; });
    }
    for (std::uint32_t v = 0; v < n_; ++v) {
      y_[v] = inverse_[v] > 0 ? y_[v] / inverse_[v] : 1;
    }
    const double sum = std::accumulate(y_.begin(), y_.end(), 0.0);
    for (double& value : y_) {
      value /= sum;
    }
    return std::move(y_);
  }

private:
  void measure(std::uint32_t v, Sums& sums) const {
    sums.product += rest_[v] * rest_[v] * inverse_[v];
    sums.size += std::abs(rest_[v]);
  }

  /// Calls `visit(v, sums)` for all nodes; the sums of chunks are added up in order.
  template <class Visit> Sums each(const Visit& visit) {
    pool_.run(n_, nodes_summed, [&](std::size_t begin, std::size_t end, unsigned) {
      Sums sums;
      for (auto v = static_cast<std::uint32_t>(begin); v < end; ++v) {
        visit(v, sums);
      }
      partial_[begin / nodes_summed] = sums;
    });
    Sums all;
    for (const Sums& sums : partial_) {
      all.product += sums.product;
      all.size += sums.size;
    }
    return all;
  }

  /// image = (S - damping A) way; returns way · image.
  template <bool weighted> double apply() {
    return each([&](std::uint32_t v, Sums& sums) {
             double around = 0;
             for (std::uint32_t arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
               if constexpr (weighted) {
                 around += rows_.weights[arc] * way_[rows_.targets[arc]];
               } else {
                 around += way_[rows_.targets[arc]];
               }
             }
             image_[v] = diagonal_[v] * way_[v] - damping_ * around;
             sums.product += way_[v] * image_[v];
           })
        .product;
  }

  const Rows rows_;
  const double damping_;
  Pool pool_;
  const std::uint32_t n_;
  double tied_ = 0; ///< how many nodes have ties
  std::vector<double> diagonal_;
  std::vector<double> inverse_; ///< 1 / strength; 0 for nodes without ties
  std::vector<double> y_;
  std::vector<double> rest_; ///< what is left: 1 - (S - damping A) y
  std::vector<double> way_;  ///< the direction of the search
  std::vector<double> image_;
  std::vector<Sums> partial_;
};

} // namespace

std::vector<double> pagerank(const Rows& rows, double damping, double tolerance, const Work& work) {
  if (rows.size() == 0) { return {}; }
  return Solver(rows, damping, work).solve(tolerance);
}

std::vector<double> pagerank(const Network& network, double damping, const Work& work) {
  return pagerank(network.rows(), damping, 1e-12, work);
}

Measure pagerank_measure() {
  Measure measure{
      "pagerank", "measure.pagerank.summary", "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X", pagerank_options(), {}};
  measure.run = [](const Network& network, const Options& options, const Work& work) {
    check_options("pagerank", options, pagerank_options());
    std::vector<Cell> cells;
    for (const double value : pagerank(network, real_option(options, pagerank_options(), "damping", 0, 0.999), work)) {
      cells.emplace_back(value);
    }
    return value_table(network, {"pagerank", "1", ColumnType::real}, std::move(cells));
  };
  return measure;
}

} // namespace entente
