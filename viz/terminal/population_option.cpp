#include "viz/terminal/population_option.hpp"

#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "viz/i18n/said.hpp"
#include "viz/terminal/output.hpp"
#include "viz/workflow/files.hpp"

namespace entente {

OptionSpec population_option() { return {"--population", OptionSpec::Kind::value, "cli.population", "iom", {}, false}; }

Population population_of(const Arguments& arguments, Context& context) {
  const std::string name = arguments.value("population");
  const std::filesystem::path path(name);
  if (path.extension() != ".csv") { return population(name, context.reference); }
  std::vector<Diagnostic> diagnostics;
  Population declared = population_from_csv(path.filename().string(), read_file(path), context.reference, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) {
    context.err << fmt::format("{}:{}: {}\n", name, diagnostic.line, harmless(said(diagnostic.message, context.language)));
  }
  return declared;
}

} // namespace entente
