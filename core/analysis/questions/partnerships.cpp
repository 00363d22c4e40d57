#include "core/analysis/questions/partnerships.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/bare_slice.hpp"
#include "core/analysis/held_out.hpp"
#include "core/analysis/kernels/likeness.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/analysis/kernels/simple_ties.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"
#include "core/error.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

constexpr std::size_t most_others = 20000;
constexpr std::size_t most_bodies_named = 3;

/// The year from which on is later: as asked, else the latest in which somebody appeared, when somebody did before.
std::optional<int> first_later_year(const Dataset& dataset, const std::map<EventId, int>& years, std::optional<int> asked) {
  std::set<int> seen;
  for (const Appearance& appearance : dataset.appearances) {
    const auto year = years.find(appearance.event);
    if (year != years.end()) { seen.insert(year->second); }
  }
  if (seen.size() < 2) { return std::nullopt; }
  const int from = asked.value_or(*seen.rbegin());
  return *seen.begin() < from && from <= *seen.rbegin() ? std::optional(from) : std::nullopt;
}

/// Ties of the later network between nodes of the earlier one, by the numbers of the earlier one, sorted.
std::vector<PlainTie> ties_among(const Network& earlier, const Network& later) {
  std::unordered_map<std::string, std::uint32_t> number;
  for (std::uint32_t v = 0; v < earlier.nodes().size(); ++v) {
    number.emplace(earlier.nodes()[v].id, v);
  }
  std::vector<PlainTie> ties;
  for (const Tie& tie : later.ties()) {
    const auto a = number.find(later.nodes()[tie.source].id);
    const auto b = number.find(later.nodes()[tie.target].id);
    if (a == number.end() || b == number.end() || a->second == b->second) { continue; }
    ties.push_back(std::minmax(a->second, b->second));
  }
  std::sort(ties.begin(), ties.end());
  ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
  return ties;
}

/// Scores of pairs that stayed apart: all of them, or as many drawn.
std::vector<double> scores_of_others(const Rows& rows, Likeness likeness, const std::vector<PlainTie>& met_later,
                                     const LeftOut& left_out, std::uint64_t seed) {
  const std::uint32_t n = rows.size();
  const auto other = [&](std::uint32_t a, std::uint32_t b) {
    return !detail::tied(rows, a, b) &&
           !std::binary_search(met_later.begin(), met_later.end(), PlainTie(std::minmax(a, b))) && !left_out(a, b);
  };
  std::vector<double> scores;
  if (std::size_t{n} * n / 2 <= most_others) {
    for (std::uint32_t a = 0; a < n; ++a) {
      for (std::uint32_t b = a + 1; b < n; ++b) {
        if (other(a, b)) { scores.push_back(likeness_score(rows, likeness, a, b)); }
      }
    }
  } else {
    detail::Random random(seed);
    for (std::size_t tries = 0; scores.size() < most_others && tries < 100 * most_others; ++tries) {
      const std::uint32_t a = random.below(n);
      const std::uint32_t b = random.below(n);
      if (a != b && other(a, b)) { scores.push_back(likeness_score(rows, likeness, a, b)); }
    }
  }
  std::sort(scores.begin(), scores.end());
  return scores;
}

/// Meetings by appearance, and who appeared.
struct Presence {
  std::set<EventId> events;
  std::map<PersonId, std::size_t> people;
};

Presence presence_of(const Dataset& dataset, const Node& node) {
  Presence presence;
  for (const AppearanceId id : node.evidence) {
    const Appearance* const appearance = find(dataset.appearances, id);
    if (appearance == nullptr) { continue; }
    presence.events.insert(appearance->event);
    ++presence.people[appearance->person];
  }
  return presence;
}

Cell people_text(const Dataset& dataset, const Presence& presence) {
  std::vector<std::pair<PersonId, std::size_t>> order(presence.people.begin(), presence.people.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (std::size_t i = 0; i < std::min(order.size(), most_bodies_named); ++i) {
    const Person* const person = find(dataset.people, order[i].first);
    if (person != nullptr) { text += (text.empty() ? "" : ", ") + person->name; }
  }
  return text.empty() ? Cell{} : Cell{std::move(text)};
}

Row row_of(const Dataset& dataset, const Network& network, const LikelyTie& likely) {
  const Node& a = network.nodes()[likely.source];
  const Node& b = network.nodes()[likely.target];
  std::string through;
  for (std::size_t i = 0; i < std::min(likely.shared.size(), most_bodies_named); ++i) {
    through += (i == 0 ? "" : ", ") + network.nodes()[likely.shared[i]].name;
  }
  const Presence one = presence_of(dataset, a);
  const Presence other = presence_of(dataset, b);
  std::vector<EventId> together;
  std::set_intersection(one.events.begin(), one.events.end(), other.events.begin(), other.events.end(),
                        std::back_inserter(together));
  Row row{{a.id + "|" + b.id, a.name + " – " + b.name, likely.score, static_cast<std::int64_t>(likely.shared.size()),
           std::move(through), static_cast<std::int64_t>(together.size()), people_text(dataset, one),
           people_text(dataset, other)},
          a.evidence};
  row.evidence.insert(row.evidence.end(), b.evidence.begin(), b.evidence.end());
  std::sort(row.evidence.begin(), row.evidence.end());
  row.evidence.erase(std::unique(row.evidence.begin(), row.evidence.end()), row.evidence.end());
  return row;
}

NetworkKind kind_of(const std::string& text) {
  if (text == "people") { return NetworkKind::people; }
  if (text == "organisations") { return NetworkKind::organisations; }
  if (text == "states") { return NetworkKind::states; }
  throw Error(ErrorKind::bad_argument, "option network: \"{}\" is not one of people, organisations, states", text);
}

} // namespace

