#include <array>
#include <charconv>

#include "core/analysis/questions/question.hpp"
#include "core/error.hpp"
#include "viz/graphviz/drawing.hpp"
#include "viz/graphviz/gaps.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/network_options.hpp"
#include "viz/terminal/output.hpp"
#include "viz/terminal/population_option.hpp"

namespace entente {
namespace {

const std::vector<std::string> drawing_formats{"svg", "png", "pdf", "dot"};
const std::vector<std::string> colours{"cluster", "region", "category", "none"};

template <class Enum> Enum chosen(const std::vector<std::string>& names, const std::string& name, Enum otherwise) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) { return static_cast<Enum>(i); }
  }
  return otherwise;
}

std::size_t labels_of(const Arguments& arguments, const Context& context) {
  const std::string text = arguments.value("labels");
  std::size_t count = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || stop != text.data() + text.size()) {
    throw Error(ErrorKind::bad_argument, message(context.language, "cli.number", {"--labels", text}));
  }
  return count;
}

int run_draw(const Arguments& arguments, Context& context) {
  const Loaded loaded = load(context);
  const Network network = network_of(arguments, loaded.dataset, context);
  DrawOptions options;
  options.language = context.language;
  options.colour = chosen(colours, arguments.value("colour"), ColourBy::cluster);
  options.size_by = arguments.value("size");
  options.format = chosen(drawing_formats, picture_format(arguments, drawing_formats, context.language), PictureFormat::svg);
  options.labels = labels_of(arguments, context);
  if (arguments.has("title")) { options.title = arguments.value("title"); }
  if (arguments.has("gaps")) {
    const Population population = population_of(arguments, context);
    options.gaps = gaps_of(network, loaded.dataset, context.reference, population, context.language);
  }
  emit(arguments, context, draw(network, context.reference, options));
  return 0;
}

} // namespace

Command draw_command() {
  using Kind = OptionSpec::Kind;
  std::vector<OptionSpec> options = network_options();
  options.push_back({"--colour", Kind::value, "draw.colour", "cluster", colours, false});
  options.push_back({"--size", Kind::value, "draw.size", "degree", {}, false});
  options.push_back({"--labels", Kind::value, "draw.labels", "40", {}, false});
  options.push_back({"--title", Kind::value, "draw.title", "", {}, false});
  options.push_back({"--gaps", Kind::flag, "draw.gaps", "", {}, false});
  options.push_back(population_option());
  options.push_back({"--as", Kind::value, "draw.as", "", drawing_formats, false});
  options.push_back({"-o,--output", Kind::value, "cli.output", "", {}, false});
  return {"draw",
          "draw.summary",
          options,
          {"entente draw --network people -o people.svg", "entente draw --network people-sessions -o programme.pdf",
           "entente draw --network states --colour region --gaps --population iom -o states.png"},
          run_draw,
          nullptr,
          {},
          true};
}

} // namespace entente
