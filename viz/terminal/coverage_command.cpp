#include <algorithm>

#include <fmt/format.h>

#include "core/analysis/questions/question.hpp"
#include "core/analysis/questions/what_if.hpp"
#include "core/error.hpp"
#include "core/text/similarity.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/help.hpp"
#include "viz/terminal/interrupt.hpp"
#include "viz/terminal/network_options.hpp"
#include "viz/terminal/output.hpp"
#include "viz/terminal/population_option.hpp"
#include "viz/terminal/what_if_options.hpp"

namespace entente {
namespace {

constexpr std::string_view coverage_prefix = "coverage-";

/// The questions by the names that people type: "coverage-state" is "state".
std::vector<std::string> short_names() {
  std::vector<std::string> names;
  for (const Question& known : questions()) {
    names.push_back(known.name.starts_with(coverage_prefix) ? known.name.substr(coverage_prefix.size()) : known.name);
  }
  return names;
}

/// The question asked for by its short or its full name. Error(bad_argument) with the nearest name otherwise.
const Question& asked_question(const std::string& given, Language language) {
  const std::vector<std::string> names = short_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (given == names[i] || given == questions()[i].name) { return questions()[i]; }
  }
  const std::string near = nearest(given, names);
  const std::string unknown = message(language, "coverage.unknown", {given});
  throw Error(ErrorKind::bad_argument,
              near.empty() ? unknown : unknown + " " + message(language, "cli.did-you-mean", {near}));
}

/// The question that a word names, if any: what it tells, its options with default and range, its source.
std::string question_named_in(std::span<const std::string> words, Language language) {
  const std::vector<std::string> names = short_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Question& known = questions()[i];
    const auto names_it = [&](const std::string& word) { return word == names[i] || word == known.name; };
    if (std::ranges::none_of(words, names_it)) { continue; }
    std::string text = names[i] + ": " + message(language, known.summary) + "\n";
    for (const OptionInfo& option : known.options) {
      if (option.name == "language") { continue; } // follows --lang
      text += fmt::format("  --{}={}  {} ({})\n", option.name, option.default_value, message(language, option.summary),
                          range_text(option.range, language));
    }
    return text + "  " + known.source + "\n\n";
  }
  return {};
}

Table list_of_questions(Language language) {
  Table table{"questions",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"options", "", ColumnType::text},
               {"source", "", ColumnType::text}},
              {},
              {}};
  for (const Question& known : questions()) {
    std::string options;
    for (const OptionInfo& option : known.options) {
      options += (options.empty() ? "" : "; ") + option.name + "=" + option.default_value + " (" +
                 range_text(option.range, language) + ")";
    }
    table.rows.push_back({{known.name, message(language, known.summary), options, known.source}, {}});
  }
  return table;
}

/// Every option that some question has, once.
std::vector<OptionSpec> question_options() {
  std::vector<OptionSpec> options;
  for (const Question& known : questions()) {
    for (const OptionInfo& option : known.options) {
      const std::string name = "--" + option.name;
      if (option.name == "language") { continue; }
      const auto there = std::ranges::find(options, name, &OptionSpec::name);
      if (there != options.end()) {
        there->ranges.push_back(option.range);
      } else {
        options.push_back({name, OptionSpec::Kind::value, option.summary, "", {}, false, {option.range}});
      }
    }
  }
  return options;
}

/// Error(bad_argument) for an option given that only other questions have.
void refuse_others(const Question& asked, const Arguments& arguments, Language language) {
  std::vector<std::string> own;
  for (const OptionInfo& option : asked.options) {
    if (option.name != "language") { own.push_back("--" + option.name); }
  }
  for (const OptionSpec& option : question_options()) {
    if (!arguments.has(option.name.substr(2)) || std::ranges::find(own, option.name) != own.end()) { continue; }
    const std::string has =
        own.empty() ? "" : message(language, "coverage.its-options", {fmt::format("{}", fmt::join(own, ", "))});
    throw Error(ErrorKind::bad_argument,
                message(language, "coverage.not-its-option", {option.name.substr(2), asked.name, has}));
  }
}

/// The options of the question as given on the command line; names are in the user's language.
Options options_of(const Question& asked, const Arguments& arguments, const Context& context) {
  refuse_others(asked, arguments, context.language);
  Options options = settings(arguments, context);
  for (const OptionInfo& option : asked.options) {
    if (arguments.has(option.name)) { options[option.name] = arguments.value(option.name); }
    if (option.name == "language") { options[option.name] = std::string(to_text(context.language)); }
  }
  return options;
}

int run_coverage(const Arguments& arguments, Context& context) {
  if (arguments.has("list")) {
    show_table(list_of_questions(context.language), arguments, context);
    return 0;
  }
  const Question& asked = asked_question(arguments.value("QUESTION"), context.language);
  const WhatIf what_if = load_what_if(arguments, context);
  const Population population = population_of(arguments, context);
  const auto answer = [&](const Dataset& dataset) {
    const LongWork long_work(context, asked.name);
    return asked.run(dataset, context.reference, population, options_of(asked, arguments, context), long_work.work());
  };
  Table table = answer(what_if.loaded.dataset);
  if (asks_what_if(arguments)) { table = with_change(answer(what_if.before), table); }
  if (arguments.has("explain")) {
    explain(table, arguments, context, what_if.loaded);
  } else {
    show_table(table, arguments, context);
  }
  return 0;
}

} // namespace

Command coverage_command() {
  using Kind = OptionSpec::Kind;
  std::vector<OptionSpec> options{{"QUESTION", Kind::positional, "coverage.question", "region", {}, false},
                                  {"--list", Kind::flag, "coverage.list", "", {}, false},
                                  population_option()};
  for (const OptionSpec& option : question_options()) {
    options.push_back(option);
  }
  for (const OptionSpec& option : what_if_options()) {
    options.push_back(option);
  }
  options.push_back({"--set", Kind::values, "coverage.set", "", {}, false});
  options.push_back({"--explain", Kind::optional_value, "cli.explain", "", {}, false});
  options.push_back({"-o,--output", Kind::value, "cli.output", "", {}, false});
  return {"coverage",
          "coverage.summary",
          options,
          {"entente coverage state --population iom", "entente coverage region --unit people --moderators without",
           "entente coverage absence --population process:gfmd", "entente coverage panels", "entente coverage themes",
           "entente coverage gender --explain f", "entente coverage panels --draft provisional.txt",
           "entente coverage region --draft provisional.txt --swap \"A. Name=p12\""},
          run_coverage,
          question_named_in,
          table_formats(),
          true};
}

} // namespace entente
