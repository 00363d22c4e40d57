#include "core/analysis/cluster_names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "core/text/unicode.hpp"

namespace entente {
namespace {

constexpr double prior_nodes = 2;
constexpr double least_score = 1.6448536269514722; ///< 95 % quantile of the normal distribution
constexpr std::uint32_t least_members = 2;
constexpr std::size_t most_terms = 2;
constexpr std::size_t most_words = 3;

constexpr std::array<std::string_view, 7> attribute_names{"state",   "region", "category", "organisation",
                                                          "process", "event",  "word"};
constexpr std::size_t place_of_words = 6;

/// Who has a value: all nodes, and by group.
struct Holders {
  std::string name;
  std::uint32_t all = 0;
  std::map<std::uint32_t, std::uint32_t> by_group;
};

/// One attribute: its values, and of how many nodes it is known.
struct Attribute {
  std::map<std::string, Holders> values;
  std::uint32_t known = 0;
  std::vector<std::uint32_t> known_by_group;
};

using Attributes = std::array<Attribute, attribute_names.size()>;

std::size_t attribute_of(EntityKind kind) {
  if (kind == EntityKind::organisation) { return 3; }
  return kind == EntityKind::process ? 4 : 5;
}

/// Each word once, by its folded form.
template <class Add> void add_words(std::span<const std::string> words, const Add& add) {
  std::set<std::string> folded;
  for (const std::string& word : words) {
    std::string value = fold(word);
    if (value.find('+') == std::string::npos && folded.insert(value).second) { add(place_of_words, value, word); }
  }
}

Attributes count_values(const Network& network, std::span<const std::uint32_t> group, std::uint32_t groups) {
  Attributes attributes;
  for (Attribute& attribute : attributes) {
    attribute.known_by_group.assign(groups, 0);
  }
  for (std::size_t v = 0; v < group.size(); ++v) {
    const Node& node = network.nodes()[v];
    std::array<bool, attribute_names.size()> known{};
    const auto add = [&](std::size_t place, const std::string& value, const std::string& name) {
      if (value.empty()) { return; }
      known.at(place) = true;
      Holders& holders = attributes.at(place).values[value];
      holders.name = name;
      ++holders.all;
      if (group[v] < groups) { ++holders.by_group[group[v]]; }
    };
    add(0, node.kind == EntityKind::state ? std::string() : node.state, {});
    add(1, node.region, {});
    add(2, node.category, {});
    for (const Trait& trait : node.traits) {
      add(attribute_of(trait.kind), trait.id, trait.name);
    }
    add_words(node.words, add);
    for (std::size_t place = 0; place < known.size(); ++place) {
      if (!known.at(place)) { continue; }
      ++attributes.at(place).known;
      if (group[v] < groups) { ++attributes.at(place).known_by_group[group[v]]; }
    }
  }
  return attributes;
}

/// z of the log-odds ratio of `inside` of `members` against `outside` of `others`.
double score_of(double inside, double members, double outside, double others) {
  const double prior = prior_nodes * (inside + outside) / (members + others);
  const double odds_inside = (inside + prior) / (members + prior_nodes - inside - prior);
  const double odds_outside = (outside + prior) / (others + prior_nodes - outside - prior);
  return std::log(odds_inside / odds_outside) / std::sqrt(1 / (inside + prior) + 1 / (outside + prior));
}

bool says_the_same(const ClusterTerm& a, const ClusterTerm& b) {
  const auto is_place = [](const ClusterTerm& term) { return term.attribute == "state" || term.attribute == "region"; };
  return a.attribute == b.attribute || (is_place(a) && is_place(b));
}

std::string joined(const std::vector<ClusterTerm>& terms, std::string (*text)(const ClusterTerm&)) {
  std::string result;
  for (const ClusterTerm& term : terms) {
    result += (result.empty() ? "" : " + ") + text(term);
  }
  return result;
}

/// The first words that half of the members share, as one term; the longer of equal ones say more.
std::optional<ClusterTerm> words_of(const std::vector<ClusterTerm>& terms, std::uint32_t members) {
  std::vector<ClusterTerm> words;
  std::ranges::copy_if(terms, std::back_inserter(words), [&](const ClusterTerm& term) {
    return term.attribute == attribute_names[place_of_words] && 2 * term.inside >= members;
  });
  if (words.empty()) { return std::nullopt; }
  std::ranges::stable_sort(words, [](const ClusterTerm& a, const ClusterTerm& b) {
    return std::tuple(a.score, a.inside, a.value.size()) > std::tuple(b.score, b.inside, b.value.size());
  });
  ClusterTerm together = words.front();
  for (std::size_t i = 1; i < std::min(words.size(), most_words); ++i) {
    together.value += "," + words[i].value;
    together.name += ", " + words[i].name;
  }
  return together;
}

/// Of the terms in order, the ones that name the group.
std::vector<ClusterTerm> chosen_of(std::vector<ClusterTerm> terms, std::uint32_t members) {
  const std::optional<ClusterTerm> words = words_of(terms, members);
  std::vector<ClusterTerm> chosen;
  for (ClusterTerm& term : terms) {
    const bool left_out = term.attribute == attribute_names[place_of_words] ||
                          std::ranges::any_of(chosen, [&](const auto& other) { return says_the_same(term, other); });
    if (chosen.size() < most_terms && !left_out) { chosen.push_back(std::move(term)); }
  }
  if (words && chosen.size() < most_terms) { chosen.push_back(*words); }
  return chosen;
}

} // namespace

std::string ClusterName::key() const {
  return joined(terms, [](const ClusterTerm& term) { return term.attribute + ":" + term.value; });
}

std::string ClusterName::names() const {
  return joined(terms, [](const ClusterTerm& term) { return term.name.empty() ? term.value : term.name; });
}

std::vector<ClusterName> name_clusters(const Network& network, std::span<const std::uint32_t> group, std::uint32_t groups) {
  const Attributes attributes = count_values(network, group, groups);
  std::vector<std::vector<ClusterTerm>> candidates(groups);
  for (std::size_t place = 0; place < attributes.size(); ++place) {
    const Attribute& attribute = attributes.at(place);
    for (const auto& [value, holders] : attribute.values) {
      if (holders.all == attribute.known) { continue; }
      for (const auto& [label, inside] : holders.by_group) {
        const std::uint32_t members = attribute.known_by_group[label];
        const double score = score_of(inside, members, holders.all - inside, attribute.known - members);
        if (inside < least_members || score < least_score) { continue; }
        candidates[label].push_back(
            {std::string(attribute_names.at(place)), value, holders.name, inside, holders.all - inside, score});
      }
    }
  }
  std::vector<ClusterName> names(groups);
  for (std::uint32_t label = 0; label < groups; ++label) {
    auto& terms = candidates[label];
    std::stable_sort(terms.begin(), terms.end(), [](const ClusterTerm& a, const ClusterTerm& b) {
      return std::tuple(a.score, a.inside) > std::tuple(b.score, b.inside);
    });
    const std::uint32_t members = attributes.at(place_of_words).known_by_group[label];
    names[label].terms = chosen_of(std::move(terms), members);
  }
  return names;
}

} // namespace entente
