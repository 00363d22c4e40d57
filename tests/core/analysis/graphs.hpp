/// @file
/// Small networks for the tests of measures.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/network/network.hpp"

namespace entente::test {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// A network of people p1, p2, … with the given ties; `weights` are parallel to the pairs, 1 where there are none.
inline Network network_of(std::size_t nodes, const Pairs& pairs, const std::vector<double>& weights = {},
                          NetworkKind kind = NetworkKind::people) {
  std::vector<Node> list(nodes);
  for (std::size_t v = 0; v < nodes; ++v) {
    list[v].id = "p" + std::to_string(v + 1);
    list[v].name = "Person " + std::to_string(v + 1);
    list[v].evidence = {AppearanceId(static_cast<std::int64_t>(v) + 1)};
  }
  std::vector<Tie> ties;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    ties.push_back({pairs[i].first, pairs[i].second, weights.empty() ? 1.0 : weights[i], TieKind::co_appearance, {}});
  }
  return Network(kind, weights.empty() ? TieWeight::none : TieWeight::count, std::move(list), std::move(ties));
}

/// Zachary's karate club (1977, J. Anthropol. Res. 33, 452-473): 34 members, 78 ties, numbered from 1 as published.
inline Pairs karate() {
  const Pairs published{{1, 2},   {1, 3},   {1, 4},   {1, 5},   {1, 6},   {1, 7},   {1, 8},   {1, 9},   {1, 11},  {1, 12},
                        {1, 13},  {1, 14},  {1, 18},  {1, 20},  {1, 22},  {1, 32},  {2, 3},   {2, 4},   {2, 8},   {2, 14},
                        {2, 18},  {2, 20},  {2, 22},  {2, 31},  {3, 4},   {3, 8},   {3, 9},   {3, 10},  {3, 14},  {3, 28},
                        {3, 29},  {3, 33},  {4, 8},   {4, 13},  {4, 14},  {5, 7},   {5, 11},  {6, 7},   {6, 11},  {6, 17},
                        {7, 17},  {9, 31},  {9, 33},  {9, 34},  {10, 34}, {14, 34}, {15, 33}, {15, 34}, {16, 33}, {16, 34},
                        {19, 33}, {19, 34}, {20, 34}, {21, 33}, {21, 34}, {23, 33}, {23, 34}, {24, 26}, {24, 28}, {24, 30},
                        {24, 33}, {24, 34}, {25, 26}, {25, 28}, {25, 32}, {26, 32}, {27, 30}, {27, 34}, {28, 34}, {29, 32},
                        {29, 34}, {30, 33}, {30, 34}, {31, 33}, {31, 34}, {32, 33}, {32, 34}, {33, 34}};
  Pairs pairs;
  for (const auto& [a, b] : published) {
    pairs.emplace_back(a - 1, b - 1);
  }
  return pairs;
}

} // namespace entente::test
