#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "core/error.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/said.hpp"
#include "viz/terminal/decision_options.hpp"
#include "viz/terminal/exit_codes.hpp"
#include "viz/workflow/files.hpp"

namespace entente {
namespace {

/// "decision 4 (rename: p3 Ana Ruiz, Ana)".
std::string named(std::int64_t id, const std::vector<DecisionEntry>& entries, Language language) {
  const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto& candidate) { return candidate.id == id; });
  if (entry == entries.end()) { return std::to_string(id); }
  return message(language, "decisions.ours",
                 {std::to_string(id), kind_text(entry->kind, language), harmless(entry->subject), harmless(entry->by)});
}

void tell(const RefusedDecision& refused, const char* key, const std::vector<DecisionEntry>& entries, Context& context) {
  std::string text = message(context.language, key,
                             {harmless(refused.text), harmless(refused.by), harmless(refused.at),
                              harmless(said(refused.reason, context.language))});
  for (const std::int64_t id : refused.against) {
    text += "; " + named(id, entries, context.language);
  }
  context.out << text << '\n';
}

int tell(const DecisionsTaken& result, const Base& base, Context& context) {
  const std::vector<DecisionEntry> entries = history(base);
  for (const RefusedDecision& refused : result.conflicts) {
    tell(refused, "decisions.conflict", entries, context);
  }
  for (const RefusedDecision& refused : result.unplaced) {
    tell(refused, "decisions.unplaced", entries, context);
  }
  context.out << message(context.language, "decisions.summary",
                         {std::to_string(result.taken), std::to_string(result.known), std::to_string(result.waiting),
                          std::to_string(result.conflicts.size()), std::to_string(result.unplaced.size()),
                          std::to_string(result.undone)})
              << '\n';
  const bool all = result.conflicts.empty() && result.unplaced.empty();
  return static_cast<int>(all ? ExitCode::ok : ExitCode::conflict);
}

int take_in(const Arguments& arguments, Context& context) {
  const std::string path = arguments.value("FILE");
  if (path.empty()) { throw Error(ErrorKind::bad_argument, message(context.language, "decisions.which-file")); }
  const std::string text = read_file(path);
  Base base = Base::open(context.db, OpenMode::existing);
  DecisionsTaken result;
  {
    DecisionTransaction transaction(base, key_makers(context.reference));
    try {
      result = transaction.take_in(text, signature_of(arguments), value_check(context.reference));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::unreadable && error.kind() != ErrorKind::unsupported) { throw; }
      throw Error(error.kind(), "{}: {}", path, error.wording());
    }
    transaction.commit();
  }
  return tell(result, base, context);
}

int retry(Context& context) {
  Base base = Base::open(context.db, OpenMode::existing);
  DecisionsTaken result;
  {
    DecisionTransaction transaction(base, key_makers(context.reference));
    result = transaction.retry(value_check(context.reference));
    transaction.commit();
  }
  return tell(result, base, context);
}

int run_decisions(const Arguments& arguments, Context& context) {
  const std::string action = arguments.value("ACTION");
  if (action == "import") { return take_in(arguments, context); }
  if (arguments.has("FILE")) {
    throw Error(ErrorKind::bad_argument, message(context.language, "decisions.no-file", {action}));
  }
  if (action == "retry") { return retry(context); }
  emit(arguments, context, decisions_file(Base::open(context.db, OpenMode::read_only)));
  return static_cast<int>(ExitCode::ok);
}

} // namespace

Command decisions_command() {
  using Kind = OptionSpec::Kind;
  Command command{"decisions",
                  "decisions.summary-line",
                  {{"ACTION", Kind::positional, "decisions.action", "", {"export", "import", "retry"}, true},
                   {"FILE", Kind::positional, "decisions.file", "", {}, false},
                   {"-o,--output", Kind::value, "cli.output", "", {}, false}},
                  {"entente decisions export --db ana.db -o ana.json", "entente decisions import --db luc.db ana.json",
                   "entente decisions retry --db luc.db"},
                  run_decisions};
  return signed_command(std::move(command));
}

} // namespace entente
