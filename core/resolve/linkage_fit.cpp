#include "core/resolve/linkage_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "core/text/similarity.hpp"

namespace entente::matching {
namespace {

constexpr std::size_t most_uses = 10;
constexpr std::int8_t unmet = -1;

/// Minus log of the share of words within two slips of one, by its letters (4, 5, 6, 7 and more).
constexpr std::array<float, 4> two_slips_chance{4.5F, 5.5F, 7.0F, 8.0F};
constexpr std::size_t two_slips_from = 4;

enum class UseMeeting : std::uint8_t { equal, joined, spelt, initial, slip, two_slips };

using Uses = std::span<const NameUse>;

/// Which words meet, and how.
struct UsePairing {
  std::array<std::int8_t, most_uses> of_a{};
  std::array<std::int8_t, most_uses> of_b{};
  std::array<std::uint8_t, 6> met{};
  int shared = 0;
  int full = 0;
  UsePairing() {
    of_a.fill(unmet);
    of_b.fill(unmet);
  }
  void meet(std::size_t i, std::size_t j, UseMeeting how) {
    of_a[i] = static_cast<std::int8_t>(j);
    of_b[j] = static_cast<std::int8_t>(i);
    ++met[static_cast<std::size_t>(how)];
    ++shared;
  }
  [[nodiscard]] int count(UseMeeting how) const { return met[static_cast<std::size_t>(how)]; }
};

/// Where words that only one name prints stand.
struct MissingUses {
  bool clash = false, both = false, first = false, middle = false, last = false, turned = false, scrambled = false;
  [[nodiscard]] bool any() const { return first || middle || last; }
};

/// The word of b to begin with so that its words follow a's order; nothing when no turning round does it.
std::optional<std::size_t> turn_of(const UsePairing& pairing, std::size_t size_a) {
  int falls = 0;
  std::int8_t before = unmet;
  std::int8_t first = unmet;
  std::size_t start = 0;
  for (std::size_t i = 0; i < size_a; ++i) {
    const std::int8_t at = pairing.of_a[i];
    if (at == unmet) { continue; }
    if (first == unmet) { first = at; }
    if (before != unmet && at < before) {
      ++falls;
      start = static_cast<std::size_t>(first);
    }
    before = at;
  }
  if (falls == 0) { return 0; }
  if (falls > 1 || before >= first) { return std::nullopt; }
  return start;
}

MissingUses find_missing(const UsePairing& pairing, Uses a, Uses b) {
  MissingUses missing;
  const std::optional<std::size_t> turn = turn_of(pairing, a.size());
  missing.scrambled = !turn;
  missing.turned = turn != std::size_t{0};
  const std::size_t shift = turn.value_or(0);
  std::uint32_t gaps_a = 0;
  std::uint32_t gaps_b = 0;
  std::uint32_t firm_a = 0; // with particles that another word contradicts
  std::uint32_t firm_b = 0;
  int seen = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (pairing.of_a[i] != unmet) {
      seen += i == 0 || pairing.of_a[i] != pairing.of_a[i - 1] ? 1 : 0;
    } else {
      const std::uint32_t gap = 1U << static_cast<unsigned>(std::min(seen, pairing.shared));
      gaps_a |= a[i].light ? 0 : gap;
      firm_a |= a[i].firm ? gap : 0;
    }
  }
  seen = 0;
  for (std::size_t k = 0; k < b.size(); ++k) {
    const std::size_t j = (k + shift) % b.size();
    if (pairing.of_b[j] != unmet) {
      seen += k == 0 || pairing.of_b[j] != pairing.of_b[(j + b.size() - 1) % b.size()] ? 1 : 0;
    } else {
      const std::uint32_t gap = 1U << static_cast<unsigned>(std::min(seen, pairing.shared));
      gaps_b |= b[j].light ? 0 : gap;
      firm_b |= b[j].firm ? gap : 0;
    }
  }
  const std::uint32_t gaps = gaps_a | gaps_b;
  const std::uint32_t end = 1U << static_cast<unsigned>(pairing.shared);
  missing.clash = (gaps_a & (gaps_b | firm_b)) != 0 || (firm_a & gaps_b) != 0;
  missing.both = gaps_a != 0 && gaps_b != 0;
  missing.first = (gaps & 1U) != 0;
  missing.last = (gaps & end) != 0 && end != 1;
  missing.middle = (gaps & ~(1U | end)) != 0;
  return missing;
}

} // namespace

