/// @file
/// Who is who among very many names at once: records are blocked, pairs scored with reasons, people formed.
/// Time and memory grow with the number of records, since no block is compared beyond a fixed size.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/enums.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// One mention of a person. The texts must live as long as `link_names` runs.
struct NameRecord {
  std::string_view name;        ///< as printed: any order, honorifics, accents, capitals
  std::string_view body;        ///< what names the body, the same for equal bodies: an id or a folded name; may be empty
  std::string_view state;       ///< spoken for; may be empty
  std::string_view post;        ///< as printed; may be empty
  int year = 0;                 ///< 0: not known
  std::optional<Gender> gender; ///< where marked beyond doubt
  std::uint32_t number = 0;     ///< of the person in the numbering of `companions`; 0: none
  std::span<const std::uint32_t> companions; ///< people on the same panels, sorted, without repeats
  /// Number of a person known before; 0: of nobody. Records of one number are one person's, those of two numbers never.
  std::uint32_t known = 0;
};

/// Why two records may, or may not, be one person's.
enum class LinkReason : std::uint8_t {
  same_name,
  other_order,
  joined,
  spelt_otherwise,
  initials,
  slip,
  missing_word,
  surname_alone,
  rare_name,
  common_name,
  same_body,
  other_body,
  no_body,
  same_state,
  other_state,
  like_post,
  near_years,
  far_years,
  shared_companions,
  one_panel,
  rival,
};
inline constexpr std::size_t link_reasons = 21;
/// The stable key, such as "same-name".
[[nodiscard]] std::string_view key_of(LinkReason reason);
/// The reason in English words.
[[nodiscard]] std::string_view text_of(LinkReason reason);

/// Reasons as one bit each, in the order of the enumeration.
using ReasonSet = std::uint32_t;
[[nodiscard]] constexpr ReasonSet bit_of(LinkReason reason) { return ReasonSet{1} << static_cast<unsigned>(reason); }
/// The reasons of a set, in order.
[[nodiscard]] std::vector<LinkReason> reasons_of(ReasonSet set);

/// Two records, the earlier first.
struct LinkedPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  float score = 0; ///< 0 to 1: how likely they are one person
  ReasonSet reasons = 0;
};

struct LinkOptions {
  double join = 0.70;         ///< pairs of this score or more are one person, unless something rules it out
  double join_by_data = 0.50; ///< the same where the data's own frequencies decide
  double open = 0.25;         ///< pairs of this score or more are reported
  /// How many names make the data's own frequencies weigh as much as the fixed weights.
  double trust_data_from = 5000;
  std::size_t largest_block = 128; ///< records of one block that are compared with one another
  /// When set: whether somebody decided that a record and a known person, by number, are two.
  std::function<bool(std::uint32_t record, std::uint32_t known)> judged_different = {};
};

struct Links {
  std::vector<std::uint32_t> cluster; ///< per record; clusters are numbered by their first record
  std::uint32_t clusters = 0;
  std::vector<LinkedPair> joined; ///< pairs that made the clusters, surest first
  std::vector<LinkedPair> open;   ///< pairs left open, surest first
  std::size_t compared = 0;       ///< pairs looked at
};

/// Decides which records are one person's.
///
/// Words of names are interned; spellings of one sound and slips of the pen are found once among distinct words (by
/// deletion keys), so that comparing two names is comparing integers. Blocks: the body with two initials; two words by
/// spelling class; a word with an initial for records without a body; the name closed up. A pair adds log odds: each
/// shared word by its rarity in the data, less for initials, slips and missing words, then body, state, post, years and
/// companions as `match_people` weighs them. With few names fixed weights decide, with many the data's frequencies
/// (`trust_data_from`), also on how often one person's records bear several bodies. Pairs are joined from the surest
/// down. A person never holds two names that rule each other out, and a record that two people fit equally stays open.
/// Of a known person several records are alternatives: one of them must fit, and two known people stay two.
/// Equal records but for their order in the input give equal clusters.
/// Model: Fellegi and Sunter, A Theory for Record Linkage, JASA 64 (1969). O(n) for bounded blocks, plus sorting.
[[nodiscard]] Links link_names(std::span<const NameRecord> records, const Reference& reference,
                               const LinkOptions& options = {});

} // namespace entente
