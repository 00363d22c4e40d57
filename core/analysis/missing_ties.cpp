#include "core/analysis/missing_ties.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "core/analysis/cluster_names.hpp"
#include "core/analysis/communities.hpp"
#include "core/analysis/discovery.hpp"
#include "core/analysis/groups.hpp"
#include "core/analysis/likely.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/rewiring.hpp"
#include "core/analysis/values.hpp"
#include "core/error.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

constexpr std::uint32_t most_groups = 200; ///< pairs of more are beyond reading
constexpr std::size_t most_between = 3;
constexpr std::uint32_t tries_between = 3; ///< a tie, from one random network to the next
constexpr std::uint32_t most_rows = 8;     ///< of random networks; whatever the number of threads

using Ties = std::vector<detail::WeightedTie>;

/// The pairs of groups, by number.
class Pairs {
public:
  explicit Pairs(std::uint32_t groups) : groups_(groups) {}
  [[nodiscard]] std::size_t count() const { return std::size_t{groups_} * (std::max(groups_, 1U) - 1) / 2; }
  [[nodiscard]] std::size_t operator()(std::uint32_t a, std::uint32_t b) const {
    const std::size_t high = std::max(a, b);
    return high * (high - 1) / 2 + std::min(a, b);
  }

private:
  std::uint32_t groups_;
};

std::vector<std::uint32_t> count_ties(const Ties& ties, std::span<const std::uint32_t> group, std::uint32_t groups) {
  const Pairs pair(groups);
  std::vector<std::uint32_t> counts(pair.count(), 0);
  for (const detail::WeightedTie& tie : ties) {
    const std::uint32_t a = group[tie.source];
    const std::uint32_t b = group[tie.target];
    if (a < groups && b < groups && a != b) { ++counts[pair(a, b)]; }
  }
  return counts;
}

/// What random networks have between each pair of groups, as whole numbers: they add up alike in any order.
struct Tally {
  explicit Tally(std::size_t pairs) : sum(pairs, 0), squares(pairs, 0), as_few(pairs, 0), as_many(pairs, 0) {}
  void add(std::span<const std::uint32_t> counts, std::span<const GroupPair> pairs) {
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      sum[p] += counts[p];
      squares[p] += std::uint64_t{counts[p]} * counts[p];
      as_few[p] += counts[p] <= pairs[p].observed ? 1 : 0;
      as_many[p] += counts[p] >= pairs[p].observed ? 1 : 0;
    }
  }
  void add(const Tally& other) {
    const auto all = [](auto& into, const auto& from) { std::ranges::transform(into, from, into.begin(), std::plus<>()); };
    all(sum, other.sum);
    all(squares, other.squares);
    all(as_few, other.as_few);
    all(as_many, other.as_many);
  }
  std::vector<std::uint64_t> sum, squares;
  std::vector<std::uint32_t> as_few, as_many;
};