NameComparer::NameComparer(const NameTable& names, const WordKin& kin) : names_(names), kin_(kin) {
  const auto total = static_cast<float>(std::max(names.size(), 1U));
  log_names_ = std::log(total);
  // The two names compared are not counted: who else has the word?
  const auto rare = [&](std::uint32_t count) {
    return std::max(0.0F, log_names_ - std::log(count > 2 ? static_cast<float>(count) - 1.5F : 0.5F));
  };
  for (std::uint32_t part = 0; part < names.parts().size(); ++part) {
    rare_.push_back(rare(kin.count(part)));
    rare_kin_.push_back(rare(kin.kin_count(part)));
    rare_initial_.push_back(rare(kin.initial_count(part)));
  }
}

float NameComparer::shared_rarity(std::uint32_t a, std::uint32_t b) const {
  float best = -1e6F;
  for (const NameUse& x : names_.name(a)) {
    for (const NameUse& y : names_.name(b)) {
      if (x.part == y.part && !names_.parts()[x.part].initial) { best = std::max(best, rare_[x.part] - log_names_); }
    }
  }
  return best;
}

float NameComparer::rarity(std::uint32_t name) const {
  float sum = -log_names_;
  for (const NameUse& use : names_.name(name)) {
    sum += names_.parts()[use.part].initial ? rare_initial_[use.part] : rare_[use.part];
  }
  return sum;
}

namespace {

/// The rules of one comparison, on two names in a fixed order.
class Comparison {
public:
  Comparison(const NameTable& names, const WordKin& kin, Uses a, Uses b) : names_(names), kin_(kin), a_(a), b_(b) {}

  void pair_up() {
    pass([&](std::size_t i, std::size_t j) { return a_[i].part == b_[j].part ? UseMeeting::equal : none; });
    if (done()) { return; }
    join(a_, b_, pairing_.of_a, pairing_.of_b);
    join(b_, a_, pairing_.of_b, pairing_.of_a);
    pass([&](std::size_t i, std::size_t j) {
      ties_[i][j] = kin_.tie(a_[i].part, b_[j].part);
      return ties_[i][j] == WordTie::spelt ? UseMeeting::spelt : none;
    });
    pass([&](std::size_t i, std::size_t j) {
      const PartFacts& p = names_.parts()[a_[i].part];
      const PartFacts& q = names_.parts()[b_[j].part];
      return p.initial != q.initial && p.first == q.first ? UseMeeting::initial : none;
    });
    pass([&](std::size_t i, std::size_t j) { return ties_[i][j] == WordTie::slip ? UseMeeting::slip : none; });
    if (pairing_.count(UseMeeting::slip) == 0 && pairing_.shared > 0) { pair_two_slips(); }
  }

  [[nodiscard]] bool surnames_clash() const {
    bool marked_a = false;
    bool marked_b = false;
    for (const NameUse& x : a_) {
      marked_a = marked_a || x.marked;
    }
    for (const NameUse& y : b_) {
      marked_b = marked_b || y.marked;
    }
    if (!marked_a || !marked_b) { return false; }
    for (std::size_t i = 0; i < a_.size(); ++i) {
      if (a_[i].marked && pairing_.of_a[i] != unmet && b_[static_cast<std::size_t>(pairing_.of_a[i])].marked) {
        return false;
      }
      for (const NameUse& y : b_) {
        if (a_[i].marked && y.marked && (a_[i].part == y.part || kin_.tie(a_[i].part, y.part) != WordTie::none)) {
          return false;
        }
      }
    }
    return true;
  }
  [[nodiscard]] bool done() const { return all_met(a_, pairing_.of_a) || all_met(b_, pairing_.of_b); }
  [[nodiscard]] const UsePairing& pairing() const { return pairing_; }

private:
  static constexpr auto none = static_cast<UseMeeting>(255);

