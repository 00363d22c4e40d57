#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/error.hpp"
#include "core/network/work.hpp"
#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/said.hpp"
#include "viz/terminal/command.hpp"
#include "viz/terminal/exit_codes.hpp"
#include "viz/terminal/help.hpp"
#include "viz/terminal/reason.hpp"

namespace entente {
namespace {

/// What CLI11 fills for one option.
struct Slot {
  std::string key;
  OptionSpec::Kind kind = OptionSpec::Kind::value;
  bool flag = false;
  std::vector<std::string> values;
  CLI::Option* option = nullptr;
};

struct ParsedCommand {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::vector<std::unique_ptr<Slot>> slots;
};

struct Common {
  std::string db = "entente.db";
  std::string format;
  std::string filter;
  std::string language;
};

std::string key_of(const std::string& name) {
  const std::size_t comma = name.find_last_of(',');
  const std::string last = comma == std::string::npos ? name : name.substr(comma + 1);
  return last.substr(std::min(last.find_first_not_of('-'), last.size()));
}

/// `--lang` is needed before the help can be written.
Language language_of(std::span<const std::string> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::optional<Language> given;
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) { given = parse_language(arguments[i + 1]); }
    if (arguments[i].starts_with("--lang=")) { given = parse_language(std::string_view(arguments[i]).substr(7)); }
    if (given) { return *given; }
  }
  return user_language();
}

void add_option(CLI::App& app, const OptionSpec& spec, Language language, ParsedCommand& parsed) {
  parsed.slots.push_back(std::make_unique<Slot>());
  Slot& slot = *parsed.slots.back();
  slot.key = key_of(spec.name);
  slot.kind = spec.kind;
  const std::string help = message(language, spec.help, {fmt::format("{}", fmt::join(spec.ranges, ", "))});
  using Kind = OptionSpec::Kind;
  if (spec.kind == Kind::flag) {
    slot.option = app.add_flag(spec.name, slot.flag, help);
    return;
  }
  slot.option = app.add_option(spec.name, slot.values, help);
  const bool many = spec.kind == Kind::values || spec.kind == Kind::positionals;
  slot.option->expected(spec.kind == Kind::optional_value ? 0 : 1, many ? -1 : 1);
  // Else a file behind a value is taken for a second value.
  if (!many) { slot.option->allow_extra_args(false); }
  if (spec.kind == Kind::positional) { slot.option->allow_extra_args(false); }
  slot.option->type_name(placeholder_of(spec, language));
  if (spec.required) { slot.option->required(); }
  if (!spec.fallback.empty()) { slot.option->default_str(spec.fallback); }
  if (!spec.choices.empty()) { slot.option->check(CLI::IsMember(spec.choices).description("")); }
}

/// Pads by what is seen, not by bytes: "AÑO".
class HelpFormatter final : public CLI::Formatter {
public:
  [[nodiscard]] std::string make_option(const CLI::Option* option, bool is_positional) const override {
    std::string text = "  " + make_option_name(option, is_positional) + make_option_opts(option);
    if (display_width(text) >= column_width_) { text += "\n" + std::string(column_width_, ' '); }
    const std::size_t seen = display_width(text.substr(text.rfind('\n') + 1));
    return text + std::string(column_width_ - std::min(seen, column_width_), ' ') + make_option_desc(option) + "\n";
  }
};

/// The headings of the help; subcommands take them over.
void speak_help(CLI::App& app, Language language) {
  app.formatter(std::make_shared<HelpFormatter>());
  for (const auto& [label, key] :
       {std::pair("Usage", "help.usage"), std::pair("Positionals", "help.positionals"),
        std::pair("OPTIONS", "help.options-word"), std::pair("SUBCOMMAND", "help.subcommand-word"),
        std::pair("REQUIRED", "help.required")}) {
    app.get_formatter()->label(label, message(language, key));
  }
  app.option_defaults()->group(message(language, "help.options"));
}

constexpr std::array<std::string_view, 4> format_words{"table", "csv", "json", "graphml"};

std::vector<std::string> words_of(std::span<const TableFormat> formats) {
  std::vector<std::string> words;
  for (const TableFormat format : formats) {
    words.emplace_back(to_text(format));
  }
  return words;
}

void add_format(CLI::App& app, Common& common, const std::vector<std::string>& words, Language language) {
  app.add_option("--format", common.format, message(language, "cli.format"))
      ->default_str(words.front())
      ->check(CLI::IsMember(words).description(""))
      ->type_name(fmt::format("{{{}}}", fmt::join(words, "|")));
}

void add_filter(CLI::App& app, Common& common, Language language) {
  app.add_option("--filter", common.filter, message(language, "cli.filter"))
      ->type_name(message(language, "placeholder.terms"));
}

void add_common(CLI::App& app, Common& common, Language language) {
  app.add_option("--db", common.db, message(language, "cli.db"))
      ->capture_default_str()
      ->type_name(message(language, "placeholder.file"));
  app.add_option("--lang", common.language, message(language, "cli.lang"))
      ->check(CLI::IsMember(std::vector<std::string>{"fr", "en", "es"}).description(""))
      ->type_name("{fr|en|es}");
}

/// Throws Error(bad_argument) for what stands before the subcommand and is nothing to it.
TableFormat format_for(const Command& command, const Common& common, Language language) {
  if (!command.filtered && !common.filter.empty()) {
    throw Error(ErrorKind::bad_argument, message(language, "cli.no-filter", {command.name}));
  }
  if (common.format.empty()) { return command.formats.empty() ? TableFormat::table : command.formats.front(); }
  for (const TableFormat format : command.formats) {
    if (common.format == to_text(format)) { return format; }
  }
  throw Error(ErrorKind::bad_argument, message(language, "cli.no-such-format", {command.name, common.format}));
}

