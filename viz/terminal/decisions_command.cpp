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
  return message(
      language, "decisions.ours",
      {std::to_string(id), kind_text(entry->kind, language), harmless(subject_text(*entry, language)), harmless(entry->by)});
}

/// Why it was not taken, with the decisions here that it contradicts.
std::string reason_of(const RefusedDecision& refused, const std::vector<DecisionEntry>& entries, Language language) {
  std::string text = harmless(said(refused.reason, language));
  for (const std::int64_t id : refused.against) {
    text += "; " + named(id, entries, language);
  }
  return text;
}

void tell(const RefusedDecision& refused, const char* key, const std::vector<DecisionEntry>& entries, Context& context) {
  context.out << message(context.language, key,
                         {refused_text(refused, context.language), harmless(refused.by), harmless(refused.at),
                          reason_of(refused, entries, context.language)})
              << '\n';
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
  tell_pending(base, context);
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

/// Those that are not taken, each with what stands in its way, as a trial that is kept nowhere tells it.
int list(const Arguments& arguments, Context& context) {
  constexpr std::size_t short_uid = 8;
  Base base = Base::open(context.db, OpenMode::existing);
  Table table{"decisions",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"status", "", ColumnType::text},
               {"by", "", ColumnType::text},
               {"at", "UTC", ColumnType::text},
               {"reason", "", ColumnType::text}},
              {},
              {}};
  const std::vector<DecisionEntry> entries = history(base);
  const auto add = [&](const std::vector<RefusedDecision>& those, const char* status) {
    for (const RefusedDecision& refused : those) {
      table.rows.push_back(
          {{refused.uid.substr(0, short_uid), refused_text(refused, context.language), message(context.language, status),
            refused.by, refused.at, reason_of(refused, entries, context.language)},
           {}});
    }
  };
  if (pending_decisions(base) > 0) {
    DecisionTransaction trial(base, key_makers(context.reference));
    const DecisionsTaken result = trial.retry(value_check(context.reference));
    add(result.conflicts, "pending.conflict");
    add(result.unplaced, "pending.unplaced");
    add(result.waits, "pending.waits");
    if (result.taken > 0) {
      context.err << message(context.language, "decisions.ready", {std::to_string(result.taken)}) << '\n';
    }
  }
  add(dropped_decisions(base), "pending.dropped");
  show_table(table, arguments, context);
  return static_cast<int>(ExitCode::ok);
}

int set_aside(const std::string& action, const Arguments& arguments, Context& context) {
  const std::string uid = arguments.value("FILE");
  if (uid.empty()) { throw Error(ErrorKind::bad_argument, message(context.language, "decisions.which", {action})); }
  Base base = Base::open(context.db, OpenMode::existing);
  DecisionTransaction transaction(base, key_makers(context.reference));
  const Signature signature = signature_of(arguments);
  const RefusedDecision told = action == "drop" ? transaction.drop(uid, signature) : transaction.restore(uid, signature);
  transaction.commit();
  context.out << message(context.language, action == "drop" ? "decisions.dropped" : "decisions.restored",
                         {refused_text(told, context.language), harmless(told.by), harmless(told.at)})
              << '\n';
  return static_cast<int>(ExitCode::ok);
}

int run_decisions(const Arguments& arguments, Context& context) {
  const std::string action = arguments.value("ACTION");
  if (action == "import") { return take_in(arguments, context); }
  if (action == "drop" || action == "restore") { return set_aside(action, arguments, context); }
  if (arguments.has("FILE")) {
    throw Error(ErrorKind::bad_argument, message(context.language, "decisions.no-file", {action}));
  }
  if (action == "list") { return list(arguments, context); }
  if (action == "retry") { return retry(context); }
  emit(arguments, context, decisions_file(Base::open(context.db, OpenMode::read_only)));
  return static_cast<int>(ExitCode::ok);
}

} // namespace

Command decisions_command() {
  using Kind = OptionSpec::Kind;
  Command command{
      "decisions",
      "decisions.summary-line",
      {{"ACTION", Kind::positional, "decisions.action", "", {"export", "import", "list", "retry", "drop", "restore"}, true},
       {"FILE", Kind::positional, "decisions.file", "", {}, false},
       {"-o,--output", Kind::value, "cli.output", "", {}, false}},
      {"entente decisions export --db ana.db -o ana.json", "entente decisions import --db luc.db ana.json",
       "entente decisions list --db luc.db", "entente decisions drop 3f9a12cc --by Luc",
       "entente decisions retry --db luc.db"},
      run_decisions,
      nullptr,
      table_formats(),
      false};
  return signed_command(std::move(command));
}

} // namespace entente