  static bool all_met(Uses uses, const std::array<std::int8_t, most_uses>& of) {
    for (std::size_t i = 0; i < uses.size(); ++i) {
      if (of[i] == unmet && !uses[i].light) { return false; }
    }
    return true;
  }
  template <class Meets> void pass(Meets meets) {
    for (std::size_t i = 0; i < a_.size(); ++i) {
      for (std::size_t j = 0; j < b_.size() && pairing_.of_a[i] == unmet; ++j) {
        if (pairing_.of_b[j] != unmet || (a_[i].light && b_[j].light)) { continue; }
        const UseMeeting how = meets(i, j);
        if (how == none) { continue; }
        pairing_.meet(i, j, how);
        pairing_.full += names_.parts()[a_[i].part].initial || names_.parts()[b_[j].part].initial ? 0 : 1;
      }
    }
  }
  /// Two neighbours of one name that are one word of the other.
  void join(Uses two, Uses one, std::array<std::int8_t, most_uses>& of_two, std::array<std::int8_t, most_uses>& of_one) {
    for (std::size_t i = 0; i + 1 < two.size(); ++i) {
      if (of_two[i] != unmet || of_two[i + 1] != unmet) { continue; }
      const PartFacts& p = names_.parts()[two[i].part];
      const PartFacts& q = names_.parts()[two[i + 1].part];
      for (std::size_t j = 0; j < one.size(); ++j) {
        if (of_one[j] != unmet || p.closed_up * q.shift + q.closed_up != names_.parts()[one[j].part].closed_up) { continue; }
        of_two[i] = of_two[i + 1] = static_cast<std::int8_t>(j);
        of_one[j] = static_cast<std::int8_t>(i);
        ++pairing_.met[static_cast<std::size_t>(UseMeeting::joined)];
        ++pairing_.shared;
        ++pairing_.full;
        break;
      }
    }
  }
  /// A long word with a slip in both names.
  void pair_two_slips() {
    for (std::size_t i = 0; i < a_.size(); ++i) {
      const std::string_view x = names_.text(a_[i].part);
      if (pairing_.of_a[i] != unmet || a_[i].light || x.size() < two_slips_from) { continue; }
      for (std::size_t j = 0; j < b_.size(); ++j) {
        const std::string_view y = names_.text(b_[j].part);
        const bool worth = pairing_.of_b[j] == unmet && !b_[j].light && y.size() >= two_slips_from &&
                           x.front() == y.front() && std::max(x.size(), y.size()) - std::min(x.size(), y.size()) <= 2;
        if (!worth || edit_distance(x, y, 2) > 2) { continue; }
        pairing_.meet(i, j, UseMeeting::two_slips);
        ++pairing_.full;
        return;
      }
    }
  }

  const NameTable& names_;
  const WordKin& kin_;
  Uses a_;
  Uses b_;
  UsePairing pairing_;
  std::array<std::array<WordTie, most_uses>, most_uses> ties_; ///< of words that were unmet when spellings were looked at
};

/// An order of two names that does not depend on which comes first in the input.
bool in_order(const NameTable& names, Uses a, Uses b) {
  if (a.size() != b.size()) { return a.size() < b.size(); }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].part != b[i].part) { return names.parts()[a[i].part].hash < names.parts()[b[i].part].hash; }
    if (a[i].marked != b[i].marked) { return a[i].marked; }
    if (a[i].light != b[i].light) { return a[i].light; }
  }
  return true;
}

ReasonSet reasons_for(const UsePairing& pairing, const MissingUses& missing) {
  ReasonSet reasons = 0;
  const bool same = pairing.count(UseMeeting::equal) + pairing.count(UseMeeting::joined) == pairing.shared && !missing.any();
  const auto add = [&](bool holds, LinkReason reason) { reasons |= holds ? bit_of(reason) : 0; };
  add(same, LinkReason::same_name);
  add(pairing.count(UseMeeting::joined) > 0, LinkReason::joined);
  add(pairing.count(UseMeeting::spelt) > 0, LinkReason::spelt_otherwise);
  add(pairing.count(UseMeeting::initial) > 0, LinkReason::initials);
  add(pairing.count(UseMeeting::slip) + pairing.count(UseMeeting::two_slips) > 0, LinkReason::slip);
  add(missing.any(), LinkReason::missing_word);
  add(missing.turned, LinkReason::other_order);
  return reasons;
}