std::string footer(const Command& command, Language language) {
  std::string text = message(language, "cli.examples");
  for (const std::string& example : command.examples) {
    text += "\n  " + example;
  }
  return text + "\n\n" + message(language, "cli.exit-codes");
}

/// Where the command stands: options with values may go before it.
std::size_t command_place(std::span<const std::string> arguments) {
  constexpr std::array<std::string_view, 4> with_value{"--db", "--lang", "--format", "--filter"};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].starts_with('-')) { return i; }
    if (std::find(with_value.begin(), with_value.end(), arguments[i]) != with_value.end()) { ++i; }
  }
  return arguments.size();
}

/// One line that says what is wrong and what was perhaps meant.
std::string usage_message(const CLI::ParseError& error, std::span<const std::string> arguments, const CLI::App& app,
                          Language language) {
  std::vector<std::string> known;
  for (const Command& command : commands()) {
    known.push_back(command.name);
  }
  const CLI::App* scope = &app;
  const std::size_t place = command_place(arguments);
  for (const CLI::App* const sub : app.get_subcommands({})) {
    if (place < arguments.size() && sub->get_name() == arguments[place]) { scope = sub; }
  }
  for (const CLI::Option* const option : scope->get_options({})) {
    for (const std::string& name : option->get_lnames()) {
      known.push_back("--" + name);
    }
  }
  for (const std::string& argument : arguments) {
    const std::string word = argument.substr(0, argument.find('='));
    const bool option = word.starts_with("--");
    if (!option && (&argument != arguments.data() + place || scope != &app)) { continue; }
    if (std::find(known.begin(), known.end(), word) != known.end()) { continue; }
    const std::string near = nearest(word, known);
    const std::string what = message(language, option ? "cli.unknown-option" : "cli.unknown-command", {word});
    return near.empty() ? what : what + " " + message(language, "cli.did-you-mean", {near});
  }
  std::string text = error.what();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return usage_text(text, language);
}

Arguments arguments_of(const ParsedCommand& parsed) {
  Arguments arguments;
  for (std::size_t i = 0; i < parsed.slots.size(); ++i) {
    const Slot& slot = *parsed.slots[i];
    const std::string& fallback = parsed.command->options[i].fallback;
    if (slot.kind == OptionSpec::Kind::flag) {
      if (slot.flag) { arguments.set(slot.key, {}); }
    } else if (slot.option->count() > 0) {
      std::vector<std::string> values = slot.values;
      std::erase(values, "");
      arguments.set(slot.key, std::move(values));
    } else if (!fallback.empty()) {
      arguments.set(slot.key, {fallback});
    }
  }
  return arguments;
}

int run_command(const ParsedCommand& parsed, const Common& common, Context& context) {
  try {
    context.format = format_for(*parsed.command, common, context.language);
    return parsed.command->run(arguments_of(parsed), context);
  } catch (const Error& error) {
    context.err << "entente: " << said(error, context.language) << '\n';
    return static_cast<int>(exit_code(error.kind()));
  } catch (const Cancelled&) {
    context.err << "entente: " << message(context.language, "cli.interrupted") << '\n';
    return static_cast<int>(ExitCode::interrupted);
  } catch (const std::exception& error) {
    context.err << "entente: " << message(context.language, "cli.internal", {error.what()}) << '\n';
    return static_cast<int>(ExitCode::internal);
  }
}

} // namespace

std::string_view to_text(TableFormat format) { return format_words.at(static_cast<std::size_t>(format)); }

int run_program(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  const Language language = language_of(arguments);
  CLI::App app(message(language, "cli.about"), "entente");
  app.require_subcommand(1);
  speak_help(app, language);
  app.set_help_flag("-h,--help", message(language, "cli.help"));
  app.set_version_flag("--version", "entente " ENTENTE_VERSION, message(language, "cli.version"));
  app.footer(message(language, "cli.footer"));
  Common common;
  add_common(app, common, language);
  add_format(app, common, {format_words.begin(), format_words.end()}, language);
  add_filter(app, common, language);
  std::vector<ParsedCommand> parsed;
  for (const Command& command : commands()) {
    ParsedCommand& entry = parsed.emplace_back();
    entry.command = &command;
    entry.app = app.add_subcommand(command.name, message(language, command.summary));
    entry.app->set_help_flag("-h,--help", message(language, "cli.help"));
    for (const OptionSpec& option : command.options) {
      add_option(*entry.app, option, language, entry);
    }
    add_common(*entry.app, common, language);
    if (!command.formats.empty()) { add_format(*entry.app, common, words_of(command.formats), language); }
    if (command.filtered) { add_filter(*entry.app, common, language); }
    entry.app->group(message(language, "help.subcommands"));
    entry.app->footer(footer(command, language));
  }
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& success) {
    for (const Command& command : commands()) {
      if (command.topic != nullptr && !arguments.empty() && arguments.front() == command.name) {
        out << command.topic(arguments.subspan(1), language);
      }
    }
    return app.exit(success, out, err);
  } catch (const CLI::ParseError& error) {
    err << "entente: " << usage_message(error, arguments, app, language) << '\n';
    return static_cast<int>(ExitCode::usage);
  }
  Context context{language,
                  common.db,
                  TableFormat::table,
                  common.filter,
                  out,
                  err,
                  ::isatty(STDOUT_FILENO) == 1,
                  ::isatty(STDERR_FILENO) == 1,
                  Reference::builtin()};
  for (const ParsedCommand& entry : parsed) {
    if (entry.app->parsed()) { return run_command(entry, common, context); }
  }
  return static_cast<int>(ExitCode::usage);
}

} // namespace entente
