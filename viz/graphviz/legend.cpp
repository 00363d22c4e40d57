#include "viz/graphviz/legend.hpp"

#include <map>

#include "viz/i18n/messages.hpp"

namespace entente::maps {
namespace {

std::string measure_name(const DrawOptions& options) {
  const std::string key = "column." + options.size_by;
  return has_message(key) ? message(options.language, key) : options.size_by;
}

std::string counted(const std::string& name, std::size_t count) { return name + " (" + std::to_string(count) + ")"; }

LegendBlock colours(const Colouring& colouring) {
  LegendBlock block{colouring.heading, {}};
  for (const ColourGroup& group : colouring.groups) {
    LegendEntry entry;
    entry.text = counted(group.name, group.count);
    entry.fill = group.colour;
    block.entries.push_back(entry);
  }
  return block;
}

LegendBlock shapes(const Network& network, const DrawOptions& options) {
  LegendBlock block{message(options.language, "map.shape"), {}};
  std::map<EntityKind, std::size_t> kinds;
  for (const Node& node : network.nodes()) {
    ++kinds[node.kind];
  }
  for (const auto& [kind, count] : kinds) {
    LegendEntry entry;
    entry.text = counted(message(options.language, "map.kind." + std::string(to_text(kind))), count);
    entry.shape = shape_of(kind);
    block.entries.push_back(entry);
  }
  if (!options.gaps.empty()) {
    LegendEntry entry;
    entry.text = counted(message(options.language, "map.gap"), options.gaps.size());
    entry.fill = "#ffffff";
    entry.dashed = true;
    entry.size = 14;
    block.entries.push_back(entry);
  }
  return block;
}

LegendBlock sizes(const DrawOptions& options, const Scale& scale) {
  LegendBlock block{message(options.language, "map.size", {measure_name(options)}), {}};
  for (const double value : sample_values(scale.largest_value)) {
    LegendEntry entry;
    entry.text = figure(value, options.language);
    entry.size = scale.size(value);
    block.entries.push_back(entry);
  }
  return block;
}

LegendEntry line(std::string text, double width, TieStyle style) {
  LegendEntry entry;
  entry.text = std::move(text);
  entry.line = true;
  entry.size = width;
  entry.border = style.colour;
  entry.dashed = style.dashed;
  return entry;
}

LegendBlock lines(const Network& network, const DrawOptions& options, const Decisions& decisions) {
  LegendBlock block{message(options.language, "map.width." + std::string(to_text(network.weight()))), {}};
  if (network.weight() != TieWeight::none) {
    std::vector<double> samples{decisions.largest_weight};
    if (decisions.least_weight < decisions.largest_weight) { samples.push_back(decisions.least_weight); }
    for (const double weight : samples) {
      const double width = tie_width(weight, decisions.least_weight, decisions.largest_weight) * decisions.width_factor;
      block.entries.push_back(line(figure(weight, options.language), width, {"#a8a8a8", false}));
    }
  }
  std::set<TieKind> kinds;
  for (const Tie& tie : network.ties()) {
    kinds.insert(tie.kind);
  }
  if (kinds.size() > 1 || block.entries.empty()) {
    for (const TieKind kind : kinds) {
      block.entries.push_back(line(message(options.language, "map.tie." + std::string(to_text(kind))), 1.5, style_of(kind)));
    }
  }
  return block;
}

} // namespace

TieStyle style_of(TieKind kind) {
  switch (kind) {
  case TieKind::appearance:
  case TieKind::co_appearance: return {"#c4c4c4", false};
  case TieKind::affiliation: return {"#8f8f8f", false};
  case TieKind::membership: return {"#b0b0b0", true};
  case TieKind::partnership: return {"#222222", false};
  }
  return {"#c4c4c4", false};
}

std::string_view shape_of(EntityKind kind) {
  switch (kind) {
  case EntityKind::person: return "circle";
  case EntityKind::organisation: return "square";
  case EntityKind::state: return "diamond";
  case EntityKind::process: return "hexagon";
  case EntityKind::event: return "triangle";
  case EntityKind::session: return "rounded";
  }
  return "circle";
}

std::vector<LegendBlock> legend(const Network& network, const DrawOptions& options, const Decisions& decisions) {
  std::vector<LegendBlock> blocks;
  if (!decisions.colouring.groups.empty()) { blocks.push_back(colours(decisions.colouring)); }
  blocks.push_back(shapes(network, options));
  if (decisions.scale.largest_value > 0) { blocks.push_back(sizes(options, decisions.scale)); }
  if (decisions.backbone.count > 0) { blocks.push_back(lines(network, options, decisions)); }
  return blocks;
}

std::vector<std::string> notes(const Network& network, const DrawOptions& options, const Decisions& decisions) {
  const auto say = [&](std::string_view key, const std::vector<std::string>& arguments = {}) {
    return message(options.language, key, arguments);
  };
  const auto count = [](std::size_t number) { return std::to_string(number); };
  std::vector<std::string> list{say("map.counts", {count(network.nodes().size()), count(network.ties().size())})};
  if (decisions.all_nodes > network.nodes().size()) {
    list.push_back(say(network.two_mode() ? "map.condensed.two" : "map.condensed",
                       {count(network.nodes().size()), count(decisions.all_nodes), count(decisions.all_ties)}));
  }
  if (decisions.estimated) { list.push_back(say("map.estimated")); }
  list.insert(list.end(), decisions.colouring.notes.begin(), decisions.colouring.notes.end());
  if (decisions.unnamed > 0) {
    list.push_back(say("map.named", {count(decisions.named), count(decisions.named + decisions.unnamed)}));
  }
  if (decisions.backbone.reduced) {
    list.push_back(say("map.backbone", {count(decisions.backbone.count), count(network.ties().size())}));
  }
  if (decisions.ordered) { list.push_back(say("map.ordered")); }
  std::set<std::string> reasons;
  for (const DrawOptions::Gap& gap : options.gaps) {
    if (!gap.reason.empty()) { reasons.insert(gap.reason); }
  }
  for (const std::string& reason : reasons) {
    list.push_back(say("map.gap.reason", {reason}));
  }
  return list;
}

} // namespace entente::maps
