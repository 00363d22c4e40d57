#include <algorithm>

#include "core/analysis/questions/question.hpp"
#include "core/error.hpp"
#include "viz/charts/chart.hpp"
#include "viz/charts/views.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/network_options.hpp"
#include "viz/terminal/output.hpp"
#include "viz/terminal/population_option.hpp"

namespace entente {
namespace {

const std::vector<std::string> chart_formats{"svg", "png"};

/// What a chart shows: a name for the command line and how it is made.
struct View {
  std::string name;
  Chart (*make)(const Arguments&, const Loaded&, Context&);
};

Chart coverage_of(const char* question_name, const Arguments& arguments, const Loaded& loaded, Context& context) {
  const Population population = population_of(arguments, context);
  const Options options{{"language", std::string(to_text(context.language))}};
  return coverage_chart(question(question_name).run(loaded.dataset, context.reference, population, options),
                        context.language);
}

const std::vector<View>& views() {
  using A = const Arguments&;
  using L = const Loaded&;
  static const std::vector<View> all{
      {"regions", [](A a, L l, Context& c) { return coverage_of("coverage-region", a, l, c); }},
      {"subregions", [](A a, L l, Context& c) { return coverage_of("coverage-subregion", a, l, c); }},
      {"groups", [](A a, L l, Context& c) { return coverage_of("coverage-group", a, l, c); }},
      {"states", [](A a, L l, Context& c) { return coverage_of("coverage-state", a, l, c); }},
      {"categories", [](A a, L l, Context& c) { return coverage_of("coverage-category", a, l, c); }},
      {"levels", [](A a, L l, Context& c) { return coverage_of("coverage-level", a, l, c); }},
      {"gender", [](A a, L l, Context& c) { return coverage_of("coverage-gender", a, l, c); }},
      {"roles", [](A a, L l, Context& c) { return coverage_of("coverage-role", a, l, c); }},
      {"heat-map", [](A, L l, Context& c) { return heat_map_chart(l.dataset, c.reference, c.language); }},
      {"timeline", [](A, L l, Context& c) { return timeline_chart(l.dataset, c.language); }},
      {"clusters", [](A a, L l, Context& c) { return cluster_chart(network_of(a, l.dataset, c), c.reference, c.language); }},
      {"scatter", [](A a, L l, Context& c) {
         return scatter_chart(network_of(a, l.dataset, c), a.value("x"), a.value("y"), c.language);
       }}};
  return all;
}

int run_chart(const Arguments& arguments, Context& context) {
  const Loaded loaded = load(context);
  const std::string name = arguments.value("VIEW");
  const auto view = std::find_if(views().begin(), views().end(), [&](const View& one) { return one.name == name; });
  emit(arguments, context,
       render(view->make(arguments, loaded, context), picture_format(arguments, chart_formats, context.language)));
  return 0;
}

} // namespace

Command chart_command() {
  using Kind = OptionSpec::Kind;
  std::vector<std::string> names;
  for (const View& view : views()) {
    names.push_back(view.name);
  }
  std::vector<OptionSpec> options{{"VIEW", Kind::positional, "chart.view", "", names, true}};
  for (const OptionSpec& option : network_options()) {
    options.push_back(option);
  }
  options.push_back(population_option());
  options.push_back({"--x", Kind::value, "chart.x", "degree", {}, false});
  options.push_back({"--y", Kind::value, "chart.y", "betweenness", {}, false});
  options.push_back({"--as", Kind::value, "chart.as", "", chart_formats, false});
  options.push_back({"-o,--output", Kind::value, "cli.output", "", {}, false});
  return {"chart",
          "chart.summary",
          options,
          {"entente chart regions --population iom -o regions.svg", "entente chart heat-map -o panels.png",
           "entente chart scatter --network organisations --x degree --y betweenness -o bridges.svg"},
          run_chart,
          nullptr,
          {},
          true};
}

} // namespace entente
