#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

int run_merge(const Arguments& arguments, Context& context) {
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset& dataset) {
    std::vector<EntityRef> entities;
    for (const std::string& words : arguments.values("ENTITY")) {
      entities.push_back(entity_named(words, dataset, context.language));
    }
    return std::vector{join_or_warn(
        arguments, context, [&](bool force) { return transaction.merge(entities, signature_of(arguments), force); })};
  });
}

} // namespace

Command merge_command() {
  using Kind = OptionSpec::Kind;
  Command command{
      "merge",
      "merge.summary",
      {{"ENTITY", Kind::positionals, "merge.entity", "", {}, true}, {"--force", Kind::flag, "merge.force", "", {}, false}},
      {"entente merge p3 p17", "entente merge \"Laura Thompson\" p17 p21 --note \"same signature\"",
       "entente merge o4 o9 --by Ana", "entente merge e1 e4"},
      run_merge};
  return signed_command(std::move(command));
}

} // namespace entente