/// `compare_names`' weights.
float fixed_weight(const UsePairing& pairing, const MissingUses& missing, bool marked) {
  const auto met = [&](UseMeeting how) { return static_cast<float>(pairing.count(how)); };
  float weight = pairing.full >= 4 ? 0.6F : pairing.full == 3 ? -0.2F : -0.8F;
  if (met(UseMeeting::initial) > 0) { weight -= std::min(0.4F + 0.2F * met(UseMeeting::initial), 0.8F); }
  if (met(UseMeeting::spelt) > 0) { weight -= 0.5F; }
  weight -= 1.2F * met(UseMeeting::slip) + 3.2F * met(UseMeeting::two_slips);
  weight -= (missing.middle ? 0.2F : 0.0F) + (missing.first ? 0.5F : 0.0F) + (missing.last ? 0.5F : 0.0F) +
            (missing.both ? 0.6F : 0.0F);
  if (missing.turned && !marked) { weight -= missing.scrambled ? 0.8F : 0.4F; }
  return weight;
}

bool has_marked(Uses uses) {
  return std::any_of(uses.begin(), uses.end(), [](const NameUse& use) { return use.marked; });
}

} // namespace

TableFit NameComparer::compare(std::uint32_t left, std::uint32_t right) const {
  Uses a = names_.name(left);
  Uses b = names_.name(right);
  if (a.empty() || b.empty()) { return {}; }
  if (names_.suffix(left) != 0 && names_.suffix(right) != 0 && names_.suffix(left) != names_.suffix(right)) { return {}; }
  if (!in_order(names_, a, b)) { std::swap(a, b); }
  TableFit fit;
  if (a.size() == 1) {
    const bool end = b.back().part == a[0].part || std::any_of(b.begin(), b.end(), [&](const NameUse& use) {
                       return use.marked && use.part == a[0].part;
                     });
    if (end && !names_.parts()[a[0].part].initial) {
      fit.fits = true;
      fit.fixed = b.size() == 1 ? -1.6F : -2.2F;
      fit.rarity = rare_[a[0].part] - (b.size() == 1 ? 0.7F : 2.5F) - log_names_;
      fit.reasons = bit_of(b.size() == 1 ? LinkReason::same_name : LinkReason::surname_alone);
      return fit;
    }
  }
  Comparison comparison(names_, kin_, a, b);
  comparison.pair_up();
  const UsePairing& pairing = comparison.pairing();
  const bool closed_up = names_.closed_up(left) == names_.closed_up(right);
  const bool enough = pairing.full >= 1 && (pairing.shared >= 2 || pairing.count(UseMeeting::joined) > 0);
  if (!closed_up && (!enough || comparison.surnames_clash())) { return {}; }
  const MissingUses missing = find_missing(pairing, a, b);
  if (missing.clash || (missing.scrambled && missing.both)) {
    if (!closed_up) { return {}; }
    return {true, std::max(rarity(left), rarity(right)) - 1, -0.8F,
            bit_of(LinkReason::same_name) | bit_of(LinkReason::joined)};
  }
  const bool marked = has_marked(a) || has_marked(b);
  fit.fits = true;
  fit.reasons = reasons_for(pairing, missing);
  fit.fixed = fixed_weight(pairing, missing, marked);
  float sum = -log_names_;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (pairing.of_a[i] == unmet) { continue; }
    const std::uint32_t p = a[i].part;
    const std::uint32_t q = b[static_cast<std::size_t>(pairing.of_a[i])].part;
    const PartFacts& x = names_.parts()[p];
    const PartFacts& y = names_.parts()[q];
    if (p == q) {
      sum += x.initial ? rare_initial_[p] - 0.5F : rare_[p];
    } else if (x.initial || y.initial) {
      sum += rare_initial_[x.first] - costs_.initial;
    } else if (const WordTie tie = kin_.tie(p, q); tie != WordTie::none) {
      sum += std::min(rare_kin_[p], rare_kin_[q]) - (tie == WordTie::spelt ? costs_.spelt : costs_.slip);
    } else if (pairing.count(UseMeeting::two_slips) > 0) {
      const std::size_t letters = std::min(names_.text(p).size(), names_.text(q).size());
      sum += two_slips_chance[std::min<std::size_t>(letters, 7) - two_slips_from] - 2 * costs_.slip;
    } else {
      sum += rare_[p] - 0.5F;
    }
  }
  sum -= (missing.middle ? costs_.missing : 0.0F) + (missing.first ? costs_.missing + 0.5F : 0.0F) +
         (missing.last ? costs_.missing + 0.5F : 0.0F) + (missing.both ? 1.0F : 0.0F);
  if (missing.turned && !marked) { sum -= missing.scrambled ? costs_.turned + 1.0F : costs_.turned; }
  fit.rarity = sum + costs_.prior;
  return fit;
}

} // namespace entente::matching
