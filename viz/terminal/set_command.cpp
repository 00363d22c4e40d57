#include "viz/terminal/declare.hpp"

namespace entente {
namespace {

int run_set(const Arguments& arguments, Context& context) {
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset& dataset) {
    const SubjectRef subject = subject_named(arguments.value("SUBJECT"), dataset, context.language);
    std::vector<std::int64_t> taken;
    for (const std::string& text : arguments.values("FIELD=VALUE")) {
      taken.push_back(declare(transaction, subject, text, dataset, context, signature_of(arguments)));
    }
    return taken;
  });
}

} // namespace

Command set_command() {
  using Kind = OptionSpec::Kind;
  Command command{"set",
                  "set.summary",
                  {{"SUBJECT", Kind::positional, "set.subject", "", {}, true},
                   {"FIELD=VALUE", Kind::positionals, "set.assignment", "", {}, true}},
                  {"entente set a12 role=moderator state=Ghana", "entente set o4 category=ngo parent=o2",
                   "entente set p3 gender=f --by Ana --note \"her own word\"", "entente set r2 to=2018-12-31",
                   "entente set d1 superseded_by=d3", "entente set d1 superseded_by=none"},
                  run_set};
  return signed_command(std::move(command));
}

} // namespace entente
