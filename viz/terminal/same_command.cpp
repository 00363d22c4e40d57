#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

int run_same(const Arguments& arguments, Context& context) {
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset& dataset) {
    const EntityRef one = entity_named(arguments.value("ONE"), dataset, context.language);
    const EntityRef other = entity_named(arguments.value("OTHER"), dataset, context.language);
    return std::vector{join_or_warn(
        arguments, context, [&](bool force) { return transaction.same(one, other, signature_of(arguments), force); })};
  });
}

} // namespace

Command same_command() {
  using Kind = OptionSpec::Kind;
  Command command{"same",
                  "same.summary",
                  {{"ONE", Kind::positional, "same.one", "", {}, true},
                   {"OTHER", Kind::positional, "same.other", "", {}, true},
                   {"--force", Kind::flag, "merge.force", "", {}, false}},
                  {"entente same p3 p17", "entente same \"Jean Martin\" p17 --by Ana"},
                  run_same};
  return signed_command(std::move(command));
}

} // namespace entente
