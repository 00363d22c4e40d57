#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <tuple>
#include <utility>

#include "core/analysis/kernels/rewiring.hpp"
#include "core/analysis/likely.hpp"
#include "core/analysis/missing_ties.hpp"
#include "core/analysis/statistics/discovery.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

constexpr std::size_t most_between_named = 3; ///< named
constexpr std::uint32_t tries_between = 3;    ///< a tie, from one random network to the next
constexpr std::size_t many_ties = 50'000;
constexpr std::uint32_t most_by_ends = 1000;
constexpr std::uint32_t most_rows = 8; ///< of random networks; whatever the number of threads

using Ties = std::vector<detail::WeightedTie>;

std::size_t count_pairs(std::uint32_t groups) { return std::size_t{groups} * (std::max(groups, 1U) - 1) / 2; }

std::vector<std::uint32_t> count_ties(const Ties& ties, std::span<const std::uint32_t> group, std::uint32_t groups) {
  std::vector<std::uint32_t> counts(count_pairs(groups), 0);
  for (const detail::WeightedTie& tie : ties) {
    const std::uint32_t a = group[tie.source];
    const std::uint32_t b = group[tie.target];
    if (a < groups && b < groups && a != b) { ++counts[pair_number(a, b)]; }
  }
  return counts;
}

/// What random networks have between each pair of groups, as whole numbers: they add up alike in any order.
struct RewiredTally {
  explicit RewiredTally(std::size_t pairs) : sum(pairs, 0), squares(pairs, 0), as_few(pairs, 0), as_many(pairs, 0) {}
  void add(std::span<const std::uint32_t> counts, std::span<const GroupPair> pairs) {
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      sum[p] += counts[p];
      squares[p] += std::uint64_t{counts[p]} * counts[p];
      as_few[p] += counts[p] <= pairs[p].observed ? 1 : 0;
      as_many[p] += counts[p] >= pairs[p].observed ? 1 : 0;
    }
  }
  void add(const RewiredTally& other) {
    const auto all = [](auto& into, const auto& from) { std::ranges::transform(into, from, into.begin(), std::plus<>()); };
    all(sum, other.sum);
    all(squares, other.squares);
    all(as_few, other.as_few);
    all(as_many, other.as_many);
  }
  std::vector<std::uint64_t> sum, squares;
  std::vector<std::uint32_t> as_few, as_many;
};

/// The groups at the ends of the ties of random networks: more is not needed to count what lies between groups.
class Ends {
public:
  /// Groups are numbered below `groups`; all others are one that is not counted.
  Ends(const Ties& ties, bool keep_sides, std::span<const std::uint32_t> group, std::uint32_t groups)
      : groups_(groups), sources_(keep_sides ? ties.size() : 0), square_(std::size_t{groups + 1} * (groups + 1)) {
    const auto of = [&](std::uint32_t v) { return static_cast<std::uint16_t>(std::min(group[v], groups)); };
    for (std::size_t i = 0; i < ties.size(); ++i) {
      if (keep_sides) {
        sources_[i] = of(ties[i].source);
      } else {
        ends_.push_back(of(ties[i].source));
      }
      ends_.push_back(of(ties[i].target));
    }
  }
  /// Pairs the ends anew; what then lies between the groups.
  std::vector<std::uint32_t> draw(detail::Random& random) {
    random.shuffle(ends_);
    std::ranges::fill(square_, 0U);
    const std::size_t side = groups_ + std::size_t{1};
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      ++square_[sources_[i] * side + ends_[i]];
    }
    for (std::size_t i = 0; sources_.empty() && i < ends_.size(); i += 2) {
      ++square_[ends_[i] * side + ends_[i + 1]];
    }
    std::vector<std::uint32_t> counts;
    for (std::size_t high = 1; high < groups_; ++high) {
      for (std::size_t low = 0; low < high; ++low) {
        counts.push_back(square_[high * side + low] + square_[low * side + high]);
      }
    }
    return counts;
  }

private:
  std::uint32_t groups_;
  std::vector<std::uint16_t> sources_; ///< where sides are kept
  std::vector<std::uint16_t> ends_;
  std::vector<std::uint32_t> square_; ///< ties by the groups of their ends
};

