#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

int run_redo(const Arguments& arguments, Context& context) {
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset&) {
    std::vector<std::int64_t> taken;
    for (const std::string& text : arguments.values("DECISION")) {
      taken.push_back(transaction.redo(decision_number(text, context.language), signature_of(arguments)));
    }
    if (taken.empty()) { taken.push_back(transaction.redo(std::nullopt, signature_of(arguments))); }
    return taken;
  });
}

} // namespace

Command redo_command() {
  using Kind = OptionSpec::Kind;
  Command command{"redo",
                  "redo.summary",
                  {{"DECISION", Kind::positionals, "redo.decision", "", {}, false}},
                  {"entente redo", "entente redo 4", "entente redo 7 4 --by Ana"},
                  run_redo};
  return signed_command(std::move(command));
}

} // namespace entente
