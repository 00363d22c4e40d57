#include <charconv>

#include "core/error.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/command.hpp"
#include "viz/terminal/output.hpp"

namespace entente {
namespace {

std::size_t limit_of(const Arguments& arguments, const Context& context) {
  const std::string text = arguments.value("limit");
  std::size_t limit = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc{} || stop != text.data() + text.size() || limit == 0) {
    throw Error(ErrorKind::bad_argument, message(context.language, "cli.number", {"--limit", text}));
  }
  return limit;
}

int run_search(const Arguments& arguments, Context& context) {
  const Base base = Base::open(context.db, OpenMode::read_only);
  std::string words;
  for (const std::string& word : arguments.values("WORDS")) {
    words += (words.empty() ? "" : " ") + word;
  }
  Table table{"search",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"kind", "", ColumnType::text},
               {"document", "", ColumnType::text},
               {"line", "", ColumnType::integer}},
              {},
              {}};
  for (const SearchHit& hit : base.search(words, limit_of(arguments, context))) {
    table.rows.push_back({{hit.id, hit.name, hit.kind, hit.document ? Cell(*hit.document) : Cell(),
                           hit.line ? Cell(static_cast<std::int64_t>(*hit.line)) : Cell()},
                          {}});
  }
  show_table(table, arguments, context);
  return 0;
}

} // namespace

Command search_command() {
  using Kind = OptionSpec::Kind;
  return {"search",
          "search.summary",
          {{"WORDS", Kind::positionals, "search.words", "", {}, true},
           {"--limit", Kind::value, "search.limit", "50", {}, false},
           {"-o,--output", Kind::value, "cli.output", "", {}, false}},
          {"entente search thompson", "entente search \"pacte mondial\" --limit 10"},
          run_search,
          nullptr,
          table_formats(),
          false};
}

} // namespace entente
