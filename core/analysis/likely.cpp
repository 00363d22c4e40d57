#include "core/analysis/likely.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "core/analysis/held_out.hpp"
#include "core/analysis/kernels/likeness.hpp"
#include "core/analysis/kernels/simple_ties.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/two_mode.hpp"
#include "core/analysis/values.hpp"
#include "core/error.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

constexpr std::size_t reasons = 3; ///< common contacts named in a row

std::vector<std::uint32_t> shared_by(const Rows& rows, std::uint32_t a, std::uint32_t b) {
  std::vector<std::uint32_t> shared;
  const auto one = rows.neighbours(a);
  const auto other = rows.neighbours(b);
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(shared));
  return shared;
}

/// What is used again from one node to the next.
struct Reached {
  explicit Reached(std::size_t nodes) : scores(nodes, 0), touched(nodes + 1) {}
  std::vector<double> scores;         ///< by node; 0 in between
  std::vector<std::uint32_t> touched; ///< those with a score; room for one more
};

/// Adds the untied pairs of v with nodes above it, or with all others, keeping the best `count` as a heap.
void add_pairs(const Rows& rows, Likeness likeness, std::uint32_t v, bool all, std::uint32_t count, const LeftOut& left_out,
               Reached& reached, std::vector<LikelyTie>& best) {
  auto& [scores, touched] = reached;
  std::size_t found = 0; // grows without a branch: who is met first is as good as random
  for (const std::uint32_t q : rows.neighbours(v)) {
    const double said = detail::word_of(likeness, rows.neighbours(q).size());
    const auto others = rows.neighbours(q);
    for (auto w = all ? others.begin() : std::ranges::upper_bound(others, v); w != others.end(); ++w) {
      if (*w == v) { continue; }
      touched[found] = *w;
      found += scores[*w] == 0 ? 1 : 0;
      scores[*w] += said;
    }
  }
  const auto met = rows.neighbours(v);
  for (std::size_t i = 0; i < found; ++i) {
    const std::uint32_t w = touched[i];
    const double score = std::exchange(scores[w], 0.0);
    if (best.size() == count && score < best.front().score) { continue; }
    LikelyTie tie{std::min(v, w), std::max(v, w), score, {}};
    if (best.size() == count && !detail::better(tie, best.front())) { continue; }
    if (std::binary_search(met.begin(), met.end(), w)) { continue; }
    if (left_out && left_out(tie.source, tie.target)) { continue; }
    if (best.size() == count) {
      std::pop_heap(best.begin(), best.end(), detail::better);
      best.pop_back();
    }
    best.push_back(std::move(tie));
    std::push_heap(best.begin(), best.end(), detail::better);
  }
}

const std::vector<OptionInfo>& likely_options() {
  static const std::vector<OptionInfo> list{
      {"of", "", "", "id or name", "option.of.summary"},
      {"count", "pairs", "20", "1 to 10000", "option.count.summary"},
      {"method", "", "adamic-adar", "common, adamic-adar, resource", "option.method.summary"},
      {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"}};
  return list;
}

Row row_of(const Network& network, const LikelyTie& likely) {
  const Node& a = network.nodes()[likely.source];
  const Node& b = network.nodes()[likely.target];
  std::string through;
  Row row;
  for (std::size_t i = 0; i < likely.shared.size(); ++i) {
    if (i < reasons) { through += (i == 0 ? "" : ", ") + network.nodes()[likely.shared[i]].name; }
    for (const std::uint32_t end : {likely.source, likely.target}) {
      const Tie* const tie = detail::tie_between(network, end, likely.shared[i]);
      if (tie != nullptr) { row.evidence.insert(row.evidence.end(), tie->evidence.begin(), tie->evidence.end()); }
    }
  }
  std::sort(row.evidence.begin(), row.evidence.end());
  row.evidence.erase(std::unique(row.evidence.begin(), row.evidence.end()), row.evidence.end());
  row.cells = {a.id + "|" + b.id, a.name + " – " + b.name, likely.score, static_cast<std::int64_t>(likely.shared.size()),
               std::move(through)};
  return row;
}

Table run_likely(const Network& network, const Options& options) {
  check_options("likely", options, likely_options());
  const Likeness likeness = likeness_of(text_option(options, likely_options(), "method"));
  const auto count = static_cast<std::uint32_t>(integer_option(options, likely_options(), "count", 1, 10000));
  const auto seed = static_cast<std::uint64_t>(
      integer_option(options, likely_options(), "seed", 0, std::numeric_limits<std::int64_t>::max()));
  const std::string name = text_option(options, likely_options(), "of");
  std::optional<std::uint32_t> of;
  if (!name.empty()) { of = detail::node_called(network, name); }
  Table table;
  table.name = "likely";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"likely", "", ColumnType::real},
                   {"shared", "contacts", ColumnType::integer},
                   {"through", "", ColumnType::text}};
  const Sides sides = network.two_mode() ? sides_of(network) : Sides{};
  for (const LikelyTie& tie : sides.empty()
                                  ? likely_ties(network.rows(), likeness, count, of, {}, spoken_for_at_once(network))
                                  : likely_places(network.rows(), sides, likeness, count, of)) {
    table.rows.push_back(row_of(network, tie));
  }
  tell_held_out(held_out_accuracy(network, likeness, seed), table);
  return table;
}

} // namespace

