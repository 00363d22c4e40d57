#include "core/analysis/missing_ties.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "core/analysis/communities.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

constexpr std::uint32_t most_groups = 200; ///< pairs of more are beyond reading
constexpr std::size_t most_contacts_named = 3;

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
    throw Error(ErrorKind::bad_argument, "option by: {} has {} values here; pairs of more than {} are not compared",
                attribute, found.values.size(), most_groups);
  }
  NamedGroups groups{std::move(found.of_node), {}, {}, true, 0};
  for (const std::string& value : found.values) {
    groups.keys.push_back(attribute + ":" + value);
    groups.names.push_back(value);
  }
  return groups;
}

const std::vector<OptionInfo>& missing_ties_options() {
  static const std::vector<OptionInfo> list{
      {"by", "", "community", "community, region, state, category, level, gender, kind, body", "option.by.summary"},
      {"rewirings", "networks", "auto", "auto or 19 to 100000", "option.rewirings.summary"},
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
           text_or_none(names_of(network, pair.between, most_contacts_named)), text_or_none(std::move(closing)),
           text_or_none(names_of(network, pair.shared, most_contacts_named)), text_or_none(groups.keys[pair.one]),
           groups.names[pair.one], text_or_none(groups.keys[pair.other]), groups.names[pair.other]},
          {}};
}

void add_evidence(const Network& network, const NamedGroups& groups, const std::vector<GroupPair>& pairs, Table& table) {
  const auto count = static_cast<std::uint32_t>(groups.names.size());
  std::vector<std::vector<AppearanceId>> evidence(pairs.size());
  for (const Tie& tie : network.ties()) {
    const std::uint32_t a = groups.of_node[tie.source];
    const std::uint32_t b = groups.of_node[tie.target];
    if (a >= count || b >= count || a == b) { continue; }
    auto& list = evidence[pair_number(a, b)];
    list.insert(list.end(), tie.evidence.begin(), tie.evidence.end());
  }
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    std::sort(evidence[p].begin(), evidence[p].end());
    evidence[p].erase(std::unique(evidence[p].begin(), evidence[p].end()), evidence[p].end());
    table.rows[p].evidence = std::move(evidence[p]);
  }
}

std::uint32_t rewirings_of(const Options& options, std::size_t ties, std::size_t groups) {
  if (text_option(options, missing_ties_options(), "rewirings") == "auto") {
    return affordable_rewirings(ties, groups * (std::max<std::size_t>(groups, 1) - 1) / 2);
  }
  return static_cast<std::uint32_t>(integer_option(options, missing_ties_options(), "rewirings", 19, most_rewirings));
}

/// How many pairs fall short, and what the random networks could tell at best.
void add_results(const Network& network, const std::vector<GroupPair>& pairs, std::uint32_t rewirings, Table& table) {
  const auto gaps = std::count_if(pairs.begin(), pairs.end(), [](const GroupPair& p) { return p.fewer_than_chance(); });
  const bool paired = pairs_ends(network.ties().size());
  table.notes.push_back({paired ? "missing-ties.note.paired" : "missing-ties.note",
                         {std::to_string(gaps), std::to_string(pairs.size()), std::to_string(rewirings)}});
  const Resolution best = resolution_of(pairs.size(), rewirings);
  if (best.coarse()) {
    table.notes.push_back({best.together <= pairs.size() ? "missing-ties.note.coarse" : "missing-ties.note.too-few",
                           {std::to_string(rewirings), fmt::format("{:.2g}", best.least_adjusted),
                            std::to_string(best.together), std::to_string(best.networks)}});
  }
  table.whole = {{"short", static_cast<std::int64_t>(gaps)},
                 {"pairs", static_cast<std::int64_t>(pairs.size())},
                 {"rewirings", static_cast<std::int64_t>(rewirings)},
                 {"least_adjusted", best.least_adjusted}};
}

Table run_missing_ties(const Network& network, const Options& options, const Work& work) {
  check_options("missing-ties", options, missing_ties_options());
  const auto seed = static_cast<std::uint64_t>(
      integer_option(options, missing_ties_options(), "seed", 0, std::numeric_limits<std::int64_t>::max()));
  const std::string by = text_option(options, missing_ties_options(), "by");
  const NamedGroups groups = by == "community" ? circles(network, seed, work) : attribute_groups(network, by);
  const auto count = static_cast<std::uint32_t>(groups.names.size());
  const std::uint32_t rewirings = rewirings_of(options, network.ties().size(), count);
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
  add_results(network, pairs, rewirings, table);
  return table;
}

} // namespace

Measure missing_ties_measure() {
  return {"missing-ties", "measure.missing-ties.summary",
          "Maslov & Sneppen 2002, doi:10.1126/science.1065103; Benjamini & Hochberg 1995; Adamic & Adar 2003",
          missing_ties_options(), run_missing_ties};
}

} // namespace entente
