/// @file
/// What a subcommand is: its options as data and a function. The parser (CLI11) is met in one place, parse.cpp.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/enums.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// One option or positional argument.
struct OptionSpec {
  enum class Kind {
    flag,           ///< present or not
    value,          ///< one value
    values,         ///< one or more values
    optional_value, ///< present, with or without a value
    positional,
    positionals
  };
  std::string name; ///< "--population" or "-o,--output"; a positional's is "NAME"
  Kind kind = Kind::value;
  std::string help;                 ///< message key
  std::string fallback;             ///< value when it is not given; empty for none
  std::vector<std::string> choices; ///< legal values; empty for any
  bool required = false;
  std::vector<std::string> ranges = {}; ///< what a measure or question takes, for the help
};

/// What the user gave, by the option's last name without dashes ("output", "NAME").
class Arguments {
public:
  void set(const std::string& name, std::vector<std::string> values) { given_[name] = std::move(values); }
  [[nodiscard]] bool has(const std::string& name) const { return given_.contains(name); }
  /// The first value; empty when there is none.
  [[nodiscard]] std::string value(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> values(const std::string& name) const;

private:
  std::map<std::string, std::vector<std::string>> given_;
};

/// How a table or a network is written.
enum class TableFormat { table, csv, json, graphml };
[[nodiscard]] std::string_view to_text(TableFormat format);

/// What every subcommand works in.
struct Context {
  Language language = Language::en;
  std::filesystem::path db = "entente.db";
  TableFormat format = TableFormat::table;
  std::string filter;
  std::ostream& out; ///< results
  std::ostream& err; ///< messages
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  const Reference& reference;
};

struct Command {
  std::string name;
  std::string summary; ///< message key
  std::vector<OptionSpec> options;
  std::vector<std::string> examples;
  int (*run)(const Arguments&, Context&) = nullptr;
  /// What stands above the help when one of the words given asks for it: a measure's own options and source. May be null,
  /// and the text empty.
  std::string (*topic)(std::span<const std::string>, Language) = nullptr;
  std::vector<TableFormat> formats =
      {};                ///< that `--format` may ask for, the usual one first; empty where there is no choice
  bool filtered = false; ///< whether `--filter` says which appearances count
};

/// What most results can be written as.
[[nodiscard]] inline std::vector<TableFormat> table_formats() {
  return {TableFormat::table, TableFormat::csv, TableFormat::json};
}

/// Every subcommand, in the order of the help.
[[nodiscard]] std::span<const Command> commands();

// One function per subcommand, each in a file of its own.
[[nodiscard]] Command import_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command list_command();
[[nodiscard]] Command show_command();
[[nodiscard]] Command diff_command();
[[nodiscard]] Command search_command();
[[nodiscard]] Command analyse_command();
[[nodiscard]] Command coverage_command();
[[nodiscard]] Command suggest_command();
[[nodiscard]] Command draw_command();
[[nodiscard]] Command chart_command();
[[nodiscard]] Command report_command();
[[nodiscard]] Command doctor_command();
[[nodiscard]] Command review_command();
[[nodiscard]] Command merge_command();
[[nodiscard]] Command split_command();
[[nodiscard]] Command same_command();
[[nodiscard]] Command different_command();
[[nodiscard]] Command rename_command();
[[nodiscard]] Command set_command();
[[nodiscard]] Command history_command();
[[nodiscard]] Command undo_command();
[[nodiscard]] Command redo_command();
[[nodiscard]] Command decisions_command();

/// Parses the command line, runs the subcommand and returns the exit code; what went wrong is one line on `err`.
[[nodiscard]] int run_program(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

} // namespace entente
