#include "core/resolve/linkage_score.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

#include "core/resolve/words.hpp"

namespace entente::matching {
namespace {

constexpr float most_from_name = 7.0F;
constexpr float most_from_body = 7.0F;
constexpr float rare_from = 2.0F;    ///< chance log odds of a name called rare
constexpr float common_from = -1.0F; ///< and of one called common
constexpr float telling_from = 3.0F; ///< of names that show by themselves who is who
constexpr float plain_from = 2.0F;
constexpr double believed_pairs = 40; ///< pairs seen before the data's own rate of equal bodies outweighs one half

std::uint64_t content_of(const NameRecord& record, std::span<const NameUse> name, const NameTable& names,
                         std::uint64_t rest) {
  std::uint64_t hash = rest;
  for (const NameUse& use : name) {
    hash = mix(hash, names.parts()[use.part].hash + (use.marked ? 1 : 0) + (use.light ? 2 : 0));
  }
  return mix(hash, record.gender ? 1 + static_cast<std::uint64_t>(*record.gender) : 0);
}

float share_weight(std::uint32_t count, std::size_t total) {
  return std::log(static_cast<float>(total)) - std::log(static_cast<float>(std::max(count, 1U)));
}

} // namespace

FormTable make_forms(std::span<const NameRecord> records, const NameTable& names, bool as_printed) {
  FormTable forms;
  Interner bodies;
  Interner states;
  Interner posts;
  for (Interner* list : {&bodies, &states, &posts}) {
    list->add("");
  }
  forms.post_stems.emplace_back();
  forms.form_of.reserve(records.size());
  std::unordered_map<std::uint64_t, std::uint32_t> known;
  known.reserve(records.size());
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    const NameRecord& record = records[i];
    const std::uint32_t body = bodies.add(record.body);
    const std::uint32_t state = record.state.empty() ? 0 : states.add(record.state);
    const std::uint32_t post = record.post.empty() ? 0 : posts.add(record.post);
    if (post == forms.post_stems.size()) { forms.post_stems.push_back(stems(record.post)); }
    if (body >= forms.body_records.size()) { forms.body_records.resize(body + std::size_t{1}); }
    ++forms.body_records[body];
    const std::uint64_t rest = mix(mix(hash_text(record.body), hash_text(record.state)), hash_text(record.post));
    std::uint64_t content = mix(content_of(record, names.name(i), names, rest), names.suffix(i));
    if (record.known != 0) { content = mix(content, record.known); }
    if (as_printed) { content = mix(content, hash_text(record.name)); }
    const bool tells = body != 0 || (state != 0 && post != 0);
    const bool alone = !tells || !record.companions.empty() || record.year != 0;
    std::uint32_t form = forms.size();
    if (!alone) { form = known.try_emplace(content, form).first->second; }
    forms.form_of.push_back(form);
    if (form < forms.size()) {
      ++forms.count[form];
      continue;
    }
    forms.record_of.push_back(i);
    forms.count.push_back(1);
    forms.body.push_back(body);
    forms.state.push_back(state);
    forms.post.push_back(post);
    forms.known.push_back(record.known);
    forms.content.push_back(mix(content, static_cast<std::uint64_t>(record.year)));
  }
  return forms;
}

double probability(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

PairScorer::PairScorer(std::span<const NameRecord> records, const NameTable& names, const NameComparer& comparer,
                       const FormTable& forms, const LinkOptions& options)
    : records_(records), names_(names), comparer_(comparer), forms_(forms) {
  const auto total = static_cast<double>(records.size());
  data_ = static_cast<float>(total / (total + options.trust_data_from));
  learn_bodies();
}

/// Names so rare that they are one person's by themselves show how often one person's records bear one body.
void PairScorer::learn_bodies() {
  struct Item {
    std::uint64_t name;
    std::uint32_t body;
    std::uint32_t count;
  };
  std::vector<Item> items;
  for (std::uint32_t form = 0; form < forms_.size(); ++form) {
    const std::uint32_t record = forms_.record_of[form];
    if (forms_.body[form] == 0 || names_.name(record).size() < 2 || comparer_.rarity(record) < telling_from) { continue; }
    std::uint64_t sum = 0;
    for (const NameUse& use : names_.name(record)) {
      sum += names_.parts()[use.part].hash;
    }
    items.push_back({sum, forms_.body[form], forms_.count[form]});
  }
  std::sort(items.begin(), items.end(),
            [](const Item& a, const Item& b) { return a.name != b.name ? a.name < b.name : a.body < b.body; });
  double same = 0;
  double other = 0;
  double pairs = believed_pairs;
  double records = believed_pairs;
  for (std::size_t i = 0, first = 0; i < items.size(); ++i) {
    same += items[i].count - 1;
    if (i > 0 && items[i].name == items[i - 1].name) { (items[i].body == items[i - 1].body ? same : other) += 1; }
    if (items[i].name != items[first].name) { first = i; }
    double before = 0;
    for (std::size_t k = first; k < i && i - first < 100; ++k) {
      before += items[k].count;
    }
    pairs += items[i].count * (items[i].count - 1.0) + 2 * items[i].count * before;
    records += items[i].count;
  }
  repeats_ = pairs / records;
  const double rate = (same + believed_pairs / 2) / (same + other + believed_pairs);
  same_body_rate_ = static_cast<float>(rate);
  other_body_ = static_cast<float>(std::log(2 * (1 - rate)) - 0.7);
}

float PairScorer::body_weight(std::uint32_t a, std::uint32_t b, ReasonSet& reasons) const {
  const std::uint32_t x = forms_.body[a];
  const std::uint32_t y = forms_.body[b];
  if (x == 0 || y == 0) {
    reasons |= bit_of(LinkReason::no_body);
    return 0;
  }
  if (x != y) {
    reasons |= bit_of(LinkReason::other_body);
    return other_body_;
  }
  reasons |= bit_of(LinkReason::same_body);
  const float learned =
      std::min(most_from_body, share_weight(forms_.body_records[x], records_.size()) + std::log(same_body_rate_));
  return data_ * learned + (1 - data_) * 2.5F;
}

float PairScorer::companion_weight(const NameRecord& a, const NameRecord& b, ReasonSet& reasons) const {
  const auto holds = [](const NameRecord& record, std::uint32_t number) {
    return number != 0 && std::binary_search(record.companions.begin(), record.companions.end(), number);
  };
  if (holds(a, b.number) || holds(b, a.number)) {
    reasons |= bit_of(LinkReason::one_panel);
    return -3;
  }
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.companions.size() && j < b.companions.size();) {
    if (a.companions[i] == b.companions[j]) { ++shared; }
    const bool step = a.companions[i] <= b.companions[j];
    j += b.companions[j] <= a.companions[i] ? 1 : 0;
    i += step ? 1 : 0;
  }
  if (shared == 0) { return 0; }
  reasons |= bit_of(LinkReason::shared_companions);
  return shared == 1 ? 0.6F : 1.2F;
}

