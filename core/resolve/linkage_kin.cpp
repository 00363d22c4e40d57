#include "core/resolve/linkage_kin.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/resolve/person_name.hpp"

namespace entente::matching {
namespace {

constexpr std::size_t longest_word = 24;     ///< letters of words that are looked at for slips
constexpr std::size_t largest_group = 400;   ///< words of one deletion key
constexpr std::size_t shortest_spelling = 3; ///< letters of words with spellings

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::uint64_t pair_of(std::uint32_t a, std::uint32_t b) { return (std::uint64_t{a} << 32U) | b; }

/// Calls `visit(a, b)` for all pairs of equal upper halves.
template <class Visit> void each_pair(const std::vector<std::uint64_t>& keys, std::size_t largest, Visit visit) {
  for (std::size_t from = 0; from < keys.size();) {
    std::size_t to = from + 1;
    while (to < keys.size() && keys[to] >> 32U == keys[from] >> 32U) {
      ++to;
    }
    for (std::size_t i = from; i < to && to - from <= largest; ++i) {
      for (std::size_t j = i + 1; j < to; ++j) {
        const auto a = static_cast<std::uint32_t>(keys[i]);
        const auto b = static_cast<std::uint32_t>(keys[j]);
        if (a != b) { visit(std::min(a, b), std::max(a, b)); }
      }
    }
    from = to;
  }
}

} // namespace

bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) { std::swap(a, b); }
  if (b.size() - a.size() > 1) { return false; }
  std::size_t front = 0;
  while (front < a.size() && a[front] == b[front]) {
    ++front;
  }
  std::size_t back = 0;
  while (back < a.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) {
    ++back;
  }
  const std::size_t rest = a.size() - front - back;
  if (a.size() < b.size()) { return rest == 0; }
  return rest == 1 || (rest == 2 && a[front] == b[front + 1] && a[front + 1] == b[front]);
}

WordKin::WordKin(const NameTable& names) {
  count_words(names);
  std::vector<std::uint64_t> found;
  find_slips(names, found);
  find_spellings(names, found);
  keep(found);
}

void WordKin::count_words(const NameTable& names) {
  counts_.resize(names.parts().size());
  initial_counts_.resize(names.parts().size());
  for (std::uint32_t name = 0; name < names.size(); ++name) {
    if (!names.name(name).empty()) { ++initial_counts_[names.parts()[names.name(name).front().part].first]; }
    for (const NameUse& use : names.name(name)) {
      ++counts_[use.part];
    }
  }
}

void WordKin::find_spellings(const NameTable& names, std::vector<std::uint64_t>& found) {
  spelling_.resize(counts_.size());
  std::vector<std::uint64_t> keys;
  for (std::uint32_t part = 0; part < counts_.size(); ++part) {
    const std::string_view text = names.text(part);
    spelling_[part] = names.parts()[part].hash;
    if (counts_[part] == 0 || text.size() < shortest_spelling || !is_ascii(text)) { continue; }
    spelling_[part] = hash_text(spelling_class(text));
    keys.push_back((spelling_[part] & 0xFFFFFFFF00000000ULL) | part);
  }
  sort_by_upper(keys);
  each_pair(keys, largest_group, [&](std::uint32_t a, std::uint32_t b) {
    if (spelling_[a] == spelling_[b]) { found.push_back(pair_of(a, b)); }
  });
}

void WordKin::find_slips(const NameTable& names, std::vector<std::uint64_t>& found) const {
  std::vector<std::uint64_t> keys;
  std::array<char, longest_word> buffer{};
  for (std::uint32_t part = 0; part < counts_.size(); ++part) {
    const std::string_view text = names.text(part);
    if (counts_[part] == 0 || text.size() < 2 || text.size() > longest_word || !is_ascii(text)) { continue; }
    const auto add = [&](std::string_view form) { keys.push_back((hash_text(form) & 0xFFFFFFFF00000000ULL) | part); };
    add(text);
    for (std::size_t gap = 0; gap < text.size(); ++gap) {
      if (gap > 0 && text[gap] == text[gap - 1]) { continue; }
      std::memcpy(buffer.data(), text.data(), gap);
      std::memcpy(buffer.data() + gap, text.data() + gap + 1, text.size() - gap - 1);
      add({buffer.data(), text.size() - 1});
    }
  }
  sort_by_upper(keys);
  each_pair(keys, largest_group, [&](std::uint32_t a, std::uint32_t b) {
    if (one_slip_apart(names.text(a), names.text(b))) { found.push_back(pair_of(a, b)); }
  });
}

void WordKin::keep(std::vector<std::uint64_t>& found) {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  begin_.assign(counts_.size() + 1, 0);
  kin_counts_ = counts_;
  for (const std::uint64_t pair : found) {
    const auto a = static_cast<std::uint32_t>(pair >> 32U);
    const auto b = static_cast<std::uint32_t>(pair);
    ++begin_[a + 1];
    kin_counts_[a] += counts_[b];
    kin_counts_[b] += counts_[a];
  }
  for (std::size_t i = 1; i < begin_.size(); ++i) {
    begin_[i] += begin_[i - 1];
  }
  kin_.reserve(found.size());
  for (const std::uint64_t pair : found) {
    kin_.push_back(static_cast<std::uint32_t>(pair));
  }
}

WordTie WordKin::tie(std::uint32_t a, std::uint32_t b) const {
  if (a > b) { std::swap(a, b); }
  const auto from = kin_.begin() + begin_[a];
  const auto to = kin_.begin() + begin_[a + 1];
  const auto at = std::lower_bound(from, to, b);
  if (at == to || *at != b) { return WordTie::none; }
  return spelling_[a] == spelling_[b] ? WordTie::spelt : WordTie::slip;
}

} // namespace entente::matching
