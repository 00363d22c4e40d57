/// @file
/// People formed from scored pairs.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/resolve/linkage_score.hpp"

namespace entente::matching {

/// Two forms with the log odds that they are one person's.
struct FormPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  float weight = 0;
  ReasonSet reasons = 0;
};

struct ClusterLimits {
  float join = 0;   ///< log odds from which a pair is one person
  float open = 0;   ///< and from which it is reported
  float unseen = 1; ///< odds of people who have no other record
  std::function<bool(std::uint32_t record, std::uint32_t known)> judged_different; ///< as in LinkOptions
};

/// Joins pairs from the surest down. Groups whose members rule each other out stay apart. A pair is weighed against all
/// others that could take its place and cannot be the same person, and against people who have no other record:
/// odds / (unseen + sum of the rivals' odds), from the side where that is less.
class Clusters {
public:
  Clusters(const PairScorer& scorer, const FormTable& forms, std::vector<FormPair>& pairs, ClusterLimits limits);
  void run();
  [[nodiscard]] std::uint32_t root(std::uint32_t form) const;
  [[nodiscard]] const std::vector<std::uint32_t>& joined() const { return joined_; } ///< places in the pairs
  /// Pairs of different groups that nothing rules out, each two groups once; places in the pairs.
  [[nodiscard]] std::vector<std::uint32_t> open_pairs();

private:
  void sort_pairs();
  void index_pairs();
  /// The records of one known person are one group from the start.
  void join_known();
  /// Members of a group, as many as are compared.
  struct Members {
    std::array<std::uint32_t, 24> forms{};
    std::size_t count = 0;
    [[nodiscard]] const std::uint32_t* begin() const { return forms.data(); }
    [[nodiscard]] const std::uint32_t* end() const { return forms.data() + count; }
  };
  [[nodiscard]] Members members(std::uint32_t root) const;
  [[nodiscard]] bool may_be_one(std::uint32_t form_a, std::uint32_t form_b) const;
  /// Whether each of the others may be the known person of the group, if there is one.
  [[nodiscard]] bool may_be_known(const Members& group, std::uint32_t known, const Members& others) const;
  [[nodiscard]] bool may_join(std::uint32_t root_a, std::uint32_t root_b) const;
  /// True when so many surer pairs of one of the two were kept down by rivals that this one would be too.
  [[nodiscard]] bool is_kept_down(const FormPair& pair) const;
  void refuse(const FormPair& pair);
  /// Sum of the odds of those who could take the other's place.
  [[nodiscard]] float rival_odds(std::uint32_t form, std::uint32_t other) const;
  /// The pair's weight against its rivals; says so in its reasons when there are any.
  void weigh(FormPair& pair) const;
  void join(std::uint32_t root_a, std::uint32_t root_b);

  /// What was judged of a pair lately: groups ask for the same pairs again and again.
  struct Judged {
    std::uint64_t pair = ~std::uint64_t{0};
    bool one = false;
  };
  static constexpr unsigned judged_bits = 18;
  mutable std::vector<Judged> judged_ = std::vector<Judged>(std::size_t{1} << judged_bits);

  const PairScorer& scorer_;
  const FormTable& forms_;
  std::vector<FormPair>& pairs_;
  ClusterLimits limits_;
  std::vector<float> weight_; ///< per pair, before rivals
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> next_; ///< ring of the members of each group
  std::vector<std::uint32_t> size_;
  std::vector<std::uint32_t> known_;    ///< per root
  std::vector<std::uint8_t> refused_;   ///< per form, pairs that rivals kept down
  std::vector<std::uint32_t> begin_;    ///< per form, into pairs_of_
  std::vector<std::uint32_t> pairs_of_; ///< places in the pairs, surest first
  std::vector<std::uint32_t> joined_;
};

} // namespace entente::matching
