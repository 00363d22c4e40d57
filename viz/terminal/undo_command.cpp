#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

int run_undo(const Arguments& arguments, Context& context) {
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset&) {
    std::vector<std::int64_t> taken;
    for (const std::string& text : arguments.values("DECISION")) {
      taken.push_back(decision_number(text, context.language));
    }
    if (taken.empty()) {
      taken.push_back(transaction.undo(std::nullopt, signature_of(arguments)));
    } else {
      transaction.undo(taken, signature_of(arguments));
    }
    return taken;
  });
}

} // namespace

Command undo_command() {
  using Kind = OptionSpec::Kind;
  Command command{"undo",
                  "undo.summary",
                  {{"DECISION", Kind::positionals, "undo.decision", "", {}, false}},
                  {"entente undo", "entente undo 4", "entente undo 7 4 --by Ana"},
                  run_undo};
  return signed_command(std::move(command));
}

} // namespace entente
