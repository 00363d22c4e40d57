#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/comparison.hpp"
#include "core/analysis/likely.hpp"
#include "core/analysis/measure.hpp"
#include "core/analysis/questions/partnerships.hpp"
#include "core/error.hpp"
#include "core/network/from_file.hpp"
#include "importers/graph/network_file.hpp"
#include "viz/i18n/cluster_text.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/help.hpp"
#include "viz/terminal/interrupt.hpp"
#include "viz/terminal/network_options.hpp"
#include "viz/terminal/output.hpp"
#include "viz/terminal/sentence.hpp"
#include "viz/workflow/files.hpp"

namespace entente {
namespace {

Table list_of_measures(Language language) {
  Table table{"measures",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"options", "", ColumnType::text},
               {"source", "", ColumnType::text}},
              {},
              {}};
  for (const Measure& known : measures()) {
    std::string options;
    for (const OptionInfo& option : known.options) {
      options += (options.empty() ? "" : "; ") + option.name + "=" + option.default_value + " (" +
                 range_text(option.range, language) + ")";
    }
    table.rows.push_back({{known.name, message(language, known.summary), options, known.source}, {}});
  }
  return table;
}

/// With groups named in words, and the first row said in a sentence.
Table for_people(const Table& table, const Context& context) {
  Table shown = with_cluster_names(table, context.reference, context.language);
  if (table.name == "mixing") {
    for (Row& row : shown.rows) {
      row.cells[1] = std::move(row.cells.back());
      row.cells.pop_back();
    }
    shown.columns.pop_back();
  }
  if (table.name == "missing-ties") {
    for (Row& row : shown.rows) {
      const std::size_t last = row.cells.size() - 1;
      row.cells[1] = std::get<std::string>(row.cells[last - 1]) + " – " + std::get<std::string>(row.cells[last]);
      row.cells.resize(last - 1);
    }
    shown.columns.resize(shown.columns.size() - 2);
  }
  const std::string said = sentence(shown, 0, context.language);
  if (!said.empty()) { shown.notes.insert(shown.notes.begin(), {"analyse.first", {said}}); }
  return shown;
}

/// The network that the other filter gives.
Network earlier_network(const Measure& chosen, const Arguments& arguments, const Context& context) {
  Context other = context;
  other.filter = arguments.value("against");
  return network_of(arguments, load(other).dataset, other, chosen.usual);
}

