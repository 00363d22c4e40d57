/// @file
/// The options by which several subcommands make a network.
#pragma once

#include <vector>

#include "core/network/network.hpp"
#include "viz/terminal/command.hpp"

namespace entente {

/// `--network` and `--weight`.
[[nodiscard]] std::vector<OptionSpec> network_options();

/// The network that the options ask for; of the usual kind where they name none.
[[nodiscard]] Network network_of(const Arguments& arguments, const Dataset& dataset, const Context& context,
                                 NetworkKind usual = NetworkKind::people);

/// Options given as name=value with `--set`. Throws Error(bad_argument) for a term without "=".
[[nodiscard]] std::map<std::string, std::string, std::less<>> settings(const Arguments& arguments, const Context& context);

} // namespace entente
