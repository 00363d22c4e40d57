/// @file
/// Effective size and hierarchy: what an actor's place across structural holes is worth, and whether it hangs on one
/// contact.
#pragma once

#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

struct Holes {
  std::vector<double> effective_size; ///< contacts that don't repeat one another
  std::vector<double> efficiency;     ///< effective size over the number of contacts
  std::vector<double> hierarchy;      ///< 0: constrained by all contacts alike, 1: by one alone
};

/// How many separate circles an actor's contacts open, and whether one contact closes them all.
///
/// Definition: effective size is the number of contacts less their mean number of ties among themselves; efficiency is
/// that over the number of contacts. Hierarchy is Coleman and Theil's inequality of the parts c(i,j) of Burt's constraint:
/// sum over the N contacts of r ln r / (N ln N) with r = c(i,j) / (constraint / N). Direction and weights: ties have no
/// direction; size and efficiency don't look at weights, hierarchy does, as constraint; parallel ties count as one (their
/// weights add up), loops are left out. Empty network: no values; components do not touch one another; without contacts all
/// three are undefined (NaN here, null in tables), with one contact hierarchy is 1. Range: effective size 1 to n-1, the
/// others 0 to 1; unit: contacts, 1, 1. Time at most O(m √m); space O(n + m). Source: Burt 1992, Structural Holes, chapter
/// 2; Borgatti 1997, Connections 20, 35-38.
[[nodiscard]] Holes holes(const Rows& rows, const Work& work = {});

[[nodiscard]] Measure effective_size_measure();
[[nodiscard]] Measure hierarchy_measure();

} // namespace entente
