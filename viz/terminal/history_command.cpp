#include <algorithm>

#include "viz/i18n/messages.hpp"
#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

/// True when the subject names the id as a word of its own.
bool names(std::string_view subject, std::string_view id) {
  std::size_t at = 0;
  while (at <= subject.size()) {
    const std::size_t space = std::min(subject.find(' ', at), subject.size());
    std::string_view word = subject.substr(at, space - at);
    if (word.ends_with(':')) { word.remove_suffix(1); }
    if (word == id) { return true; }
    at = space + 1;
  }
  return false;
}

int run(const Arguments& arguments, Context& context) {
  const Base base = Base::open(context.db, OpenMode::read_only);
  const std::string id = arguments.value("ID");
  Table table{"history",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"kind", "", ColumnType::text},
               {"stands", "", ColumnType::boolean},
               {"by", "", ColumnType::text},
               {"at", "UTC", ColumnType::text},
               {"reason", "", ColumnType::text}},
              {},
              {}};
  for (const DecisionEntry& entry : history(base)) {
    if (!id.empty() && id != std::to_string(entry.id) && !names(entry.subject, id)) { continue; }
    if (arguments.has("standing") && !entry.active) { continue; }
    const bool person = context.format == "table";
    table.rows.push_back(
        {{std::to_string(entry.id), entry.subject, person ? kind_text(entry.kind, context.language) : entry.kind,
          entry.active, entry.by, entry.at, entry.reason},
         {}});
  }
  show_table(table, arguments, context);
  return 0;
}

} // namespace

Command history_command() {
  using Kind = OptionSpec::Kind;
  return {"history",
          "history.summary",
          {{"ID", Kind::positional, "history.id", "", {}, false},
           {"--standing", Kind::flag, "history.standing", "", {}, false},
           {"-o,--output", Kind::value, "cli.output", "", {}, false}},
          {"entente history", "entente history p3", "entente history --standing --format json"},
          run};
}

} // namespace entente
