// What holds for every measure: the same table with any number of threads, never a number that is none, and values that
// follow the nodes.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/analysis/measure.hpp"
#include "core/error.hpp"
#include "tests/core/analysis/graphs.hpp"
#include "tests/core/analysis/oracle.hpp"

using namespace entente;
using entente::test::Case;
using entente::test::network_of;
using entente::test::random_case;

namespace {

/// What a measure gives as text, every digit; what it refuses to measure as its refusal.
std::string told(const Measure& measure, const Options& options, const Network& network, const Work& work) {
  try {
    const Table table = measure.run(network, options, work);
    std::string text;
    for (const Row& row : table.rows) {
      for (const Cell& cell : row.cells) {
        if (const auto* const real = std::get_if<double>(&cell)) {
          if (!std::isfinite(*real)) { FAIL_CHECK(measure.name << " gives a number that is none"); }
          text += fmt::format("{:a} ", *real);
        } else if (const auto* const whole = std::get_if<std::int64_t>(&cell)) {
          text += fmt::format("{} ", *whole);
        } else if (const auto* const words = std::get_if<std::string>(&cell)) {
          text += *words + " ";
        } else {
          text += "? ";
        }
      }
      text += '\n';
    }
    for (const TableNote& note : table.notes) {
      text += fmt::format("{} {}\n", note.key, fmt::join(note.arguments, " "));
      for (const std::string& argument : note.arguments) {
        if (argument == "nan" || argument == "inf" || argument == "-inf") { FAIL_CHECK(measure.name << ": " << argument); }
      }
    }
    return text;
  } catch (const Error& error) { return error.what(); }
}

/// The first half are people, the others what the kind has.
Network network_of_case(const Case& made, NetworkKind kind) {
  std::vector<Node> nodes(made.nodes);
  for (std::uint32_t v = 0; v < made.nodes; ++v) {
    const bool session = kind == NetworkKind::people_sessions && v >= made.nodes / 2;
    nodes[v].kind = session ? EntityKind::session : EntityKind::person;
    nodes[v].id = (session ? "s" : "p") + std::to_string(v + 1);
    nodes[v].name = nodes[v].id;
  }
  std::vector<Tie> ties;
  for (std::size_t i = 0; i < made.pairs.size(); ++i) {
    ties.push_back({made.pairs[i].first, made.pairs[i].second, made.weights[i], TieKind::co_appearance, {}});
  }
  return Network(kind, TieWeight::count, std::move(nodes), std::move(ties));
}

/// Ties only between the first and the second half.
Case two_sides(int number) {
  Case made = random_case(number);
  const std::uint32_t first = made.nodes / 2;
  std::erase_if(made.pairs, [&](const auto& tie) { return (tie.first < first) == (tie.second < first); });
  made.weights.resize(made.pairs.size(), 1);
  return made;
}

std::map<std::string, double> values_by_id(const Measure& measure, const Network& network) {
  std::map<std::string, double> values;
  for (const Row& row : measure.run(network, {}).rows) {
    const auto* const real = std::get_if<double>(&row.cells.at(2));
    const auto* const whole = std::get_if<std::int64_t>(&row.cells.at(2));
    values[std::get<std::string>(row.cells.at(0))] = real != nullptr    ? *real
                                                     : whole != nullptr ? static_cast<double>(*whole)
                                                                        : -1;
  }
  return values;
}

} // namespace

TEST_CASE("every measure tells the same with one thread and with two, and no number that is none", "[threads]") {
  for (const int number : {0, 1, 2, 3, 5, 9, 12, 17, 23, 30, 41, 56}) {
    for (const NetworkKind kind : {NetworkKind::people, NetworkKind::people_sessions}) {
      const Case made = kind == NetworkKind::people ? random_case(number) : two_sides(number);
      const Network network = network_of_case(made, kind);
      for (const Measure& measure : measures()) {
        CAPTURE(number, to_text(kind), measure.name);
        std::vector<Options> ways{{}};
        if (std::ranges::any_of(measure.options, [](const OptionInfo& option) { return option.name == "weighted"; })) {
          ways.push_back({{"weighted", "yes"}});
        }
        for (const Options& options : ways) {
          const std::string one = told(measure, options, network, Work{1, nullptr, {}});
          CHECK(one == told(measure, options, network, Work{2, nullptr, {}}));
          CHECK(one == told(measure, options, network, Work{2, nullptr, {}}));
        }
      }
    }
  }
}

TEST_CASE("values of nodes follow the nodes when these are numbered otherwise", "[measures]") {
  const std::set<std::string> of_nodes{"degree",       "strength",  "closeness",    "betweenness",   "harmonic",
                                       "eccentricity", "pagerank",  "core",         "clustering",    "constraint",
                                       "hierarchy",    "brokerage", "articulation", "effective-size"};
  std::size_t met = 0;
  for (const Measure& measure : measures()) {
    if (!of_nodes.contains(measure.name)) { continue; }
    ++met;
    for (int number = 2; number < 60; ++number) {
      CAPTURE(number, measure.name);
      const Case made = random_case(number);
      detail::Random random(static_cast<std::uint64_t>(number) + 77);
      std::vector<std::uint32_t> place(made.nodes);
      std::iota(place.begin(), place.end(), 0U);
      random.shuffle(place);
      test::Pairs moved;
      for (const auto& [a, b] : made.pairs) {
        moved.emplace_back(place[a], place[b]);
      }
      const auto here = values_by_id(measure, network_of(made.nodes, made.pairs, made.weights));
      const auto there = values_by_id(measure, network_of(made.nodes, moved, made.weights));
      REQUIRE(here.size() == there.size());
      for (std::uint32_t v = 0; v < made.nodes; ++v) {
        const auto at = here.find("p" + std::to_string(v + 1));
        if (at == here.end()) { continue; }
        const auto other = there.find("p" + std::to_string(place[v] + 1));
        REQUIRE(other != there.end());
        CHECK(at->second == Approx(other->second).margin(1e-9));
      }
    }
  }
  CHECK(met == of_nodes.size());
}
