#include <algorithm>
#include <charconv>

#include "core/analysis/questions/composition.hpp"
#include "core/analysis/questions/suggest.hpp"
#include "core/analysis/questions/what_if.hpp"
#include "core/error.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/lookup.hpp"
#include "viz/terminal/output.hpp"
#include "viz/terminal/what_if_options.hpp"

namespace entente {
namespace {

std::size_t limit_of(const Arguments& arguments, Language language) {
  const std::string text = arguments.value("limit");
  std::size_t limit = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc{} || stop != text.data() + text.size() || limit == 0) {
    throw Error(ErrorKind::bad_argument, message(language, "cli.number", {"--limit", text}));
  }
  return limit;
}

SuggestOptions options_of(const Arguments& arguments, const Dataset& dataset, const Session& session,
                          const Context& context) {
  SuggestOptions options;
  options.session = session.id;
  for (const std::string& need : arguments.values("need")) {
    options.needs.push_back(parse_need(need, context.reference));
  }
  options.bodies = arguments.has("bodies");
  if (arguments.has("organiser")) {
    options.organiser = asked_organisation(dataset, arguments.value("organiser"), context.language).id;
  }
  options.limit = limit_of(arguments, context.language);
  return options;
}

/// Who is to give up their place must have one on the session.
void require_swapped(const WhatIf& what_if, const Session& session, Language language) {
  if (!what_if.swap || std::ranges::find(what_if.swapped_on, session.id) != what_if.swapped_on.end()) { return; }
  const Person* const out = find(what_if.loaded.dataset.people, what_if.swap->out);
  const std::string name = out == nullptr ? what_if.swap->out.text() : harmless(out->name);
  throw Error(ErrorKind::not_found,
              message(language, "suggest.not-on", {name, session.id.text(), harmless(session_name(session))}));
}

int run_suggest(const Arguments& arguments, Context& context) {
  const WhatIf what_if = load_what_if(arguments, context);
  const Dataset& dataset = what_if.loaded.dataset;
  const Session& session = asked_session(dataset, what_if.events, arguments.value("session"), context.language);
  if (session.kind == SessionKind::break_) {
    throw Error(ErrorKind::bad_argument,
                message(context.language, "suggest.break", {session.id.text(), harmless(session_name(session))}));
  }
  require_swapped(what_if, session, context.language);
  const Table table = arguments.has("swap")
                          ? with_change(composition(what_if.before, context.reference, session.id, context.language),
                                        composition(dataset, context.reference, session.id, context.language))
                          : suggest(dataset, context.reference, options_of(arguments, dataset, session, context));
  if (arguments.has("explain")) {
    explain(table, arguments, context, what_if.loaded);
  } else {
    show_table(table, arguments, context);
  }
  return 0;
}

} // namespace

Command suggest_command() {
  using Kind = OptionSpec::Kind;
  std::vector<OptionSpec> options{{"--session", Kind::value, "suggest.session", "", {}, true},
                                  {"--need", Kind::values, "suggest.need", "", {}, false},
                                  {"--bodies", Kind::flag, "suggest.bodies", "", {}, false},
                                  {"--organiser", Kind::value, "suggest.organiser", "", {}, false},
                                  {"--limit", Kind::value, "suggest.limit", "20", {}, false}};
  for (const OptionSpec& option : what_if_options()) {
    options.push_back(option);
  }
  options.push_back({"--explain", Kind::optional_value, "cli.explain", "", {}, false});
  options.push_back({"-o,--output", Kind::value, "cli.output", "", {}, false});
  return {"suggest",
          "suggest.summary",
          options,
          {"entente suggest --session s12",
           "entente suggest --draft draft.txt --session \"Panel 2\" --need region=002 --need gender=f",
           "entente suggest --session s12 --bodies --need category=ngo",
           "entente suggest --draft draft.txt --session \"Panel 2\" --swap \"A. Name=p12\""},
          run_suggest,
          nullptr,
          table_formats(),
          true};
}

} // namespace entente
