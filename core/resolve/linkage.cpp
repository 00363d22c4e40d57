#include "core/resolve/linkage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/resolve/linkage_blocks.hpp"
#include "core/resolve/linkage_cluster.hpp"
#include "core/resolve/linkage_fit.hpp"
#include "core/resolve/linkage_kin.hpp"
#include "core/resolve/linkage_names.hpp"
#include "core/resolve/linkage_score.hpp"

namespace entente {
namespace {

struct ReasonText {
  std::string_view key;
  std::string_view text;
};

constexpr std::array<ReasonText, link_reasons> wordings{{
    {"same-name", "same name"},
    {"other-order", "the words in another order"},
    {"joined", "joined or parted"},
    {"spelt-otherwise", "spelt another way"},
    {"initials", "the initials fit"},
    {"slip", "a letter or two apart"},
    {"missing-word", "one name has a further given name or surname"},
    {"surname-alone", "the surname alone"},
    {"rare-name", "a rare name"},
    {"common-name", "a common name"},
    {"same-body", "same body"},
    {"other-body", "other bodies"},
    {"no-body", "no body to compare"},
    {"same-state", "same state spoken for"},
    {"other-state", "other states spoken for"},
    {"like-post", "a like post"},
    {"near-years", "within two years"},
    {"far-years", "too many years apart"},
    {"shared-companions", "on panels with the same people"},
    {"one-panel", "both on one panel"},
    {"rival", "another fits as well"},
}};

float log_odds(double probability) {
  const double bounded = std::clamp(probability, 1e-6, 1 - 1e-6);
  return static_cast<float>(std::log(bounded / (1 - bounded)));
}

LinkedPair linked(const matching::FormPair& pair, const matching::FormTable& forms) {
  const auto [first, second] = std::minmax({forms.record_of[pair.a], forms.record_of[pair.b]});
  return {first, second, static_cast<float>(matching::probability(pair.weight)), pair.reasons};
}

/// How the data's own people print their names, from pairs that are plainly one person's; few pairs leave the usual costs.
matching::SpellingCosts learn_costs(matching::Blocks& blocks, const matching::PairScorer& scorer,
                                    const matching::FormTable& forms, const matching::NameComparer& comparer) {
  constexpr std::size_t looked_at = 20000;
  constexpr double believed = 50;
  matching::SpellingCosts costs;
  double same = 0;
  double all = believed;
  std::array<double, link_reasons> seen{};
  blocks.some_of_one_body(looked_at, [&](std::uint32_t a, std::uint32_t b) {
    if (forms.two_known(a, b) || !scorer.plainly_one(a, b)) { return; }
    if (a == b) {
      const double count = forms.count[a];
      same += count * (count - 1) / 2;
      all += count * (count - 1) / 2;
      return;
    }
    const matching::TableFit fit = comparer.compare(forms.record_of[a], forms.record_of[b]);
    if (!fit.fits) { return; }
    ++all;
    for (std::size_t i = 0; i < link_reasons; ++i) {
      seen[i] += (fit.reasons >> i) & 1U;
    }
    same += (fit.reasons & bit_of(LinkReason::same_name)) != 0 ? 1 : 0;
  });
  const auto learnt = [&](LinkReason reason, float usual) {
    const double rate = (seen[static_cast<std::size_t>(reason)] + believed * std::exp(-usual)) / all;
    return static_cast<float>(-std::log(std::min(rate, 0.9)));
  };
  costs.initial = learnt(LinkReason::initials, costs.initial);
  costs.spelt = learnt(LinkReason::spelt_otherwise, costs.spelt);
  costs.slip = learnt(LinkReason::slip, costs.slip);
  costs.missing = learnt(LinkReason::missing_word, costs.missing);
  costs.turned = learnt(LinkReason::other_order, costs.turned);
  costs.prior = static_cast<float>(std::log(scorer.repeats() / ((same + believed / 2) / all)));
  return costs;
}

std::vector<matching::FormPair> score_pairs(matching::Blocks& blocks, const matching::PairScorer& scorer,
                                            const matching::FormTable& forms, float open, std::size_t& compared) {
  std::vector<matching::FormPair> pairs;
  blocks.each_pair([&](std::uint32_t a, std::uint32_t b) {
    if (forms.known[a] != 0 && forms.known[b] != 0) { return; }
    ++compared;
    const matching::PairScore score = scorer.score(a, b);
    if (score.fits && score.weight >= open) { pairs.push_back({a, b, score.weight, score.reasons}); }
  });
  const auto place = [](const matching::FormPair& pair) { return (std::uint64_t{pair.a} << 32U) | pair.b; };
  std::sort(pairs.begin(), pairs.end(), [&](const auto& x, const auto& y) { return place(x) < place(y); });
  pairs.erase(std::unique(pairs.begin(), pairs.end(), [&](const auto& x, const auto& y) { return place(x) == place(y); }),
              pairs.end());
  return pairs;
}

} // namespace

std::string_view key_of(LinkReason reason) { return wordings[static_cast<std::size_t>(reason)].key; }
std::string_view text_of(LinkReason reason) { return wordings[static_cast<std::size_t>(reason)].text; }

std::vector<LinkReason> reasons_of(ReasonSet set) {
  std::vector<LinkReason> reasons;
  for (std::size_t i = 0; i < link_reasons; ++i) {
    const auto reason = static_cast<LinkReason>(i);
    if ((set & bit_of(reason)) != 0) { reasons.push_back(reason); }
  }
  return reasons;
}

Links link_names(std::span<const NameRecord> records, const Reference& reference, const LinkOptions& options) {
  Links links;
  matching::NameTable names(reference);
  for (const NameRecord& record : records) {
    names.add(record.name);
  }
  const matching::WordKin kin(names);
  matching::NameComparer comparer(names, kin);
  const matching::FormTable forms = matching::make_forms(records, names, options.judged_different != nullptr);
  const matching::PairScorer scorer(records, names, comparer, forms, options);
  const float open = log_odds(options.open);
  matching::Blocks blocks(names, kin, forms, options.largest_block);
  const matching::SpellingCosts costs = learn_costs(blocks, scorer, forms, comparer);
  comparer.set_costs(costs);
  // That a person has no other record at all, were their numbers Poisson's.
  const float unseen = 1 - scorer.trust() * (1 - std::exp(-std::exp(costs.prior)));
  const float join = (1 - scorer.trust()) * log_odds(options.join) + scorer.trust() * log_odds(options.join_by_data);
  auto pairs = score_pairs(blocks, scorer, forms, open + std::log(unseen), links.compared);
  matching::Clusters clusters(scorer, forms, pairs, {join, open, unseen, options.judged_different});
  clusters.run();
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> number(forms.size(), none);
  links.cluster.reserve(records.size());
  for (const std::uint32_t form : forms.form_of) {
    std::uint32_t& cluster = number[clusters.root(form)];
    if (cluster == none) { cluster = links.clusters++; }
    links.cluster.push_back(cluster);
  }
  for (const std::uint32_t place : clusters.joined()) {
    links.joined.push_back(linked(pairs[place], forms));
  }
  for (const std::uint32_t place : clusters.open_pairs()) {
    links.open.push_back(linked(pairs[place], forms));
  }
  return links;
}

} // namespace entente
