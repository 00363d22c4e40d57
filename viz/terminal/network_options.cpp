#include "viz/terminal/network_options.hpp"

#include "core/error.hpp"
#include "viz/i18n/messages.hpp"

namespace entente {

std::vector<OptionSpec> network_options() {
  std::vector<std::string> kinds;
  for (const NetworkKind kind :
       {NetworkKind::people_sessions, NetworkKind::people, NetworkKind::organisations, NetworkKind::states,
        NetworkKind::states_processes, NetworkKind::organisations_processes, NetworkKind::actors}) {
    kinds.emplace_back(to_text(kind));
  }
  return {{"--network", OptionSpec::Kind::value, "cli.network", "people", kinds, false},
          {"--weight", OptionSpec::Kind::value, "cli.weight", "count", {"none", "count", "newman"}, false}};
}

Network network_of(const Arguments& arguments, const Dataset& dataset, const Context& context, NetworkKind usual) {
  const auto kind = parse_network_kind(arguments.value("network"));
  const auto weight = parse_tie_weight(arguments.value("weight"));
  return make_network(dataset, context.reference, kind.value_or(usual), weight.value_or(TieWeight::count));
}

std::map<std::string, std::string, std::less<>> settings(const Arguments& arguments, const Context& context) {
  std::map<std::string, std::string, std::less<>> options;
  for (const std::string& term : arguments.values("set")) {
    const std::size_t equals = term.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Error(ErrorKind::bad_argument, message(context.language, "cli.set-form", {term}));
    }
    options[term.substr(0, equals)] = term.substr(equals + 1);
  }
  return options;
}

} // namespace entente