std::optional<LaterYears> later_years(const Dataset& dataset, const Reference& reference, NetworkKind kind,
                                      Likeness likeness, std::uint64_t seed, std::optional<int> asked) {
  const std::map<EventId, int> years = years_of_events(dataset);
  const auto from = first_later_year(dataset, years, asked);
  if (!from) { return std::nullopt; }
  const auto in = [&](bool later) {
    return [&years, later, from](const Appearance& appearance) {
      const auto year = years.find(appearance.event);
      return year != years.end() && (year->second >= *from) == later;
    };
  };
  const Network before = make_network(detail::bare_slice(dataset, in(false)), reference, kind, TieWeight::none);
  const Network after = make_network(detail::bare_slice(dataset, in(true)), reference, kind, TieWeight::none);
  const Adjacency adjacency =
      make_adjacency(static_cast<std::uint32_t>(before.nodes().size()), detail::simple_ties(before.rows()));
  const Rows rows = adjacency.rows();
  const LeftOut at_once = spoken_for_at_once(before);
  const std::vector<PlainTie> met_later = ties_among(before, after);
  std::vector<double> scores;
  for (const auto& [a, b] : met_later) {
    if (!detail::tied(rows, a, b) && !at_once(a, b)) { scores.push_back(likeness_score(rows, likeness, a, b)); }
  }
  const std::vector<double> others = scores_of_others(rows, likeness, met_later, at_once, seed);
  const auto accuracy = area_under_curve(scores, others);
  if (!accuracy) { return std::nullopt; }
  return LaterYears{*from, static_cast<std::uint32_t>(scores.size()), *accuracy};
}

void tell_later_years(const std::optional<LaterYears>& later, Table& table) {
  if (!later) {
    table.notes.push_back({"partnerships.note.no-later", {}});
    return;
  }
  table.notes.push_back(
      {"partnerships.note.later",
       {std::to_string(later->from), std::to_string(later->new_ties), fmt::format("{:.0f}", 100 * later->accuracy)}});
  if (later->weak()) { table.notes.push_back({"partnerships.note.weak", {}}); }
  table.whole.insert(table.whole.end(), {{"later_accuracy", later->accuracy},
                                         {"later_from", static_cast<std::int64_t>(later->from)},
                                         {"later_new_ties", static_cast<std::int64_t>(later->new_ties)}});
}

std::vector<OptionInfo> partnership_options() {
  return {{"network", "", "organisations", "people, organisations, states", "option.network.summary"},
          {"of", "", "", "id or name", "option.of.summary"},
          {"count", "pairs", "20", "1 to 10000", "option.count.summary"},
          {"method", "", "adamic-adar", "common, adamic-adar, resource", "option.method.summary"},
          {"from", "year", "auto", "auto or a year", "option.later.summary"},
          {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"}};
}

Table partnerships(const Dataset& dataset, const Reference& reference, const Population& /*population*/,
                   const Options& options) {
  const std::vector<OptionInfo> declared = partnership_options();
  check_options("partnerships", options, declared);
  const NetworkKind kind = kind_of(text_option(options, declared, "network"));
  const Likeness likeness = likeness_of(text_option(options, declared, "method"));
  const auto count = static_cast<std::uint32_t>(integer_option(options, declared, "count", 1, 10000));
  const auto seed =
      static_cast<std::uint64_t>(integer_option(options, declared, "seed", 0, std::numeric_limits<std::int64_t>::max()));
  std::optional<int> from;
  if (text_option(options, declared, "from") != "auto") {
    from = static_cast<int>(integer_option(options, declared, "from", 1, 9999));
  }
  const Network network = make_network(dataset, reference, kind, TieWeight::none);
  const std::string name = text_option(options, declared, "of");
  std::optional<std::uint32_t> of;
  if (!name.empty()) { of = detail::node_called(network, name); }
  Table table;
  table.name = "partnerships";
  table.columns = {{"id", "", ColumnType::text},           {"name", "", ColumnType::text},
                   {"partnerships", "", ColumnType::real}, {"shared", "contacts", ColumnType::integer},
                   {"through", "", ColumnType::text},      {"together", "meetings", ColumnType::integer},
                   {"people", "", ColumnType::text},       {"other_people", "", ColumnType::text}};
  for (const LikelyTie& tie : likely_ties(network.rows(), likeness, count, of, {}, spoken_for_at_once(network))) {
    table.rows.push_back(row_of(dataset, network, tie));
  }
  tell_later_years(later_years(dataset, reference, kind, likeness, seed, from), table);
  tell_held_out(held_out_accuracy(network, likeness, seed), table);
  return table;
}

} // namespace entente
