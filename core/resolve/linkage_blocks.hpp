/// @file
/// Which records are worth comparing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/resolve/linkage_kin.hpp"
#include "core/resolve/linkage_names.hpp"
#include "core/resolve/linkage_score.hpp"

namespace entente::matching {

/// Makes blocks of forms and calls `visit(a, b)`, a < b, for the pairs in them. A pair may come more than once.
/// Blocks beyond the limit are cut by body, state and post; what is still too large is compared within a window of
/// names in order. O(n) pairs for a fixed limit.
class Blocks {
public:
  Blocks(const NameTable& names, const WordKin& kin, const FormTable& forms, std::size_t largest)
      : names_(names), kin_(kin), forms_(forms), largest_(largest) {}

  template <class Visit> void each_pair(Visit visit) {
    each_block(same_body_keys(), visit);
    each_block(word_pair_keys(), visit);
    each_block(closed_up_keys(), visit);
    each_probe(bare_keys(), visit);
    each_probe(lone_keys(), visit);
  }

  /// The same for the first pairs of one body; a form that several records have is paired with itself.
  template <class Visit> void some_of_one_body(std::size_t limit, Visit visit) {
    const Keys keys = same_body_keys();
    for (std::size_t i = 0; i < keys.size() && limit > 0; ++i) {
      const auto form = static_cast<std::uint32_t>(keys[i]);
      if (forms_.count[form] > 1) { visit(form, form); }
      for (std::size_t j = i + 1; j < std::min(keys.size(), i + 8) && keys[i] >> 32U == keys[j] >> 32U && limit > 0; ++j) {
        visit(static_cast<std::uint32_t>(keys[i]), static_cast<std::uint32_t>(keys[j]));
        --limit;
      }
    }
  }

private:
  using Keys = std::vector<std::uint64_t>; ///< hash above, form below
  /// Keys of the forms that ask, and of all that may answer.
  struct Probes {
    Keys asking;
    Keys answering;
  };

  [[nodiscard]] Keys same_body_keys() const;
  [[nodiscard]] Keys word_pair_keys() const;
  [[nodiscard]] Keys closed_up_keys() const;
  [[nodiscard]] Probes bare_keys() const;
  [[nodiscard]] Probes lone_keys() const;
  [[nodiscard]] std::uint64_t spelling_of(std::uint32_t form) const;
  void cut(std::span<const std::uint32_t> block, std::vector<std::vector<std::uint32_t>>& smaller) const;

  template <class Visit> void all_pairs(std::span<const std::uint32_t> block, std::size_t window, Visit& visit) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      for (std::size_t j = i + 1; j < std::min(block.size(), i + window); ++j) {
        if (block[i] != block[j]) { visit(std::min(block[i], block[j]), std::max(block[i], block[j])); }
      }
    }
  }
  template <class Visit> void each_block(const Keys& keys, Visit& visit) {
    std::vector<std::uint32_t> block;
    std::vector<std::vector<std::uint32_t>> smaller;
    for (std::size_t from = 0; from < keys.size();) {
      block.clear();
      std::size_t to = from;
      for (; to < keys.size() && keys[to] >> 32U == keys[from] >> 32U; ++to) {
        block.push_back(static_cast<std::uint32_t>(keys[to]));
      }
      if (block.size() > 1 && block.size() <= largest_) { all_pairs(block, block.size(), visit); }
      if (block.size() > largest_) {
        smaller.clear();
        cut(block, smaller);
        for (const auto& part : smaller) {
          all_pairs(part, largest_, visit);
        }
      }
      from = to;
    }
  }
  template <class Visit> void each_probe(const Probes& probes, Visit& visit) {
    std::size_t at = 0;
    for (std::size_t from = 0; from < probes.asking.size();) {
      const std::uint64_t key = probes.asking[from] >> 32U;
      std::size_t to = from;
      while (to < probes.asking.size() && probes.asking[to] >> 32U == key) {
        ++to;
      }
      while (at < probes.answering.size() && probes.answering[at] >> 32U < key) {
        ++at;
      }
      const std::size_t start = at;
      while (at < probes.answering.size() && probes.answering[at] >> 32U == key) {
        ++at;
      }
      if ((to - from) * (at - start) <= largest_ * largest_ * 4) {
        for (std::size_t i = from; i < to; ++i) {
          for (std::size_t j = start; j < at; ++j) {
            const auto a = static_cast<std::uint32_t>(probes.asking[i]);
            const auto b = static_cast<std::uint32_t>(probes.answering[j]);
            if (a != b) { visit(std::min(a, b), std::max(a, b)); }
          }
        }
      }
      from = to;
    }
  }

  const NameTable& names_;
  const WordKin& kin_;
  const FormTable& forms_;
  std::size_t largest_;
};

} // namespace entente::matching
