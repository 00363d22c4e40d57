#include <algorithm>
#include <utility>

#include "viz/i18n/messages.hpp"
#include "viz/report/report.hpp"
#include "viz/terminal/output.hpp"
#include "viz/terminal/population_option.hpp"

namespace entente {
namespace {

/// Every printed line that a record of the dataset leads back to, once, in the order of documents and lines.
std::vector<PrintedLine> lines_of(const Loaded& loaded) {
  std::vector<std::pair<DocumentId, int>> places;
  const auto add = [&](const Source& source) {
    if (source.document && source.line) { places.emplace_back(*source.document, *source.line); }
  };
  for (const Event& event : loaded.dataset.events) {
    add(event.source);
  }
  for (const Session& session : loaded.dataset.sessions) {
    add(session.source);
  }
  for (const Appearance& appearance : loaded.dataset.appearances) {
    std::ranges::for_each(sources_of(appearance), add);
  }
  for (const Partnership& partnership : loaded.dataset.partnerships) {
    add(partnership.evidence);
  }
  for (const Theme& theme : loaded.dataset.themes) {
    add(theme.source);
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::vector<std::optional<std::string>> texts = loaded.base.lines(places);
  std::vector<PrintedLine> lines;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (texts[i]) { lines.push_back({places[i].first, places[i].second, std::move(*texts[i])}); }
  }
  return lines;
}

int run_report(const Arguments& arguments, Context& context) {
  const Loaded loaded = load(context);
  ReportOptions options;
  options.language = context.language;
  options.population = population_of(arguments, context);
  options.pictures = !arguments.has("no-pictures");
  emit(arguments, context, make_report(loaded.dataset, lines_of(loaded), context.reference, options));
  return 0;
}

} // namespace

Command report_command() {
  using Kind = OptionSpec::Kind;
  return {"report",
          "report.summary",
          {population_option(),
           {"--no-pictures", Kind::flag, "report.no-pictures", "", {}, false},
           {"-o,--output", Kind::value, "cli.output", "", {}, false}},
          {"entente report -o report.html", "entente report --lang es --population process:gfmd -o informe.html"},
          run_report,
          nullptr,
          {},
          true};
}

} // namespace entente
