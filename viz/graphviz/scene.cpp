#include "viz/graphviz/scene.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include <boost/json.hpp>

#include "viz/graphviz/condense.hpp"
#include "viz/graphviz/legend.hpp"
#include "viz/graphviz/names.hpp"
#include "viz/graphviz/palette.hpp"
#include "viz/i18n/messages.hpp"

namespace entente::maps {
namespace {

namespace json = boost::json;

constexpr std::size_t most_named_in_order = 400; ///< drawings in order name all nodes up to here
constexpr std::size_t few_more_names = 10;       ///< rather than leave this few unnamed, all are named
constexpr std::size_t most_in_tiers = 600;
constexpr std::ptrdiff_t most_in_aisle = 8;
constexpr double middle_size = 13;
constexpr std::size_t most_ties_with_tips = 5'000;
constexpr std::size_t many_ties = 1'000; ///< drawn half as wide
constexpr std::string_view faint_grey = "#d9d9d9";

enum class Engine { free, ordered, tiers };

/// The set that keeps its order in a two-mode drawing.
bool is_anchor(const Network& network, const Node& node) { return network.two_mode() && is_setting(node); }

/// Few settings that many actors share stand in an aisle, sessions in a column; empty places of states make benches.
Engine engine_for(const Network& network, const DrawOptions& options) {
  const NetworkKind kind = network.kind();
  const bool fits = network.nodes().size() + options.gaps.size() <= most_in_tiers;
  const auto settings = std::count_if(network.nodes().begin(), network.nodes().end(), is_setting);
  const bool of_processes = kind == NetworkKind::states_processes || kind == NetworkKind::organisations_processes;
  if (fits && of_processes && settings <= most_in_aisle) { return Engine::tiers; }
  if (fits && kind == NetworkKind::states && !options.gaps.empty()) { return Engine::tiers; }
  return network.two_mode() ? Engine::ordered : Engine::free;
}

Scale scale_for(const Network& network, Engine engine, const Values& values) {
  Scale scale;
  const std::size_t count = network.nodes().size();
  switch (engine) {
  case Engine::free: scale.largest_size = count <= 150 ? 32 : count <= 600 ? 26 : 22; break;
  case Engine::ordered: scale.largest_size = 14; break;
  case Engine::tiers: scale.largest_size = 22; break;
  }
  scale.smallest_size = engine == Engine::free && count > 600 ? 4 : 7;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_anchor(network, network.nodes()[i])) { continue; }
    scale.largest_value = std::max(scale.largest_value, values[i].value_or(0));
    least = std::min(least, values[i].value_or(0));
  }
  if (least == scale.largest_value) { scale.largest_size = middle_size; } // all alike: none stands out
  return scale;
}

Backbone all_ties(const Network& network) {
  return {std::vector<bool>(network.ties().size(), true), network.ties().size(), false};
}

/// What is drawn of one network, decided once and then written part by part.
class Scene {
public:
  /// `whole` is the network that is drawn, or that of which it is drawn a part.
  Scene(const Network& network, const Reference& reference, const DrawOptions& options, const Network& whole, Values values)
      : network_(network), reference_(reference), options_(options), engine_(engine_for(network, options)),
        values_(std::move(values)), names_(display_names(network, reference, options.language)) {
    for (const std::optional<double>& value : values_) {
      importance_.push_back(value.value_or(0));
    }
    decisions_.ordered = engine_ == Engine::ordered;
    decisions_.all_nodes = whole.nodes().size();
    decisions_.all_ties = whole.ties().size();
    decisions_.estimated = is_estimated(whole, options.size_by);
    decisions_.scale = scale_for(network, engine_, values_);
    decisions_.colouring = colour_nodes(network, reference, options);
    decisions_.backbone = engine_ == Engine::ordered ? all_ties(network) : backbone(network);
    weigh_ties();
    choose_names();
    const auto is_region = [&](const DrawOptions::Gap& gap) {
      return gap.group.empty() || reference.region(gap.group) != nullptr;
    };
    const bool of_bodies =
        network.kind() == NetworkKind::organisations || network.kind() == NetworkKind::organisations_processes;
    by_region_ = options.gaps.empty() ? !of_bodies : std::all_of(options.gaps.begin(), options.gaps.end(), is_region);
  }

