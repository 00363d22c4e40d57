#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

int run_rename(const Arguments& arguments, Context& context) {
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset& dataset) {
    const EntityRef entity = entity_named(arguments.value("ENTITY"), dataset, context.language);
    std::string name;
    for (const std::string& word : arguments.values("NAME")) {
      name += (name.empty() ? "" : " ") + word;
    }
    return std::vector{transaction.rename(entity, name, signature_of(arguments))};
  });
}

} // namespace

Command rename_command() {
  using Kind = OptionSpec::Kind;
  Command command{
      "rename",
      "rename.summary",
      {{"ENTITY", Kind::positional, "split.entity", "", {}, true}, {"NAME", Kind::positionals, "rename.name", "", {}, true}},
      {"entente rename p3 \"William Lacy Swing\"", "entente rename o4 Ministry of the Interior --by Ana"},
      run_rename};
  return signed_command(std::move(command));
}

} // namespace entente
