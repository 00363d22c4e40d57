/// @file
/// What speaks for or against two records being one person's, on numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/resolve/linkage.hpp"
#include "core/resolve/linkage_fit.hpp"

namespace entente::matching {

/// The records as numbers: equal ones, but for what they lack, once ("form").
struct FormTable {
  std::vector<std::uint32_t> form_of;   ///< per record
  std::vector<std::uint32_t> record_of; ///< per form, its first record
  std::vector<std::uint32_t> count;     ///< records per form
  std::vector<std::uint32_t> body;      ///< per form; 0: none
  std::vector<std::uint32_t> state;
  std::vector<std::uint32_t> post;
  std::vector<std::uint32_t> known;                 ///< per form, the number of the known person; 0: none
  std::vector<std::uint64_t> content;               ///< hash of all that the form holds, free of the input's order
  std::vector<std::uint32_t> body_records;          ///< per body
  std::vector<std::vector<std::string>> post_stems; ///< per post
  /// True when the forms are of two people who are known to be two.
  [[nodiscard]] bool two_known(std::uint32_t a, std::uint32_t b) const {
    return known[a] != 0 && known[b] != 0 && known[a] != known[b];
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(record_of.size()); }
};
/// Numbers bodies, states and posts, and finds equal records; `as_printed`: those that print their names alike. O(n).
[[nodiscard]] FormTable make_forms(std::span<const NameRecord> records, const NameTable& names, bool as_printed = false);

struct PairScore {
  bool fits = false; ///< false: the names or the marks of gender rule it out
  float weight = 0;  ///< log odds
  ReasonSet reasons = 0;
};
[[nodiscard]] double probability(double log_odds);

/// Adds the evidence up. Fixed weights are those of `match_people`.
class PairScorer {
public:
  PairScorer(std::span<const NameRecord> records, const NameTable& names, const NameComparer& comparer,
             const FormTable& forms, const LinkOptions& options);
  [[nodiscard]] PairScore score(std::uint32_t form_a, std::uint32_t form_b) const;
  /// True when the score holds something that one person's records hardly hold: other bodies, states or generations of
  /// years, or a place on one panel.
  [[nodiscard]] static bool conflicts(const PairScore& score);
  /// True when a word that both names share and the body are enough to say that it is one person.
  [[nodiscard]] bool plainly_one(std::uint32_t form_a, std::uint32_t form_b) const;
  /// Share of the records of plain names whose equal follows: exact pairs for a record.
  [[nodiscard]] double repeats() const { return repeats_; }
  /// How much the data's frequencies count, 0 to 1.
  [[nodiscard]] float trust() const { return data_; }

private:
  void learn_bodies();
  [[nodiscard]] float body_weight(std::uint32_t a, std::uint32_t b, ReasonSet& reasons) const;
  [[nodiscard]] float other_weight(std::uint32_t a, std::uint32_t b, bool body_agrees, ReasonSet& reasons) const;
  [[nodiscard]] float companion_weight(const NameRecord& a, const NameRecord& b, ReasonSet& reasons) const;

  std::span<const NameRecord> records_;
  const NameTable& names_;
  const NameComparer& comparer_;
  const FormTable& forms_;
  float data_ = 0; ///< how much the data's frequencies count, 0 to 1
  double repeats_ = 1;
  float same_body_rate_ = 0.5F;
  float other_body_ = -0.7F;
};

} // namespace entente::matching