  [[nodiscard]] std::string text() const {
    static constexpr std::string_view engines[] = {"free", "ordered", "tiers"};
    static constexpr std::string_view formats[] = {"svg", "png", "pdf", "dot"};
    json::object root;
    root["title"] = options_.title ? *options_.title : say("map.title." + std::string(to_text(network_.kind())));
    root["engine"] = engines[static_cast<std::size_t>(engine_)];
    root["format"] = formats[static_cast<std::size_t>(options_.format)];
    root["empty"] = say("map.empty");
    json::array list = nodes();
    for (json::object& gap : gaps()) {
      list.push_back(std::move(gap));
    }
    root["nodes"] = std::move(list);
    root["edges"] = edges();
    root["groups"] = groups();
    add_legend(root);
    return json::serialize(root);
  }

private:
  [[nodiscard]] std::string say(std::string_view key, const std::vector<std::string>& arguments = {}) const {
    return message(options_.language, key, arguments);
  }

  void weigh_ties() {
    decisions_.least_weight = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < network_.ties().size(); ++i) {
      if (!decisions_.backbone.drawn[i]) { continue; }
      decisions_.least_weight = std::min(decisions_.least_weight, network_.ties()[i].weight);
      decisions_.largest_weight = std::max(decisions_.largest_weight, network_.ties()[i].weight);
    }
    if (decisions_.backbone.count > many_ties) { decisions_.width_factor = 0.5; }
  }

  /// Anchors and the most important of the others carry their name.
  void choose_names() {
    const auto all = network_.nodes();
    named_.assign(all.size(), false);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (is_anchor(network_, all[i])) {
        named_[i] = true;
      } else {
        order.push_back(i);
      }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return importance_[a] > importance_[b]; });
    const bool in_order = engine_ != Engine::free && order.size() <= most_named_in_order;
    const bool all_named = options_.labels > 0 && (in_order || order.size() <= options_.labels + few_more_names);
    decisions_.named = all_named ? order.size() : std::min(order.size(), options_.labels);
    decisions_.unnamed = order.size() - decisions_.named;
    for (std::size_t i = 0; i < decisions_.named; ++i) {
      named_[order[i]] = true;
    }
  }

  /// Where a node stands in a drawing with groups: the event of a session, else the region or category.
  [[nodiscard]] std::string group_of(const Node& node) const {
    if (is_anchor(network_, node)) {
      const auto is_event = [](const Trait& trait) { return trait.kind == EntityKind::event; };
      const auto found = std::find_if(node.traits.begin(), node.traits.end(), is_event);
      return node.kind == EntityKind::session && found != node.traits.end() ? found->name : "";
    }
    return by_region_ ? node.region : broad_category(reference_, node.category);
  }

  [[nodiscard]] json::array nodes() const {
    json::array list;
    for (std::size_t i = 0; i < network_.nodes().size(); ++i) {
      const Node& node = network_.nodes()[i];
      const std::string& name = names_[i];
      json::object item;
      item["label"] = named_[i] ? name : "";
      item["tip"] = values_[i] ? name + " (" + figure(*values_[i], options_.language) + ")" : name;
      item["shape"] = shape_of(node.kind);
      item["fill"] = decisions_.colouring.of_node[i];
      item["border"] = "#555555";
      item["size"] = decisions_.scale.size(values_[i]);
      item["anchor"] = is_anchor(network_, node);
      item["order"] = node.order;
      item["group"] = group_of(node);
      list.push_back(std::move(item));
    }
    return list;
  }

  /// Empty places, in their group's colour.
  [[nodiscard]] std::vector<json::object> gaps() const {
    std::vector<json::object> list;
    for (const DrawOptions::Gap& gap : options_.gaps) {
      json::object item;
      item["label"] = options_.labels > 0 ? gap.name : "";
      item["tip"] = gap.reason.empty() ? gap.name : gap.name + " – " + gap.reason;
      item["border"] = colour_of(decisions_.colouring, gap.group);
      item["size"] = 14;
      item["dashed"] = true;
      item["group"] = gap.group;
      list.push_back(std::move(item));
    }
    return list;
  }

  [[nodiscard]] json::array edges() const {
    json::array list;
    const auto ties = network_.ties();
    const bool faint = decisions_.backbone.count > many_ties || decisions_.backbone.count > 3 * network_.nodes().size();
    for (std::size_t i = 0; i < ties.size(); ++i) {
      if (!decisions_.backbone.drawn[i]) { continue; }
      const Tie& tie = ties[i];
      const TieStyle style = style_of(tie.kind);
      json::object item;
      item["source"] = tie.source;
      item["target"] = tie.target;
      item["width"] = tie_width(tie.weight, decisions_.least_weight, decisions_.largest_weight) * decisions_.width_factor;
      item["colour"] = colour_of_tie(tie, faint ? faint_grey : style.colour);
      item["dashed"] = style.dashed;
      if (decisions_.backbone.count <= most_ties_with_tips) {
        item["tip"] = names_[tie.source] + " – " + names_[tie.target] + " (" + figure(tie.weight, options_.language) + ")";
      }
      list.push_back(std::move(item));
    }
    return list;
  }

  /// Ties within a group, and those of a node to an uncoloured one, take a light shade of its colour.
  [[nodiscard]] std::string colour_of_tie(const Tie& tie, std::string_view otherwise) const {
    if (tie.kind != TieKind::appearance && tie.kind != TieKind::co_appearance) {
      return std::string(style_of(tie.kind).colour);
    }
    const std::string& a = decisions_.colouring.of_node[tie.source];
    const std::string& b = decisions_.colouring.of_node[tie.target];
    const auto plain = [](const std::string& colour) { return colour == palette::unknown || colour == palette::other; };
    if (engine_ == Engine::ordered) {
      const std::string& own = is_anchor(network_, network_.nodes()[tie.source]) ? b : a;
      return plain(own) ? std::string(otherwise) : palette::lighten(own, 0.4);
    }
    return a == b && !plain(a) && options_.colour != ColourBy::none ? palette::lighten(a, 0.6) : std::string(otherwise);
  }

  [[nodiscard]] std::string name_of_group(const std::string& key) const {
    if (const RegionFacts* const region = reference_.region(key); region != nullptr) {
      return region->name.in(options_.language);
    }
    const CategoryFacts* const category = reference_.category(key);
    if (category != nullptr) { return category->name.in(options_.language); }
    return key.empty() ? say("map.unknown") : key;
  }

  /// Benches and shelves: their names say how many are there and how many are missing.
  [[nodiscard]] json::array groups() const {
    json::array list;
    if (options_.gaps.empty() && engine_ != Engine::tiers) { return list; }
    std::map<std::string, std::pair<std::size_t, std::size_t>> counts;
    for (const Node& node : network_.nodes()) {
      if (!is_anchor(network_, node)) { ++counts[group_of(node)].first; }
    }
    for (const DrawOptions::Gap& gap : options_.gaps) {
      ++counts[gap.group].second;
    }
    for (const auto& [key, count] : counts) {
      const std::string missing = std::to_string(count.second);
      json::object item;
      item["key"] = key;
      item["name"] = options_.gaps.empty() ? name_of_group(key) + " (" + std::to_string(count.first) + ")"
                     : engine_ == Engine::tiers
                         ? say("map.bench", {name_of_group(key), std::to_string(count.first), missing})
                         : say("map.shelf", {name_of_group(key), missing});
      item["colour"] = palette::for_text(colour_of(decisions_.colouring, key));
      list.push_back(std::move(item));
    }
    return list;
  }

  void add_legend(json::object& root) const {
    if (network_.nodes().empty() && options_.gaps.empty()) { return; }
    json::array blocks;
    for (const LegendBlock& block : legend(network_, options_, decisions_)) {
      json::array entries;
      for (const LegendEntry& entry : block.entries) {
        entries.push_back({{"text", entry.text},
                           {"line", entry.line},
                           {"dashed", entry.dashed},
                           {"shape", entry.shape},
                           {"fill", entry.fill},
                           {"border", entry.border},
                           {"size", entry.size}});
      }
      blocks.push_back({{"heading", block.heading}, {"entries", std::move(entries)}});
    }
    root["legend"] = std::move(blocks);
    json::array sentences;
    std::string description;
    for (const std::string& note : notes(network_, options_, decisions_)) {
      sentences.emplace_back(note);
      description += (description.empty() ? "" : " ") + note;
    }
    root["notes"] = std::move(sentences);
    root["description"] = description;
  }

  const Network& network_;
  const Reference& reference_;
  const DrawOptions& options_;
  Engine engine_;
  Values values_;
  std::vector<std::string> names_;
  std::vector<double> importance_; ///< the values, 0 where undefined
  Decisions decisions_;
  std::vector<bool> named_;
  bool by_region_ = true;
};

} // namespace

std::string scene(const Network& network, const Reference& reference, const DrawOptions& options) {
  const std::optional<Part> part = condensed(network);
  Values values = values_of(network, options.size_by);
  if (!part) { return Scene(network, reference, options, network, std::move(values)).text(); }
  Values drawn;
  for (const std::uint32_t v : part->of_whole) {
    drawn.push_back(values[v]);
  }
  return Scene(part->network, reference, options, network, std::move(drawn)).text();
}

} // namespace entente::maps