float PairScorer::other_weight(std::uint32_t a, std::uint32_t b, bool body_agrees, ReasonSet& reasons) const {
  float sum = 0;
  float post = 0;
  if (forms_.post[a] != 0 && forms_.post[b] != 0) {
    const Agreement agreement = agree(forms_.post_stems[forms_.post[a]], forms_.post_stems[forms_.post[b]],
                                      [](const std::string& word) { return Words::builtin().post_weight(word); });
    post = static_cast<float>(2.2 * agreement.overlap() * (1 - std::exp(-agreement.shared / 0.8)));
    if (post >= 0.15F) {
      reasons |= bit_of(LinkReason::like_post);
      sum += post;
    }
  }
  if (const std::uint32_t x = forms_.state[a], y = forms_.state[b]; x != 0 && y != 0) {
    const bool bodies = forms_.body[a] != 0 && forms_.body[b] != 0;
    reasons |= bit_of(x == y ? LinkReason::same_state : LinkReason::other_state);
    sum += x != y ? -4.0F : bodies && !body_agrees && post < 0.9F ? 1.0F : 1.4F;
  }
  const NameRecord& first = records_[forms_.record_of[a]];
  const NameRecord& second = records_[forms_.record_of[b]];
  if (first.year != 0 && second.year != 0) {
    const int apart = std::abs(first.year - second.year);
    if (apart <= 2) {
      reasons |= bit_of(LinkReason::near_years);
      sum += 0.3F;
    } else if (apart > 45) {
      reasons |= bit_of(LinkReason::far_years);
      sum -= 4.0F;
    }
  }
  return sum + companion_weight(first, second, reasons);
}

bool PairScorer::conflicts(const PairScore& score) {
  constexpr ReasonSet against = bit_of(LinkReason::other_body) | bit_of(LinkReason::other_state) |
                                bit_of(LinkReason::far_years) | bit_of(LinkReason::one_panel);
  return (score.reasons & against) != 0;
}

bool PairScorer::plainly_one(std::uint32_t form_a, std::uint32_t form_b) const {
  const std::uint32_t body = forms_.body[form_a];
  if (body == 0 || body != forms_.body[form_b]) { return false; }
  const float rarity = comparer_.shared_rarity(forms_.record_of[form_a], forms_.record_of[form_b]);
  return rarity + share_weight(forms_.body_records[body], records_.size()) > plain_from;
}

PairScore PairScorer::score(std::uint32_t form_a, std::uint32_t form_b) const {
  const std::uint32_t a = forms_.record_of[form_a];
  const std::uint32_t b = forms_.record_of[form_b];
  if (records_[a].gender && records_[b].gender && *records_[a].gender != *records_[b].gender) { return {}; }
  const TableFit name = comparer_.compare(a, b);
  if (!name.fits) { return {}; }
  PairScore score{true, 0, name.reasons};
  if (name.rarity >= rare_from) { score.reasons |= bit_of(LinkReason::rare_name); }
  if (name.rarity <= common_from) { score.reasons |= bit_of(LinkReason::common_name); }
  const float rarity = std::min(name.rarity, most_from_name);
  score.weight = data_ * rarity + (1 - data_) * name.fixed;
  const float body = body_weight(form_a, form_b, score.reasons);
  const bool same_state = forms_.state[form_a] != 0 && forms_.state[form_a] == forms_.state[form_b];
  score.weight += body < 0 && same_state && body > -1.5F ? 0 : body;
  score.weight += other_weight(form_a, form_b, body > 0, score.reasons);
  return score;
}

} // namespace entente::matching