/// Random networks in rows of their own, each drawn from the one before; the rows share the threads.
RewiredTally draw(const Network& network, const Ties& ties, std::span<const std::uint32_t> group, std::uint32_t groups,
                  std::uint32_t rewirings, std::uint64_t seed, const Work& work, std::span<const GroupPair> pairs) {
  detail::Random random(seed);
  const std::uint32_t rows = std::min(rewirings, most_rows);
  std::vector<std::uint64_t> seeds(rows);
  std::ranges::generate(seeds, [&] { return random.next(); });
  RewiredTally all(pairs.size());
  Pool pool(work);
  const auto one_row = [&](std::size_t row, std::size_t, unsigned) {
    detail::Random own(seeds[row]);
    RewiredTally tally(pairs.size());
    const bool by_ends = pairs_ends(network.ties().size()) && groups <= most_by_ends;
    Ends ends(by_ends ? ties : Ties{}, network.two_mode(), group, groups);
    Ties drawn = by_ends ? Ties{} : ties;
    for (std::size_t i = row; i < rewirings; i += rows) {
      work.check();
      if (by_ends) {
        tally.add(ends.draw(own), pairs);
        continue;
      }
      drawn = i == row ? detail::rewire(std::move(drawn), network.two_mode(), own)
                       : detail::rewire(std::move(drawn), network.two_mode(), own, tries_between);
      tally.add(count_ties(drawn, group, groups), pairs);
    }
    pool.in_order(row, [&] { all.add(tally); });
  };
  pool.run(rows, 1, one_row, true);
  return all;
}

/// Holds every pair of groups against random networks.
void hold_against_chance(const Network& network, const Ties& ties, std::span<const std::uint32_t> group,
                         std::uint32_t groups, std::uint32_t rewirings, std::uint64_t seed, const Work& work,
                         std::vector<GroupPair>& pairs) {
  const RewiredTally tally = draw(network, ties, group, groups, rewirings, seed, work, pairs);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    pairs[p].expected = static_cast<double>(tally.sum[p]) / rewirings;
    const double square = static_cast<double>(tally.squares[p]) / rewirings;
    pairs[p].deviation = std::sqrt(std::max(0.0, square - pairs[p].expected * pairs[p].expected));
    pairs[p].fewer = (1.0 + tally.as_few[p]) / (rewirings + 1.0);
    pairs[p].more = (1.0 + tally.as_many[p]) / (rewirings + 1.0);
  }
  std::vector<double> chances;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    chances.push_back(std::min(1.0, 2 * std::min(pairs[p].fewer, pairs[p].more)));
  }
  const std::vector<double> adjusted = adjusted_chances(chances);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    pairs[p].adjusted = adjusted[p];
  }
}

/// Who is tied into both groups of a pair.
void find_between(const Rows& rows, std::span<const std::uint32_t> group, std::uint32_t groups,
                  std::vector<GroupPair>& pairs) {
  std::vector<std::vector<std::pair<std::uint64_t, std::uint32_t>>> found(pairs.size());
  std::vector<std::uint32_t> contacts(groups, 0); ///< by group
  std::vector<std::uint32_t> met;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    for (const std::uint32_t w : rows.neighbours(v)) {
      if (group[w] < groups && contacts[group[w]]++ == 0) { met.push_back(group[w]); }
    }
    for (std::size_t a = 0; a < met.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        found[pair_number(met[a], met[b])].emplace_back(std::uint64_t{contacts[met[a]]} * contacts[met[b]], v);
      }
    }
    for (const std::uint32_t g : met) {
      contacts[g] = 0;
    }
    met.clear();
  }
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const auto most = static_cast<std::ptrdiff_t>(std::min(found[p].size(), most_between_named));
    std::partial_sort(found[p].begin(), found[p].begin() + most, found[p].end(), [](const auto& x, const auto& y) {
      return std::tuple(y.first, x.second) < std::tuple(x.first, y.second);
    });
    for (std::size_t i = 0; i < std::min(found[p].size(), most_between_named); ++i) {
      if (4 * found[p][i].first < found[p].front().first) { break; }
      pairs[p].between.push_back(found[p][i].second);
    }
  }
}

