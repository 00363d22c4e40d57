#include "core/resolve/linkage_blocks.hpp"

#include <algorithm>
#include <tuple>

namespace entente::matching {
namespace {

std::uint64_t key(std::uint64_t hash, std::uint32_t form) { return (hash & 0xFFFFFFFF00000000ULL) | form; }

/// Both in either order.
std::uint64_t unordered(std::uint64_t a, std::uint64_t b) { return mix(std::min(a, b), std::max(a, b)); }

/// Sorted, each key of a form once.
void settle(std::vector<std::uint64_t>& keys) {
  sort_by_upper(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

/// Which hashes are there, with few wrong answers.
class Filter {
public:
  explicit Filter(const std::vector<std::uint64_t>& keys) : bits_(std::size_t{1} << 16U) {
    for (const std::uint64_t one : keys) {
      bits_[place(one)] |= std::uint64_t{1} << (one >> 58U);
    }
  }
  [[nodiscard]] bool may_hold(std::uint64_t hash) const { return (bits_[place(hash)] >> (hash >> 58U) & 1U) != 0; }

private:
  [[nodiscard]] static std::size_t place(std::uint64_t hash) { return static_cast<std::size_t>(hash >> 42U & 0xFFFFU); }
  std::vector<std::uint64_t> bits_;
};

} // namespace

Blocks::Keys Blocks::same_body_keys() const {
  Keys keys;
  for (std::uint32_t form = 0; form < forms_.size(); ++form) {
    if (forms_.body[form] == 0) { continue; }
    const auto name = names_.name(forms_.record_of[form]);
    for (std::size_t i = 0; i < name.size(); ++i) {
      for (std::size_t j = i + 1; j < name.size() && !name[i].light; ++j) {
        if (name[j].light) { continue; }
        const std::uint64_t initials = unordered(names_.parts()[name[i].part].first, names_.parts()[name[j].part].first);
        keys.push_back(key(mix(initials, forms_.body[form]), form));
      }
    }
  }
  settle(keys);
  return keys;
}

Blocks::Keys Blocks::word_pair_keys() const {
  Keys keys;
  for (std::uint32_t form = 0; form < forms_.size(); ++form) {
    const auto name = names_.name(forms_.record_of[form]);
    for (std::size_t i = 0; i < name.size(); ++i) {
      for (std::size_t j = i + 1; j < name.size(); ++j) {
        if (names_.parts()[name[i].part].initial || names_.parts()[name[j].part].initial) { continue; }
        keys.push_back(key(unordered(kin_.spelling(name[i].part), kin_.spelling(name[j].part)), form));
      }
    }
  }
  settle(keys);
  return keys;
}

Blocks::Keys Blocks::closed_up_keys() const {
  Keys keys;
  for (std::uint32_t form = 0; form < forms_.size(); ++form) {
    keys.push_back(key(mix(names_.closed_up(forms_.record_of[form]), 3), form));
  }
  settle(keys);
  return keys;
}

Blocks::Probes Blocks::bare_keys() const {
  Probes probes;
  const auto each_key = [&](std::uint32_t form, auto take) {
    const auto name = names_.name(forms_.record_of[form]);
    for (std::size_t i = 0; i < name.size(); ++i) {
      for (std::size_t j = 0; j < name.size(); ++j) {
        const bool ends = name.size() <= 3 || i == 0 || i + 1 == name.size() || j == 0 || j + 1 == name.size();
        if (i == j || !ends || name[i].light || name[j].light || names_.parts()[name[i].part].initial) { continue; }
        take(mix(names_.parts()[name[i].part].hash, names_.parts()[name[j].part].first));
      }
    }
  };
  for (std::uint32_t form = 0; form < forms_.size(); ++form) {
    if (forms_.body[form] != 0) { continue; }
    each_key(form, [&](std::uint64_t hash) { probes.asking.push_back(key(hash, form)); });
  }
  const Filter filter(probes.asking);
  for (std::uint32_t form = 0; form < forms_.size(); ++form) {
    each_key(form, [&](std::uint64_t hash) {
      if (filter.may_hold(hash)) { probes.answering.push_back(key(hash, form)); }
    });
  }
  settle(probes.asking);
  settle(probes.answering);
  return probes;
}

Blocks::Probes Blocks::lone_keys() const {
  Probes probes;
  const auto hash_of = [&](std::uint32_t form, std::uint32_t part) {
    return mix(names_.parts()[part].hash, forms_.body[form] + std::uint64_t{17});
  };
  for (std::uint32_t form = 0; form < forms_.size(); ++form) {
    const auto name = names_.name(forms_.record_of[form]);
    if (name.size() == 1) { probes.asking.push_back(key(hash_of(form, name[0].part), form)); }
  }
  if (probes.asking.empty()) { return probes; }
  const Filter filter(probes.asking);
  for (std::uint32_t form = 0; form < forms_.size(); ++form) {
    for (const NameUse& use : names_.name(forms_.record_of[form])) {
      const std::uint64_t hash = hash_of(form, use.part);
      if (filter.may_hold(hash)) { probes.answering.push_back(key(hash, form)); }
    }
  }
  settle(probes.asking);
  settle(probes.answering);
  return probes;
}

/// The same for names whose words sound alike, in any order.
std::uint64_t Blocks::spelling_of(std::uint32_t form) const {
  std::uint64_t sum = 0;
  for (const NameUse& use : names_.name(forms_.record_of[form])) {
    if (!use.light) { sum += kin_.spelling(use.part); }
  }
  return sum;
}

void Blocks::cut(std::span<const std::uint32_t> block, std::vector<std::vector<std::uint32_t>>& smaller) const {
  for (const auto* facts : {&forms_.body, &forms_.state, &forms_.post}) {
    std::vector<std::uint32_t> sorted(block.begin(), block.end());
    std::erase_if(sorted, [&](std::uint32_t form) { return (*facts)[form] == 0; });
    std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tuple((*facts)[a], spelling_of(a), forms_.content[a]) <
             std::tuple((*facts)[b], spelling_of(b), forms_.content[b]);
    });
    for (std::size_t from = 0; from < sorted.size();) {
      std::size_t to = from;
      while (to < sorted.size() && (*facts)[sorted[to]] == (*facts)[sorted[from]]) {
        ++to;
      }
      if (to - from > 1) {
        smaller.emplace_back(sorted.begin() + static_cast<std::ptrdiff_t>(from),
                             sorted.begin() + static_cast<std::ptrdiff_t>(to));
      }
      from = to;
    }
  }
}

} // namespace entente::matching
