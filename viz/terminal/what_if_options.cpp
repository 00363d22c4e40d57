#include "viz/terminal/what_if_options.hpp"

#include <ostream>

#include <fmt/format.h>

#include "core/error.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/said.hpp"
#include "viz/terminal/filter_values.hpp"
#include "viz/terminal/lookup.hpp"
#include "viz/workflow/draft.hpp"

namespace entente {
namespace {

Swap asked_swap(const std::string& text, const Dataset& dataset, Language language) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    throw Error(ErrorKind::bad_argument, message(language, "what-if.swap-form", {text}));
  }
  return {asked_person(dataset, text.substr(0, equals), language).id,
          asked_person(dataset, text.substr(equals + 1), language).id};
}

std::vector<SessionId> sessions_of(const Dataset& dataset, PersonId person, std::optional<EventId> event) {
  std::vector<SessionId> sessions;
  for (const Appearance& appearance : dataset.appearances) {
    const bool meant = appearance.person == person && (!event || appearance.event == *event);
    if (meant && appearance.session) { sessions.push_back(*appearance.session); }
  }
  return sessions;
}

WhatIf load_draft(const std::string& path, Context& context) {
  Draft draft = read_draft(context.db, path, context.reference);
  for (const Diagnostic& diagnostic : draft.diagnostics) {
    context.err << fmt::format("{}:{}: {}\n", path, diagnostic.line, harmless(said(diagnostic.message, context.language)));
  }
  context.err << message(context.language, "what-if.draft",
                         {harmless(path), std::to_string(draft.counts.sessions), std::to_string(draft.counts.appearances),
                          std::to_string(draft.counts.new_people), std::to_string(draft.counts.review)})
              << '\n';
  return {{std::move(draft.base), std::move(draft.with)}, std::move(draft.before), std::move(draft.events), {}, {}};
}

} // namespace

std::vector<OptionSpec> what_if_options() {
  using Kind = OptionSpec::Kind;
  return {{"--draft", Kind::value, "cli.draft", "", {}, false}, {"--swap", Kind::value, "cli.swap", "", {}, false}};
}

bool asks_what_if(const Arguments& arguments) { return arguments.has("draft") || arguments.has("swap"); }

WhatIf load_what_if(const Arguments& arguments, Context& context) {
  const auto from_base = [&]() -> WhatIf {
    Base base = Base::open(context.db, OpenMode::read_only);
    Dataset dataset = base.dataset();
    return {{std::move(base), std::move(dataset)}, {}, {}, {}, {}};
  };
  WhatIf answer = arguments.has("draft") ? load_draft(arguments.value("draft"), context) : from_base();
  if (arguments.has("swap")) {
    const Swap swap = asked_swap(arguments.value("swap"), answer.loaded.dataset, context.language);
    answer.before = answer.loaded.dataset;
    const std::optional<EventId> event = answer.events.size() == 1 ? std::optional(answer.events.front()) : std::nullopt;
    answer.loaded.dataset = swapped(answer.before, swap, event);
    answer.swap = swap;
    answer.swapped_on = sessions_of(answer.before, swap.out, event);
  }
  require_known_values(parse_filter(context.filter), answer.loaded.dataset, context.reference);
  answer.loaded.dataset = filtered(std::move(answer.loaded.dataset), context);
  answer.before = filtered(std::move(answer.before), context);
  return answer;
}

} // namespace entente
