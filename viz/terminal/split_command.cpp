#include "core/error.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

std::vector<MentionRef> mentions_of(const Arguments& arguments, Language language) {
  std::vector<MentionRef> mentions;
  for (const std::string& list : arguments.values("lines")) {
    std::size_t at = 0;
    while (at <= list.size()) {
      const std::size_t comma = std::min(list.find(',', at), list.size());
      const std::string place = list.substr(at, comma - at);
      at = comma + 1;
      if (place.empty()) { continue; }
      const auto mention = parse_mention(place);
      if (!mention) { throw Error(ErrorKind::bad_argument, message(language, "split.place", {place})); }
      mentions.push_back(*mention);
    }
  }
  return mentions;
}

int run(const Arguments& arguments, Context& context) {
  const std::vector<MentionRef> mentions = mentions_of(arguments, context.language);
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset& dataset) {
    const EntityRef entity = entity_named(arguments.value("ENTITY"), dataset, context.language);
    std::optional<std::string> name;
    if (arguments.has("name")) { name = arguments.value("name"); }
    return std::vector{transaction.split(entity, mentions, name, signature_of(arguments))};
  });
}

} // namespace

Command split_command() {
  using Kind = OptionSpec::Kind;
  Command command{"split",
                  "split.summary",
                  {{"ENTITY", Kind::positional, "split.entity", "", {}, true},
                   {"--lines", Kind::value, "split.lines", "", {}, true},
                   {"--name", Kind::value, "split.name", "", {}, false}},
                  {"entente split p3 --lines d1:42,d3:7", "entente split p3 --lines a12 --name \"Jean Martin (Mali)\"",
                   "entente split o4 --lines d2:15"},
                  run};
  return signed_command(std::move(command));
}

} // namespace entente
