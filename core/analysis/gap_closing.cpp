#include "core/analysis/gap_closing.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>
#include <utility>

#include "core/network/adjacency.hpp"

namespace entente::detail {
namespace {

constexpr std::size_t most_between_named = 3;

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

} // namespace

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

} // namespace entente::detail