/// The network of a file that no base holds: GraphML, a list of numbered ties, or one of names with headings.
Network network_of_file(const Measure& chosen, const Arguments& arguments, const Context& context) {
  for (const char* of_a_base : {"against", "explain"}) {
    if (arguments.has(of_a_base)) {
      throw Error(ErrorKind::bad_argument, message(context.language, "analyse.graph-alone", {of_a_base}));
    }
  }
  const std::string path = arguments.value("graph");
  const std::string bytes = read_file(path);
  const auto kind = parse_network_kind(arguments.value("network")).value_or(chosen.usual);
  const Input input{path, bytes, {}};
  const std::size_t start = std::min(bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf"), bytes.size());
  const char first = start < bytes.size() ? bytes[start] : '\0';
  if (first == '<') { return make_network(read_graphml_network(input), kind); }
  const bool numbered = (first >= '0' && first <= '9') || first == '#' || first == '%';
  if (!numbered) { return make_network(read_tie_list(input, of_two_sets(kind)), kind); }
  try {
    return make_network(read_edge_list(bytes), kind);
  } catch (const Error& error) { throw Error(error.kind(), "{}: {}", path, error.wording()); }
}

/// With a bar, until Ctrl-C.
Table run_measure(const Measure& chosen, const Network& network, const Options& options, Context& context) {
  const LongWork long_work(context, chosen.name);
  return chosen.run(network, options, long_work.work());
}

/// Error(bad_argument) for ways of which an end is not named.
void require_both_ends(const Measure& chosen, const Options& options, Language language) {
  const auto named = [&](const char* end) { return options.contains(end) && !options.at(end).empty(); };
  if (chosen.name == "paths" && !(named("from") && named("to"))) {
    throw Error(ErrorKind::bad_argument, message(language, "paths.note.which"));
  }
}

/// What later years of the base say of likely ties, before what hidden ties say.
void add_later_years(const Measure& chosen, const Network& network, const Options& options, const Loaded& loaded,
                     const Context& context, Table& table) {
  if (chosen.name != "likely" || network.two_mode()) { return; }
  const auto given = [&](const char* name, const char* usual) {
    const auto place = options.find(name);
    return place == options.end() ? std::string(usual) : place->second;
  };
  Table later;
  tell_later_years(later_years(loaded.dataset, context.reference, network.kind(),
                               likeness_of(given("method", "adamic-adar")), std::stoull(given("seed", "1"))),
                   later);
  table.notes.insert(table.notes.begin(), later.notes.begin(), later.notes.end());
  table.whole.insert(table.whole.begin(), later.whole.begin(), later.whole.end());
}

int run_on_file(const Measure& chosen, const Arguments& arguments, Context& context) {
  const Network network = network_of_file(chosen, arguments, context);
  const Options options = settings(arguments, context);
  require_both_ends(chosen, options, context.language);
  const Table table = run_measure(chosen, network, options, context);
  show_table(context.format == TableFormat::table ? for_people(table, context) : table, arguments, context);
  return 0;
}

int run_analyse(const Arguments& arguments, Context& context) {
  if (arguments.has("list")) {
    show_table(list_of_measures(context.language), arguments, context);
    return 0;
  }
  if (!arguments.has("MEASURE")) { throw Error(ErrorKind::bad_argument, message(context.language, "analyse.which")); }
  const Measure& chosen = measure(arguments.value("MEASURE"));
  if (arguments.has("graph")) { return run_on_file(chosen, arguments, context); }
  const Options options = settings(arguments, context);
  require_both_ends(chosen, options, context.language);
  const Loaded loaded = load(context);
  const Network network = network_of(arguments, loaded.dataset, context, chosen.usual);
  Table table = arguments.has("against")
                    ? compare_networks(earlier_network(chosen, arguments, context), network, chosen, options)
                    : run_measure(chosen, network, options, context);
  if (!arguments.has("against")) { add_later_years(chosen, network, options, loaded, context, table); }
  if (arguments.has("explain")) {
    explain(table, arguments, context, loaded);
  } else {
    show_table(context.format == TableFormat::table ? for_people(table, context) : table, arguments, context);
  }
  return 0;
}

/// The measure that a word names, if any: what it tells, its options with default and range, its source.
std::string measure_named_in(std::span<const std::string> words, Language language) {
  for (const Measure& known : measures()) {
    if (std::find(words.begin(), words.end(), known.name) == words.end()) { continue; }
    std::string text = known.name + ": " + message(language, known.summary) + "\n";
    for (const OptionInfo& option : known.options) {
      text += fmt::format("  --set {}={}  {} ({})\n", option.name, option.default_value, message(language, option.summary),
                          range_text(option.range, language));
    }
    return text + "  " + known.source + "\n\n";
  }
  return {};
}

} // namespace

Command analyse_command() {
  using Kind = OptionSpec::Kind;
  std::vector<OptionSpec> options{{"MEASURE", Kind::positional, "analyse.measure", "", {}, false},
                                  {"--list", Kind::flag, "analyse.list", "", {}, false}};
  for (OptionSpec& option : network_options()) {
    if (option.name == "--network") {
      option.help = "analyse.network";
      option.fallback.clear(); // the measure says which is usual
    }
    options.push_back(std::move(option));
  }
  options.push_back({"--graph", Kind::value, "analyse.graph", "", {}, false});
  options.push_back({"--against", Kind::value, "analyse.against", "", {}, false});
  options.push_back({"--set", Kind::values, "analyse.set", "", {}, false});
  options.push_back({"--explain", Kind::optional_value, "cli.explain", "", {}, false});
  options.push_back({"-o,--output", Kind::value, "cli.output", "", {}, false});
  return {"analyse",
          "analyse.summary",
          options,
          {"entente analyse --list", "entente analyse betweenness --network people --weight none --format json",
           "entente analyse communities --network organisations --set seed=7",
           "entente analyse degree --network states --explain CHE", "entente analyse paths --set from=p28 to=p5",
           "entente analyse degree --filter from=2018 --against to=2017",
           "entente analyse betweenness --graph karate.graphml"},
          run_analyse,
          measure_named_in,
          table_formats(),
          true};
}

} // namespace entente