/// Random networks in rows of their own, each drawn from the one before; the rows share the threads.
Tally draw(const Network& network, const Ties& ties, std::span<const std::uint32_t> group, std::uint32_t groups,
           std::uint32_t rewirings, std::uint64_t seed, const Work& work, std::span<const GroupPair> pairs) {
  detail::Random random(seed);
  const std::uint32_t rows = std::min(rewirings, most_rows);
  std::vector<std::uint64_t> seeds(rows);
  std::ranges::generate(seeds, [&] { return random.next(); });
  Tally all(pairs.size());
  Pool pool(work);
  const auto one_row = [&](std::size_t row, std::size_t, unsigned) {
    detail::Random own(seeds[row]);
    Tally tally(pairs.size());
    Ties drawn = ties;
    for (std::size_t i = row; i < rewirings; i += rows) {
      work.check();
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
  const Tally tally = draw(network, ties, group, groups, rewirings, seed, work, pairs);
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
  const Pairs pair(groups);
  std::vector<std::vector<std::pair<std::uint64_t, std::uint32_t>>> found(pairs.size());
  std::map<std::uint32_t, std::uint32_t> contacts; ///< by group
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    contacts.clear();
    for (const std::uint32_t w : rows.neighbours(v)) {
      if (group[w] < groups) { ++contacts[group[w]]; }
    }
    for (auto a = contacts.begin(); a != contacts.end(); ++a) {
      for (auto b = std::next(a); b != contacts.end(); ++b) {
        found[pair(a->first, b->first)].emplace_back(std::uint64_t{a->second} * b->second, v);
      }
    }
  }
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    std::sort(found[p].begin(), found[p].end(),
              [](const auto& x, const auto& y) { return std::tuple(y.first, x.second) < std::tuple(x.first, y.second); });
    for (std::size_t i = 0; i < std::min(found[p].size(), most_between); ++i) {
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

/// The untied pair with the most said by common contacts, else the two with the most ties.
void find_closing(const Rows& rows, std::span<const std::uint32_t> group, std::uint32_t groups, const LeftOut& at_once,
                  std::vector<GroupPair>& pairs) {
  const Pairs pair(groups);
  std::vector<double> best(pairs.size(), 0);
  std::vector<double> scores(rows.size(), 0);
  std::vector<std::uint32_t> touched;
  std::vector<std::vector<std::uint32_t>> members(groups); ///< tied ones, the busiest first
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    if (group[v] >= groups || rows.neighbours(v).empty()) { continue; }
    members[group[v]].push_back(v);
    for (const std::uint32_t q : rows.neighbours(v)) {
      for (const std::uint32_t w : rows.neighbours(q)) {
        if (w <= v || group[w] >= groups || group[w] == group[v]) { continue; }
        if (scores[w] == 0) { touched.push_back(w); }
        scores[w] += 1 / std::log(static_cast<double>(rows.neighbours(q).size()));
      }
    }
    const auto met = rows.neighbours(v);
    std::sort(touched.begin(), touched.end());
    for (const std::uint32_t w : touched) {
      const double score = std::exchange(scores[w], 0.0);
      const std::size_t p = pair(group[v], group[w]);
      if (score <= best[p] + 1e-12 || std::binary_search(met.begin(), met.end(), w) || at_once(v, w)) { continue; }
      best[p] = score;
      pairs[p].closing = group[v] < group[w] ? std::pair(v, w) : std::pair(w, v);
    }
    touched.clear();
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

std::uint32_t affordable_rewirings(std::size_t ties) {
  return static_cast<std::uint32_t>(std::clamp<std::size_t>(500000 / std::max<std::size_t>(ties, 1), 99, 499));
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
  find_closing(adjacency.rows(), group, groups, left_out ? left_out : spoken_for_at_once(network), pairs);
  return pairs;
}

namespace {

/// Groups with what they are called: keys where the reference data knows the words, and names.
struct NamedGroups {
  std::vector<std::uint32_t> of_node;
  std::vector<std::string> keys;
  std::vector<std::string> names;
  bool clear = true;
  std::uint32_t left_out = 0;
};

/// The two members with the most ties.
std::string members_text(const Network& network, std::span<const std::uint32_t> of_node, std::uint32_t group) {
  const Rows rows = network.rows();
  std::vector<std::uint32_t> members;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    if (of_node[v] == group) { members.push_back(v); }
  }
  std::stable_sort(members.begin(), members.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rows.neighbours(a).size() > rows.neighbours(b).size(); });
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(members.size(), 2); ++i) {
    text += (i == 0 ? "" : ", ") + network.nodes()[members[i]].name;
  }
  return text;
}

NamedGroups circles(const Network& network, std::uint64_t seed, const Work& work) {
  CommunityOptions options;
  options.seed = seed;
  const Communities found = communities(network, options, work);
  NamedGroups groups{found.of_node, {}, {}, found.clear, 0};
  const std::size_t kept = std::min<std::size_t>(found.sizes.size(), most_groups);
  groups.left_out = static_cast<std::uint32_t>(found.sizes.size() - kept);
  for (std::uint32_t g = 0; g < kept; ++g) {
    const bool named = !found.names[g].terms.empty();
    groups.keys.push_back(named ? found.names[g].key() : "");
    groups.names.push_back(named ? found.names[g].names() : members_text(network, found.of_node, g));
  }
  return groups;
}

NamedGroups attribute_groups(const Network& network, const std::string& attribute) {
  detail::NodeGroups found = detail::group_nodes(network, attribute);
  if (found.values.size() > most_groups) {
    throw Error(ErrorKind::bad_argument,
                fmt::format("option by: {} has {} values here; pairs of more than {} are not compared", attribute,
                            found.values.size(), most_groups));
  }
  NamedGroups groups{std::move(found.of_node), {}, {}, true, 0};
  for (const std::string& value : found.values) {
    groups.keys.push_back(attribute + ":" + value);
    groups.names.push_back(value);
  }
  return groups;
}

const std::vector<OptionInfo>& option_list() {
  static const std::vector<OptionInfo> list{
      {"by", "", "community", "community, region, state, category, level, gender, kind, body", "option.by.summary"},
      {"rewirings", "networks", "auto", "auto or 19 to 10000", "option.rewirings.summary"},
      {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"}};
  return list;
}

std::string names_of(const Network& network, std::span<const std::uint32_t> nodes, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(nodes.size(), most); ++i) {
    text += (i == 0 ? "" : ", ") + network.nodes()[nodes[i]].name;
  }
  return text;
}

Cell text_or_none(std::string text) { return text.empty() ? Cell{} : Cell{std::move(text)}; }

Row row_of(const Network& network, const NamedGroups& groups, const GroupPair& pair) {
  const double z =
      pair.deviation > 0 ? (pair.observed - pair.expected) / pair.deviation : std::numeric_limits<double>::quiet_NaN();
  std::string closing;
  if (pair.closing) {
    closing = network.nodes()[pair.closing->first].name + " – " + network.nodes()[pair.closing->second].name;
  }
  return {{fmt::format("{}|{}", pair.one + 1, pair.other + 1), groups.names[pair.one] + " – " + groups.names[pair.other],
           pair.expected - pair.observed, static_cast<std::int64_t>(pair.observed), pair.expected,
           std::isnan(z) ? Cell{} : Cell{z}, pair.fewer, pair.adjusted,
           std::string(pair.fewer_than_chance()  ? "fewer"
                       : pair.more_than_chance() ? "more"
                                                 : "chance"),
           text_or_none(names_of(network, pair.between, most_between)), text_or_none(std::move(closing)),
           text_or_none(names_of(network, pair.shared, most_between)), text_or_none(groups.keys[pair.one]),
           groups.names[pair.one], text_or_none(groups.keys[pair.other]), groups.names[pair.other]},
          {}};
}

void add_evidence(const Network& network, const NamedGroups& groups, const std::vector<GroupPair>& pairs, Table& table) {
  const auto count = static_cast<std::uint32_t>(groups.names.size());
  const Pairs pair(count);
  std::vector<std::vector<AppearanceId>> evidence(pairs.size());
  for (const Tie& tie : network.ties()) {
    const std::uint32_t a = groups.of_node[tie.source];
    const std::uint32_t b = groups.of_node[tie.target];
    if (a >= count || b >= count || a == b) { continue; }
    auto& list = evidence[pair(a, b)];
    list.insert(list.end(), tie.evidence.begin(), tie.evidence.end());
  }
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    std::sort(evidence[p].begin(), evidence[p].end());
    evidence[p].erase(std::unique(evidence[p].begin(), evidence[p].end()), evidence[p].end());
    table.rows[p].evidence = std::move(evidence[p]);
  }
}

Table run(const Network& network, const Options& options, const Work& work) {
  check_options("missing-ties", options, option_list());
  const auto seed = static_cast<std::uint64_t>(
      integer_option(options, option_list(), "seed", 0, std::numeric_limits<std::int64_t>::max()));
  const std::string by = text_option(options, option_list(), "by");
  const std::uint32_t rewirings =
      text_option(options, option_list(), "rewirings") == "auto"
          ? affordable_rewirings(network.ties().size())
          : static_cast<std::uint32_t>(integer_option(options, option_list(), "rewirings", 19, 10000));
  const NamedGroups groups = by == "community" ? circles(network, seed, work) : attribute_groups(network, by);
  const auto count = static_cast<std::uint32_t>(groups.names.size());
  const std::vector<GroupPair> pairs = group_pairs(network, groups.of_node, count, rewirings, seed, {}, work);
  Table table;
  table.name = "missing-ties";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"missing-ties", "ties", ColumnType::real},
                   {"observed", "ties", ColumnType::integer},
                   {"expected", "ties", ColumnType::real},
                   {"z", "1", ColumnType::real},
                   {"chance", "1", ColumnType::real},
                   {"adjusted", "1", ColumnType::real},
                   {"status", "", ColumnType::text},
                   {"between", "", ColumnType::text},
                   {"closing", "", ColumnType::text},
                   {"through", "", ColumnType::text},
                   {"label", "", ColumnType::text},
                   {"label_names", "", ColumnType::text},
                   {"other_label", "", ColumnType::text},
                   {"other_label_names", "", ColumnType::text}};
  for (const GroupPair& pair : pairs) {
    table.rows.push_back(row_of(network, groups, pair));
  }
  add_evidence(network, groups, pairs, table);
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const Row& a, const Row& b) { return std::get<double>(a.cells[2]) > std::get<double>(b.cells[2]); });
  if (by == "community" && !groups.clear) { table.notes.push_back({"missing-ties.note.unclear", {}}); }
  if (groups.left_out > 0) {
    table.notes.push_back({"missing-ties.note.left-out", {std::to_string(groups.left_out), std::to_string(most_groups)}});
  }
  const auto gaps = std::count_if(pairs.begin(), pairs.end(), [](const GroupPair& p) { return p.fewer_than_chance(); });
  table.notes.push_back(
      {"missing-ties.note", {std::to_string(gaps), std::to_string(pairs.size()), std::to_string(rewirings)}});
  return table;
}

} // namespace

Measure missing_ties_measure() {
  return {"missing-ties", "measure.missing-ties.summary",
          "Maslov & Sneppen 2002, doi:10.1126/science.1065103; Benjamini & Hochberg 1995; Adamic & Adar 2003", option_list(),
          run};
}

} // namespace entente