std::vector<std::uint32_t> common_contacts(const Rows& rows, std::uint32_t a, std::uint32_t b) {
  std::vector<std::uint32_t> shared;
  const auto one = rows.neighbours(a);
  const auto other = rows.neighbours(b);
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(shared));
  std::stable_sort(shared.begin(), shared.end(),
                   [&](std::uint32_t x, std::uint32_t y) { return rows.neighbours(x).size() < rows.neighbours(y).size(); });
  return shared;
}

/// For each pair of groups the untied two with the most said by common contacts.
struct Closing {
  explicit Closing(std::size_t pairs) : score(pairs, 0), ends(pairs) {}
  std::vector<double> score;
  std::vector<PlainTie> ends; ///< only where the score is above 0
  [[nodiscard]] bool beaten(std::size_t pair, double by) const { return by > score[pair] + 1e-12; }
  void put(std::size_t pair, double by, PlainTie tie) {
    score[pair] = by;
    ends[pair] = tie;
  }
};

/// What a thread needs to score pairs.
struct Scoring {
  std::vector<double> scores;         ///< by node; 0 in between
  std::vector<std::uint32_t> touched; ///< room for one more than there are nodes
};

/// Adds the pairs of v with nodes of higher numbers and other groups.
void add_closing(const Rows& rows, std::uint32_t v, std::span<const std::uint32_t> group, std::uint32_t groups,
                 std::span<const double> word, const LeftOut& at_once, Scoring& scoring, Closing& closing) {
  auto& [scores, touched] = scoring;
  std::size_t found = 0; // grows without a branch: who is met first is as good as random
  for (const std::uint32_t q : rows.neighbours(v)) {
    const auto others = rows.neighbours(q);
    for (auto w = std::ranges::upper_bound(others, v); w != others.end(); ++w) {
      touched[found] = *w;
      found += scores[*w] == 0 ? 1 : 0;
      scores[*w] += word[q];
    }
  }
  const auto met = rows.neighbours(v);
  // Few score higher than what was found before: only these are put in order.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < found; ++i) {
    const std::uint32_t w = touched[i];
    const bool between = group[w] < groups && group[w] != group[v];
    if (between && closing.beaten(pair_number(group[v], group[w]), scores[w])) {
      touched[kept++] = w;
    } else {
      scores[w] = 0;
    }
  }
  const std::span best(touched.data(), kept);
  std::ranges::sort(best);
  for (const std::uint32_t w : best) {
    const double score = std::exchange(scores[w], 0.0);
    const std::size_t p = pair_number(group[v], group[w]);
    if (!closing.beaten(p, score) || std::binary_search(met.begin(), met.end(), w) || at_once(v, w)) { continue; }
    closing.put(p, score, {v, w});
  }
}

Closing best_closing(const Rows& rows, std::span<const std::uint32_t> group, std::uint32_t groups, const LeftOut& at_once,
                     std::size_t pairs, const Work& work) {
  constexpr std::size_t parts = 32; // whatever the number of threads
  std::vector<double> word(rows.size());
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    word[v] = 1 / std::log(static_cast<double>(rows.neighbours(v).size()));
  }
  Closing all(pairs);
  Pool pool(work);
  std::vector<Scoring> scorings(pool.threads(),
                                Scoring{std::vector<double>(rows.size(), 0), std::vector<std::uint32_t>(rows.size() + 1)});
  pool.run(rows.size(), rows.size() / parts + 1, [&](std::size_t begin, std::size_t end, unsigned worker) {
    Closing own(pairs);
    for (auto v = static_cast<std::uint32_t>(begin); v < end; ++v) {
      work.check();
      if (group[v] < groups) { add_closing(rows, v, group, groups, word, at_once, scorings[worker], own); }
    }
    pool.in_order(begin, [&] {
      for (std::size_t p = 0; p < pairs; ++p) {
        if (all.beaten(p, own.score[p])) { all.put(p, own.score[p], own.ends[p]); }
      }
    });
  });
  return all;
}

