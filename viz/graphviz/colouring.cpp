#include "viz/graphviz/colouring.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/analysis/communities.hpp"
#include "viz/graphviz/cluster_label.hpp"
#include "viz/graphviz/names.hpp"
#include "viz/graphviz/palette.hpp"
#include "viz/graphviz/sizing.hpp"
#include "viz/i18n/messages.hpp"

namespace entente::maps {
namespace {

/// Settings have no colour of their own.
bool coloured(const Node& node) { return !is_setting(node); }

std::string region_name(const Reference& reference, const std::string& code, Language language) {
  const RegionFacts* const facts = reference.region(code);
  return facts == nullptr ? code : facts->name.in(language);
}

std::string category_name(const Reference& reference, const std::string& code, Language language) {
  const CategoryFacts* const facts = reference.category(code);
  return facts == nullptr ? code : facts->name.in(language);
}

/// Keys whose colours are the same in every picture.
using FixedColours = std::map<std::string, std::string, std::less<>>;

const FixedColours& region_colours() {
  static const FixedColours colours{
      {"002", "#e69f00"}, {"019", "#0072b2"}, {"142", "#009e73"}, {"150", "#cc79a7"}, {"009", "#d55e00"}};
  return colours;
}

/// The broad categories take the first palette in the order of the reference data, as far as it goes.
FixedColours category_colours(const Reference& reference) {
  FixedColours colours;
  for (const CategoryFacts& category : reference.categories()) {
    if (!category.parent.empty()) { continue; }
    const std::size_t place = colours.size();
    colours[category.id] = place < palette::few.size() ? palette::few[place] : "#888888";
  }
  return colours;
}

/// Gives each key its colour, the most frequent first; the rest are "other", nodes without a key "unknown".
template <class Name>
void assign(const Network& network, const std::vector<std::string>& keys, const Name& name, Language language,
            const FixedColours& fixed, Colouring& colouring) {
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (coloured(network.nodes()[i])) { ++counts[keys[i]]; }
  }
  const std::size_t unknown = counts.contains("") ? counts.at("") : 0;
  counts.erase("");
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  const auto colours = palette::for_groups(order.size());
  std::map<std::string, std::string> colour_of_key;
  std::size_t others = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool fits = i < colours.size();
    const auto own = fixed.find(order[i].first);
    const std::string colour(own != fixed.end() ? std::string_view(own->second) : fits ? colours[i] : palette::other);
    colour_of_key[order[i].first] = colour;
    if (fits) {
      colouring.groups.push_back({order[i].first, name(order[i].first), colour, order[i].second});
    } else {
      others += order[i].second;
    }
  }
  if (others > 0) {
    const std::string text = message(language, "map.other-groups", {std::to_string(order.size() - colours.size())});
    colouring.groups.push_back({"", text, std::string(palette::other), others});
  }
  if (unknown > 0) {
    colouring.groups.push_back({"", message(language, "map.unknown"), std::string(palette::unknown), unknown});
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto found = colour_of_key.find(keys[i]);
    colouring.of_node[i] = !coloured(network.nodes()[i])  ? "#f2f2f2"
                           : found == colour_of_key.end() ? std::string(palette::unknown)
                                                          : found->second;
  }
}

void by_region(const Network& network, const Reference& reference, Language language, Colouring& colouring) {
  std::vector<std::string> keys;
  for (const Node& node : network.nodes()) {
    keys.push_back(node.region);
  }
  colouring.heading = message(language, "map.colour.region");
  colouring.by_region = true;
  assign(
      network, keys, [&](const std::string& key) { return region_name(reference, key, language); }, language,
      region_colours(), colouring);
}

void by_category(const Network& network, const Reference& reference, Language language, Colouring& colouring) {
  std::vector<std::string> keys;
  for (const Node& node : network.nodes()) {
    keys.push_back(broad_category(reference, node.category));
  }
  colouring.heading = message(language, "map.colour.category");
  colouring.by_category = true;
  assign(
      network, keys, [&](const std::string& key) { return category_name(reference, key, language); }, language,
      category_colours(reference), colouring);
}

void by_cluster(const Network& network, const Reference& reference, Language language, Colouring& colouring) {
  const Communities found = communities(network);
  if (!found.clear) {
    by_region(network, reference, language, colouring);
    colouring.notes.push_back(message(language, "map.no-clusters"));
    return;
  }
  std::vector<std::string> keys;
  for (const std::uint32_t cluster : found.of_node) {
    keys.push_back(cluster == no_community ? "" : fmt::format("{:06}", cluster));
  }
  colouring.heading = message(language, "map.colour.cluster");
  colouring.notes.push_back(message(language, "map.clusters", {figure(found.modularity, language)}));
  const auto name = [&](const std::string& key) {
    return cluster_label(network, found, static_cast<std::uint32_t>(std::stoul(key)), reference, language);
  };
  assign(network, keys, name, language, {}, colouring);
}

} // namespace

std::string broad_category(const Reference& reference, const std::string& category) {
  const CategoryFacts* facts = reference.category(category);
  while (facts != nullptr && !facts->parent.empty() && reference.category(facts->parent) != nullptr) {
    facts = reference.category(facts->parent);
  }
  return facts == nullptr ? category : facts->id;
}

std::string colour_of(const Colouring& colouring, const std::string& key) {
  for (const ColourGroup& group : colouring.groups) {
    if (!key.empty() && group.key == key) { return group.colour; }
  }
  if (const auto fixed = region_colours().find(key); colouring.by_region && fixed != region_colours().end()) {
    return fixed->second;
  }
  return "#777777";
}

Colouring colour_nodes(const Network& network, const Reference& reference, const DrawOptions& options) {
  Colouring colouring;
  colouring.of_node.assign(network.nodes().size(), std::string(palette::few[5]));
  switch (options.colour) {
  case ColourBy::cluster: by_cluster(network, reference, options.language, colouring); break;
  case ColourBy::region: by_region(network, reference, options.language, colouring); break;
  case ColourBy::category: by_category(network, reference, options.language, colouring); break;
  case ColourBy::none:
    for (std::size_t i = 0; i < network.nodes().size(); ++i) {
      if (!coloured(network.nodes()[i])) { colouring.of_node[i] = "#f2f2f2"; }
    }
    break;
  }
  return colouring;
}

} // namespace entente::maps
