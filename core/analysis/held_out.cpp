#include "core/analysis/held_out.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "core/analysis/kernels/likeness.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/analysis/kernels/simple_ties.hpp"
#include "core/analysis/two_mode.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

constexpr std::size_t most_ties_in_folds = 20000;
constexpr std::uint32_t tenths = 10;

/// FNV-1a of the bytes, mixed with the seed.
std::uint64_t hash_of(std::string_view id, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : id) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  }
  return detail::Random(hash ^ detail::Random(seed).next()).next();
}

/// A network whose nodes and ties stand in an order that follows from ids and the seed alone.
struct Trial {
  std::uint32_t nodes = 0;
  std::vector<PlainTie> ties;        ///< in the order in which they are hidden
  Sides sides;                       ///< empty in one mode
  std::vector<std::uint32_t> actors; ///< one end of untied pairs; in one mode all nodes, as are places
  std::vector<std::uint32_t> places;
  [[nodiscard]] bool complete() const {
    const std::size_t pairs = sides.empty() ? std::size_t{nodes} * (nodes - 1) / 2 : actors.size() * places.size();
    return ties.size() == pairs;
  }
};

Trial trial_of(const Network& network, std::uint64_t seed) {
  const auto& nodes = network.nodes();
  std::vector<std::uint64_t> hash;
  for (const Node& node : nodes) {
    hash.push_back(hash_of(node.id, seed));
  }
  std::vector<std::uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(hash[a], nodes[a].id) < std::tie(hash[b], nodes[b].id);
  });
  std::vector<std::uint32_t> place(nodes.size());
  Trial trial;
  trial.nodes = static_cast<std::uint32_t>(nodes.size());
  const Sides sides = network.two_mode() ? sides_of(network) : Sides{};
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    if (!sides.empty()) { trial.sides.push_back(sides[order[i]]); }
    if (sides.empty() || sides[order[i]] == 0) { trial.actors.push_back(i); }
    if (sides.empty() || sides[order[i]] != 0) { trial.places.push_back(i); }
  }
  std::vector<std::pair<std::uint64_t, PlainTie>> keyed;
  for (const auto& [a, b] : detail::simple_ties(network.rows())) {
    keyed.emplace_back(detail::Random(hash[a] + hash[b]).next(), PlainTie(std::minmax(place[a], place[b])));
  }
  std::ranges::sort(keyed);
  for (const auto& [key, tie] : keyed) {
    trial.ties.push_back(tie);
  }
  return trial;
}

/// With the ties from `begin` to before `end` hidden.
std::optional<double> fold(const Trial& trial, const Rows& whole, Likeness likeness, std::size_t begin, std::size_t end,
                           std::uint64_t seed) {
  std::vector<PlainTie> kept(trial.ties.begin(), trial.ties.begin() + static_cast<std::ptrdiff_t>(begin));
  kept.insert(kept.end(), trial.ties.begin() + static_cast<std::ptrdiff_t>(end), trial.ties.end());
  const Adjacency seen = make_adjacency(trial.nodes, kept);
  const std::span<const PlainTie> hidden(trial.ties.data() + begin, end - begin);
  std::vector<PlainTie> strangers;
  detail::Random random(seed ^ begin);
  for (std::size_t tries = 0; strangers.size() < hidden.size() && tries < 1000 * hidden.size(); ++tries) {
    const std::uint32_t a = trial.actors[random.below(static_cast<std::uint32_t>(trial.actors.size()))];
    const std::uint32_t b = trial.places[random.below(static_cast<std::uint32_t>(trial.places.size()))];
    if (a != b && !detail::tied(whole, a, b)) { strangers.emplace_back(a, b); }
  }
  const std::vector<double> scores = detail::scores_of_pairs(seen.rows(), trial.sides, likeness, hidden);
  std::vector<double> others = detail::scores_of_pairs(seen.rows(), trial.sides, likeness, strangers);
  std::ranges::sort(others);
  return area_under_curve(scores, others);
}

} // namespace

std::optional<HeldOut> held_out_accuracy(const Network& network, Likeness likeness, std::uint64_t seed) {
  const Trial trial = trial_of(network, seed);
  const std::size_t ties = trial.ties.size();
  if (ties < detail::least_ties || trial.complete()) { return std::nullopt; }
  const Adjacency whole = make_adjacency(trial.nodes, trial.ties);
  const std::uint32_t folds = ties <= most_ties_in_folds ? tenths : 1;
  std::vector<double> found;
  for (std::uint32_t i = 0; i < folds; ++i) {
    const std::size_t begin = i * ties / tenths;
    const std::size_t end = std::min((i + 1) * ties / tenths, begin + detail::most_hidden);
    if (const auto accuracy = fold(trial, whole.rows(), likeness, begin, end, seed)) { found.push_back(*accuracy); }
  }
  if (found.empty()) { return std::nullopt; }
  const auto [least, most] = std::ranges::minmax(found);
  return HeldOut{std::accumulate(found.begin(), found.end(), 0.0) / static_cast<double>(found.size()), least, most,
                 static_cast<std::uint32_t>(found.size())};
}

void tell_held_out(const std::optional<HeldOut>& found, Table& table) {
  if (!found) {
    table.notes.push_back({"likely.note.untested", {}});
    return;
  }
  const auto percent = [](double share) { return fmt::format("{:.0f}", 100 * share); };
  if (found->folds == 1) {
    table.notes.push_back({"likely.note.accuracy.once", {percent(found->mean)}});
  } else {
    table.notes.push_back(
        {"likely.note.accuracy",
         {percent(found->mean), percent(found->least), percent(found->most), std::to_string(found->folds)}});
  }
  table.whole.insert(table.whole.end(), {{"held_out_accuracy", found->mean},
                                         {"held_out_least", found->least},
                                         {"held_out_most", found->most},
                                         {"held_out_folds", static_cast<std::int64_t>(found->folds)}});
}

} // namespace entente
