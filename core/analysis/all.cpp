#include <algorithm>

#include <fmt/format.h>

#include "core/analysis/articulation.hpp"
#include "core/analysis/betweenness.hpp"
#include "core/analysis/biconnected.hpp"
#include "core/analysis/bridges.hpp"
#include "core/analysis/brokerage.hpp"
#include "core/analysis/closeness.hpp"
#include "core/analysis/clustering.hpp"
#include "core/analysis/communities.hpp"
#include "core/analysis/components.hpp"
#include "core/analysis/concentration.hpp"
#include "core/analysis/constraint.hpp"
#include "core/analysis/core_number.hpp"
#include "core/analysis/degree.hpp"
#include "core/analysis/edge_betweenness.hpp"
#include "core/analysis/eigenvector.hpp"
#include "core/analysis/harmonic.hpp"
#include "core/analysis/holes.hpp"
#include "core/analysis/likely.hpp"
#include "core/analysis/missing_ties.hpp"
#include "core/analysis/mixing.hpp"
#include "core/analysis/pagerank.hpp"
#include "core/analysis/paths.hpp"
#include "core/analysis/strength.hpp"
#include "core/analysis/two_mode.hpp"
#include "core/error.hpp"
#include "core/text/similarity.hpp"

namespace entente {

std::span<const Measure> measures() {
  static const std::vector<Measure> list{
      degree_measure(),
      strength_measure(),
      components_measure(),
      articulation_measure(),
      biconnected_measure(),
      bridges_measure(),
      betweenness_measure(),
      edge_betweenness_measure(),
      harmonic_measure(),
      closeness_measure(),
      eccentricity_measure(),
      pagerank_measure(),
      eigenvector_measure(),
      core_measure(),
      clustering_measure(),
      constraint_measure(),
      effective_size_measure(),
      hierarchy_measure(),
      communities_measure(),
      brokerage_measure(),
      mixing_measure(),
      ei_measure(),
      concentration_measure(),
      missing_ties_measure(),
      likely_measure(),
      paths_measure(),
      two_mode_degree_measure(),
      two_mode_closeness_measure(),
      two_mode_betweenness_measure(),
      two_mode_clustering_measure(),
  };
  return list;
}

const Measure& measure(std::string_view name) {
  const auto all = measures();
  const auto place = std::find_if(all.begin(), all.end(), [&](const Measure& one) { return one.name == name; });
  if (place != all.end()) { return *place; }
  std::vector<std::string> known;
  for (const Measure& one : all) {
    known.push_back(one.name);
  }
  const std::string near = nearest(name, known);
  if (near.empty()) { throw Error(ErrorKind::bad_argument, "there is no measure \"{}\"", name); }
  throw Error(ErrorKind::bad_argument, "there is no measure \"{}\"; did you mean \"{}\"?", name, near);
}

} // namespace entente
