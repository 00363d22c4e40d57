#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
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

template <class Id> bool holds(const auto& records, const std::string& id) {
  const auto parsed = Id::parse(id);
  return parsed && find(records, *parsed) != nullptr;
}

/// Throws for an id about which there is no decision because there is no such thing.
void refuse_unknown(const Base& base, const std::string& id, Language language) {
  const bool number = std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
  const bool printed = id.size() > 1 && std::string_view("poecatdq").find(id.front()) != std::string_view::npos &&
                       std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!number && !printed) { throw Error(ErrorKind::bad_argument, message(language, "history.form", {id})); }
  const Dataset all = base.dataset(Versions::all);
  const bool there =
      holds<PersonId>(all.people, id) || holds<OrganisationId>(all.organisations, id) || holds<EventId>(all.events, id) ||
      holds<ProcessId>(all.processes, id) || holds<AppearanceId>(all.appearances, id) ||
      holds<PartnershipId>(all.partnerships, id) || holds<DocumentId>(all.documents, id) ||
      std::ranges::any_of(base.review(), [&](const ReviewEntry& open) { return id == fmt::format("q{}", open.id); });
  if (!there) { throw Error(ErrorKind::not_found, message(language, "history.unknown", {id})); }
}

Cell some(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

int run_history(const Arguments& arguments, Context& context) {
  const Base base = Base::open(context.db, OpenMode::read_only);
  const std::string id = arguments.value("ID");
  Table table{"history",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"kind", "", ColumnType::text},
               {"stands", "", ColumnType::boolean},
               {"by", "", ColumnType::text},
               {"at", "UTC", ColumnType::text},
               {"reason", "", ColumnType::text},
               {"changed_by", "", ColumnType::text},
               {"changed_at", "UTC", ColumnType::text},
               {"changed_why", "", ColumnType::text}},
              {},
              {}};
  bool known = id.empty();
  for (const DecisionEntry& entry : history(base)) {
    if (!id.empty() && id != std::to_string(entry.id) && !names(entry.subject, id)) { continue; }
    known = true;
    if (arguments.has("standing") && !entry.active) { continue; }
    const bool person = context.format == TableFormat::table;
    table.rows.push_back({{std::to_string(entry.id), person ? subject_text(entry, context.language) : entry.subject,
                           person ? kind_text(entry.kind, context.language) : entry.kind, entry.active, entry.by, entry.at,
                           entry.reason, some(entry.changed_by), some(entry.changed_at), some(entry.changed_why)},
                          {}});
  }
  if (!known) { refuse_unknown(base, id, context.language); }
  show_table(table, arguments, context);
  if (id.empty()) { tell_pending(base, context); }
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
          run_history,
          nullptr,
          table_formats(),
          false};
}

} // namespace entente
