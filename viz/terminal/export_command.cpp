#include "core/error.hpp"
#include "viz/export/export.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/network_options.hpp"
#include "viz/terminal/output.hpp"

namespace entente {
namespace {

int run_export(const Arguments& arguments, Context& context) {
  const Loaded loaded = load(context);
  if (context.format == TableFormat::graphml) {
    const Network network = network_of(arguments, loaded.dataset, context);
    emit(arguments, context, to_graphml(network));
  } else {
    emit(arguments, context, to_json(loaded.dataset, context.reference));
  }
  return 0;
}

} // namespace

Command export_command() {
  std::vector<OptionSpec> options = network_options();
  options.push_back({"-o,--output", OptionSpec::Kind::value, "cli.output", "", {}, false});
  return {"export",
          "export.summary",
          options,
          {"entente export --db idm.db --format json > idm.json",
           "entente export --db idm.db --format graphml --network people -o people.graphml"},
          run_export,
          nullptr,
          {TableFormat::json, TableFormat::graphml},
          true};
}

} // namespace entente
