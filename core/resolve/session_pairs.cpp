#include "core/resolve/session_pairs.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"

namespace entente {
namespace {

constexpr std::size_t most_title_words = 40;    ///< of a title, that are compared
constexpr std::size_t most_people = 200;        ///< of a session, that find its like
constexpr std::size_t most_pairs_of_word = 256; ///< pairs that one shared word may bring
constexpr double pair_score = 0.5;
constexpr int near_minutes = 30;

/// A session made ready for comparing.
struct Item {
  const ProgrammeItem* facts = nullptr;
  std::string label;
  std::string title; ///< folded
  std::vector<std::string> stems;
};

std::vector<Item> prepared(std::span<const ProgrammeItem> items) {
  std::vector<Item> list;
  list.reserve(items.size());
  for (const ProgrammeItem& facts : items) {
    Item& item = list.emplace_back(Item{&facts, fold(facts.label), fold(facts.title), matching::stems(facts.title)});
    if (item.stems.size() > most_title_words) { item.stems.resize(most_title_words); }
  }
  return list;
}

std::optional<bool> same_day(const ProgrammeItem& a, const ProgrammeItem& b) {
  if (a.date && b.date) { return *a.date == *b.date; }
  if (a.day && b.day) { return *a.day == *b.day; }
  return std::nullopt;
}

/// Day and hour: 1 the same, 0.6 within half an hour, 0.3 the same hour on another day.
std::optional<double> slot_agreement(const ProgrammeItem& a, const ProgrammeItem& b) {
  const auto day = same_day(a, b);
  if (!a.start || !b.start) { return day ? std::optional<double>(*day ? 0.5 : 0.0) : std::nullopt; }
  const int apart = std::abs(a.start->minutes - b.start->minutes);
  if (day && !*day) { return apart == 0 ? 0.3 : 0.0; }
  return apart == 0 ? 1.0 : apart <= near_minutes ? 0.6 : 0.0;
}

std::optional<double> title_agreement(const Item& a, const Item& b) {
  if (a.title.empty() || b.title.empty()) { return std::nullopt; }
  if (a.title == b.title) { return 1.0; }
  const matching::Agreement agreement = matching::agree(
      std::span<const std::string>(a.stems), std::span<const std::string>(b.stems), [](const std::string&) { return 1.0; });
  // A title that the other goes on from ("Data" and "Data: the basis of policy") is nearly the same.
  return agreement.words == 0 ? 0.0 : std::max(agreement.overlap(), 0.8 * agreement.containment());
}

std::optional<double> people_agreement(const ProgrammeItem& a, const ProgrammeItem& b) {
  if (a.people.empty() || b.people.empty()) { return std::nullopt; }
  std::vector<std::int64_t> shared;
  std::ranges::set_intersection(a.people, b.people, std::back_inserter(shared));
  return static_cast<double>(shared.size()) / static_cast<double>(std::min(a.people.size(), b.people.size()));
}

bool telling_kind(SessionKind kind) {
  return kind != SessionKind::panel && kind != SessionKind::session && kind != SessionKind::other;
}

ItemPair compare(const Item& a, const Item& b) {
  ItemPair pair;
  pair.titles = title_agreement(a, b);
  pair.same_day = same_day(*a.facts, *b.facts);
  pair.shared_people = people_agreement(*a.facts, *b.facts);
  const bool breaks = a.facts->kind == SessionKind::break_ || b.facts->kind == SessionKind::break_;
  if (breaks && (a.facts->kind != b.facts->kind || (pair.same_day && !*pair.same_day))) { return pair; }
  const auto slot = slot_agreement(*a.facts, *b.facts);
  double sum = 0;
  double weights = 0;
  const auto add = [&](const std::optional<double>& value, double weight) {
    if (!value) { return; }
    sum += *value * weight;
    weights += weight;
  };
  add(pair.titles, 0.5);
  add(slot, 0.25);
  add(pair.shared_people, 0.25);
  const bool labels = !a.label.empty() && !b.label.empty();
  if (labels && !pair.titles) { add(a.label == b.label ? 1.0 : 0.0, 0.5); }
  if (weights == 0) { return pair; }
  pair.score = sum / weights;
  if (labels && pair.titles && a.label == b.label) { pair.score += 0.1; }
  if (a.facts->kind == b.facts->kind && telling_kind(a.facts->kind)) { pair.score += 0.1; }
  pair.score = std::min(pair.score, 1.0);
  return pair;
}

using Blocks = std::unordered_map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>>;

void block(const std::vector<Item>& items, Blocks& blocks, bool first) {
  const auto put = [&](const std::string& key, std::size_t index) {
    auto& sides = blocks[key];
    auto& list = first ? sides.first : sides.second;
    if (list.empty() || list.back() != index) { list.push_back(index); }
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (!item.title.empty()) { put("t:" + item.title, i); }
    if (!item.label.empty()) { put("l:" + item.label, i); }
    for (const std::string& stem : item.stems) {
      put("w:" + stem, i);
    }
    if (item.facts->start) { put(fmt::format("h:{}", item.facts->start->minutes), i); }
    for (std::size_t p = 0; p < item.facts->people.size() && p < most_people; ++p) {
      put(fmt::format("p:{}", item.facts->people[p]), i);
    }
    if (telling_kind(item.facts->kind)) { put(fmt::format("k:{}", static_cast<int>(item.facts->kind)), i); }
  }
}

std::set<std::pair<std::size_t, std::size_t>> candidates(const std::vector<Item>& a, const std::vector<Item>& b) {
  constexpr std::size_t neighbours = 4;
  Blocks blocks;
  block(a, blocks, true);
  block(b, blocks, false);
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [key, sides] : blocks) {
    const auto& [ones, others] = sides;
    const bool all = ones.size() * others.size() <= most_pairs_of_word;
    for (std::size_t i = 0; i < ones.size(); ++i) {
      const std::size_t from = all || i < neighbours ? 0 : i - neighbours;
      const std::size_t to = all ? others.size() : std::min(others.size(), i + neighbours + 1);
      for (std::size_t j = from; j < to; ++j) {
        pairs.emplace(ones[i], others[j]);
      }
    }
  }
  return pairs;
}

} // namespace

std::vector<ItemPair> pair_sessions(std::span<const ProgrammeItem> a, std::span<const ProgrammeItem> b) {
  const std::vector<Item> ones = prepared(a);
  const std::vector<Item> others = prepared(b);
  std::vector<ItemPair> found;
  for (const auto& [i, j] : candidates(ones, others)) {
    ItemPair pair = compare(ones[i], others[j]);
    pair.a = i;
    pair.b = j;
    if (pair.score >= pair_score) { found.push_back(pair); }
  }
  const auto shift = [](const ItemPair& pair) { return pair.a > pair.b ? pair.a - pair.b : pair.b - pair.a; };
  std::ranges::sort(found, [&](const ItemPair& x, const ItemPair& y) {
    return std::tuple(-x.score, shift(x), x.a, x.b) < std::tuple(-y.score, shift(y), y.a, y.b);
  });
  std::vector<bool> taken_a(a.size(), false);
  std::vector<bool> taken_b(b.size(), false);
  std::vector<ItemPair> pairs;
  for (const ItemPair& pair : found) {
    if (taken_a[pair.a] || taken_b[pair.b]) { continue; }
    taken_a[pair.a] = taken_b[pair.b] = true;
    pairs.push_back(pair);
  }
  std::ranges::sort(pairs, {}, &ItemPair::a);
  return pairs;
}

} // namespace entente