/// The untied pair with the most said by common contacts, else the two with the most ties.
void find_closing(const Rows& rows, std::span<const std::uint32_t> group, std::uint32_t groups, const LeftOut& at_once,
                  const Work& work, std::vector<GroupPair>& pairs) {
  const Closing closing = best_closing(rows, group, groups, at_once, pairs.size(), work);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const auto [v, w] = closing.ends[p];
    if (closing.score[p] > 0) { pairs[p].closing = group[v] < group[w] ? std::pair(v, w) : std::pair(w, v); }
  }
  std::vector<std::vector<std::uint32_t>> members(groups); ///< tied ones, the busiest first
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    if (group[v] < groups && !rows.neighbours(v).empty()) { members[group[v]].push_back(v); }
  }
  const auto busier = [&](std::uint32_t a, std::uint32_t b) {
    return rows.neighbours(a).size() > rows.neighbours(b).size();
  };
  for (auto& list : members) {
    std::stable_sort(list.begin(), list.end(), busier);
  }
  for (GroupPair& found : pairs) {
    if (found.observed >= found.expected) {
      found.closing.reset();
    } else if (found.closing) {
      found.shared = common_contacts(rows, found.closing->first, found.closing->second);
    } else if (found.observed == 0 && !members[found.one].empty() && !members[found.other].empty()) {
      found.closing.emplace(members[found.one].front(), members[found.other].front());
    }
  }
}

} // namespace

bool pairs_ends(std::size_t ties) { return ties >= many_ties; }

std::size_t pair_number(std::uint32_t a, std::uint32_t b) {
  const std::size_t high = std::max(a, b);
  return high * (high - 1) / 2 + std::min(a, b);
}

std::uint32_t affordable_rewirings(std::size_t ties, std::size_t pairs) {
  constexpr std::size_t work = 2'500'000; // ties looked at: a tenth of a second
  constexpr std::size_t pairs_a_tie = 8;  // whose counts cost as much as one tie
  const std::size_t needed = std::max<std::size_t>(resolution_of(pairs, 0).networks, 499);
  const std::size_t afforded = std::max<std::size_t>(work / std::max<std::size_t>(ties + pairs / pairs_a_tie, 1), 99);
  return static_cast<std::uint32_t>(std::min({needed, afforded, most_rewirings}));
}

Resolution resolution_of(std::size_t pairs, std::uint32_t rewirings) {
  const double rarest = 2 / (rewirings + 1.0); // two-sided, no random network as extreme
  const auto count = static_cast<double>(pairs);
  constexpr double rounding = 1e-9;
  return {std::min(1.0, rarest * count), static_cast<std::size_t>(std::ceil(rarest * count / unlikely - rounding)),
          static_cast<std::size_t>(std::llround(2 * count / unlikely))};
}

std::vector<GroupPair> group_pairs(const Network& network, std::span<const std::uint32_t> group, std::uint32_t groups,
                                   std::uint32_t rewirings, std::uint64_t seed, const LeftOut& left_out, const Work& work) {
  std::vector<GroupPair> pairs;
  const Ties ties = detail::merged_ties(network);
  const auto counts = count_ties(ties, group, groups);
  for (std::uint32_t high = 1; high < groups; ++high) {
    for (std::uint32_t low = 0; low < high; ++low) {
      GroupPair pair;
      pair.one = low;
      pair.other = high;
      pair.observed = counts[pairs.size()];
      pairs.push_back(std::move(pair));
    }
  }
  if (pairs.empty()) { return pairs; }
  hold_against_chance(network, ties, group, groups, rewirings, seed, work, pairs);
  std::vector<PlainTie> plain;
  for (const detail::WeightedTie& tie : ties) {
    plain.emplace_back(tie.source, tie.target);
  }
  const Adjacency adjacency = make_adjacency(static_cast<std::uint32_t>(network.nodes().size()), plain);
  find_between(adjacency.rows(), group, groups, pairs);
  if (network.two_mode()) { return pairs; } // who shares a contact is of one side, and can have no tie
  find_closing(adjacency.rows(), group, groups, left_out ? left_out : spoken_for_at_once(network), work, pairs);
  return pairs;
}

} // namespace entente