Likeness likeness_of(const std::string& text) {
  if (text == "common") { return Likeness::common; }
  if (text == "adamic-adar") { return Likeness::adamic_adar; }
  if (text == "resource") { return Likeness::resource; }
  throw Error(ErrorKind::bad_argument, "option method: \"{}\" is not one of common, adamic-adar, resource", text);
}

double likeness_score(const Rows& rows, Likeness likeness, std::uint32_t a, std::uint32_t b) {
  double score = 0;
  for (const std::uint32_t q : shared_by(rows, a, b)) {
    score += detail::word_of(likeness, rows.neighbours(q).size());
  }
  return score;
}

std::optional<double> area_under_curve(std::span<const double> scores, std::span<const double> sorted_others) {
  if (scores.empty() || sorted_others.empty()) { return std::nullopt; }
  double above = 0;
  for (const double score : scores) {
    const auto [first, last] = std::equal_range(sorted_others.begin(), sorted_others.end(), score);
    above += static_cast<double>(first - sorted_others.begin()) + 0.5 * static_cast<double>(last - first);
  }
  return above / (static_cast<double>(scores.size()) * static_cast<double>(sorted_others.size()));
}

std::vector<LikelyTie> likely_ties(const Rows& rows, Likeness likeness, std::uint32_t count, std::optional<std::uint32_t> of,
                                   const Work& work, const LeftOut& left_out) {
  const Adjacency simple = make_adjacency(rows.size(), detail::simple_ties(rows));
  const Rows plain = simple.rows();
  Reached reached(rows.size());
  std::vector<LikelyTie> best;
  if (count == 0) { return best; }
  if (of) {
    add_pairs(plain, likeness, *of, true, count, left_out, reached, best);
  } else {
    for (std::uint32_t v = 0; v < rows.size(); ++v) {
      work.check();
      add_pairs(plain, likeness, v, false, count, left_out, reached, best);
    }
  }
  std::sort(best.begin(), best.end(), detail::better);
  for (LikelyTie& tie : best) {
    tie.shared = shared_by(plain, tie.source, tie.target);
    std::stable_sort(tie.shared.begin(), tie.shared.end(), [&](std::uint32_t a, std::uint32_t b) {
      return plain.neighbours(a).size() < plain.neighbours(b).size();
    });
  }
  return best;
}

LeftOut spoken_for_at_once(const Network& network) {
  struct Lists {
    std::vector<std::size_t> offsets{0};
    std::vector<AppearanceId> ids;
    [[nodiscard]] std::span<const AppearanceId> of(std::uint32_t node) const {
      return std::span(ids).subspan(offsets[node], offsets[node + 1] - offsets[node]);
    }
  };
  const auto lists = std::make_shared<Lists>();
  for (const Node& node : network.nodes()) {
    lists->ids.insert(lists->ids.end(), node.evidence.begin(), node.evidence.end());
    lists->offsets.push_back(lists->ids.size());
  }
  return [lists = std::shared_ptr<const Lists>(lists)](std::uint32_t a, std::uint32_t b) {
    const auto one = lists->of(a);
    const auto other = lists->of(b);
    auto at = one.begin();
    for (auto with = other.begin(); at != one.end() && with != other.end();) {
      if (*at == *with) { return true; }
      *at < *with ? ++at : ++with;
    }
    return false;
  };
}

Measure likely_measure() {
  return {"likely", "measure.likely.summary", "Adamic & Adar 2003, doi:10.1016/S0378-8733(03)00009-1", likely_options(),
          run_likely};
}

} // namespace entente
