#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/error.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/said.hpp"
#include "viz/terminal/command.hpp"
#include "viz/terminal/decision_options.hpp"
#include "viz/terminal/exit_codes.hpp"
#include "viz/terminal/left_behind.hpp"
#include "viz/terminal/output.hpp"
#include "viz/terminal/reason.hpp"
#include "viz/workflow/files.hpp"
#include "viz/workflow/import.hpp"

namespace entente {
namespace {

std::string counts_text(const ImportCounts& counts, Language language) {
  return message(language, "import.counts",
                 {std::to_string(counts.new_events), std::to_string(counts.sessions), std::to_string(counts.appearances),
                  std::to_string(counts.new_people), std::to_string(counts.new_organisations), std::to_string(counts.themes),
                  std::to_string(counts.partnerships), std::to_string(counts.review)});
}

void tell_reading(const FileOutcome& outcome, const std::string& path, Context& context) {
  context.out << path << ": "
              << message(context.language, "import.again-counts",
                         {std::to_string(outcome.counts.sessions), std::to_string(outcome.counts.appearances),
                          std::to_string(outcome.replayed), std::to_string(outcome.waiting.size())})
              << '\n';
  for (const RefusedDecision& decision : outcome.waiting) {
    context.out << "  "
                << message(context.language, "decisions.unplaced",
                           {harmless(decision.text), harmless(decision.by), harmless(decision.at),
                            harmless(said(decision.reason, context.language))})
                << '\n';
  }
}

void tell(const FileOutcome& outcome, Context& context) {
  const std::string path = harmless(outcome.path.string());
  using Status = FileOutcome::Status;
  switch (outcome.status) {
  case Status::imported: context.out << path << ": " << counts_text(outcome.counts, context.language) << '\n'; break;
  case Status::read_again: tell_reading(outcome, path, context); break;
  case Status::unchanged: context.out << path << ": " << message(context.language, "import.unchanged") << '\n'; break;
  case Status::skipped: context.err << path << ": " << message(context.language, "import.skipped") << '\n'; break;
  case Status::failed: context.err << "entente: " << harmless(said(outcome.message, context.language)) << '\n'; break;
  }
  for (const Supersession& version : outcome.versions) {
    context.out << "  "
                << harmless(message(context.language, version.newer ? "import.supersedes" : "import.superseded",
                                    {version.other.text(), version.name, reason_text(version.reason, context.language)}))
                << '\n';
  }
  if (outcome.counts.carried > 0) {
    context.out << "  " << message(context.language, "import.carried", {std::to_string(outcome.counts.carried)}) << '\n';
  }
  for (const LeftBehind& decision : outcome.left_behind) {
    context.out << "  "
                << harmless(fmt::format("{}:{}: {}", decision.document, decision.line,
                                        left_behind_text(decision, context.language)))
                << '\n';
  }
  for (const Diagnostic& diagnostic : outcome.diagnostics) {
    const std::string place = diagnostic.line > 0 ? fmt::format("{}:{}", path, diagnostic.line) : path;
    context.err << fmt::format("{}: {}\n", place, harmless(said(diagnostic.message, context.language)));
  }
}

/// What the columns of tables hold, by a file and by what is given beside it, which goes first.
std::vector<ColumnChoice> columns_of(const Arguments& arguments) {
  std::vector<ColumnChoice> columns = parse_columns(arguments.value("map"));
  if (arguments.has("map-file")) {
    for (ColumnChoice& choice : read_column_file(arguments.value("map-file"))) {
      const bool given =
          std::ranges::any_of(columns, [&](const ColumnChoice& other) { return other.column == choice.column; });
      if (!given) { columns.push_back(std::move(choice)); }
    }
  }
  return columns;
}

/// Which document is read anew, where one is named.
ReadAgain again_of(const Arguments& arguments, const std::vector<FoundFile>& files, Language language) {
  ReadAgain again{arguments.has("again"), {}};
  if (!arguments.has("document")) { return again; }
  again.document = DocumentId::parse(arguments.value("document"));
  if (!again.document || !again.wanted || files.size() != 1) {
    throw Error(ErrorKind::bad_argument, message(language, "import.which-document"));
  }
  return again;
}

int run_import(const Arguments& arguments, Context& context) {
  const std::vector<ColumnChoice> columns = columns_of(arguments);
  std::vector<ColumnChoice> understood;
  std::vector<std::filesystem::path> paths;
  for (const std::string& path : arguments.values("PATH")) {
    paths.emplace_back(path);
  }
  const std::vector<FoundFile> files = find_files(paths);
  const ReadAgain again = again_of(arguments, files, context.language);
  if (arguments.has("save-map")) { require_writable(arguments.value("save-map")); }
  if (files.empty()) {
    throw Error(ErrorKind::not_found, "{}: {}", paths.front().string(), message(context.language, "import.no-files"));
  }
  Base base = Base::open(context.db, OpenMode::create);
  const std::string by = signer(arguments);
  Progress progress(context);
  const ImportTotals totals = import_files(
      base, files, context.reference, by,
      [&](const FileOutcome& outcome, std::size_t done, std::size_t total) {
        progress.clear();
        tell(outcome, context);
        for (const ColumnChoice& choice : outcome.columns) {
          if (std::ranges::find(understood, choice) == understood.end()) { understood.push_back(choice); }
        }
        if (total > 1) { progress.show(done, total, outcome.path.filename().string()); }
      },
      columns, again);
  progress.clear();
  if (arguments.has("save-map")) { write_column_file(arguments.value("save-map"), understood); }
  if (files.size() > 1) {
    context.out << message(context.language, "import.totals",
                           {std::to_string(totals.imported), std::to_string(totals.unchanged),
                            std::to_string(totals.skipped), std::to_string(totals.failed)})
                << '\n';
  }
  if (totals.read_again > 1) {
    context.out << message(context.language, "import.again-totals", {std::to_string(totals.read_again)}) << '\n';
  }
  if (totals.counts.review > 0) {
    context.out << message(context.language, "import.review", {std::to_string(totals.counts.review)}) << '\n';
  }
  if (totals.decisions > 0) {
    context.out << message(context.language, "import.decisions", {std::to_string(totals.decisions)}) << '\n';
  }
  if (totals.failed == 0) { return static_cast<int>(ExitCode::ok); }
  if (files.size() == 1 && totals.first_error) { return static_cast<int>(exit_code(*totals.first_error)); }
  return static_cast<int>(ExitCode::some_files_failed);
}

} // namespace

Command import_command() {
  using Kind = OptionSpec::Kind;
  return {"import",
          "import.summary",
          {{"PATH", Kind::positionals, "import.path", "", {}, true},
           {"--again", Kind::flag, "import.again", "", {}, false},
           {"--document", Kind::value, "import.document", "", {}, false},
           {"--by", Kind::value, "import.by", "", {}, false},
           {"--map", Kind::value, "import.map", "", {}, false, column_fields()},
           {"--map-file", Kind::value, "import.map-file", "", {}, false},
           {"--save-map", Kind::value, "import.save-map", "", {}, false}},
          {"entente import --db idm.db agendas/", "entente import programme.md note.txt",
           "entente import --db idm.db export.json", "entente import --db idm.db --again programme.md",
           "entente import --db idm.db --map person=Nom,organisation=Institution --save-map list.map.csv participants.csv"},
          run_import};
}

} // namespace entente
