#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

int run_different(const Arguments& arguments, Context& context) {
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset& dataset) {
    const EntityRef one = entity_named(arguments.value("ONE"), dataset, context.language);
    const EntityRef other = entity_named(arguments.value("OTHER"), dataset, context.language);
    return std::vector{transaction.different(one, other, signature_of(arguments))};
  });
}

} // namespace

Command different_command() {
  using Kind = OptionSpec::Kind;
  Command command{
      "different",
      "different.summary",
      {{"ONE", Kind::positional, "same.one", "", {}, true}, {"OTHER", Kind::positional, "same.other", "", {}, true}},
      {"entente different p3 p17", "entente different \"Jean Martin\" p17 --by Ana"},
      run_different};
  return signed_command(std::move(command));
}

} // namespace entente
